"""Long work on a library: what it does, how far, what it left out; a stop and a rest."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.events import Event, Problem, Progress
from app.ui import library_words, phrases
from app.ui.task import Task
from app.ui.widgets.controls import ElidedLabel, Label
from app.ui.widgets.progress_strip import PATIENCE

_MOST = 5_000


class LibraryWork(QFrame):
    """Follows one task at a time; shows itself once the task has taken half a second.

    Emits the stage at which the person stopped it.
    """

    stopped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._last: Progress | None = None
        self._found: list[Problem] = []
        self._stage, self._far, self._file = Label(), ElidedLabel("muted"), ElidedLabel("muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._stop, self._pause = QPushButton(), QPushButton()
        self._stop.clicked.connect(self.stop)
        self._pause.clicked.connect(self.pause_or_resume)
        self._count = Label()
        self._problems = QTreeWidget()
        self._problems.setRootIsDecorated(False)
        self._problems.setUniformRowHeights(True)
        self._problems.setColumnCount(2)
        self._problems.setMinimumHeight(112)
        self._problems.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._problems.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._build()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._show_late)
        self._word()
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._stage, 1)
        for button in (self._pause, self._stop):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._far)
        column.addWidget(self._file)
        column.addWidget(self._count)
        column.addWidget(self._problems, 1)

    @property
    def has_problems(self) -> bool:
        """Whether there is a list that wants room."""
        return self._task is not None and bool(self._found)

    def follow(self, task: Task) -> None:
        """Show how far `task` is until it ends."""
        self._task, self._last, self._found = task, None, []
        self._problems.clear()
        task.happened.connect(self._see)
        task.ended.connect(self._end)
        self._word()
        self._patience.start()

    def stop(self) -> None:
        """Stop the task at its next step."""
        if self._task is not None:
            self._task.cancel()
            for button in (self._pause, self._stop):
                button.setEnabled(False)
            self._stage.setText(self.tr("Stopping…"))

    def pause_or_resume(self) -> None:
        """Let the task rest at its next step, or go on."""
        if self._task is not None:
            if self._task.paused:
                self._task.resume()
            else:
                self._task.pause()
            self._word()

    def _show_late(self) -> None:
        if self._task is not None:
            for button in (self._pause, self._stop):
                button.setEnabled(not self._task.cancelled)
            self.show()

    def _see(self, events: list[Event]) -> None:
        fresh = [event for event in events if isinstance(event, Problem)]
        for event in events:
            if isinstance(event, Progress):
                self._last = event
        if fresh:
            room = _MOST - len(self._found)
            self._found.extend(fresh)
            self._problems.addTopLevelItems([_item(one) for one in fresh[: max(0, room)]])
        self._word()

    def _end(self) -> None:
        task = self.sender()
        if task is self._task and self._task is not None:
            was_stopped, self._task = self._task.cancelled, None
            self._patience.stop()
            self.hide()
            if was_stopped:
                self.stopped.emit(self._last.stage if self._last is not None else "")

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
            self._problems.clear()
            self._problems.addTopLevelItems([_item(one) for one in self._found[:_MOST]])

    def _word(self) -> None:
        last = self._last
        paused = self._task is not None and self._task.paused
        self._stop.setText(self.tr("Stop"))
        self._pause.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self._pause.setVisible(paused or (last is not None and last.stage in _RESTING))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._problems.setAccessibleName(self.tr("Problems so far"))
        self._problems.setHeaderLabels([self.tr("Left out"), self.tr("Because")])
        if self._task is None or not self._task.cancelled:
            self._stage.setText(self.tr("Paused") if paused else library_words.stage(last))
        told = replace(last, rate=None, left=None) if last and paused else last
        self._far.setText(phrases.how_far(told) if told else "")
        self._file.setText(last.detail if last and last.stage in _NAMING else "")
        self._count.setText(self.tr("%Ln file(s) left out", "", len(self._found)))
        for part in (self._count, self._problems):
            part.setVisible(bool(self._found))
        known = last is not None and bool(last.total)
        self._bar.setRange(0, 1000 if known else 0)
        if last is not None and last.total:
            self._bar.setValue(round(1000 * last.done / last.total))


_NAMING = ("reading", "importing", "packing", "unpacking", "downloading")
"""Stages whose details are names of files."""
_RESTING = ("encoding", "measuring", "full-text", "vectors")
"""Stages that can rest for as long as the person likes: nothing outside waits for them."""


def _item(problem: Problem) -> QTreeWidgetItem:
    item = QTreeWidgetItem([problem.where, library_words.problem(problem)])
    item.setToolTip(0, problem.where)
    item.setToolTip(1, problem.detail)
    return item
