"""Runs a sending of large files in a process of its own, so that it ends the moment it must.

The libraries that speak to hubs and servers cannot be stopped in the middle of a file; a process
can, and what is set in its environment for them is gone with it.
"""

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any

from app.domain.errors import PandectaError, PublishingFailed
from app.domain.events import Pace, Progress, Work

STAGE = "sending"
_POLL = 0.1
_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class Sent:
    """How many bytes of how many have gone, and what is being done."""

    done: int
    total: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Ended:
    result: Any
    error: PandectaError | None


Post = Callable[[Sent], None]
Job = Callable[[Post, Any], Any]
"""What is run: given how to report, and its order, which survives pickling; its result."""


def sending(job: Job, order: Any, place: str) -> Work[Any]:
    """Run `job(post, order)` in a process; its result. Closing the work kills the process.

    `place` is what errors call the place. Raises what the job raises of ours, and PublishingFailed
    (``died``) where the process ends without a word.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_run, args=(theirs, job, order), daemon=True)
    process.start()
    theirs.close()
    try:
        ended = yield from _followed(ours, process, place)
    finally:
        with suppress(ValueError):
            process.kill()
        process.join(_PATIENCE)
        process.close()
        ours.close()
    if ended.error is not None:
        raise ended.error
    return ended.result


def _followed(ours: Connection, process: BaseProcess, place: str) -> Work[_Ended]:
    """What the process says, until it has ended; a word of ours at least every moment."""
    pace: Pace | None = None
    last = Progress(STAGE, 0)
    while True:
        yield last
        if not ours.poll(_POLL):
            continue
        try:
            told = ours.recv()
        except (EOFError, OSError):
            process.join(_PATIENCE)
            raise PublishingFailed(place, "died", f"status {process.exitcode}") from None
        if isinstance(told, _Ended):
            return told
        pace = pace or Pace(STAGE, told.total or None, "bytes", monotonic)
        last = pace.at(told.done, told.detail)


def _run(theirs: Connection, job: Job, order: Any) -> None:
    """Do the job; runs in the process."""
    try:
        theirs.send(_Ended(job(theirs.send, order), None))
    except PandectaError as error:
        theirs.send(_Ended(None, error))
