"""A quiet table of figures, as high as its rows, with digits of one width."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.ui import fonts, theme
from app.ui.evaluation_tables import Cell, Sheet

DRESSING = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
"""After which changes a table is dressed anew."""

MOST = 14
"""Rows shown at once; a table by law may have hundreds."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def figures_font(bold: bool = False) -> QFont:
    """The interface's face with digits that stand under one another."""
    font = fonts.interface(theme.points(), QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def dress(table: QTableView) -> None:
    """Rows with room for their words under those of the head, and a soft ground for the choice."""
    c = theme.colours()
    look = (
        f"QTableView {{ selection-background-color: {c.accent_soft}; selection-color: {c.ink}; }}"
        "QTableView::item { padding: 0 5px; }"
    )
    if look != table.styleSheet():
        table.setStyleSheet(look)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)


class FiguresTable(QTableWidget):
    """Shows one Sheet, the first MOST rows without scrolling; the first column takes the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        dress(self)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show these figures instead of those before."""
        self.clear()
        self.setColumnCount(len(sheet.heads))
        self.setRowCount(len(sheet.rows))
        for column, head in enumerate(sheet.heads):
            self.setHorizontalHeaderItem(column, _item(head, column))
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                self.setItem(row, column, _item(cell, column))
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(len(sheet.heads)):
            header.setSectionResizeMode(column, mode.ResizeToContents if column else mode.Stretch)
        header.setMinimumSectionSize(56)
        self._fit()

    def texts(self) -> list[list[str]]:
        """What its cells show, row by row."""
        columns = range(self.columnCount())
        return [[self._text(row, column) for column in columns] for row in range(self.rowCount())]

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font size."""
        super().changeEvent(event)
        if event.type() in DRESSING:
            self._fit()

    def _fit(self) -> None:
        dress(self)
        high = self.horizontalHeader().sizeHint().height()
        high += sum(self.rowHeight(row) for row in range(min(MOST, self.rowCount())))
        self.setFixedHeight(high + 4)


def _item(cell: Cell, column: int) -> QTableWidgetItem:
    item = QTableWidgetItem(cell.text)
    item.setTextAlignment(_RIGHT if column else _LEFT)
    item.setToolTip(cell.told)
    item.setFont(figures_font(cell.bold))
    return item
