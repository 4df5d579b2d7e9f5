"""Finds (1), (a), (i) and their like in the text of a section, however deep they are nested."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.domain.citation_form import LETTERED, Step
from app.domain.subdivision_parts import Line, Outline, Part, lines_of

_MARK = re.compile(
    r"[\[ \t]*(?:\((?P<round>\d{1,3}[A-Za-z]{0,3}|[A-Za-z]{1,2}|(?P<same>[A-Za-z])(?P=same){2,3}"
    r"|[ivxlc]{1,8}|[IVXLC]{1,8})\)|(?P<dot>\d{1,3}[A-Z]{0,2}|[a-z]|[ivx]{1,5})\.(?=\s)"
    r"|(?P<half>\d{1,3}|[a-z]|[ivx]{1,5})\)(?=\s))"
)
_CREDIT = re.compile(r"\s*[\[(](?:[A-Z][a-z]{2,9}\.? |Pub\. L\.).{0,40}(?:Pub\. L\.|\d{4}|ch\.)")
_HEADED = re.compile(r"(?:[^\W_]|\.[-–—])\s*$(?<! and)(?<! or)")
_ROMAN = re.compile(r"(?=.)(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_NINTH = ("i", "I")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_UNITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

Order = tuple[int, str]


class Reading(NamedTuple):
    """One way to understand a designator: its style, such as ``(a`` or ``.1``, and its place."""

    style: str
    order: Order


class Mark(NamedTuple):
    """A designator at the head of a line: how it is written, how it may be read, where it is."""

    value: str
    readings: tuple[Reading, ...]
    start: int


def english_parts(text: str) -> list[Part]:
    """The parts of a section in the order in which they begin, each before what it contains.

    Which level a designator is on follows from the ones before it: (b) continues (a), (i) after
    (h) is a letter unless (ii) comes before (j). A line without one ends the innermost part that
    stands below a line of introduction, for it says something about all its like, unless that
    part has had a heading only; letters that follow where the outermost parts have figures lead
    nowhere that could be cited.
    """
    lines = [(line, marks_of(line)) for line in lines_of(text)]
    marks = [mark for _, found in lines for mark in found]
    walk = _Walk(text, bool(lines and not lines[0][1]))
    place, titled = 0, False
    for line, found in lines:
        taken = False
        for mark in found:
            place += 1
            roman = mark.value in _NINTH and _begins_roman(mark.value, marks, place)
            taken = walk.mark(mark, roman) or taken
        if not (taken or titled or line.quoted or " | " in line.text):
            walk.flush(line)
        titled = taken and _HEADED.search(line.text) is not None
    return walk.outline.parts


def marks_of(line: Line) -> list[Mark]:
    """The designators that a line begins with: one, or several as in (a)(1)."""
    found: list[Mark] = []
    at = 0
    while not line.quoted and (match := _MARK.match(line.text, at)):
        value = match["round"] or match["dot"] or match["half"]
        sign = "(" if match["round"] else "." if match["dot"] else ")"
        understood = readings(value, sign)
        if not understood or (found and sign != "("):
            break
        found.append(Mark(value, understood, line.start + at if found else line.start))
        at = match.end()
    return found


def readings(value: str, sign: str) -> tuple[Reading, ...]:
    """The ways to read a designator: (i) is the ninth letter or a Roman one, (2A) follows (2)."""
    if value[0].isdigit():
        digits = value.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        return (Reading(sign + "1", (int(digits), value[len(digits) :].lower())),)
    small, case = value.lower(), "a" if value.islower() else "A"
    found: list[Reading] = []
    if len(small) == 1:
        found.append(Reading(sign + case, (_LETTERS.index(small) + 1, "")))
    elif set(small) == {small[0]}:
        found.append(Reading(sign + case * len(small), (_LETTERS.index(small[0]) + 1, "")))
        found.append(Reading(sign + case, (26 + _LETTERS.index(small[0]) + 1, "")))
    elif len(small) == 2:
        before = 0 if small[0] == "z" else _LETTERS.index(small[0]) + 1
        found.append(Reading(sign + case, (before, small[1])))
    if _ROMAN.fullmatch(small):
        found.append(Reading(sign + ("i" if case == "a" else "I"), (_roman(small), "")))
    return tuple(found)


class _Walk:
    """Reads one section; `_levels` are the readings of the open parts, from the outermost in."""

    def __init__(self, text: str, introduced: bool) -> None:
        self.outline = Outline(text)
        self._levels: list[Reading] = []
        self._introduced = introduced
        self._flushed = False
        self._outermost = ""

    def mark(self, mark: Mark, roman: bool) -> bool:
        """Take in a designator, `roman` if it is sure to be a first one; False if it is none."""
        placed = self._place(mark, roman)
        if not placed:
            return False
        depth, reading = placed
        if not depth:
            self._outermost = self._outermost or reading.style
            if reading.style != self._outermost:
                return False
        del self._levels[depth:]
        self._levels.append(reading)
        self.outline.begin(Step(LETTERED, mark.value), depth, mark.start)
        self._flushed = False
        return True

    def flush(self, line: Line) -> None:
        """Take in a line without a designator; the note of where a section comes from ends all."""
        floor = 0 if self._introduced else 1
        if _CREDIT.match(line.text):
            self._levels.clear()
            self.outline.end(0, line.start)
        elif len(self._levels) > floor and not self._flushed:
            self._levels.pop()
            self.outline.end(len(self._levels), line.start)
        self._flushed = True

    def _place(self, mark: Mark, roman: bool) -> tuple[int, Reading] | None:
        """The depth at which a designator begins a part, and the reading that puts it there.

        None for a word like (or): two letters are a designator only behind their first one.
        """
        first = [r for r in mark.readings if r.order == (1, "") and self._is_new(r)]
        next_ = self._continued(mark, exactly=True)
        if next_ and not (first and roman):
            return next_
        if first:
            return len(self._levels), first[0]
        if mark.readings[0].order[1].isalpha() and mark.value.isalpha():
            inserted = mark.value[0] in "zZ" and self._is_new(mark.readings[0])
            return (len(self._levels), mark.readings[0]) if inserted else None
        later = self._continued(mark, exactly=False)
        return later or (len(self._levels), mark.readings[0])

    def _is_new(self, reading: Reading) -> bool:
        return all(level.style != reading.style for level in self._levels)

    def _continued(self, mark: Mark, exactly: bool) -> tuple[int, Reading] | None:
        """The deepest open level that a reading continues, with the next number or any at all."""
        for depth in range(len(self._levels) - 1, -1, -1):
            for reading in mark.readings:
                level = self._levels[depth]
                if reading.style == level.style and (
                    not exactly or _follows(level.order, reading.order)
                ):
                    return depth, reading
        return None


def _follows(before: Order, after: Order) -> bool:
    return after == (before[0] + 1, "") or (after[0] == before[0] and after[1] > before[1])


def _begins_roman(value: str, marks: Sequence[Mark], after: int) -> bool:
    """Whether (i) is the first of (i), (ii) and not the letter behind (h)."""
    telling = (value, 2 * value, chr(ord(value) + 1))
    values = (marks[place].value for place in range(after, len(marks)))
    return next((value for value in values if value in telling), "") == 2 * value


def _roman(small: str) -> int:
    values = [_UNITS[c] for c in small]
    return sum(
        -one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)
    )
