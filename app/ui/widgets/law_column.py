"""The column of a law's rows: which are in sight, where, and how tall all of them are."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from app.ui.widgets.law_rows import Reading
from app.ui.widgets.law_setting import Laid, Setting

TOP = 16
"""Pixels above the first row in sight."""


class LawColumn:
    """Lays out what is in sight, and guesses the rest.

    The place on screen is an anchor, a row and the pixels of it above the edge, not a distance
    from the top: heights of rows never seen are guesses, and must not move what is being read.
    """

    def __init__(self, reading: Reading, setting: Setting, room: float) -> None:
        self.reading, self.setting, self.room = reading, setting, room
        self.row, self.above = 0, 0.0
        self._laid: dict[int, Laid] = {}
        self._heights = [setting.guess(row) for row in reading.rows]
        self._tops: list[float] | None = None

    def laid(self, row: int) -> Laid:
        """A row as it is set."""
        if (laid := self._laid.get(row)) is None:
            laid = self._laid[row] = self.setting.lay(self.reading.rows[row])
            self._heights[row] = laid.height
            self._tops = None
        return laid

    def in_sight(self) -> Iterator[tuple[int, Laid, float]]:
        """The rows in sight from above, each with where it begins."""
        y = TOP - self.above
        for row in range(self.row, len(self._heights)):
            if y >= self.room:
                return
            laid = self.laid(row)
            yield row, laid, y
            y += laid.height

    @property
    def height(self) -> float:
        """The height of the whole, as far as is known."""
        return self._all_tops()[-1] + 2 * TOP

    @property
    def position(self) -> float:
        """The anchor as a distance from the top, as far as is known."""
        return self._all_tops()[self.row] + self.above

    def move_to(self, position: float) -> None:
        """Put the anchor at a distance from the top."""
        tops = self._all_tops()
        self.row = min(max(0, bisect_right(tops, position) - 1), len(self._heights) - 1)
        self.above = position - tops[self.row]
        self.settle()

    def move_by(self, distance: float) -> None:
        """Move the anchor over rows that are set on the way, so that nothing jumps."""
        self.above += distance
        self.settle()

    def move_to_row(self, row: int, above: float = 0.0) -> None:
        """Put the anchor into a row."""
        self.row, self.above = min(row, len(self._heights) - 1), above
        self.settle()

    def settle(self) -> None:
        """Bring the anchor into range: neither above the first row nor below the last screen."""
        self._climb()
        while self.row < len(self._heights) - 1 and self.above >= self.laid(self.row).height:
            self.above -= self.laid(self.row).height
            self.row += 1
        room = self.room - 2 * TOP
        bottom = -self.above
        for row in range(self.row, len(self._heights)):
            if bottom >= room:
                return
            bottom += self.laid(row).height
        if bottom < room:
            self.above -= room - bottom
            self._climb()

    def _climb(self) -> None:
        while self.above < 0 and self.row > 0:
            self.row -= 1
            self.above += self.laid(self.row).height
        if self.row == 0:
            self.above = max(0.0, self.above)

    def _all_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0.0))
        return self._tops
