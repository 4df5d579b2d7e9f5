"""Tables that show one record a row: what their columns, their order and their looks share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from app.ui import fonts, theme

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

DRESSING = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
"""After which changes a table is dressed anew."""


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


def quiet(table: QTableView) -> None:
    """Without lines, frame and row numbers; Tab goes on to what stands beside the table."""
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setSectionsClickable(False)
    dress(table)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """What a column shows of a row; it is sorted by `key`, or by its text where there is none."""

    name: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any] | None = None
    counts: bool = False
    """Whether it holds figures, which stand on the right."""


class RowModel(QAbstractTableModel, Generic[Row]):
    """Hands out records as rows, in the order that the person asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.order: tuple[int, bool] | None = None
        """The column that the rows are sorted by, and whether backwards; None leaves them."""

    def columns(self) -> list[Column[Row]]:
        """What is shown of a row, in the language of now."""
        raise NotImplementedError

    def told(self, row: Row) -> str:
        """What is told of a row under the pointer."""
        return ""

    def spoken(self, row: Row, text: str) -> str:
        """What is read aloud of a cell with this text."""
        return text

    def font(self, row: Row) -> QFont:
        """The face of a row."""
        return figures_font()

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows instead of those before."""
        self.beginResetModel()
        self.rows = list(rows)
        self._arrange()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One for each record."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """As many as there are columns."""
        return 0 if parent.isValid() else len(self.columns())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        columns = self.columns()
        if orientation is not Qt.Orientation.Horizontal or section >= len(columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return columns[section].name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if columns[section].counts else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, and how it looks."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns()[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.counts else LEFT
        if role == Qt.ItemDataRole.FontRole:
            return self.font(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.told(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row, column.text(row))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; what was chosen stays chosen."""
        if not 0 <= column < self.columnCount():
            return
        self.order = column, order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.rows[index.row()]) for index in self.persistentIndexList()]
        self._arrange()
        places = {id(row): place for place, row in enumerate(self.rows)}
        for index, row in kept:
            self.changePersistentIndex(index, self.index(places[id(row)], index.column()))
        self.layoutChanged.emit()

    def name_columns(self) -> None:
        """Say the columns' names in another language."""
        last = max(0, self.columnCount() - 1)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def _arrange(self) -> None:
        if self.order is not None:
            place, backwards = self.order
            column = self.columns()[place]
            self.rows.sort(key=column.key or column.text, reverse=backwards)


class RowTable(QTableView):
    """A quiet table over a RowModel, whose rows are chosen whole; follows theme and language."""

    def __init__(self, model: RowModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.setModel(model)
        self._rows = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        quiet(self)

    def let_sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let a click on the head sort the rows; the sign stands at this column, -1 at none."""
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(column, order)
        header.sortIndicatorChanged.connect(self._rows.sort)

    def dress_anew(self) -> None:
        """Follow the theme and the font."""
        dress(self)

    def word(self) -> None:
        """Say its names in another language."""
        self._rows.name_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme, font and language."""
        super().changeEvent(event)
        if not hasattr(self, "_rows"):
            return
        if event.type() is QEvent.Type.LanguageChange:
            self.word()
        elif event.type() in DRESSING:
            self.dress_anew()
