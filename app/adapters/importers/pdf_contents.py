"""Leaves the table of contents out of a PDF's lines."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.adapters.importers.pdf_lines import PdfLine

_HEADING = re.compile(
    r"(?:table of )?contents|index|arrangement of \w{1,20}|目\s*[录錄次]", re.IGNORECASE
)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}$|…{2,}\s*\d{0,4}$")
_TAIL = re.compile(r"(?<![\d.,/-])(\d{1,4})$")
_APART = 8
"""So many lines of one entry may come before the line that ends in its page."""

_LEAST = 3
_TAILED = 200


def without_contents(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """`pages` without the lines between the heading of the contents and its last entry.

    An entry ends in a page of the document, at or after that of the entry before; dotted leaders
    make contents of the lines between them even without a heading.
    """
    lines = [line for page in pages for line in page]
    inside = _headed(lines, len(pages)) | _led(lines)
    at = 0
    out: list[list[PdfLine]] = []
    for page in pages:
        out.append([line for i, line in enumerate(page) if at + i not in inside])
        at += len(page)
    return out


def _headed(lines: Sequence[PdfLine], pages: int) -> set[int]:
    out: set[int] = set()
    for at, line in enumerate(lines):
        if _HEADING.fullmatch(line.text.strip(" :.-")) and at not in out:
            out |= _entries(lines, at, pages)
    return out


def _entries(lines: Sequence[PdfLine], heading: int, pages: int) -> set[int]:
    """The lines of the contents below `heading`; none if fewer than three entries are there."""
    last, page, count = heading, 0, 0
    for at in range(heading + 1, len(lines)):
        if at - last > _APART:
            break
        found = _TAIL.search(lines[at].text)
        if not found or not page <= int(found[1]) <= pages:
            continue
        if lines[at].page > lines[heading].page and _is_repeated(lines, heading, at):
            break
        last, page, count = at, int(found[1]), count + 1
    return set(range(heading, last + 1)) if count >= _LEAST else set()


def _is_repeated(lines: Sequence[PdfLine], heading: int, at: int) -> bool:
    """Whether this line is the first entry once more, so that the text itself has begun."""
    first = _bare(lines[heading + 1].text)
    return len(first) > 5 and _bare(lines[at].text) == first


def _led(lines: Sequence[PdfLine]) -> set[int]:
    leaders = [at for at, line in enumerate(lines) if _LEADER.search(line.text[-_TAILED:])]
    out: set[int] = set()
    for before, after in pairwise(leaders):
        if after - before <= _APART:
            out |= set(range(before, after + 1))
    return out if len(leaders) >= _LEAST else set()


def _bare(text: str) -> str:
    return re.sub(r"[\W\d]+", "", text).casefold()
