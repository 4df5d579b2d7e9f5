"""Measures the speed of what comes over the line, over the last few seconds."""

from collections import deque
from collections.abc import Callable

from app.domain.sourcing import Received

_WINDOW = 5.0
"""Seconds over which the speed is measured."""


class Meter:
    """Counts the bytes of several files that come one after another."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.before = self._came_before = 0
        self.last = Received(0, None, 0)
        self._marks: deque[tuple[float, int]] = deque([(clock(), 0)])

    def next_file(self) -> None:
        """The file at hand is there."""
        self.before += self.last.done
        self._came_before += self.last.came
        self.last = Received(0, None, 0)

    def see(self, received: Received) -> int:
        """How many bytes there are, with those of the files before."""
        self.last = received
        return self.before + received.done

    def rate(self) -> float | None:
        """Bytes per second over the line; None until half a second was measured."""
        now, came = self._clock(), self._came_before + self.last.came
        self._marks.append((now, came))
        while len(self._marks) > 2 and now - self._marks[1][0] > _WINDOW:
            self._marks.popleft()
        since, then = self._marks[0]
        return (came - then) / (now - since) if now - since > 0.5 and came > then else None
