"""Finds the quoted passages of an answer, between quotation marks or in quoted lines."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from app.domain.checking_words import is_passage

_PAIRS = {"“": "”", "「": "」", "『": "』", "«": "»", "‘": "’", '"': '"'}
_OPENERS = {closing: opening for opening, closing in _PAIRS.items()}
_WITHIN_PARAGRAPH = ("‘", '"')
_MARKS = re.compile('[“”「」『』«»‘’"]|\n[ \t>]*\n')
_BLOCK = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_BLOCK_SIGN = re.compile(r"^[ \t]{0,3}>+[ \t]?", re.MULTILINE)
_ATTRIBUTION = re.compile(r"\n[ \t]{0,3}>+[ \t]*(?:-{1,3}|—{1,2}|[（(])(?P<words>[^\n]*)\s*\Z")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters `start` to `stop` of a levelled text, marks included, and the words between."""

    start: int
    stop: int
    words: str
    block: bool = False


def quotations(text: str) -> list[Quotation]:
    """The quoted passages of a levelled text in their order; single terms are none.

    A quotation that is never closed is none, and one within another is part of it.
    """
    blocks = [one for found in _BLOCK.finditer(text) if (one := _block(found))]
    inline = _inline(text)
    places = [block.start for block in blocks]

    def within_block(one: Quotation) -> bool:
        at = bisect_right(places, one.start) - 1
        return at >= 0 and one.start < blocks[at].stop

    found = [*blocks, *(one for one in inline if not within_block(one))]
    return sorted(found, key=lambda one: one.start)


def _block(found: re.Match[str]) -> Quotation | None:
    attributed = _ATTRIBUTION.search(found[0])
    stop = found.start() + (attributed.start() if attributed else len(found[0].rstrip()))
    words = _BLOCK_SIGN.sub("", found.string[found.start() : stop])
    return Quotation(found.start(), stop, words, True) if is_passage(words) else None


def _inline(text: str) -> list[Quotation]:
    """Quotations between marks, the outermost; marks of which nothing is the other are none."""
    found: list[Quotation] = []
    opened: list[tuple[str, int]] = []
    count = dict.fromkeys(_PAIRS, 0)
    for mark in _MARKS.finditer(text):
        sign, at = mark[0], mark.start()
        opener = _OPENERS.get(sign, "")
        if "\n" in sign:
            opened = [one for one in opened if one[0] not in _WITHIN_PARAGRAPH]
            count |= dict.fromkeys(_WITHIN_PARAGRAPH, 0)
        elif count.get(opener) and not _apostrophe(text, at):
            start = _opened_last(opener, opened, count)
            while found and found[-1].start > start:
                found.pop()
            found.append(Quotation(start, at + 1, text[start + 1 : at]))
        elif sign in _PAIRS:
            opened.append((sign, at))
            count[sign] += 1
    return [one for one in found if is_passage(one.words)]


def _opened_last(opener: str, opened: list[tuple[str, int]], count: dict[str, int]) -> int:
    """Where the last mark of this kind stands; it and those behind it are taken off the list."""
    while True:
        sign, start = opened.pop()
        count[sign] -= 1
        if sign == opener:
            return start


def _apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and text[at + 1 : at + 2].isalpha() and text[at + 1].isascii()
