"""Tells in which part of a provision a character stands."""

import re
from bisect import bisect_right
from functools import cached_property

from app.domain.citation_form import Step
from app.domain.subdivision import parts_of

_MARKS = re.compile("[“”]")


class Position:
    """The parts and the quotations of one provision's text, worked out when first asked for."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language

    def steps_at(self, at: int) -> tuple[Step, ...]:
        """The steps that lead to the innermost part that began last before the character `at`."""
        place = bisect_right(self._starts, at) - 1
        return self._parts[place] if place >= 0 else ()

    def quoted(self, at: int) -> bool:
        """Whether the character `at` stands between quotation marks."""
        place = bisect_right(self._marks, at) - 1
        return place >= 0 and self._text[self._marks[place]] == "“"

    @cached_property
    def known(self) -> frozenset[tuple[Step, ...]]:
        """The steps of all parts."""
        return frozenset(self._parts)

    @cached_property
    def _both(self) -> list[tuple[int, tuple[Step, ...]]]:
        return [(part.start, part.steps) for part in parts_of(self._text, self._language)]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._both]

    @cached_property
    def _parts(self) -> list[tuple[Step, ...]]:
        return [steps for _, steps in self._both]

    @cached_property
    def _marks(self) -> list[int]:
        return [found.start() for found in _MARKS.finditer(self._text)]
