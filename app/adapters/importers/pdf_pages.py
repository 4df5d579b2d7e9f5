"""Reads the lines of a PDF's pages with their place, size and weight through PDFium."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.adapters.importers.pdf_lines import PdfChar, PdfLine, joined, rows
from app.domain.errors import SourceUnreadable

PAGES = 20_000
"""Most pages that a document may have."""

_END = b"%%EOF"
_TAIL = 4_096
_BOLD = 600
_ENCRYPTED = (4, 5)
_BROKEN = re.compile(r"[^\W\d_][-\u2010\xad]$")
_CLEAN = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\xa0": " "}
    | dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf02d\uf0fc\u25cf\u25aa", "•")
    | dict.fromkeys(map(chr, [*range(9), *range(11, 32), 0x200B, 0xFEFF, 0xFFFE, 0xFFFF]))
)


@dataclass(frozen=True, slots=True)
class PdfText:
    """The printed lines of a document, page by page, and the title that its file states."""

    pages: list[list[PdfLine]]
    title: str


def read(data: bytes, path: str) -> PdfText:
    """The text of a PDF; raises SourceUnreadable (``bad-pdf``, ``encrypted``, ``too-large``)."""
    import pypdfium2

    if _END not in data[-_TAIL:]:
        # PDFium would mend a file that was cut off, and say nothing of the pages that it lacks
        raise SourceUnreadable(path, "bad-pdf", "no end")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted" if error.err_code in _ENCRYPTED else "bad-pdf"
        raise SourceUnreadable(path, reason, str(error)) from error
    try:
        if len(document) > PAGES:
            raise SourceUnreadable(path, "too-large", f"{len(document)} pages")
        pages = [_page(document, number) for number in range(len(document))]
        return PdfText(pages, document.get_metadata_value("Title") or "")
    except pypdfium2.PdfiumError as error:
        raise SourceUnreadable(path, "bad-pdf", str(error)) from error
    finally:
        document.close()


def _page(document: Any, index: int) -> list[PdfLine]:
    page = document[index]
    try:
        turned = _Turned(page)
        text = page.get_textpage()
        try:
            lines = [_line(chars, index + 1, text) for chars in _lines(text, turned)]
        finally:
            text.close()
    finally:
        page.close()
    return rows([line for line in lines if line.text or line.hyphen])


class _Turned:
    """Turns boxes of a page that is shown rotated into the way in which it is read."""

    def __init__(self, page: Any) -> None:
        self._quarter = page.get_rotation() // 90 % 4
        width, height = page.get_size()
        self._width, self._height = (height, width) if self._quarter % 2 else (width, height)

    def __call__(self, box: tuple[float, float, float, float]) -> tuple[float, ...]:
        left, bottom, right, top = box
        if self._quarter == 1:
            return bottom, self._width - right, top, self._width - left
        if self._quarter == 2:
            width, height = self._width, self._height
            return width - right, height - top, width - left, height - bottom
        if self._quarter == 3:
            return self._height - top, left, self._height - bottom, right
        return box


def _lines(text: Any, turned: _Turned) -> Iterator[list[PdfChar]]:
    """The characters of each line; where PDFium has mended a hyphen the line ends all the same."""
    from pypdfium2 import raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    line: list[PdfChar] = []
    for at in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in (10, 13):
            if line:
                yield line
            line = []
            continue
        hyphen = code in (2, 0xFFFE) and raw.FPDFText_IsHyphen(text, at) == 1
        raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
        box = turned((left.value, bottom.value, right.value, top.value))
        char = "\0" if hyphen else chr(code).translate(_CLEAN) if 0 < code < 0x110000 else ""
        line.append(PdfChar(at, char, *box))
        if hyphen:
            yield line
            line = []
    if line:
        yield line


def _line(chars: list[PdfChar], page: int, text: Any) -> PdfLine:
    from pypdfium2 import raw

    hyphen = chars[-1].char == "\0"
    seen = [c for c in chars if c.char.strip("\0 ")]
    if not seen:
        return PdfLine("", page, 0, 0, 0, 0, 0)
    sizes = {c.at: _size(raw, text, c) for c in seen if c.char.isdigit()}
    samples = [seen[0], seen[len(seen) // 3], seen[2 * len(seen) // 3], seen[-1]]
    samples = [c for c in samples if not c.char.isdigit()] or samples
    size = Counter(round(sizes.get(c.at) or _size(raw, text, c), 1) for c in samples)
    usual = max(size, key=lambda value: (size[value], value))
    words, row = joined(chars, sizes, usual)
    if _BROKEN.search(words):
        words, hyphen = words[:-1], True
    words = words.replace("\xad", "")
    return PdfLine(
        text=words,
        page=page,
        left=min(c.left for c in seen),
        right=max(c.right for c in seen),
        bottom=min(c.bottom for c in seen),
        top=max(c.top for c in seen),
        size=usual,
        bold=all(_is_bold(raw, text, c) for c in samples),
        hyphen=hyphen,
        row=row,
        noted=words.startswith("[") and seen[0].char.isdigit(),
    )


def _size(raw: Any, text: Any, char: PdfChar) -> float:
    """The printed size of a character: some writers scale a font of size one."""
    size = float(raw.FPDFText_GetFontSize(text, char.at))
    return size if size > 2 else char.top - char.bottom


def _is_bold(raw: Any, text: Any, char: PdfChar) -> bool:
    if raw.FPDFText_GetFontWeight(text, char.at) >= _BOLD:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, char.at, name, 128, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()
