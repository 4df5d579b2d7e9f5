"""The fourth step: the runs, the verdict on the chosen one, and the figures that it rests on."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.training import Comparison, RunState, TrainingRun
from app.ui import train_tables as tables
from app.ui import train_words as words
from app.ui.notices import Tone
from app.ui.train_asking import ask
from app.ui.train_ranks import RanksPanel
from app.ui.train_runs import RunList
from app.ui.train_verdict import VerdictPanel
from app.ui.widgets.controls import Label
from app.ui.widgets.empty import Empty
from app.ui.widgets.evaluation_table import FiguresTable
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.widgets.settings_section import Button, Choice, Said, SectionTitle, line


class JudgementStep(QWidget):
    """Emits `wanted` with the runs whose figures are to be shown, `resumed` and `deleted`."""

    wanted = Signal(object)
    resumed = Signal(object)
    deleted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Mapping[str, Comparison] = {}
        self.empty, self.runs, self._hint = Empty("train"), RunList(), Label("small", wrap=True)
        self.resume, self.delete, self.said = Button(), Button(), Said()
        self.verdict, self.progress = VerdictPanel(), ProgressStrip()
        self._measures_head, self._widths_head, self._ranks_head = (
            SectionTitle() for _ in range(3)
        )
        self.measures, self.widths, self.two = FiguresTable(), FiguresTable(), FiguresTable()
        self.measure, self.ranks = Choice(), RanksPanel()
        for name in words.MEASURES:
            self.measure.addItem("", name)
        self.measure.setCurrentIndex(words.MEASURES.index("hit@10"))
        self._build()
        self.runs.chosen.connect(self._choose)
        self.runs.deleted.connect(self._ask_to_delete)
        self.delete.clicked.connect(lambda: self._ask_to_delete(self.runs.selected[0]))
        self.resume.clicked.connect(lambda: self.resumed.emit(self.runs.selected[0]))
        self.measure.activated.connect(self._show_widths)
        self.show_runs((), "")
        self._word()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 24)
        column.setSpacing(12)
        column.addWidget(self.empty, 1)
        for part in (self.runs, self._hint):
            column.addWidget(part)
        column.addLayout(line(self.resume, self.delete))
        for figures in (
            self.progress,
            self.said,
            self.verdict,
            self._measures_head,
            self.measures,
            self.two,
        ):
            column.addWidget(figures)
        self._widths_row = QWidget()
        self._widths_row.setLayout(line(self._widths_head, self.measure))
        for below in (self._widths_row, self.widths, self._ranks_head, self.ranks):
            column.addWidget(below)
        column.addStretch(1)

    def show_runs(self, runs: Sequence[TrainingRun], answering: str, choose: str = "") -> None:
        """Show the library's runs; `choose` one by its id."""
        self.empty.setVisible(not runs)
        for part in (self.runs, self._hint, self.delete):
            part.setVisible(bool(runs))
        self._hint.setVisible(len(runs) > 1)
        self.runs.show_runs(runs, answering, choose)

    def show_found(self, found: Mapping[str, Comparison]) -> None:
        """Show the figures of the chosen runs, by their ids."""
        self._found = found
        chosen = self.runs.selected
        compared = [(run, found[run.id]) for run in chosen if run.id in found]
        one = compared[0] if len(chosen) == 1 and compared else None
        self.verdict.show_run(chosen[0] if len(chosen) == 1 else None, one[1] if one else None)
        for part in (self.measures, self._widths_row, self.widths, self._ranks_head, self.ranks):
            part.setVisible(one is not None)
        self.two.setVisible(len(compared) == 2)
        self._measures_head.setVisible(bool(compared))
        if one is not None:
            self.measures.show_sheet(tables.of_measures(one[1]))
            self.ranks.show_ranks(one[1].ranks)
            several = len(tables.widths_of(one[1])) > 1
            self._widths_row.setVisible(several)
            self.widths.setVisible(several)
            self._show_widths()
        if len(compared) == 2:
            self.two.show_sheet(tables.of_two(compared[0], compared[1]))

    def tell_unlike(self) -> None:
        """Say that two runs were judged by other questions."""
        self.said.tell(_unlike_told, Tone.CAUTION)

    def _choose(self, chosen: Sequence[TrainingRun]) -> None:
        self.said.clear()
        one = chosen[0] if len(chosen) == 1 else None
        idle = one is not None and one.state is not RunState.RUNNING
        self.delete.setEnabled(idle)
        halted = (RunState.STOPPED, RunState.FAILED, RunState.WAITING)
        self.resume.setVisible(one is not None and one.state in halted)
        if one is not None and one.state is RunState.FAILED:
            self.said.tell(partial(words.failed, one.problem), Tone.FAILURE, one.problem)
        elif one is not None and one.state is RunState.RUNNING:
            self.said.tell(_running_told)
        if not chosen:
            self.show_found({})
        self.wanted.emit(list(chosen))

    def _show_widths(self) -> None:
        chosen = self.runs.selected
        found = self._found.get(chosen[0].id) if len(chosen) == 1 else None
        if found is not None:
            self.widths.show_sheet(tables.of_widths(found, str(self.measure.currentData())))

    def _ask_to_delete(self, run: TrainingRun) -> None:
        text = self.tr(
            "Its folder with model, figures and log is deleted. As long as a search index is of "
            "this model the run is kept."
        )
        title, keep = self.tr("Delete this run?"), self.tr("Keep it")
        ask(self, (title, text, keep, self.tr("Delete run")), lambda: self.deleted.emit(run))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_widths_row"):
            self._word()

    def _word(self) -> None:
        self.empty.say(
            self.tr("Nothing was trained yet"),
            self.tr(
                "After a training you see here whether the new model finds more than the one you "
                "have: on questions it has never seen, with how certain that is."
            ),
        )
        self._hint.setText(self.tr("Choose two with Ctrl held down to compare them."))
        self._measures_head.setText(self.tr("Before and after"))
        self._widths_head.setText(self.tr("With shorter vectors"))
        self._ranks_head.setText(self.tr("Question by question"))
        for place, name in enumerate(words.MEASURES):
            self.measure.setItemText(place, words.measure(name))
        for widget, text in (
            (self.measure, self.tr("Measure")),
            (self.measures, self._measures_head.text()),
            (self.two, self.tr("Two runs compared")),
            (self.widths, self._widths_head.text()),
        ):
            widget.setAccessibleName(text)
        for button, text in (
            (self.resume, self.tr("Go on")),
            (self.delete, self.tr("Delete run…")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self.show_found(self._found)


def _unlike_told() -> str:
    return words.translate(
        "Train",
        "These two runs were judged by different questions; their figures cannot be compared.",
    )


def _running_told() -> str:
    return words.translate("Train", "This run is at work; its judgement comes at the end.")
