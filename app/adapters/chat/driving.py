"""Drives an asynchronous job from outside, so that whoever waits for it can leave."""

from collections import deque
from collections.abc import Callable, Coroutine, Generator
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from app.adapters.downloading.downloads import end_loop

if TYPE_CHECKING:
    import asyncio

P = TypeVar("P")
Job = Callable[[Callable[[P], None]], Coroutine[Any, Any, None]]
"""Something to run, which tells its pieces to what it is given."""

STEP = 0.05
"""Seconds after which something is said even if nothing came."""


def driven(job: Job[P], patience: float) -> Generator[P | None, None, None]:
    """What the job tells, as it is told, and None every STEP seconds while nothing is.

    Closing it cancels the job, whatever that is waiting for. Raises TimeoutError after so many
    seconds of `patience` without a word, and what the job raises.
    """
    import asyncio

    loop, bell, pieces = asyncio.new_event_loop(), asyncio.Event(), deque[P]()

    def tell(piece: P) -> None:
        pieces.append(piece)
        bell.set()

    task = loop.create_task(job(tell))
    try:
        heard = monotonic()
        while pieces or not task.done():
            if pieces:
                yield pieces.popleft()
                heard = monotonic()
                continue
            loop.run_until_complete(_rung(bell, task))
            if not pieces and not task.done():
                if monotonic() - heard > patience:
                    raise TimeoutError
                yield None
        task.result()
    finally:
        end_loop(loop)
        if not task.cancelled():
            task.exception()


def answered(job: Callable[[], Coroutine[Any, Any, P]], patience: float) -> P:
    """The one result of `job`; raises TimeoutError where it takes longer than `patience`."""
    import asyncio

    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(asyncio.wait_for(job(), patience))
    finally:
        end_loop(loop)


async def _rung(bell: "asyncio.Event", task: "asyncio.Task[None]") -> None:
    """Wait for the bell, the end of the task, or the end of the step."""
    import asyncio

    bell.clear()
    waiter = asyncio.ensure_future(bell.wait())
    await asyncio.wait({task, waiter}, timeout=STEP, return_when=asyncio.FIRST_COMPLETED)
    waiter.cancel()
