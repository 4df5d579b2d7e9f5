"""A run at work: its stage, how far it is, its curves and figures, its log, and a way to stop."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from app.domain.events import Event, Problem, Progress
from app.domain.training import Held, Note, RunState, Stage, StageBegan, Step, TrainingRun
from app.ui import phrases
from app.ui import train_words as words
from app.ui.dial_figures import decimal
from app.ui.notices import Tone
from app.ui.train_curves import Curves
from app.ui.train_fold import Fold
from app.ui.widgets.controls import Label
from app.ui.widgets.flow import Flow
from app.ui.widgets.settings_section import Button, Said, SectionTitle, line

_LOG = 5_000
"""Lines of the log that are shown."""


class Figure(QWidget):
    """A small name over a figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.value = Label("small"), Label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 24, 0)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.value)


class LivePanel(QWidget):
    """Shows one run; emits `cancelled`, `resumed` and `judged` with it."""

    cancelled = Signal(object)
    resumed = Signal(object)
    judged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run: TrainingRun | None = None
        self._stage = Stage.SPLIT
        self._step: Step | None = None
        self._progress: Progress | None = None
        self.title, self._far = SectionTitle(), Label("muted", wrap=True)
        self.bar, self.curves, self.said = QProgressBar(), Curves(), Said()
        self.figures = {name: Figure() for name in ("rate", "memory", "heat", "left")}
        self.log = QPlainTextEdit()
        self.fold = Fold(self.log)
        self.cancel, self.resume = Button(), Button(primary=True)
        self.judge = Button(primary=True)
        self._build()
        self.cancel.clicked.connect(self._stop)
        self.resume.clicked.connect(lambda: self.resumed.emit(self.run))
        self.judge.clicked.connect(lambda: self.judged.emit(self.run))
        self.show_run(None)

    def _build(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(_LOG)
        self.log.setFixedHeight(200)
        figures = QWidget()
        flow = Flow(figures)
        flow.setContentsMargins(0, 0, 0, 0)
        for one in self.figures.values():
            flow.addWidget(one)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for part in (self.bar, self._far, self.said, figures, self.curves, self.fold):
            column.addWidget(part)
        column.addLayout(line(self.resume, self.judge))

    def show_run(self, run: TrainingRun | None) -> None:
        """Show a run from its beginning, or none."""
        self.run, self._step, self._progress = run, None, None
        self._stage = run.stage if run is not None else Stage.SPLIT
        self.curves.clear()
        self.log.clear()
        self.said.clear()
        self.setVisible(run is not None)
        self.cancel.setEnabled(True)
        self._word()

    def update_run(self, run: TrainingRun) -> None:
        """The run stands otherwise now: it ended, or failed, or goes on."""
        before, self.run = self.run, run
        if run.state is RunState.FAILED:
            self.said.tell(lambda: words.failed(run.problem), Tone.FAILURE, run.problem)
        elif run.state is RunState.STOPPED:
            self.said.tell(_stopped_told, Tone.CAUTION)
        else:
            self.said.clear()
        self.cancel.setEnabled(True)
        self._word()
        if before is not None and before.state is not run.state:
            told = QAccessibleAnnouncementEvent(self, self.title.text())
            QAccessible.updateAccessibility(told)

    def see(self, events: Sequence[Event]) -> None:
        """Take in what happened."""
        steps = [one for one in events if isinstance(one, Step)]
        held = [one for one in events if isinstance(one, Held)]
        for event in events:
            match event:
                case StageBegan(stage=stage):
                    self._stage, self._progress = stage, None
                    self.log.appendPlainText(words.stage(stage))
                case Progress():
                    self._progress = event
                case Note(key=key, facts=facts):
                    told = ", ".join(f"{name} {value}" for name, value in facts.items())
                    self.log.appendPlainText(words.note(key, told))
                case Problem(where=where, reason=reason, detail=detail):
                    self.log.appendPlainText(f"{where}: {reason} {detail}".strip())
                case Held(step=step, scores=scores):
                    figures = " · ".join(f"{w}: {decimal(100 * s, 1)}" for w, s in scores.items())
                    self.log.appendPlainText(f"{step}: {figures}")
        if steps:
            self._step = steps[-1]
        self.curves.add(steps, held)
        self._word()

    @property
    def told(self) -> str:
        """The stage, and how far it is."""
        if not self.bar.maximum():
            return self.title.text()
        percent = round(100 * self.bar.value() / self.bar.maximum())
        return self.tr("{0} · {1} %").format(self.title.text(), percent)

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.title.setText(self.tr("Stopping…"))
        self.cancelled.emit(self.run)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "judge"):
            self._word()

    def _word(self) -> None:
        run = self.run
        state = run.state if run is not None else RunState.WAITING
        going = state in (RunState.RUNNING, RunState.WAITING)
        training = going and self._stage is Stage.TRAINING
        if self.cancel.isEnabled():
            title = words.stage(self._stage) if going or run is None else words.state(run)
            self.title.setText(title)
        self.cancel.setVisible(going)
        self.resume.setVisible(state in (RunState.STOPPED, RunState.FAILED))
        self.judge.setVisible(state is RunState.DONE)
        self.bar.setVisible(going)
        self._far.setText(self._how_far(training) if going else "")
        self._far.setVisible(bool(self._far.text()))
        for name, figure in self.figures.items():
            value = self._figure(name) if self._step is not None else ""
            figure.value.setText(value)
            figure.setVisible(training and bool(value))
        self._show_bar(training)
        self._name()

    def _show_bar(self, training: bool) -> None:
        done, total = 0, 0
        if training and self._step is not None:
            done, total = self._step.step, self._step.steps
        elif self._progress is not None and self._progress.total:
            done, total = self._progress.done, self._progress.total
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(round(1000 * done / total))

    def _how_far(self, training: bool) -> str:
        if training and self._step is not None:
            told = self.tr("Step {0} of {1}, round {2}")
            step = self._step
            rounds = decimal(step.epoch, 1)
            return told.format(phrases.number(step.step), phrases.number(step.steps), rounds)
        if self._progress is None:
            return ""
        named = phrases.stage(self._progress.stage)
        return f"{named} · {phrases.how_far(self._progress)}".rstrip(" ·")

    def _figure(self, name: str) -> str:
        step = self._step
        assert step is not None
        if name == "rate":
            return decimal(step.rate, 0 if step.rate >= 10 else 1)
        if name == "memory":
            return phrases.size(step.memory) if step.memory is not None else ""
        if name == "heat":
            return self.tr("{0} °C").format(step.heat) if step.heat is not None else ""
        return phrases.span(step.left) if step.left is not None else ""

    def _name(self) -> None:
        names = {
            "rate": self.tr("Examples per second"),
            "memory": self.tr("Memory in use"),
            "heat": self.tr("Temperature"),
            "left": self.tr("Time left"),
        }
        for name, figure in self.figures.items():
            figure.name.setText(names[name])
        self.bar.setAccessibleName(self.tr("Progress"))
        self.log.setAccessibleName(self.tr("Log"))
        self.fold.say(self.tr("Show the log"), self.tr("Hide the log"))
        for button, text in (
            (self.cancel, self.tr("Stop, keep the best so far")),
            (self.resume, self.tr("Go on")),
            (self.judge, self.tr("Next: judgement")),
        ):
            button.setText(text)
            button.setAccessibleName(text)


def _stopped_told() -> str:
    return words.translate(
        "Train", "It was stopped; the best so far is kept, and it can go on from there."
    )
