"""Gathers the lines of marked-up law: a designator waits for its words, tables become rows."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRAY_SPACE = re.compile(r"(?<=[^\s.]) (?=[,;:.)](?: [^.]|$))")
_QUOTES = "“”‘’\"'«»„"
_MARKS = ",;:.)"
_CELL = ("td", "th")
_NO_LAW = re.compile(r"[\s.…·]*")


def local(element: "_Element") -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def squeezed(text: str | None) -> str:
    """`text` on one line: white space levelled, none before a comma or a full stop."""
    return _STRAY_SPACE.sub("", " ".join((text or "").split()))


def only_dots(text: str) -> bool:
    """Whether `text` is the dots that stand in the place of repealed words."""
    return bool(text) and _NO_LAW.fullmatch(text) is not None


class Lines:
    """The lines of one provision, in order."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._waiting = ""

    def mark(self, designator: str) -> None:
        """Put ``(1)`` before the next line; two designators in a row share a line."""
        self._waiting = f"{self._waiting} {designator}".strip()

    def add(self, text: str | None) -> None:
        """A line of its own, behind the designators that wait; nothing where there are no words."""
        if words := squeezed(text):
            self._lines.append(f"{self._waiting} {words}".strip())
            self._waiting = ""

    def settle(self) -> None:
        """End a numbered unit: a designator that got no words is a line by itself."""
        if self._waiting:
            self._lines.append(self._waiting)
            self._waiting = ""

    def append(self, text: str | None) -> None:
        """Words that belong to the end of the last line."""
        words = squeezed(text)
        if words and self._lines:
            glue = "" if words[0] in _MARKS else " "
            self._lines[-1] += glue + words
        else:
            self.add(words)

    def append_mark(self, text: str) -> None:
        """A line of its own, or the mark that ends the last line: ``; and`` behind a quotation."""
        words = squeezed(text)
        if words[:1] in _MARKS and words:
            self.append(words)
        else:
            self.add(words)

    def quote(self, inner: "Lines", opening: str, closing: str) -> None:
        """The lines of a quotation between its marks, unless it brings marks of its own."""
        inner.settle()
        lines = inner._lines
        if not lines:
            return
        if lines[0][0] not in _QUOTES:
            lines[0] = opening + lines[0]
            lines[-1] += closing
        self.add(lines[0])
        self._lines.extend(lines[1:])

    def text(self) -> str:
        """All lines, joined by line feeds."""
        self.settle()
        return "\n".join(self._lines)

    def flat(self) -> str:
        """All lines as one."""
        self.settle()
        return " ".join(self._lines)


def add_table(table: "_Element", lines: Lines, cell_text: "Callable[[_Element], str]") -> None:
    """Add a table: its caption, then a line for each row, with bars between the cells."""
    for caption in table.iterchildren("{*}caption"):
        lines.add(cell_text(caption))
    for row in _rows(table):
        cells = [cell_text(cell).strip() for cell in row if local(cell) in _CELL]
        if filled := [cell for cell in cells if cell]:
            lines.add(filled[0] if len(filled) == 1 else " | ".join(cells).rstrip(" |"))


def _rows(table: "_Element") -> "Iterator[_Element]":
    for child in table:
        if local(child) == "tr":
            yield child
        elif local(child) in ("thead", "tbody", "tfoot", "tgroup"):
            yield from _rows(child)
