"""What a piece of work reports while it runs: the events, and the type of a work itself."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that just happened; the window paints it, the command line prints it."""


@dataclass(frozen=True, slots=True)
class Progress(Event):
    """How far a stage has come.

    `stage` is a key (``reading``, ``importing``, ``encoding``, ``writing``, ``full-text``,
    ``vectors``, ``evaluating`` …) that the faces translate. `done` and `total` count `unit`
    (``files``, ``rows``, ``questions``); `total` is None where it is not known.
    `rate` is units per second and `left` the seconds that remain, both None until measured.
    """

    stage: str
    done: int
    total: int | None = None
    unit: str = ""
    rate: float | None = None
    left: float | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Problem(Event):
    """One thing could not be done and the work goes on: where, which reason, and its facts."""

    where: str
    reason: str
    detail: str = ""


Work = Generator[Event, None, R]
"""A piece of work: yields events, returns its result; ``close()`` cancels it."""


def outcome(work: Work[R], on_event: Callable[[Event], None] | None = None) -> R:
    """Run `work` to its end on this thread, hand each event to `on_event`, return its result."""
    while True:
        try:
            event = next(work)
        except StopIteration as stop:
            result: R = stop.value
            return result
        if on_event is not None:
            on_event(event)


def heard(work: Work[R], change: Callable[[Event], Event]) -> Work[R]:
    """`work` with each of its events as `change` gives it on; closing this closes `work`."""
    try:
        while True:
            try:
                event = next(work)
            except StopIteration as stop:
                result: R = stop.value
                return result
            yield change(event)
    finally:
        work.close()


PAUSE = 10.0
"""Seconds without a word after which a piece of work is taken to have been paused, or asleep."""


class Pace:
    """Measures rate and time left of a stage whose steps are reported as they finish."""

    def __init__(
        self, stage: str, total: int | None, unit: str, clock: Callable[[], float]
    ) -> None:
        self._stage, self._total, self._unit, self._clock = stage, total, unit, clock
        self._start = self._last = clock()

    def at(self, done: int, detail: str = "") -> Progress:
        """The progress after `done` units, with the mean rate so far once 0.2 s have passed.

        Where nothing was told for PAUSE seconds nothing was done either: that time does not count.
        """
        now = self._clock()
        if now - self._last > PAUSE:
            self._start += now - self._last
        self._last = now
        spent = now - self._start
        rate = done / spent if spent > 0.2 and done else None
        left = (self._total - done) / rate if rate and self._total is not None else None
        return Progress(self._stage, done, self._total, self._unit, rate, left, detail)
