"""The runs of the library, the latest first, with their verdicts; one or two can be chosen."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from app.domain.training import TrainingRun
from app.ui import phrases
from app.ui import train_words as words
from app.ui.widgets.evaluation_table import DRESSING, dress, figures_font

Index = QModelIndex | QPersistentModelIndex
_MOST = 6
"""Rows that are shown without scrolling."""


class RunsModel(QAbstractTableModel):
    """One row a run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs: Sequence[TrainingRun] = ()
        self.answering = ""

    def show_runs(self, runs: Sequence[TrainingRun], answering: str) -> None:
        """Show these; `answering` is the id of the one whose model answers now."""
        self.beginResetModel()
        self.runs, self.answering = tuple(runs), answering
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a run."""
        return 0 if parent.isValid() else len(self.runs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Result, day, recipe, model and time."""
        return 0 if parent.isValid() else len(self._columns())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns()[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A run's words."""
        if not index.isValid():
            return None
        run = self.runs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns()[index.column()][1](run)
        if role == Qt.ItemDataRole.FontRole:
            return figures_font(bold=run.id == self.answering)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = words.verdict(run.verdict) if run.verdict is not None else ""
            problem = words.failed(run.problem) if run.problem else ""
            return "\n".join(filter(None, (told, problem, run.folder)))
        return None

    def _columns(self) -> list[tuple[str, Callable[[TrainingRun], str]]]:
        return [
            (self.tr("Result"), self._result),
            (self.tr("Begun"), lambda run: phrases.moment(run.created)),
            (self.tr("Recipe"), lambda run: run.recipe),
            (self.tr("Started from"), lambda run: words.model(run.model)),
            (self.tr("Time"), lambda run: phrases.span(run.seconds) if run.seconds else ""),
        ]

    def _result(self, run: TrainingRun) -> str:
        told = words.outcome(run)
        return self.tr("{0} · in use").format(told) if run.id == self.answering else told


class RunList(QTableView):
    """Emits `chosen` with one or two runs, and `deleted` with one that Del was pressed on."""

    chosen = Signal(object)
    deleted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runs = RunsModel(self)
        self.setModel(self.runs)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().selectionChanged.connect(self._select)
        self._fit()
        self._word()

    @property
    def selected(self) -> list[TrainingRun]:
        """The runs that are chosen, as they stand in the list; two at most."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.runs.runs[row] for row in rows][:2]

    def show_runs(self, runs: Sequence[TrainingRun], answering: str, choose: str = "") -> None:
        """Show these runs; keep what is chosen, or choose one by its id, or the latest."""
        wanted = {choose} if choose else {run.id for run in self.selected}
        self.blockSignals(True)
        self.runs.show_runs(runs, answering)
        kept = [row for row, run in enumerate(runs) if run.id in wanted][:2]
        for row in kept or ([0] if runs else []):
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(self.runs.index(row, 0), flags.Select | flags.Rows)
        self.blockSignals(False)
        self._fit()
        self._select()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del asks to delete the run that is chosen."""
        if event.key() == Qt.Key.Key_Delete and len(self.selected) == 1:
            self.deleted.emit(self.selected[0])
        else:
            super().keyPressEvent(event)

    def _select(self, *_: object) -> None:
        self.chosen.emit(self.selected)

    def _fit(self) -> None:
        dress(self)
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(self.runs.columnCount()):
            header.setSectionResizeMode(column, mode.ResizeToContents)
        header.setSectionResizeMode(0, mode.Stretch)
        row = self.verticalHeader().defaultSectionSize()
        high = header.sizeHint().height() + row * min(_MOST, max(1, len(self.runs.runs)))
        self.setFixedHeight(high + 4)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, theme and font."""
        super().changeEvent(event)
        if not hasattr(self, "runs"):
            return
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        elif event.type() in DRESSING:
            self._fit()

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Runs"))
        last = max(0, self.runs.columnCount() - 1)
        self.runs.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
