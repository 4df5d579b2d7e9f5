"""The reading surface with references that can be pointed at, walked by Tab, and followed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QWidget

from app.services.law_ports import Reference
from app.ui import theme
from app.ui.widgets.law_column import LawColumn
from app.ui.widgets.law_links import Link, Links
from app.ui.widgets.law_rows import Reading
from app.ui.widgets.law_setting import x_at
from app.ui.widgets.law_view import LawView

AROUND = 8
"""Provisions before and after those in sight whose references are wanted too."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinkedLawView(LawView):
    """Emits `pointed` (mouse) and `chosen` (Tab) with a Link or None, and `followed` with one."""

    pointed = Signal(object)
    chosen = Signal(object)
    followed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links = Links(None)
        self._pointed: Link | None = None
        self._chosen: Link | None = None
        self._pressed: Link | None = None
        self.viewport().setMouseTracking(True)
        self.moved.connect(lambda: self._point(None))

    # what is shown

    def show_law(self, reading: Reading | None) -> None:
        """Show another law from its beginning, or nothing; its links are not known yet."""
        self._point(None)
        self._choose(None)
        self._pressed = None
        self._links = Links(reading)
        super().show_law(reading)

    def open_at(self, provision: int) -> None:
        """Mark a provision as the opened one; its links are walked from the first."""
        self._choose(None)
        super().open_at(provision)

    def unknown_places(self) -> list[int]:
        """The opened provision and those in and around sight whose links are not known."""
        if self._column is None:
            return []
        rows = self._column.reading.rows
        seen = [rows[row].provision for row, _, _ in self._column.in_sight()]
        wanted = {self.opened} if self.opened >= 0 else set[int]()
        if seen:
            wanted.update(range(seen[0] - AROUND, seen[-1] + AROUND + 1))
        count = len(self._column.reading.law.provisions)
        return [p for p in sorted(wanted) if 0 <= p < count and not self._links.knows(p)]

    def know_references(self, found: Mapping[int, Sequence[Reference]]) -> None:
        """Show the references of these provisions, by place."""
        for place, references in found.items():
            self._links.know(place, references)
        self.viewport().update()

    def links(self, place: int) -> tuple[Link, ...]:
        """The links of a provision, as far as they are known."""
        return self._links.of(place)

    @property
    def walked_to(self) -> Link | None:
        """The link that was chosen by the keyboard."""
        return self._chosen

    def words(self, link: Link) -> str:
        """The characters of a link."""
        if (reading := self.reading) is None:
            return ""
        return reading.law.provisions[link.place].text[link.start : link.stop]

    def area(self, link: Link) -> QRect:
        """The pixels of the viewport that a link takes; empty where it is not in sight."""
        place, column = self._links.row_of(link), self._column
        if place is None or column is None:
            return QRect()
        shown, start, stop = place
        for row, laid, y in column.in_sight():
            if row == shown:
                left = self._left(column)
                return _box(laid.layout, start, stop).translated(round(left), round(y))
        return QRect()

    def _ranges(self, column: LawColumn, row: int) -> list[QTextLayout.FormatRange]:
        ranges = super()._ranges(column, row)
        for start, stop, link in self._links.spans(row):
            made = QTextLayout.FormatRange()
            made.start, made.length = start, stop - start
            made.format = _look(link in (self._pointed, self._chosen), link == self._chosen)
            ranges.append(made)
        return ranges

    # hands

    def viewportEvent(self, event: QEvent) -> bool:
        """Point at nothing once the mouse has left."""
        if event.type() is QEvent.Type.Leave:
            self._point(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the link under the mouse; while a button is held it selects."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._point(self._link_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a link, or begin a selection."""
        super().mousePressEvent(event)
        self._choose(None)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton and plain
        self._pressed = self._link_at(event.position().toPoint()) if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the link on which the button went down and up again."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        released = self._link_at(event.position().toPoint())
        if pressed is not None and released == pressed and not self.selected:
            self.followed.emit(pressed)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Walk the links of the opened provision; past either end the keyboard goes elsewhere."""
        links = self._links.of(self.opened)
        at = links.index(self._chosen) if self._chosen in links else -1
        if onward and at + 1 < len(links):
            self._choose(links[at + 1])
        elif not onward and at >= 0:
            self._choose(links[at - 1] if at else None)
        else:
            self._choose(None)
            return super().focusNextPrevChild(onward)
        return True

    def event(self, event: QEvent) -> bool:
        """Take Escape from the window while a link is chosen or pointed at."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self._chosen or self._pointed)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return follows the chosen link, Escape lets go of it."""
        if event.key() in _ENTER and self._chosen is not None:
            self.followed.emit(self._chosen)
        elif event.key() == Qt.Key.Key_Escape and (self._chosen or self._pointed):
            self._choose(None)
            self._point(None)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the chosen link."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._choose(None)

    def _point(self, link: Link | None) -> None:
        if link != self._pointed:
            self._pointed = link
            hand = Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(hand if link else Qt.CursorShape.IBeamCursor)
            self.viewport().update()
            self.pointed.emit(link)

    def _choose(self, link: Link | None) -> None:
        if link == self._chosen:
            return
        self._chosen = link
        if link is not None and (place := self._links.row_of(link)) is not None:
            self._bring_into_view(place[0], place[1])
        self.viewport().update()
        self.chosen.emit(link)

    def _link_at(self, point: QPoint) -> Link | None:
        """The link whose letters are under a point."""
        if (column := self._column) is None:
            return None
        x = point.x() - self._left(column)
        for row, laid, top in column.in_sight():
            if not top <= point.y() < top + laid.height or not self._links.spans(row):
                continue
            for n in range(laid.layout.lineCount()):
                line = laid.layout.lineAt(n)
                if line.naturalTextRect().contains(x, point.y() - top):
                    on = QTextLine.CursorPosition.CursorOnCharacter
                    return self._links.at(row, line.xToCursor(x, on))
        return None


def _box(layout: QTextLayout, start: int, stop: int) -> QRect:
    """The box around characters `start` to `stop`, whole lines where they take several."""
    first, last = layout.lineForTextPosition(start), layout.lineForTextPosition(stop - 1)
    if first.lineNumber() != last.lineNumber():
        area = first.naturalTextRect().united(last.naturalTextRect())
        return area.toAlignedRect()
    area = first.naturalTextRect()
    area.setLeft(x_at(first, start))
    area.setRight(x_at(first, stop))
    return area.toAlignedRect()


def _look(live: bool, chosen: bool) -> QTextCharFormat:
    """A dotted line at rest; under the mouse or by Tab the accent, a full line, and a ground."""
    colours, style = theme.colours(), QTextCharFormat()
    style.setForeground(QBrush(QColor(colours.accent if live else colours.ink)))
    lines = QTextCharFormat.UnderlineStyle
    style.setUnderlineStyle(lines.SingleUnderline if live else lines.DotLine)
    style.setUnderlineColor(QColor(colours.accent if live else colours.muted))
    if chosen:
        style.setBackground(QBrush(QColor(colours.accent_soft)))
    return style
