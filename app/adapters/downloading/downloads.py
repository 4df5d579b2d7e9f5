"""The downloads as services see them: asynchronous transfers driven step by step as a Work."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from app.adapters.downloading.tally import Patience, Tally
from app.domain.events import Work
from app.domain.sourcing import SourceFile

if TYPE_CHECKING:
    import asyncio

R = TypeVar("R")


class Telling(Protocol):
    """What a job writes down for the outside."""

    def report(self) -> Work[None]:
        """Tell what has happened so far."""
        ...


T = TypeVar("T", bound=Telling)

STEP = 0.2
"""Seconds after which a waiting download reports, and hears that it is cancelled."""


class HttpDownloads:
    """Downloads over HTTP; nothing is contacted before a work is begun.

    The system's proxies are used, except for this machine itself.
    """

    def __init__(self, patience: Patience = Patience()) -> None:
        self._patience = patience

    def text(self, address: str) -> Work[str]:
        """The page at `address`; yields Received and raises DownloadFailed."""
        from app.adapters.downloading.transfer import fetch_page

        return (
            yield from driven(lambda tally: fetch_page(address, self._patience, tally), Tally())
        )

    def file(self, file: SourceFile, folder: str, size: int, limit: int) -> Work[str]:
        """Fetch `file` into `folder` and return its path; see the port for the rest."""
        from app.adapters.downloading.part import Part
        from app.adapters.downloading.transfer import Transfer

        with Part(file, Path(folder)) as part:
            part.make_room(size)
            return (
                yield from driven(
                    lambda tally: Transfer(part, limit, self._patience, tally).run(), Tally()
                )
            )


def driven(job: Callable[[T], Coroutine[Any, Any, R]], tally: T) -> Work[R]:
    """Run `job` on an event loop of its own, reporting every `STEP`; closing it cancels `job`."""
    import asyncio

    loop = asyncio.new_event_loop()
    try:
        task = loop.create_task(job(tally))
        while not task.done():
            loop.run_until_complete(asyncio.wait({task}, timeout=STEP))
            yield from tally.report()
        return task.result()
    finally:
        end_loop(loop)


def end_loop(loop: "asyncio.AbstractEventLoop") -> None:
    """Cancel what still runs on the loop, wait until it has ended, and close the loop."""
    import asyncio

    try:
        for task in (tasks := asyncio.all_tasks(loop)):
            task.cancel()
        if tasks:
            loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        loop.close()
