"""Parts a long clause at its items, so that 1(i)(a) can be found and cited by itself."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.domain.numerals import to_chinese

LONG = 3_000
"""A clause of more characters is parted, where it has items."""

_ROMAN = (
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii "
    "xxiv xxv xxvi xxvii xxviii xxix xxx"
).split()
_LETTERS = "a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc dd ee ff gg hh".split()
_FORMS = (
    re.compile(r"[(（](?P<mark>[a-zA-Z]{1,6}|\d{1,2})[)）]\s*(?=\S)"),
    re.compile(r"(?P<mark>[a-zA-Z]{1,6}|\d{1,2})\)\s*(?=\S)"),
    re.compile(r"(?P<mark>[a-zA-Z]{1,6})\.\s+(?=\S)"),
    re.compile(r"[(（](?P<mark>[一二三四五六七八九十]{1,3})[)）]\s*"),
)
_OTHER = re.compile(r"\d{1,2}\.\s*[^\W\d]")
_DEEPEST = 3


class Item(NamedTuple):
    """A part of a clause: its designators from the outermost in, and its paragraphs.

    The first part has those of the clause itself; the designator stands in no paragraph of its
    own part.
    """

    marks: tuple[str, ...]
    at: int
    lines: tuple[str, ...]


def parted(lines: Sequence[str], marks: tuple[str, ...] = (), at: int = 0) -> list[Item]:
    """`lines` in parts at their outermost items, and long items at theirs; all of them remain.

    `at` is the position of the first line in the clause.
    """
    whole = [Item(marks, at, tuple(lines))]
    if sum(map(len, lines)) <= LONG or len(marks) >= _DEEPEST:
        return whole
    starts = _starts(lines, 1 if marks else 0)
    if len(starts) < 2:
        return whole
    out = [Item(marks, at, tuple(lines[: starts[0][0]]))] if starts[0][0] else []
    ends = [start for start, _, _ in starts[1:]] + [len(lines)]
    for (start, mark, rest), end in zip(starts, ends, strict=True):
        body = [rest, *lines[start + 1 : end]]
        out += parted(body, (*marks, mark), at + start)
    return out


def _starts(lines: Sequence[str], begin: int) -> list[tuple[int, str, str]]:
    """Position, designator and remaining words of each item of the form that comes first.

    None where a numbered list comes first: the letters are then its own.
    """
    for at in range(begin, len(lines)):
        for form in _FORMS:
            found = form.match(lines[at])
            if not found:
                continue
            for series in _series(found["mark"]):
                starts = _run(lines, at, form, series)
                if len(starts) > 1:
                    return starts
        if _OTHER.match(lines[at]):
            return []
    return []


def _series(mark: str) -> list[list[str]]:
    """The series that begin with `mark`: letters, roman or other numerals."""
    if mark == "1":
        return [[str(n) for n in range(1, 100)]]
    if mark == "一":
        return [[to_chinese(n) for n in range(1, 100)]]
    both = (_LETTERS, _ROMAN)
    return [
        [cased(m) for m in series]
        for cased in (str.lower, str.upper)
        for series in both
        if cased(series[0]) == mark
    ]


def _run(
    lines: Sequence[str], at: int, form: re.Pattern[str], series: Sequence[str]
) -> list[tuple[int, str, str]]:
    """The items of `form` that follow one another in `series` from line `at` on."""
    out: list[tuple[int, str, str]] = []
    for i in range(at, len(lines)):
        if len(out) == len(series):
            break
        found = form.match(lines[i])
        if found and found["mark"] == series[len(out)]:
            out.append((i, f"({found['mark']})", lines[i][found.end() :]))
    return out
