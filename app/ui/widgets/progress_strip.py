"""A strip for long work: what it does, how far, how fast, how long still, and a way to stop."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.domain.events import Event, Progress
from app.ui import phrases
from app.ui.task import Task
from app.ui.widgets.controls import ElidedLabel, Label

PATIENCE = 500
"""Milliseconds for which work shows nothing."""


class ProgressStrip(QFrame):
    """Follows one task at a time; shows itself only once the task has taken half a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "surface")
        self._task: Task | None = None
        self._last: Progress | None = None
        self._stage = Label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._bar.setMinimumWidth(96)
        self._far = ElidedLabel("muted")
        self._cancel = QPushButton()
        self._cancel.clicked.connect(self._stop)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 8, 16, 8)
        line.setSpacing(16)
        line.addWidget(self._stage)
        line.addWidget(self._bar, 1)
        line.addWidget(self._far, 2)
        line.addWidget(self._cancel)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._show_late)
        self._word()
        self.hide()

    def follow(self, task: Task) -> None:
        """Show how far `task` is until it ends."""
        self._task, self._last = task, None
        task.happened.connect(self._see)
        task.ended.connect(self._end)
        self._word()
        self._patience.start()

    def _show_late(self) -> None:
        if self._task is not None:
            self._cancel.setEnabled(True)
            self.show()

    def _see(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Progress):
                self._last = event
        self._word()

    def _end(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self._patience.stop()
            self.hide()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._cancel.setEnabled(False)
            self._stage.setText(self.tr("Stopping…"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self._cancel.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress"))
        last = self._last
        self._stage.setText(phrases.stage(last.stage if last else ""))
        self._far.setText(phrases.how_far(last) if last else "")
        known = last is not None and bool(last.total)
        self._bar.setRange(0, 1000 if known else 0)
        if last is not None and last.total:
            self._bar.setValue(round(1000 * last.done / last.total))
