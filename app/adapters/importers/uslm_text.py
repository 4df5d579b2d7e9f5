"""Turns the elements of a USLM document into plain lines: one for every designated unit."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTES = frozenset(
    "note notes footnote sidenote sourceCredit statutoryNote editorialNote changeNote authority "
    "source effectiveDateNote editionNote organizationNote citationNote explanationNote "
    "findingAidsNote drafterNote uscNote legislativeHistory leftRunningHead rightRunningHead ear "
    "endMarker page line".split()
)
"""Elements that say something about the law, or place it on paper, and are no part of it."""

LEVELS = frozenset(
    "title subtitle chapter subchapter part subpart division subdivision article subarticle "
    "section subsection paragraph subparagraph clause subclause item subitem subsubitem level "
    "courtRule courtRules reorganizationPlan reorganizationPlans compiledAct appendix schedule "
    "appropriations presidentialDoc preliminary form".split()
)
"""Elements that may carry a number and a heading and have parts of their own."""

NAMING = frozenset({"num", "heading"})
"""What names an element and is told apart from what it says."""

_BLOCKS = frozenset(
    "content chapeau continuation proviso p recital listItem listHeading preamble longTitle "
    "docTitle officialTitle enactingFormula resolvingClause table toc layout list signature "
    "signatures quotedContent br caption heading".split()
)
_ROWS = frozenset("tr row tocItem header referenceItem headingItem groupItem".split())
_CLOSING = re.compile(r"[.,;:\]”’]")
_RUN_IN = re.compile(r"[.:;,\u2013\u2014-][”’\])]*\s*$")
_DASH = re.compile(r" ?\.— ?")
_LOOSE = re.compile(r" +(?=[,;:)]|\.(?:\s|$))")


def local(element: "_Element") -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: "_Element", *names: str) -> "list[_Element]":
    """The children of these names, whatever their namespace."""
    return [child for child in element if local(child) in names]


def child(element: "_Element", *names: str) -> "_Element | None":
    """The first child of one of these names, or None."""
    return next((child for child in element if local(child) in names), None)


def flat(element: "_Element | None") -> str:
    """All the text of an element on one line, without notes and footnote marks within."""
    return "" if element is None else " ".join(lines_in(element))


def lines_in(element: "_Element", without: frozenset[str] = frozenset()) -> list[str]:
    """The lines of what stands in an element, but for its children named in `without`.

    Every unit with a number starts a line with that number, its heading and its opening words
    behind it; a heading without a stop ends its line. Paragraphs, recitals and the rows of a
    table have a line each. Footnotes are left out with their marks: they are the editor's, like
    all notes.
    """
    writer = _Writer(_marks([element]))
    writer.add_inside(element, without)
    return writer.finished()


def lines(elements: "list[_Element]") -> list[str]:
    """The lines of elements that follow one another."""
    writer = _Writer(_marks(elements))
    for element in elements:
        writer.add(element)
    return writer.finished()


def _marks(elements: "list[_Element]") -> frozenset[str]:
    """The numbers of the footnotes within, by which a raised number is known for a mark."""
    found = set()
    for element in elements:
        for note in element.iter("{*}note", "{*}footnote"):
            mark = child(note, "num", "sup")
            if mark is not None and "footnote" in (local(note), note.get("type")):
                found.add(_bare(mark))
    return frozenset(found - {""})


def _bare(element: "_Element") -> str:
    return "".join(str(text) for text in element.itertext()).strip()


class _Writer:
    """Collects text into lines; `_held` says that a line has only its designator so far."""

    def __init__(self, marks: frozenset[str]) -> None:
        self._marks = marks
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._held = False
        self._cut = False

    def finished(self) -> list[str]:
        self._end()
        return self._lines

    def add(self, element: "_Element") -> None:
        name = local(element)
        if name in NOTES or self._is_mark(element, name):
            self._cut = True
        elif name in LEVELS:
            self._add_level(element)
        elif name in _ROWS and len(element):
            self._add_row(element)
        elif name in _BLOCKS or name in _ROWS:
            self._begin()
            self.add_inside(element)
            self._end()
        else:
            self.add_inside(element)

    def add_inside(self, element: "_Element", without: frozenset[str] = frozenset()) -> None:
        self._write(element.text)
        for inner in element:
            if not without or local(inner) not in without:
                self.add(inner)
            self._write(inner.tail)

    def _add_level(self, element: "_Element") -> None:
        self._end()
        for name in ("num", "heading"):
            for part in children(element, name):
                self.add_inside(part)
                self._parts.append(" ")
        self._held = True
        if child(element, "heading") is not None and not _RUN_IN.search("".join(self._parts)):
            self._end()
        self.add_inside(element, NAMING)
        self._end()

    def _add_row(self, element: "_Element") -> None:
        self._end()
        cells = [cell for cell in element if local(cell) not in _ROWS | NOTES]
        self._write(" | ".join(text for text in map(flat, cells) if text))
        self._end()
        for inner in element:
            if local(inner) in _ROWS:
                self.add(inner)

    def _is_mark(self, element: "_Element", name: str) -> bool:
        if name == "ref":
            return element.get("class") == "footnoteRef"
        if name != "sup" or _bare(element) not in self._marks:
            return False
        before = "".join(self._parts[-2:])
        return not before or before[-1].isspace() or before[-1] in ",;."

    def _write(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            if self._held and not text.isspace():
                self._held = False

    def _begin(self) -> None:
        if not self._held:
            self._end()

    def _end(self) -> None:
        line = _DASH.sub(".—", " ".join("".join(self._parts).split()))
        if self._cut:
            line = _LOOSE.sub("", line)
        if line and self._lines and _CLOSING.match(line):
            self._lines[-1] += line
        elif line:
            self._lines.append(line)
        self._parts.clear()
        self._held = self._cut = False
