"""Finds where the articles and the items of a Chinese law begin: by label and by sequence."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.domain.citation import chinese_number
from app.domain.numerals import CHARACTERS, to_int

_canonical = lru_cache(maxsize=4096)(chinese_number)
NUMERAL = f"[{CHARACTERS}]{{1,12}}"
_SUB = r"(?:\s{0,3}之\s{0,3}([一二三四五六七八九十]{1,3}))?"
LABEL = rf"[第笫]\s{{0,3}}({NUMERAL})\s{{0,3}}条{_SUB}"
ARTICLE = re.compile(rf"{LABEL}(\s*[：:]\s*|\s+|$)?")
REFERENCE = re.compile(
    r"第|规定|所称|所列|所指|的|之|[、，。；,;]|至|和|与第|及|或者|或第|以及|中|修改|增加|删|调整|改为|作为|相应"
)
_PARAGRAPH = re.compile(rf"第\s?{NUMERAL}\s?[款项]")
_ANNOUNCED_WITHIN = 30
_ITEMS = (
    re.compile(r"([一二三四五六七八九十百]{1,5})、\s*"),
    re.compile(r"[（(]([一二三四五六七八九十百]{1,5})[）)]\s*"),
    re.compile(r"(\d{1,3})\s?[.．、]\s*(?!\d)"),
)


class Line(NamedTuple):
    """One line of a law's body; `depth` is 1 to 6 for a heading and 0 for text."""

    text: str
    depth: int = 0


class Start(NamedTuple):
    """The beginning of a provision at line `at`: its number and label, and the text behind it."""

    at: int
    number: str
    label: str
    rest: str


class Candidate(NamedTuple):
    """A line that may begin an article; `strong` if its label stands apart from the text."""

    at: int
    value: tuple[int, int]
    label: str
    rest: str
    strong: bool


def article_starts(lines: Sequence[Line]) -> dict[int, Start]:
    """The lines that begin an article.

    A label followed by a space begins one if its number is plausible: the next one, a later one
    while the next never comes, or 1 again under a new heading. A label that the text follows
    directly, as in 第三十条规定的, begins one only if it is exactly the next and nothing else is.
    """
    found = [c for at, line in enumerate(lines) if (c := candidate(at, line)) is not None]
    sequence = _Sequence(lines, found)
    return {
        c.at: Start(c.at, _number(c.value), c.label, c.rest)
        for i, c in enumerate(found)
        if sequence.accepts(i)
    }


def item_starts(lines: Sequence[Line]) -> dict[int, Start]:
    """The lines that begin an item 一、 or, where there are none, （一） or 1. of a decision."""
    for pattern in _ITEMS:
        starts: dict[int, Start] = {}
        last, fresh = 0, True
        for at, line in enumerate(lines):
            if line.depth:
                fresh = True
            elif found := pattern.match(line.text):
                value = to_int(found[1])
                if value == last + 1 or (value == 1 and fresh):
                    label = found[0].strip(" \u3000、.．")
                    starts[at] = Start(at, f"i{value}", label, line.text[found.end() :])
                    last, fresh = value, False
        if len(starts) > 1:
            return starts
    return {}


def candidate(at: int, line: Line) -> Candidate | None:
    """The line read as the beginning of an article, None if it has no label."""
    if line.depth or line.text[:1] not in ("第", "笫"):
        return None
    found = ARTICLE.match(line.text)
    if not found:
        return None
    number = _canonical(found[1], found[2])
    if not number:
        return None
    value, _, sub = number.partition("-")
    label = f"第{found[1]}条" + (f"之{found[2]}" if found[2] else "")
    rest = line.text[found.end() :]
    strong = found[3] is not None and not _PARAGRAPH.match(rest)
    return Candidate(at, (int(value), int(sub or 0)), label, rest, strong)


def _number(value: tuple[int, int]) -> str:
    return f"{value[0]}-{value[1]}" if value[1] else str(value[0])


class _Sequence:
    """Walks the candidates in order and says of each whether it continues the law's numbering."""

    def __init__(self, lines: Sequence[Line], found: Sequence[Candidate]) -> None:
        self._lines, self._found = lines, found
        self._last: Candidate | None = None
        self._aside = 0
        self._headings = [at for at, line in enumerate(lines) if line.depth]
        self._strong: dict[tuple[int, int], list[int]] = {}
        self._order: list[int] = []
        for i, c in enumerate(found):
            if c.strong:
                self._order.append(i)
                self._strong.setdefault(c.value, []).append(i)

    def accepts(self, i: int) -> bool:
        c = self._found[i]
        accepted = self._plausible(i, c, self._last)
        if accepted:
            self._last = c
        return accepted

    def _plausible(self, i: int, c: Candidate, last: Candidate | None) -> bool:
        if not c.strong:
            first = (1, 0) if last is None else (last.value[0] + 1, 0)
            return c.value == first and not REFERENCE.match(c.rest) and not self._comes(c.value, i)
        if last is None:
            return c.value == (1, 0) or not self._comes((1, 0), i)
        (number, sub), (old, old_sub) = c.value, last.value
        if c.value == (1, 0):
            return self._heading_between(last, c) or self._next_is(i, (2, 0))
        if number == old:
            return sub > old_sub
        if number == old + 1 and not sub:
            return True
        return number > old and not self._comes((old + 1, 0), i) and not self._is_aside(c, last)

    def _comes(self, value: tuple[int, int], i: int) -> bool:
        """Whether a strong candidate of this number stands after `i`, before numbering restarts."""
        places = self._strong.get(value, ())
        after = bisect_right(places, i)
        if after == len(places):
            return False
        ones = self._strong.get((1, 0), ())
        restart = bisect_right(ones, i)
        return value == (1, 0) or restart == len(ones) or places[after] < ones[restart]

    def _next_is(self, i: int, value: tuple[int, int]) -> bool:
        after = bisect_right(self._order, i)
        return after < len(self._order) and self._found[self._order[after]].value == value

    def _heading_between(self, last: Candidate, c: Candidate) -> bool:
        return bisect_right(self._headings, last.at) < bisect_right(self._headings, c.at)

    def _is_aside(self, c: Candidate, last: Candidate) -> bool:
        """Whether this is an article that an amendment announces by number and then spells out."""
        near = self._lines[last.at : min(c.at, last.at + _ANNOUNCED_WITHIN)]
        announced = any(c.label in line.text for line in near)
        if announced or c.value[0] == self._aside + 1:
            self._aside = c.value[0]
            return True
        return False
