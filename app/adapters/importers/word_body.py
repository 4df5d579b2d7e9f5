"""Reads the paragraphs, tables and footnotes of a Word document's body in their order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.adapters.importers.paragraph import Paragraph
from app.adapters.importers.word_numbering import Numbering
from app.adapters.importers.word_package import Package, W, children, on, steps, value
from app.adapters.importers.word_styles import Style, read_styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_INSIDE = frozenset(
    "sdt sdtContent customXml smartTag ins moveTo hyperlink fldSimple dir bdo".split()
)
_CONTENTS = "Table of Contents"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class WordText:
    """The paragraphs of a document, and the title that is set in the title's own style."""

    paragraphs: list[Paragraph]
    title: str


def read_body(package: Package, body: "_Element") -> WordText:
    """The text of `body` with the numbers that Word prints; its footnotes behind all else.

    Deleted text and the table of contents are left out.
    """
    reader = _Reader(package)
    paragraphs = list(reader.blocks(body))
    return WordText([*paragraphs, *reader.notes()], reader.title)


class _Reader:
    """Goes through a body once, as its lists count on."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = read_styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"))
        self._referred: dict[tuple[str, str], int] = {}
        self.title = ""

    def blocks(self, element: "_Element") -> Iterator[Paragraph]:
        """The paragraphs and rows below `element`."""
        for name, child in children(element):
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name in _INSIDE and not _is_contents(child):
                yield from self.blocks(child)

    def notes(self) -> Iterator[Paragraph]:
        """The footnotes and endnotes, each beginning with the marker that refers to it."""
        for part, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
            root = self._package.part(part)
            for note in root.findall(f"{W}{name}") if root is not None else ():
                marker = self._referred.get((name, note.get(f"{W}id", "")))
                if note.get(f"{W}type") in _SEPARATORS or marker is None:
                    continue
                for at, paragraph in enumerate(self.blocks(note)):
                    text = f"[{marker}] {paragraph.text}" if not at else paragraph.text
                    yield Paragraph(text, note=True)

    def _paragraph(self, element: "_Element") -> Iterator[Paragraph]:
        style = self._styles.get(value(element, steps("pPr/pStyle")), self._styles[""])
        label = self._label(element, style)
        lines = [" ".join(line.split()) for line in self._text(element).split("\n")]
        lines = [line for line in lines if line]
        if style.is_contents or not lines:
            return
        if style.is_title and not self.title:
            self.title = " ".join(lines)
        outline = value(element, steps("pPr/outlineLvl"))
        depth = int(outline) + 1 if outline in tuple("012345678") else style.depth
        if depth:
            lines = [" ".join(lines)]
        bold = _is_bold(element, style.bold) or style.is_title
        for at, line in enumerate(lines):
            text = f"{label} {line}" if label and not at else line
            yield Paragraph(text, depth=depth, prominent=bold)

    def _label(self, element: "_Element", style: Style) -> str:
        own = element.find(steps("pPr/numPr"))
        numbering = value(own, steps("numId")) or style.numbering
        level = value(own, steps("ilvl"))
        at = int(level) if level.isdigit() else style.level if not value(own, steps("numId")) else 0
        if not numbering or numbering == "0":
            return ""
        return self._numbering.label(numbering, at, value(element, steps("pPr/pStyle")))

    def _table(self, element: "_Element") -> Iterator[Paragraph]:
        """The rows, their cells parted by a bar; a table with one cell is only a frame."""
        rows = [row for _, row in _below(element, "tr")]
        for row in rows:
            cells = [cell for _, cell in _below(row, "tc")]
            if len(cells) == 1 and len(rows) == 1:
                yield from self.blocks(cells[0])
                continue
            texts = [" ".join(p.text for p in self.blocks(cell)) for cell in cells]
            if any(texts):
                yield Paragraph(" | ".join(texts).strip(), row=True)

    def _text(self, element: "_Element") -> str:
        """The text of a paragraph, text boxes in it on lines of their own."""
        out: list[str] = []
        for name, child in children(element):
            if name == "t":
                out.append(child.text or "")
            elif name in ("tab", "ptab"):
                out.append(" ")
            elif name in ("br", "cr"):
                out.append("\n")
            elif name == "noBreakHyphen":
                out.append("-")
            elif name == "sym":
                out.append("•")
            elif name in ("footnoteReference", "endnoteReference"):
                out.append(self._marker(name.removesuffix("Reference"), child))
            elif name == "txbxContent":
                boxed = "\n".join(p.text for p in self.blocks(child))
                out.append(f"\n{boxed}\n")
            elif name == "r" or name in _INSIDE or _may_hold_text(name, child):
                out.append(self._text(child))
        return "".join(out)

    def _marker(self, name: str, element: "_Element") -> str:
        key = (name, element.get(f"{W}id", ""))
        return f" [{self._referred.setdefault(key, len(self._referred) + 1)}]"


def _may_hold_text(name: str, element: "_Element") -> bool:
    """Whether this is a picture, or of another vocabulary: text boxes lie in such elements.

    What is meant for older readers only repeats a text box.
    """
    return name in ("drawing", "pict", "object") or (not name and element.tag != _FALLBACK)


def _below(element: "_Element", wanted: str) -> "Iterator[tuple[str, _Element]]":
    """The rows of a table or the cells of a row, those inside content controls too."""
    for name, child in children(element):
        if name == wanted:
            yield name, child
        elif name in _INSIDE:
            yield from _below(child, wanted)


def _is_contents(element: "_Element") -> bool:
    return value(element, steps("sdtPr/docPartObj/docPartGallery")) == _CONTENTS


def _is_bold(element: "_Element", inherited: bool) -> bool:
    """Whether every run with words in it is bold."""
    runs = [
        r for r in element.iter(f"{W}r") if any((t.text or "").strip() for t in r.iter(f"{W}t"))
    ]
    return bool(runs) and all(on(run.find(steps("rPr/b")), inherited) for run in runs)
