"""A few words at the foot of the window about work that nobody waits for, and a way to stop it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.events import Event, Progress
from app.ui import phrases
from app.ui.task import Task
from app.ui.widgets.controls import Label

_TIGHT = "padding: 0 6px;"
"""No air above and below: the line at the foot keeps its height."""


class QuietWork(QWidget):
    """Follows one task at a time; hidden until it tells how far it is. `stopped` asks to end it."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._last: Progress | None = None
        self._told, self._stop = Label("small"), QPushButton()
        self._stop.setProperty("look", "link")
        self._stop.setStyleSheet(_TIGHT)
        self._stop.clicked.connect(self.stopped)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._told)
        line.addWidget(self._stop)
        self._word()
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty where nothing is at work."""
        return "" if self.isHidden() else self._told.text()

    def follow(self, task: Task) -> None:
        """Tell how far `task` is until it ends."""
        self._task, self._last = task, None
        task.happened.connect(self._see)
        task.ended.connect(self._end)
        self.hide()

    def _see(self, events: Sequence[Event]) -> None:
        if self.sender() is self._task and isinstance(events[-1], Progress):
            self._last = events[-1]
            self._word()
            self.show()

    def _end(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self._stop.setText(self.tr("Stop"))
        if (last := self._last) is None:
            return
        stage = phrases.stage(last.stage)
        share = f" {last.done / last.total:.0%}" if last.total else ""
        self._told.setText(stage + share)
        self._told.setToolTip(phrases.how_far(last))
        self._stop.setToolTip(self.tr("Stop: {0}").format(stage))
        self._stop.setAccessibleName(self._stop.toolTip())
