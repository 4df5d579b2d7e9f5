"""Takes running heads, running feet and page numbers off the pages of a PDF."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from app.adapters.importers.pdf_lines import PdfLine

_ZONE = 4
"""So many lines from the top and from the bottom of a page may be its head and its foot."""

_LEAST = 3
_SHARE = 0.25
_DRIFT = 20.0
"""Points by which the place of a running line may differ from page to page."""

_FIGURES = re.compile(r"\d+|\b[ivxlc]{1,6}\b")
_LONGEST = 200

Place = tuple[int, int]


def without_margins(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """`pages` without the lines that stand at the same place of many pages.

    Such a line is known by its words, figures apart, near the edge of at least a quarter of the
    pages and of three; or, in a document of two pages, by a figure that counts the pages.
    """
    running = _running(pages)
    return [
        [line for at, line in enumerate(page) if (number, at) not in running]
        for number, page in enumerate(pages)
    ]


def _running(pages: Sequence[Sequence[PdfLine]]) -> set[Place]:
    groups: dict[tuple[str, str], list[tuple[Place, PdfLine]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for zone, at in _edges(page):
            words = _FIGURES.sub("#", " ".join(page[at].text.casefold().split()))
            if len(words) <= _LONGEST:
                groups[zone, words].append(((number, at), page[at]))
    printed = sum(bool(page) for page in pages)
    out: set[Place] = set()
    for (_, words), members in groups.items():
        near = _near(members)
        on = {number for (number, _), _ in near}
        enough = len(on) >= max(_LEAST, _SHARE * printed)
        if enough or (len(on) > 1 and "#" in words and _counts([line for _, line in near])):
            out |= {place for place, _ in near}
    return _outermost(pages, out)


def _outermost(pages: Sequence[Sequence[PdfLine]], running: set[Place]) -> set[Place]:
    """Those of `running` beyond which only running lines stand on their page."""
    out: set[Place] = set()
    for number, page in enumerate(pages):
        order = sorted(range(len(page)), key=lambda at: -page[at].top)
        for side in (order, order[::-1]):
            places = [(number, at) for at in side]
            out.update(takewhile(running.__contains__, places))
    return out


def _edges(page: Sequence[PdfLine]) -> Iterator[tuple[str, int]]:
    """The zone and the position of each line that lies among the outermost ones of its page."""
    order = sorted(range(len(page)), key=lambda at: -page[at].top)
    top = order[:_ZONE]
    yield from (("top", at) for at in top)
    yield from (("bottom", at) for at in order[-_ZONE:] if at not in top or len(page) <= _ZONE)


def _near(members: list[tuple[Place, PdfLine]]) -> list[tuple[Place, PdfLine]]:
    """Those of `members` that lie at the height at which most of them do."""
    heights = sorted(line.bottom for _, line in members)
    middle = heights[len(heights) // 2]
    return [member for member in members if abs(member[1].bottom - middle) <= _DRIFT]


def _counts(lines: Sequence[PdfLine]) -> bool:
    """Whether the last but constant figure of each line grows as its page does."""
    return any(
        len({int(figures[at]) - line.page for line, figures in rows}) == 1
        and len({figures[at] for _, figures in rows}) > 1
        for rows in [[(line, re.findall(r"\d{1,5}", line.text)) for line in lines]]
        if len({len(figures) for _, figures in rows}) == 1
        for at in range(len(rows[0][1]))
    ) and all(len(line.text) <= 40 for line in lines)
