"""The list of questions that were asked, with their ranks, the lost ones first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from app.services.evaluating import DEPTH, Answered, AskedQuestion
from app.services.evaluating_indexes import Moved
from app.ui import evaluation_words as words
from app.ui.evaluation_work import Measured
from app.ui.widgets.evaluation_table import DRESSING, dress, figures_font

Index = QModelIndex | QPersistentModelIndex

_LAW = 120
"""Pixels of the column of laws at first."""

_ALIGN = {
    True: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    False: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One question with its rank, the law that answers it, and the rank with the other index."""

    asked: AskedQuestion
    rank: int
    law: str
    before: int | None = None


def lines_of(found: Measured) -> list[Line]:
    """The questions of an evaluation: those that lost most first."""
    answered = found.evaluation.answered
    if found.compared is None:
        lines = [Line(one.asked, one.rank, one.law) for one in answered]
        return sorted(lines, key=lambda one: -_deep(one.rank))
    pairs = zip(answered, found.compared.moved, strict=True)
    compared = [_compared(one, moved) for one, moved in pairs]
    return sorted(compared, key=lambda one: (_deep(one.before) - _deep(one.rank), -one.rank))


def _compared(one: Answered, moved: Moved) -> Line:
    return Line(one.asked, one.rank, one.law, moved.before)


def _deep(rank: int | None) -> int:
    """A rank to sort by: what is not found comes after everything that is."""
    return rank or DEPTH + 1


class QuestionsModel(QAbstractTableModel):
    """Hands out the lines in the order that the person asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._compared = False

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other questions."""
        self.beginResetModel()
        self.lines = list(lines)
        self._compared = any(one.before is not None for one in lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a question."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Rank, question and law; or the ranks with both indexes, and the question."""
        return 0 if parent.isValid() else len(self._columns())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns()):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns()[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self._counts(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A question's words, and what its rank means."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns()[column][1](line)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self._counts(column)]
        if role == Qt.ItemDataRole.FontRole:
            return figures_font()
        if role == Qt.ItemDataRole.ToolTipRole:
            told = words.rank_told(line.rank)
            return f"{line.asked.text}\n{told}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._columns()[column][1](line)}. {words.rank_told(line.rank)}"
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the questions in the order of a column."""
        if not 0 <= column < len(self._columns()):
            return
        key = self._columns()[column][2]
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.lines[index.row()]) for index in self.persistentIndexList()]
        self.lines.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)
        for index, line in kept:
            place = self.index(self.lines.index(line), index.column())
            self.changePersistentIndex(index, place)
        self.layoutChanged.emit()

    @property
    def question_column(self) -> int:
        """The column of the questions' text; ranks stand before it."""
        return 2 if self._compared else 1

    def _counts(self, column: int) -> bool:
        return column < self.question_column

    def _columns(self) -> list[tuple[str, Callable[[Line], str], Callable[[Line], Any]]]:
        """Name, text and sorting key of each column."""
        rank = (self.tr("Rank"), lambda one: words.rank(one.rank), lambda one: _deep(one.rank))
        text = (self.tr("Question"), lambda one: one.asked.text, lambda one: one.asked.text)
        if not self._compared:
            return [rank, text, (self.tr("Law"), lambda one: one.law, lambda one: one.law)]
        before = (
            self.tr("Before"),
            lambda one: words.rank(one.before or 0),
            lambda one: _deep(one.before),
        )
        return [before, rank, text]


class QuestionList(QTableView):
    """Shows the questions; emits `chosen` with the AskedQuestion that the person turns to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions = QuestionsModel(self)
        self.setModel(self.questions)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(False)
        header.sortIndicatorChanged.connect(self._sort)
        self.selectionModel().currentRowChanged.connect(self._turned)
        dress(self)
        self._word()

    def show_measured(self, found: Measured | None) -> None:
        """Show the questions of an evaluation, the lost ones first."""
        self.questions.show_lines(lines_of(found) if found is not None else ())
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        header.blockSignals(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.blockSignals(False)
        text = self.questions.question_column
        for column in range(self.questions.columnCount()):
            header.setSectionResizeMode(column, mode.ResizeToContents)
            if column > text:
                header.setSectionResizeMode(column, mode.Interactive)
                header.resizeSection(column, _LAW)
        header.setSectionResizeMode(text, mode.Stretch)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.questions.sort(column, order)
        self.scrollTo(self.currentIndex())

    def _turned(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.questions.lines[index.row()].asked)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, theme and font size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        elif event.type() in DRESSING:
            dress(self)

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Questions and their ranks"))
        columns = max(0, self.questions.columnCount() - 1)
        self.questions.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns)
