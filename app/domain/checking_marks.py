"""Finds the numbered source marks of an answer: [1], [2, 5], [1-3], 【1】, [^1]."""

import re
from collections.abc import Iterator

from app.domain.checking_claims import Claim

_MARK = re.compile(
    r"[\[【](?:\^|(?:[Ss]ources?|来源|出处|资料|法条) ?)?"
    r"(?P<list>[0-9]{1,3}(?: ?[,，、;；-] ?[0-9]{1,3}){0,20})[\]】]"
)
_ONE = re.compile(r"(?P<first>[0-9]{1,3})(?: ?- ?(?P<last>[0-9]{1,3}))?")
_MOST = 50


def source_marks(text: str) -> list[Claim]:
    """The marks of a levelled text, one claim for each number; a year in brackets is none.

    The numbers of marks that follow one another directly are one run.
    """
    claims: list[Claim] = []
    run, stop = -1, -1
    for found in _MARK.finditer(text):
        run = run if text[stop : found.start()].strip(" ") == "" and run >= 0 else found.start()
        stop = found.end()
        claims += _numbers(found, run)
    return claims


def _numbers(found: re.Match[str], run: int) -> Iterator[Claim]:
    numbers = list(_ONE.finditer(found.string, *found.span("list")))
    alone = len(numbers) == 1
    for one in numbers:
        first, last = int(one["first"]), int(one["last"] or one["first"])
        start, stop = found.span() if alone else one.span()
        values = range(first, last + 1) if first <= last < first + _MOST else (first, last)
        for value in values:
            yield Claim(start, stop, run=run, numeral=value or 1_000)
