"""Where the person has read, for going back there and forth again."""

from dataclasses import dataclass

from app.ui.widgets.law_rows import Reading

MOST = 100
"""Places that are kept."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere the person has read."""

    reading: Reading
    provision: int
    anchor: tuple[int, float]


class Trail:
    """The places behind, and those that were come back from."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def leave(self, here: Place | None) -> None:
        """Go on from `here` to a place that is not on the trail."""
        if here is not None:
            self._back.append(here)
            del self._back[:-MOST]
            self._forward.clear()

    def back(self, here: Place | None) -> Place | None:
        """Step back from `here`; None where there is nothing behind."""
        return _step(here, self._back, self._forward)

    def forward(self, here: Place | None) -> Place | None:
        """Step forward from `here`; None where nobody came back from anywhere."""
        return _step(here, self._forward, self._back)

    def forget(self) -> None:
        """Begin anew."""
        self._back.clear()
        self._forward.clear()

    @property
    def ways(self) -> tuple[bool, bool]:
        """Whether there is a way back, and a way forward."""
        return bool(self._back), bool(self._forward)


def _step(here: Place | None, source: list[Place], target: list[Place]) -> Place | None:
    if here is None or not source:
        return None
    target.append(here)
    return source.pop()
