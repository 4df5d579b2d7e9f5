"""Writes small PDF files for the tests: lines of text at given places, in Helvetica."""

from collections.abc import Sequence
from typing import NamedTuple

HEIGHT = 842


class Put(NamedTuple):
    """A line of text at a distance from the left and the lower edge, in points."""

    text: str
    left: float = 72
    bottom: float = 700
    size: float = 12
    bold: bool = False


def pdf(pages: Sequence[Sequence[Put]], title: str = "", extra: bytes = b"") -> bytes:
    """A PDF with these pages; `extra` is added to the trailer."""
    fonts = b"/F1 3 0 R /F2 4 0 R"
    objects = [b"", b"", _font(b"Helvetica"), _font(b"Helvetica-Bold")]
    kids = []
    for page in pages:
        content = b"\n".join(_shown(put) for put in page)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 %d]/Contents %d 0 R"
            b"/Resources<</Font<<%s>>>>>>" % (HEIGHT, len(objects), fonts)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    objects.append(b"<</Title(%s)>>" % _escaped(title))
    return _file(objects, extra)


def flowing(
    lines: Sequence[str], left: float = 72, top: float = 760, step: float = 16
) -> list[Put]:
    """Lines one below the other."""
    return [Put(line, left, top - at * step) for at, line in enumerate(lines)]


def _file(objects: Sequence[bytes], extra: bytes) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R%s>>\n" % (
        len(objects) + 1, len(objects), extra,
    )  # fmt: skip
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def _font(name: bytes) -> bytes:
    return b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name


def _shown(put: Put) -> bytes:
    return b"BT /F%d %.1f Tf %.1f %.1f Td (%s) Tj ET" % (
        2 if put.bold else 1, put.size, put.left, put.bottom, _escaped(put.text),
    )  # fmt: skip


def _escaped(text: str) -> bytes:
    raw = text.encode("cp1252")
    return raw.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
