"""The list of questions that were asked, with their ranks, the lost ones first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from app.services.evaluating import DEPTH, Answered, AskedQuestion
from app.services.evaluating_indexes import Moved
from app.ui import evaluation_words as words
from app.ui.evaluation_work import Measured
from app.ui.widgets.tables import Column, RowModel, RowTable

_LAW = 120
"""Pixels of the column of laws at first."""


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


class QuestionsModel(RowModel[Line]):
    """Hands out the lines in the order that the person asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compared = False

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other questions, in the order that they come in."""
        self._compared = any(one.before is not None for one in lines)
        self.order = None
        self.show_rows(lines)

    def told(self, row: Line) -> str:
        """The whole question, and what its rank means."""
        return f"{row.asked.text}\n{words.rank_told(row.rank)}"

    def spoken(self, row: Line, text: str) -> str:
        """A cell, and what the rank of its question means."""
        return f"{text}. {words.rank_told(row.rank)}"

    @property
    def question_column(self) -> int:
        """The column of the questions' text; ranks stand before it."""
        return 2 if self._compared else 1

    def columns(self) -> list[Column[Line]]:
        """Rank, question and law; or the ranks with both indexes, and the question."""
        rank = Column[Line](self.tr("Rank"), lambda one: words.rank(one.rank), _after, counts=True)
        text = Column[Line](self.tr("Question"), lambda one: one.asked.text)
        if not self._compared:
            return [rank, text, Column(self.tr("Law"), lambda one: one.law)]
        before = Column[Line](
            self.tr("Before"), lambda one: words.rank(one.before or 0), _before, counts=True
        )
        return [before, rank, text]


def _before(one: Line) -> int:
    return _deep(one.before)


def _after(one: Line) -> int:
    return _deep(one.rank)


class QuestionList(RowTable):
    """Shows the questions; emits `chosen` with the AskedQuestion that the person turns to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.questions = QuestionsModel()
        super().__init__(self.questions, parent)
        self.let_sort(-1)
        self.horizontalHeader().setSortIndicatorClearable(False)
        self.questions.layoutChanged.connect(self._keep_in_sight)
        self.selectionModel().currentRowChanged.connect(self._turned)
        self.word()

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

    def _keep_in_sight(self) -> None:
        self.scrollTo(self.currentIndex())

    def _turned(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.questions.rows[index.row()].asked)

    def word(self) -> None:
        """Say its names in another language."""
        super().word()
        self.setAccessibleName(self.tr("Questions and their ranks"))
