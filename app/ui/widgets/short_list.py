"""What the short lists share: values as rows of a model, and the ground a row is painted on."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.ui import theme

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")

EDGE = 3
"""Pixels of the accent at the left of the chosen row."""


class Rows(QAbstractListModel, Generic[T]):
    """Values of one kind; `told` gives what a role shows of one, or None."""

    def __init__(self, told: Callable[[T, int], object]) -> None:
        super().__init__()
        self.found: tuple[T, ...] = ()
        self._told = told

    def fill(self, found: Sequence[T]) -> None:
        """Have these rows from now on."""
        self.beginResetModel()
        self.found = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a value."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the role shows of the value in this row."""
        return self._told(self.found[index.row()], role)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Mark the row that is chosen, or that the mouse is over."""
    colours, area = theme.colours(), QRect(option.rect)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, QColor(colours.accent_soft))
        painter.fillRect(area.adjusted(0, 0, EDGE - area.width(), 0), QColor(colours.accent))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, QColor(colours.hover))
