"""Cuts a text without numbered provisions into stretches, none of its characters lost."""

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST = 1_500
"""Characters of a stretch at most, the white space behind it and a longer word apart."""

LEAST = 300
"""Characters of a stretch at least, where its text allows it and more than one is needed."""

_SPACE = re.compile(r"\s*")
_SENTENCE = r"(?:(?<=[^\s\d.][^\s\d.])[.!?;:][\"'”’)\]]{0,3}(?=\s)|[。！？；][”’」』）]{0,3})"
_WORD_END = re.compile(r"(?<=\S)(?=\s)")
_IDEOGRAPH = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_ENDS = (
    (re.compile(r"(?=\n[^\S\n]*\n)"), LEAST),
    (re.compile(_SENTENCE + r"(?=[^\S\n]*\n)"), LEAST),
    (re.compile(_SENTENCE), LEAST),
    (_WORD_END, LEAST),
    (_IDEOGRAPH, LEAST),
    (_WORD_END, 1),
)
_WORD = re.compile(r"\S*")

_MARKS = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
_SMALL = r"(?:of|and|the|to|for|in|by|on|or|with|a|an|as|from|at|under)"
_TITLED = (
    rf"(?:[A-Z“\"(&][^\s.;:]{{0,30}}|{_SMALL})(?: (?:[A-Z“\"(&][^\s.;:]{{0,30}}|{_SMALL})){{0,11}}"
)
_HEADING = re.compile(
    r"(?:(?:article|section|part|schedule|exhibit|annex|appendix|chapter|clause) [\dA-Z.]{1,8}"
    r"(?:[:.–—-]? .{1,70})?"
    rf"|\d{{1,2}}(?:[.)]|(?:\.\d{{1,2}}){{1,2}}[.)]?) (?-i:{_TITLED})[.:]?"
    r"|第[一二三四五六七八九十百零\d]{1,4}(?:编|章|节|部分)(?: .{1,40})?"
    r"|[一二三四五六七八九十]{1,3}、[^。；：，]{2,30})",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"\.{3}|\w\W+\w+\W+\d{1,3}\W*$")


class Stretch(NamedTuple):
    """Characters `start` to `stop` of a text, and the nearest heading above or at its beginning."""

    start: int
    stop: int
    heading: str


def stretches(text: str) -> Iterator[Stretch]:
    """Spans that cover `text` without gap or overlap, none of them white space alone.

    A stretch ends with a paragraph where it can, else with a line that ends a sentence, else with
    a sentence, else between two words; a word is cut only if it alone is too long.
    """
    headings = _headings(text)
    at, heading, following = 0, "", next(headings, None)
    while at < len(text):
        begins = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        while following is not None and following[0] <= begins:
            heading, following = following[1], next(headings, None)
        stop = _SPACE.match(text, _end(text, begins)).end()  # type: ignore[union-attr]
        yield Stretch(at, stop, heading)
        at = stop


def _end(text: str, begins: int) -> int:
    left = len(text) - begins
    if left <= MOST:
        return len(text)
    most = begins + (MOST if left > 2 * MOST else left // 2 + 1)
    for pattern, least in _ENDS:
        found = [m.end() for m in pattern.finditer(text, begins + least, most + 1)]
        for end in reversed(found):
            if end <= most and not _ends_with_heading(text, begins, end):
                return end
    return _WORD.match(text, begins, begins + MOST).end()  # type: ignore[union-attr]


def _ends_with_heading(text: str, begins: int, end: int) -> bool:
    """Whether a cut at `end` would part a heading from what it heads."""
    if text[end] != "\n":
        return False
    line = text[text.rfind("\n", begins, end) + 1 : end]
    return len(line) <= 2 * 100 and _is_heading(line)


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """Offset and words of each line that is a heading; capitals that run on are a paragraph."""
    at, above = 0, ""
    lines = text.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if _is_heading(line):
            named = _HEADING.fullmatch(_clean(line)) is not None
            if named or not (_is_capitals(above) or _is_capitals(below)):
                yield at, _clean(line)
        at, above = at + len(line) + 1, line


def _is_heading(line: str) -> bool:
    if not 3 < len(line) <= 200:
        return False
    words = _clean(line)
    if len(words) > 100 or _CONTENTS.search(words):
        return False
    return _HEADING.fullmatch(words) is not None or (_is_capitals(words) and words[-1] not in ",;(")


def _is_capitals(line: str) -> bool:
    return line[:200].isupper() and sum(c.isalpha() for c in line[:200]) >= 4


def _clean(line: str) -> str:
    return " ".join(_MARKS.sub("", line).split())
