"""Shows a law of any length: paints the rows in sight, scrolls, marks, selects and copies."""

import re

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from app.ui import theme
from app.ui.widgets import badge
from app.ui.widgets.law_column import LawColumn
from app.ui.widgets.law_rows import Reading, RowKind
from app.ui.widgets.law_selection import Selection, Spot
from app.ui.widgets.law_setting import Laid, Setting
from app.ui.widgets.marks import ground

MARGIN = 32
STEP = 48


class LawView(QAbstractScrollArea):
    """The reading surface. The text is data: it is drawn as it is and never taken for markup."""

    moved = Signal()
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column: LawColumn | None = None
        self._selection = Selection()
        self._open = -1
        self._marks: dict[int, re.Pattern[str]] = {}
        self._found: dict[int, list[tuple[int, int]]] = {}
        self._found_now: tuple[int, int, int] | None = None
        self._value = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(STEP)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # what is shown

    @property
    def reading(self) -> Reading | None:
        """The law on show."""
        return self._column.reading if self._column is not None else None

    def show_law(self, reading: Reading | None) -> None:
        """Show another law from its beginning, or nothing."""
        self._marks, self._found, self._found_now = {}, {}, None
        self._open = -1
        self._selection = Selection()
        self._column = self._set(reading) if reading is not None else None
        self._sync()

    def open_at(self, provision: int) -> None:
        """Mark a provision as the opened one and bring it to the upper part of the view."""
        if self._column is not None and self._column.reading.first_row:
            self._open = provision
            row = self._column.reading.first_row[provision]
            self._column.move_to_row(row)
            self._sync()

    @property
    def opened(self) -> int:
        """The place of the opened provision; -1 if none."""
        return self._open

    @property
    def anchor(self) -> tuple[int, float]:
        """The place on screen, for going back to it."""
        return (self._column.row, self._column.above) if self._column is not None else (0, 0.0)

    def return_to(self, anchor: tuple[int, float]) -> None:
        """Go back to a place."""
        if self._column is not None:
            self._column.move_to_row(*anchor)
            self._sync()

    @property
    def in_sight(self) -> int:
        """The place of the first provision of which more than a line is in sight; -1 if none."""
        if self._column is None:
            return -1
        for row, laid, y in self._column.in_sight():
            if y + laid.height > 2 * MARGIN:
                return self._column.reading.rows[row].provision
        return -1

    def mark(self, patterns: dict[int, re.Pattern[str]]) -> None:
        """Highlight, by provision, what a pattern finds in it."""
        self._marks = patterns
        self.viewport().update()

    def show_found(
        self, found: dict[int, list[tuple[int, int]]], now: tuple[int, int, int] | None
    ) -> None:
        """Highlight spans by row, one of them as the current one, and bring that into view."""
        self._found, self._found_now = found, now
        if now is not None:
            self._bring_into_view(now[0], now[1])
        self.viewport().update()

    # setting and scrolling

    def _set(self, reading: Reading) -> LawColumn:
        chinese = reading.law.law.language.startswith("zh")
        width = max(160.0, self.viewport().width() - 2.0 * MARGIN)
        setting = Setting(theme.points(), chinese, width)
        return LawColumn(reading, setting, self.viewport().height())

    def _set_anew(self) -> None:
        """Set the law for another width or size: only what is in sight costs anything."""
        if (old := self._column) is None:
            return
        part = old.above / old.laid(old.row).height
        self._column = self._set(old.reading)
        self._column.move_to_row(old.row, part * self._column.laid(old.row).height)
        self._sync()

    def _sync(self) -> None:
        """Make the scroll bar say where the column is."""
        bar, column = self.verticalScrollBar(), self._column
        bar.blockSignals(True)
        bar.setPageStep(max(STEP, self.viewport().height() - STEP))
        height = column.height if column is not None else 0
        bar.setRange(0, max(0, round(height - self.viewport().height())))
        bar.setValue(round(column.position) if column is not None else 0)
        self._value = bar.value()
        bar.blockSignals(False)
        self.viewport().update()
        self.moved.emit()

    def _scrolled(self, value: int) -> None:
        if self._column is None:
            return
        by = value - self._value
        if value == self.verticalScrollBar().maximum() or abs(by) > 2 * self._column.room:
            self._column.move_to(value)
        else:
            self._column.move_by(by)
        self._sync()

    def _bring_into_view(self, row: int, at: int) -> None:
        if self._column is None:
            return
        line = self._column.laid(row).layout.lineForTextPosition(at)
        y = line.y() if line.isValid() else 0.0
        for shown, _, top in self._column.in_sight():
            if shown == row and 0 <= top + y <= self._column.room - 2 * MARGIN:
                return
        self._column.move_to_row(row, y - self._column.room / 3)
        self._sync()

    # painting

    def _left(self, column: LawColumn) -> float:
        return max(float(MARGIN), (self.viewport().width() - column.setting.width) / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.colours().paper))
        if (column := self._column) is not None:
            for row, laid, y in column.in_sight():
                self._paint_row(painter, column, row, laid, y)

    def _paint_row(
        self, painter: QPainter, column: LawColumn, row: int, laid: Laid, y: float
    ) -> None:
        colours = theme.colours()
        shown = column.reading.rows[row]
        left = self._left(column)
        if shown.provision == self._open and shown.kind is RowKind.TEXT:
            bar = QRectF(left - 16, y + 4, 3, laid.height - 8)
            painter.fillRect(bar, QColor(colours.accent))
        muted = shown.kind is RowKind.NOTE
        painter.setPen(QColor(colours.muted if muted else colours.ink))
        laid.layout.draw(painter, QPointF(left, y), self._ranges(column, row))
        for aside in shown.asides:
            if aside.status is not None:
                painter.setPen(QColor(badge.ink(aside.status)))
                painter.drawRoundedRect(
                    column.setting.frame(laid.layout, aside).translated(left, y), 3, 3
                )

    def _ranges(self, column: LawColumn, row: int) -> list[QTextLayout.FormatRange]:
        colours = theme.colours()
        shown = column.reading.rows[row]
        ranges = []
        pattern = self._marks.get(shown.provision)
        if pattern is not None and shown.kind is RowKind.TEXT:
            ranges = [ground(*m.span(), colours.mark) for m in pattern.finditer(shown.text)]
        for start, stop in self._found.get(row, ()):
            now = self._found_now == (row, start, stop)
            ranges.append(ground(start, stop, colours.found if now else colours.mark))
        if (span := self._selection.span(row, len(shown.text))) is not None:
            ranges.append(ground(*span, colours.selection))
        return ranges

    # hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._set_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font size and the colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_anew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl change the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, select all, Home, End and Space; the other keys are the scroll area's own."""
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection, or extend it with Shift."""
        spot = self._spot(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self._selection.extend if shift else self._selection.begin)(spot)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection; past an edge the text moves along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            y, bar = event.position().y(), self.verticalScrollBar()
            if y < 0 or y > self.viewport().height():
                bar.setValue(bar.value() + (STEP if y > 0 else -STEP) // 2)
            if (spot := self._spot(event.position().toPoint())) is not None:
                self._selection.extend(spot)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand the selection to the middle button, where the system has that."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and (text := self.selected):
            clipboard.setText(text, QClipboard.Mode.Selection)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        spot = self._spot(event.position().toPoint())
        if self._column is not None and spot is not None:
            self._selection.word(self._column.reading, spot)
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text."""
        menu = QMenu(self)
        for name, act, possible in (
            (self.tr("Copy"), self.copy, bool(self.selected)),
            (self.tr("Select all"), self.select_all, self._column is not None),
        ):
            action = QAction(name, menu)
            action.setEnabled(possible)
            action.triggered.connect(act)
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _spot(self, point: QPoint) -> Spot | None:
        """The place in the text nearest to a point."""
        if self._column is None:
            return None
        best: Spot | None = None
        for row, laid, y in self._column.in_sight():
            if best is not None and y > point.y():
                break
            lines = [laid.layout.lineAt(n) for n in range(laid.layout.lineCount())]
            above = [line for line in lines if line.y() <= point.y() - y] or lines[:1]
            x = point.x() - self._left(self._column)
            best = (row, above[-1].xToCursor(x)) if above else best
        return best

    def select_all(self) -> None:
        """Select the whole law."""
        if self._column is not None:
            self._selection.everything(self._column.reading)
            self.viewport().update()

    @property
    def selected(self) -> str:
        """The selected text."""
        return self._selection.text(self._column.reading) if self._column is not None else ""

    def copy(self) -> None:
        """Put the selected text on the clipboard."""
        if text := self.selected:
            QGuiApplication.clipboard().setText(text)
