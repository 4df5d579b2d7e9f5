"""A quiet table of figures, as high as its rows, with digits of one width."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.ui.evaluation_tables import Cell, Sheet
from app.ui.widgets.tables import DRESSING, LEFT, RIGHT, dress, figures_font, quiet

MOST = 14
"""Rows shown at once; a table by law may have hundreds."""


class FiguresTable(QTableWidget):
    """Shows one Sheet, the first MOST rows without scrolling; the first column takes the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        quiet(self)

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
    item.setTextAlignment(RIGHT if column else LEFT)
    item.setToolTip(cell.told)
    item.setFont(figures_font(cell.bold))
    return item
