"""Notices a model that says the same again and again, and where what it said should end."""

import re
from collections import Counter

TAIL = 4_000
"""Characters at the end that are looked at."""
_PERIOD, _TIMES, _LEAST = 600, 4, 120
"""The longest stretch that is looked for, how often it has to stand there, and over how much."""
_BLANK = 600
"""Signs without a letter, such as the rule of a table, that may stand in a row."""
_SENTENCE = re.compile(r"[^.!?。！？\n]{8,}[.!?。！？\n]")
_SENTENCES = 7
"""How often one sentence may stand in the tail; a report says of few issues that it found none."""


def looped(text: str) -> int | None:
    """Up to which character `text` is worth keeping; None where it does not go round in circles.

    What repeats is kept once.
    """
    tail = text[-TAIL:]
    offset = len(text) - len(tail)
    period = _period(tail)
    if period:
        return offset + _first_end(tail, period)
    said = [(_SENTENCE.sub(_level, one[0]), one.end()) for one in _SENTENCE.finditer(tail)]
    for sentence, times in Counter(one for one, _ in said).most_common(1):
        if times >= _SENTENCES:
            return offset + next(end for one, end in said if one == sentence)
    return None


def _level(found: re.Match[str]) -> str:
    """A sentence without what counts it: numbers, marks and spaces."""
    return re.sub(r"[\W\d_]+", "", found[0]).casefold()


def _period(tail: str) -> int:
    """The length of the stretch that the tail ends with several times; 0 for none."""
    for period in range(1, min(_PERIOD, len(tail) // _TIMES) + 1):
        unit = tail[-period:]
        least = _LEAST if any(map(str.isalnum, unit)) else _BLANK
        covered = max(period * _TIMES, least)
        if covered <= len(tail) and tail[-covered + period :] == tail[-covered:-period]:
            return period
    return 0


def _first_end(tail: str, period: int) -> int:
    """Where the first of the repeated stretches ends."""
    start = len(tail) - period
    while start > 0 and tail[start - 1] == tail[start - 1 + period]:
        start -= 1
    return start + period
