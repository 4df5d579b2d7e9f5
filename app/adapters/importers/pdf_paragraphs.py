"""Joins the lines of a PDF into paragraphs, with footnotes apart and hyphens mended."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from app.adapters.importers.numbered_labels import begins_bullet, begins_item
from app.adapters.importers.paragraph import Paragraph
from app.adapters.importers.pdf_lines import PdfLine

_ENDED = re.compile(r"[.;:。；：！？!?][\"'”’)\]]?(?: ?\[\d{1,3}\])?$")
_OPEN = re.compile(r"[\w,\-–—/(“‘]$")
_AWAITS = re.compile(
    r"(?:^|\s)(?:and|or|of|under|in|to|with|the|sections?|clauses?|regulations?|rules?|paras?|"
    r"paragraphs?|articles?|annexures?|schedules?|no\.)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CJK = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_LOOSE = 0.04
"""So much of a line's width may stay empty where its sentence goes on."""

_NARROW = 8
"""A column of text is so many times as wide as its print at least."""

_LINE = 25
"""A full line is so many times as wide as its print at least."""

_REMNANT = 12
"""Characters of a line that may differ in weight from the paragraph that it ends."""

_SAME = 3.0
"""Points within which two edges are one."""


def paragraphs(pages: Sequence[Sequence[PdfLine]]) -> list[Paragraph]:
    """The paragraphs of a document in order; those of footnotes follow the text of their page."""
    body = _body_size(pages)
    texts: list[PdfLine] = []
    notes: list[PdfLine] = []
    before = 0.0
    for page in pages:
        cut = _notes_from(page, body, before)
        before = page[-1].size if cut < len(page) else 0.0
        texts += page[:cut]
        notes += page[cut:]
    mend = _Mending(line for page in pages for line in page)
    found = [
        *((p, False) for p in _Joining(texts, body, mend).paragraphs()),
        *(
            (p._replace(note=True), True)
            for p in _Joining(notes, _body_size([notes]), mend).paragraphs()
        ),
    ]
    return [p for p, _ in sorted(found, key=lambda pair: (pair[0].page or 0, pair[1]))]


def _body_size(pages: Sequence[Sequence[PdfLine]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _notes_from(page: Sequence[PdfLine], body: float, before: float) -> int:
    """Where the footnotes at the end of a page begin; its length without any.

    `before` is the size of a footnote at the end of the page before, zero without one: it may go
    on here, where it has no marker.
    """
    first = next((at for at, line in enumerate(page) if line.noted), len(page))
    while (
        first and page[first - 1].size < 0.95 * body and (abs(page[first - 1].size - before) <= 0.3)
    ):
        first -= 1
    return first


class _Mending:
    """Joins a word that a line end has parted, by how it is written elsewhere."""

    def __init__(self, lines: Iterator[PdfLine]) -> None:
        self._words: set[str] = set()
        for line in lines:
            words = _WORD.findall(line.text.casefold())
            self._words.update(words[:-1] if line.hyphen else words)

    def __call__(self, before: str, after: str) -> str:
        """`before` and `after` as one, with a hyphen between them if it belongs to the word."""
        first, second = before.rsplit(" ", 1)[-1], after.split(" ", 1)[0]
        ending, beginning = _WORD.findall(first.casefold()), _WORD.match(second.casefold())
        if not ending or not beginning or not second[0].islower() or re.search(r"[\d/_]", first):
            return f"{before}-{after}"
        head, tail = ending[-1], beginning[0]
        if f"{head}-{tail}" in self._words or "-" in head:
            return f"{before}-{after}"
        parted = {head, tail} <= self._words and head + tail not in self._words
        return f"{before}-{after}" if parted else before + after


class _Joining:
    """Decides line by line whether a paragraph goes on."""

    def __init__(self, lines: Sequence[PdfLine], size: float, mend: _Mending) -> None:
        self._lines, self._size, self._mend = lines, size, mend
        self._edges: dict[tuple[int, int], list[float]] = defaultdict(list)
        left = min((line.left for line in lines), default=0.0)
        self._edge = max([left + _LINE * size, *(line.right for line in lines)])
        for line in lines:
            self._edges[line.page, round(line.left / _SAME)].append(line.right)
        steps = [a.bottom - b.bottom for a, b in pairwise(lines)]
        self._step = median([s for s in steps if 0 < s < 4 * (size or 12)] or [1.2 * size])

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of these lines."""
        current: list[PdfLine] = []
        for line in self._lines:
            if current and not self._goes_on(current, line):
                yield self._paragraph(current)
                current = []
            current.append(line)
        if current:
            yield self._paragraph(current)

    def _paragraph(self, lines: list[PdfLine]) -> Paragraph:
        text, hyphen = "", False
        for line in lines:
            if hyphen:
                text = self._mend(text, line.text)
            elif text and _CJK.match(text[-1]) and _CJK.match(line.text[:1]):
                text += line.text
            else:
                text = f"{text} {line.text}".strip()
            hyphen = line.hyphen
        large = min(line.size for line in lines) > 1.12 * self._size
        prominent = all(line.bold for line in lines) or large
        row = all(line.row for line in lines)
        text = re.sub(r"\s+", " ", text + ("-" if hyphen else ""))
        return Paragraph(text, lines[0].page, prominent=prominent, row=row, indent=lines[0].left)

    def _goes_on(self, current: list[PdfLine], line: PdfLine) -> bool:
        last = current[-1]
        if last.hyphen:
            return not begins_item(line.text)
        if line.noted or line.page > last.page + 1:
            return False
        if abs(line.size - last.size) > 0.08 * max(line.size, 1):
            return False
        same_page = line.page == last.page
        if begins_item(line.text):
            return self._cites(current, line)
        filled = self._filled(last, line)
        remnant = filled and len(line.text) <= _REMNANT and not _ENDED.search(last.text)
        if last.bold != line.bold and not remnant and (len(current) == 1 or line.bold):
            return False
        if not same_page:
            return not _ENDED.search(last.text) and (filled or line.text[:1].islower())
        if line.bottom > last.top or last.bottom - line.bottom > 1.45 * self._step:
            return False
        if line.row and (last.row or abs(last.right - line.right) > _SAME):
            return False
        return filled

    def _filled(self, last: PdfLine, line: PdfLine) -> bool:
        """Whether the first word of `line` would not have fitted on the line before."""
        key = round(last.left / _SAME)
        beside = [self._edges.get((last.page, key + d), []) for d in (-1, 0, 1)]
        rights = [right for edges in beside for right in edges]
        edge = max(rights)
        if len(rights) == 1 or edge - last.left < _NARROW * last.size:
            edge = self._edge
        width = (line.right - line.left) / max(len(line.text), 1)
        word = line.text.split(" ", 1)[0]
        room = 2.0 if _ENDED.search(last.text) else _LOOSE * (edge - last.left)
        return edge - last.right < width * (len(word) + 1) + room

    def _cites(self, current: list[PdfLine], line: PdfLine) -> bool:
        """Whether what looks like a label is a number in the middle of a sentence."""
        last = current[-1]
        if begins_bullet(line.text) or not _OPEN.search(last.text) or not self._filled(last, line):
            return False
        hangs = len(current) > 1 and abs(line.left - last.left) <= _SAME
        return bool(_AWAITS.search(last.text)) or (hangs and line.left > current[0].left + _SAME)
