"""The printed lines of a PDF's page, put together from its characters."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

_SMALL = 0.8
"""A digit below this share of the size beside it is a footnote's marker."""

_COLUMN = 2.5
"""A gap of more than so many times the size parts two cells of a table."""

_LABEL = re.compile(r"\S{0,10}$")
_CLOSING = tuple(" .,;:)]”’")


@dataclass(slots=True)
class PdfChar:
    """One character and its box; a NUL stands for a hyphen that PDFium has mended."""

    at: int
    char: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One printed line; lengths are in points, the origin is the lower left corner.

    `hyphen` says that it ends in a hyphen, cut from `text`, behind which its last word goes on;
    `row` that a wide gap parts its words, `noted` that it begins with the marker of a footnote.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    hyphen: bool = False
    row: bool = False
    noted: bool = False

    def beside(self, other: "PdfLine") -> bool:
        """Whether the two share a row of print."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap > 0.5 * min(self.top - self.bottom, other.top - other.bottom)


def joined(chars: Sequence[PdfChar], sizes: Mapping[int, float], usual: float) -> tuple[str, bool]:
    """The characters as text, with ``[3]`` for a small raised 3; whether a wide gap parts them."""
    out, marker, row = "", "", False
    last: PdfChar | None = None
    for c in chars:
        if c.char in ("\0", "") or (c.char == " " and not out):
            continue
        if sizes.get(c.at, usual) <= _SMALL * usual and (marker or not out[-1:].isdigit()):
            marker += c.char
            last = c
            continue
        if marker:
            out, marker = _marked(out, marker), ""
            out += "" if c.char in _CLOSING else " "
        if c.char == " ":
            out += "" if out.endswith(" ") else " "
            continue
        row = row or bool(last and _parted(out, last, c, usual))
        out += c.char
        last = c
    return (_marked(out, marker) if marker else out).strip(), row


def _parted(before: str, last: PdfChar, char: PdfChar, size: float) -> bool:
    """Whether another cell begins here; behind a label there is always a gap."""
    return char.left - last.right > _COLUMN * size and not _LABEL.match(before.strip())


def _marked(text: str, marker: str) -> str:
    return f"{text.rstrip()} [{marker}]".strip()


def rows(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """`lines` with the parts of one row joined, which a raised marker has torn apart."""
    usual = Counter(line.size for line in lines).most_common(1)[0][0] if lines else 0.0
    out: list[PdfLine] = []
    for line in lines:
        if line.text.isdigit() and len(line.text) <= 3 and line.size <= _SMALL * usual:
            line = replace(line, text=f"[{line.text}]", noted=True)
        last = out[-1] if out else None
        if last and not last.hyphen and last.beside(line) and line.left >= last.right - 1:
            out[-1] = _row(last, line)
        else:
            out.append(line)
    return out


def _row(first: PdfLine, second: PdfLine) -> PdfLine:
    wider = first if first.right - first.left >= second.right - second.left else second
    gap = second.left - first.right > _COLUMN * wider.size and not _LABEL.match(first.text)
    return PdfLine(
        text=first.text + ("" if second.text[:1] in _CLOSING else " ") + second.text,
        page=first.page,
        left=first.left,
        right=second.right,
        bottom=wider.bottom,
        top=wider.top,
        size=wider.size,
        bold=wider.bold,
        hyphen=second.hyphen,
        row=gap or first.row or second.row,
        noted=first.noted,
    )
