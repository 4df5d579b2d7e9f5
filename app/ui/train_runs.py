"""The runs of the library, the latest first, with their verdicts; one or two can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.domain.training import TrainingRun
from app.ui import phrases
from app.ui import train_words as words
from app.ui.widgets.tables import Column, RowModel, RowTable, figures_font

_MOST = 6
"""Rows that are shown without scrolling."""


class RunsModel(RowModel[TrainingRun]):
    """One row a run; `answering` is the id of the one whose model answers now."""

    answering = ""

    def told(self, row: TrainingRun) -> str:
        """The verdict, what stopped it, and its folder."""
        verdict = words.verdict(row.verdict) if row.verdict is not None else ""
        problem = words.failed(row.problem) if row.problem else ""
        return "\n".join(filter(None, (verdict, problem, row.folder)))

    def font(self, row: TrainingRun) -> QFont:
        """Bold for the one whose model answers."""
        return figures_font(bold=row.id == self.answering)

    def columns(self) -> list[Column[TrainingRun]]:
        """Result, day, recipe, model and time."""
        return [
            Column(self.tr("Result"), self._result),
            Column(self.tr("Begun"), lambda run: phrases.moment(run.created)),
            Column(self.tr("Recipe"), lambda run: run.recipe),
            Column(self.tr("Started from"), lambda run: words.model(run.model)),
            Column(self.tr("Time"), lambda run: phrases.span(run.seconds) if run.seconds else ""),
        ]

    def _result(self, run: TrainingRun) -> str:
        told = words.outcome(run)
        return self.tr("{0} · in use").format(told) if run.id == self.answering else told


class RunList(RowTable):
    """Emits `chosen` with one or two runs, and `deleted` with one that Del was pressed on."""

    chosen = Signal(object)
    deleted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.runs = RunsModel()
        super().__init__(self.runs, parent)
        self.setSelectionMode(RunList.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._select)
        self.dress_anew()
        self.word()

    @property
    def selected(self) -> list[TrainingRun]:
        """The runs that are chosen, as they stand in the list; two at most."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.runs.rows[row] for row in rows][:2]

    def show_runs(self, runs: Sequence[TrainingRun], answering: str, choose: str = "") -> None:
        """Show these runs; keep what is chosen, or choose one by its id, or the latest."""
        wanted = {choose} if choose else {run.id for run in self.selected}
        self.blockSignals(True)
        self.runs.answering = answering
        self.runs.show_rows(runs)
        kept = [row for row, run in enumerate(runs) if run.id in wanted][:2]
        for row in kept or ([0] if runs else []):
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(self.runs.index(row, 0), flags.Select | flags.Rows)
        self.blockSignals(False)
        self.dress_anew()
        self._select()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del asks to delete the run that is chosen."""
        if event.key() == Qt.Key.Key_Delete and len(self.selected) == 1:
            self.deleted.emit(self.selected[0])
        else:
            super().keyPressEvent(event)

    def _select(self, *_: object) -> None:
        self.chosen.emit(self.selected)

    def dress_anew(self) -> None:
        """Be as high as the rows that are shown."""
        super().dress_anew()
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(self.runs.columnCount()):
            header.setSectionResizeMode(column, mode.ResizeToContents)
        header.setSectionResizeMode(0, mode.Stretch)
        row = self.verticalHeader().defaultSectionSize()
        high = header.sizeHint().height() + row * min(_MOST, max(1, len(self.runs.rows)))
        self.setFixedHeight(high + 4)

    def word(self) -> None:
        """Say its names in another language."""
        super().word()
        self.setAccessibleName(self.tr("Runs"))
