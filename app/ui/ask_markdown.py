"""Reads the Markdown that language models write, line by line, keeping where each word stood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_HEADING = re.compile(r"(#{1,6})\s+")
_ITEM = re.compile(r"(\s*)([-*+•]|\d{1,3}[.)、])\s+")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*$")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_INLINE = re.compile(
    r"\\(?P<escaped>[\\`*_#\[\]()>+\-.!|])"
    r"|`(?P<code>[^`\n]+)`"
    r"|\*\*(?P<strong>(?=\S).+?(?<=\S))\*\*(?!\*)"
    r"|\*(?P<slanted>(?![\s*]).+?(?<![\s*]))\*(?!\*)"
)
_UNSEEN = {
    **dict.fromkeys(range(32), "\ufffd"),
    **dict.fromkeys((0x7F, 0x2028, 0x2029, 0xFFFC, 0xFDD0, 0xFDD1), "\ufffd"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    ord("\t"): " ",
    ord("\r"): " ",
}
"""What is not shown as it is: it would break lines, or turn the direction of what follows."""


class Look(StrEnum):
    """How a line is set."""

    PLAIN = "plain"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one style; the first of them is the character at `start` of the answer."""

    text: str
    start: int
    strong: bool = False
    slanted: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer; `depth` is a heading's level or an item's indentation.

    `sign` stands before an item. `apart` is whether an empty line came before.
    """

    look: Look
    words: tuple[Words, ...] = ()
    depth: int = 0
    sign: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the lines so far mean for the next one: the fence it is within, an empty line before."""

    fence: str = ""
    apart: bool = False


def lines(text: str, start: int, standing: Standing) -> Iterator[tuple[Line | None, Standing]]:
    """The lines of `text`, whose first character is at `start` of the answer.

    Each comes with what follows from it; None is a line that shows nothing. No markup beside
    headings, lists, quotations, code and emphasis is known: all else, HTML, links and pictures
    too, are characters like any others.
    """
    for raw in text.split("\n"):
        line, standing = _read(raw.translate(_UNSEEN), start, standing)
        yield line, standing
        start += len(raw) + 1


def _read(raw: str, start: int, standing: Standing) -> tuple[Line | None, Standing]:
    found = _FENCE.match(raw)
    if standing.fence:
        if found and found[1].startswith(standing.fence) and not raw[found.end() :].strip():
            return None, Standing(apart=True)
        return Line(Look.CODE, (Words(raw, start, code=True),)), Standing(standing.fence)
    if found:
        return None, Standing(found[1], True)
    if not raw.strip():
        return None, Standing(apart=True)
    return _shaped(raw, start, standing.apart), Standing()


def _shaped(raw: str, start: int, apart: bool) -> Line:
    if _RULE.match(raw):
        return Line(Look.RULE, apart=apart)
    if found := _HEADING.match(raw):
        words = _words(raw, found.end(), start)
        return Line(Look.HEADING, words, len(found[1]), apart=apart)
    if found := _ITEM.match(raw):
        sign = found[2] if found[2][0].isdigit() else "•"
        depth = min(3, len(found[1]) // 2)
        return Line(Look.ITEM, _words(raw, found.end(), start), depth, sign, apart)
    if found := _QUOTE.match(raw):
        return Line(Look.QUOTE, _words(raw, found.end(), start), apart=apart)
    if raw.lstrip().startswith("|"):
        return Line(Look.CODE, (Words(raw, start, code=True),), apart=apart)
    return Line(Look.PLAIN, _words(raw, 0, start), apart=apart)


def _words(raw: str, at: int, start: int) -> tuple[Words, ...]:
    return tuple(_styled(raw, at, len(raw.rstrip()), start, False, False))


def _styled(
    raw: str, at: int, stop: int, start: int, strong: bool, slanted: bool
) -> Iterator[Words]:
    while at < stop:
        found = _INLINE.search(raw, at, stop)
        upto = found.start() if found else stop
        if upto > at:
            yield Words(raw[at:upto], start + at, strong, slanted)
        if found is None:
            return
        kind = str(found.lastgroup)
        first, last = found.span(kind)
        if kind in ("escaped", "code"):
            yield Words(raw[first:last], start + first, strong, slanted, kind == "code")
        else:
            bold, lean = strong or kind == "strong", slanted or kind == "slanted"
            yield from _styled(raw, first, last, start, bold, lean)
        at = found.end()
