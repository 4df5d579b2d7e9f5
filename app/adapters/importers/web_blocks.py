"""Turns a web page's elements into paragraphs: nothing in it is run, fetched or followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.adapters.importers.paragraph import Paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element

_DROPPED = frozenset(
    "script style noscript template nav head iframe object embed applet svg canvas audio video map "
    "button select input textarea datalist option dialog menu".split()
)
_ROLES = ("navigation", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog")
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form header hgroup hr html li main ol p pre section summary table tbody td tfoot th "
    "thead tr ul caption legend".split()
)
_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
_LISTS = ("ul", "ol", "dl", "table")
_BOLD = ("b", "strong")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_LABELLED = re.compile(r"[(（\[]?\w{1,5}(?:\.\d{1,3}){0,5}[.)）、]|[•◦▪–—-]\s|第.{1,8}条")
_LABEL = re.compile(
    r"[(（]?\w{1,6}(?:\.\d{1,3}){0,5}[.)）、]{1,2}|\d{1,3}(?:\.\d{1,3}){1,5}|[•◦▪–—-]"
)
_NOTE = re.compile(r"\[?\(?(\d{1,3}|\*{1,3}|[a-z])\)?\]?")
_CELL_BLOCKS = 2
_ENTRIES = 3
_LINKED = 0.7
"""Share of the words of a table of contents that are links; page numbers are not."""


@dataclass(slots=True)
class _Flow:
    """The words of the paragraph that is being read, and whether all of them are bold."""

    words: list[str] = field(default_factory=list)
    bold: bool = True
    depth: int = 0
    label: str = ""

    def add(self, text: str, bold: bool) -> None:
        self.words.append(text)
        self.bold = self.bold and (bold or not text.strip())

    def taken(self) -> Iterator[Paragraph]:
        """The paragraph so far, if there is one; the flow begins anew."""
        text = " ".join("".join(self.words).split())
        if text:
            if self.label and not _LABELLED.match(text):
                text = f"{self.label} {text}"
            yield Paragraph(text, depth=self.depth, prominent=self.bold)
            self.label = ""
        self.words, self.bold = [], True


def read_blocks(root: "_Element") -> list[Paragraph]:
    """The paragraphs, headings, list items and table rows below `root` in their order."""
    flow = _Flow()
    return [*_walk(root, flow, False, False), *flow.taken()]


def _walk(element: "_Element", flow: _Flow, bold: bool, kept: bool) -> Iterator[Paragraph]:
    """The paragraphs of an element; `kept` means that its line breaks and spaces are its own."""
    yield from _words(element.text, flow, bold, kept)
    for child in element:
        tag = child.tag.lower() if isinstance(child.tag, str) else ""
        if tag and not _is_dropped(child, tag):
            yield from _element(child, tag, flow, bold, kept)
        yield from _words(child.tail, flow, bold, kept)


def _element(
    element: "_Element", tag: str, flow: _Flow, bold: bool, kept: bool
) -> Iterator[Paragraph]:
    if tag == "br":
        yield from flow.taken()
    elif tag in _HEADINGS:
        yield from flow.taken()
        flow.depth = _HEADINGS[tag]
        yield from _joined(element, flow)
        flow.depth = 0
    elif tag in _LISTS and _is_contents(element):
        yield from flow.taken()
    elif tag == "table" and not _is_layout(element):
        yield from flow.taken()
        yield from _rows(element)
    elif tag == "sup" and (marker := _marker(element)):
        flow.add(f" [{marker}]", bold)
    elif tag in _BLOCKS:
        yield from flow.taken()
        flow.label = _item_label(element) if tag == "li" else flow.label
        yield from _walk(element, flow, False, kept or tag == "pre")
        yield from flow.taken()
        flow.label = "" if tag == "li" else flow.label
    else:
        yield from _walk(element, flow, bold or tag in _BOLD, kept)


def _words(text: str | None, flow: _Flow, bold: bool, kept: bool) -> Iterator[Paragraph]:
    for at, line in enumerate((text or "").split("\n") if kept else [text or ""]):
        if at:
            yield from flow.taken()
        if line:
            flow.add(line, bold)


def _joined(element: "_Element", flow: _Flow) -> Iterator[Paragraph]:
    """A heading as one paragraph, whatever it is built of."""
    inner = _Flow()
    parts = [p.text for p in [*_walk(element, inner, True, False), *inner.taken()]]
    flow.add(" ".join(parts), True)
    yield from flow.taken()


def _rows(table: "_Element") -> Iterator[Paragraph]:
    """The rows of a table, their cells parted by a bar; a label's cell by a space."""
    for row in table.iter("tr", "caption"):
        if row.tag == "caption":
            yield from read_blocks(row)
            continue
        cells = [
            " ".join(p.text for p in read_blocks(cell)) for cell in row if cell.tag in ("td", "th")
        ]
        if len(cells) > 1 and _LABEL.fullmatch(cells[0]) and len([c for c in cells if c]) == 2:
            yield Paragraph(" ".join(cell for cell in cells if cell))
        elif any(cells):
            yield Paragraph(" | ".join(cells), row=len(cells) > 1)


def _is_layout(table: "_Element") -> bool:
    """Whether the table only places text: tables within it, or cells of several paragraphs."""
    if any(inner is not table for inner in table.iter("table")) or table.get("role") in (
        "presentation",
        "none",
    ):
        return True
    return any(
        sum(inner.tag in ("p", "div", "li", *_HEADINGS) for inner in cell) >= _CELL_BLOCKS
        for cell in table.iter("td")
    )


def _is_contents(element: "_Element") -> bool:
    """Whether a list only holds links to places of this page."""
    links = [a for a in element.iter("a") if a.get("href", "").startswith("#")]
    if len(links) < _ENTRIES:
        return False
    linked = sum(len("".join(str(t) for t in a.itertext()).split()) for a in links)
    return linked >= _LINKED * len("".join(str(t) for t in element.itertext()).split())


def _is_dropped(element: "_Element", tag: str) -> bool:
    if tag in _DROPPED or element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style", "")[:1_000]))


def _marker(element: "_Element") -> str:
    """The marker of a footnote, if this raised text is a link to one or from it."""
    linked = element.find(".//a") is not None or (
        (above := element.getparent()) is not None and above.tag == "a"
    )
    found = _NOTE.fullmatch("".join(str(t) for t in element.itertext()).strip())
    return found[1] if linked and found else ""


def _item_label(element: "_Element") -> str:
    """What a browser prints before this item of a list."""
    above = element.getparent()
    if above is None or above.tag != "ol":
        return "•" if above is not None and above.tag == "ul" else ""
    if re.search(r"list-style(?:-type)?\s?:\s?none", above.get("style", "")[:1_000]):
        return ""
    number = _int(above.get("start"), 1) - 1
    for item in above:
        if item.tag == "li":
            number = _int(item.get("value"), number + 1)
        if item is element:
            break
    return _figure(number, above.get("type", "1")) + "."


def _figure(number: int, form: str) -> str:
    if form in ("a", "A") and 0 < number <= 26:
        return chr(ord(form) + number - 1)
    if form in ("i", "I") and 0 < number < 40:
        tens, ones = divmod(number, 10)
        roman = "x" * tens + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones]
        return roman if form == "i" else roman.upper()
    return str(number)


def _int(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else default
