"""Keeps what becomes of a request to a language model, at whatever end, and finds its thread."""

from collections.abc import Generator
from contextlib import closing, suppress

from app.domain.asking import Began, Outcome, Run, Turn
from app.domain.errors import PandectaError, RunUnknown, UserDataNotWritable
from app.domain.events import Event, Problem, Work
from app.services.chatting import Runs
from app.services.recording import Recorder

NOT_KEPT = "not-kept"
"""The reason of the Problem that tells that a run could not be written down."""


def keeping(work: Work[Run], record: Recorder, runs: Runs | None) -> Work[Run]:
    """Do `work` and keep its run: finished, failed, or closed, when it counts as stopped.

    That it could not be kept is a Problem and no failure, for the answer is there; `runs` is None
    where nothing is to be kept.
    """
    yield Began(record.id)
    try:
        with closing(work):
            run = yield from work
    except BaseException as error:
        if isinstance(error, PandectaError) and record.outcome is None:
            record.ends(Outcome.BROKEN, type(error).__name__)
        if runs is not None:
            # the error itself, or that the person stopped it, is what has to be told
            with suppress(UserDataNotWritable):
                runs.keep(record.run())
        raise
    if runs is not None:
        yield from _kept(run, runs)
    return run


def _kept(run: Run, runs: Runs) -> Generator[Event, None, None]:
    try:
        runs.keep(run)
    except UserDataNotWritable as error:
        yield Problem(error.path, NOT_KEPT, error.detail)


def thread(runs: Runs, id: str) -> tuple[Turn, ...]:
    """The questions and answers that lead to a kept run, itself the last, the oldest first.

    It begins anew after a run that was deleted or cannot be read. Raises RunUnknown where the run
    itself is unknown.
    """
    run = runs.get(id)
    turns, seen = [Turn(run.question, run.text)], {run.id}
    while run.follows and run.follows not in seen:
        try:
            run = runs.get(run.follows)
        except RunUnknown:
            break
        seen.add(run.id)
        turns.append(Turn(run.question, run.text))
    return tuple(reversed(turns))
