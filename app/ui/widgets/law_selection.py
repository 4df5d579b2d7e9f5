"""What is selected in a law: from one spot to another, a spot being a row and a character."""

import re

from app.ui.widgets.law_rows import BREAK, Reading

Spot = tuple[int, int]


class Selection:
    """Two spots of one reading; nothing is selected where they are the same."""

    def __init__(self) -> None:
        self._from: Spot = (0, 0)
        self._to: Spot = (0, 0)

    def begin(self, spot: Spot) -> None:
        """Select nothing, from here on."""
        self._from = self._to = spot

    def extend(self, spot: Spot) -> None:
        """Select up to here."""
        self._to = spot

    def word(self, reading: Reading, spot: Spot) -> None:
        """Select the word at a spot."""
        row, at = spot
        for match in re.finditer(r"\w+", reading.rows[row].text):
            if match.start() <= at <= match.end():
                self._from, self._to = (row, match.start()), (row, match.end())
                return

    def everything(self, reading: Reading) -> None:
        """Select the whole law."""
        last = len(reading.rows) - 1
        self._from, self._to = (0, 0), (last, len(reading.rows[last].text))

    def span(self, row: int, length: int) -> tuple[int, int] | None:
        """The selected characters of a row of this length."""
        first, last = sorted((self._from, self._to))
        if first == last or not first[0] <= row <= last[0]:
            return None
        return (first[1] if row == first[0] else 0), (last[1] if row == last[0] else length)

    def text(self, reading: Reading) -> str:
        """The selected text."""
        first, last = sorted((self._from, self._to))
        parts = []
        for row in range(first[0], last[0] + 1):
            text = reading.rows[row].text
            if (span := self.span(row, len(text))) is not None:
                parts.append(text[slice(*span)])
        return "\n".join(parts).replace(BREAK, "\n")
