"""The form for an index of another model: choose, measure on a sample, then build or leave it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.domain.errors import PandectaError
from app.domain.events import Event, Progress
from app.domain.models import ModelCard
from app.services.choosing import Estimate
from app.ui import fonts, index_words, notices, theme
from app.ui.index_listing import IndexEntry
from app.ui.task import Task
from app.ui.widgets.controls import Label
from app.ui.widgets.index_followed import FOLLOWED
from app.ui.widgets.index_models import IndexModels


class IndexForm(QWidget):
    """Emits the name of the model whose cost is to be measured, then that of the one to build."""

    measure = Signal(str)
    build = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._estimate: Estimate | None = None
        self._entries: Sequence[IndexEntry] = ()
        self._answering = self._busy = False
        self._failure = self._about = ""
        self._title, self.told, self.models = Label(), Label(wrap=True), IndexModels()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self.buttons = {name: QPushButton() for name in ("measure", "build", "cancel")}
        self._build()
        self.models.changed.connect(self._renamed)
        self.models.entered.connect(self._measure)
        self.buttons["measure"].clicked.connect(self._measure)
        self.buttons["build"].clicked.connect(self._go)
        self.buttons["cancel"].clicked.connect(self.leave)
        self._word()
        self.hide()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for name, button in self.buttons.items():
            foot.addWidget(button)
            if name != "cancel":
                theme.role(button, "primary")
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        for part in (self._title, self.models, self._bar, self.told):
            column.addWidget(part)
        column.addLayout(foot)

    def ask(self) -> None:
        """Show the form, ready for a model."""
        self.show()
        self.models.model.setFocus()

    def leave(self) -> None:
        """Forget what was measured, and hide."""
        self._forget()
        self.hide()

    def offer_models(self, cards: Sequence[ModelCard], others: Sequence[str]) -> None:
        """Offer the models that are here, and others by name."""
        self.models.offer(cards, others)

    def know(self, entries: Sequence[IndexEntry], answering: bool, busy: bool) -> None:
        """Say which indexes there are, whether one answers, and whether work is going on."""
        self._entries, self._answering, self._busy = entries, answering, busy
        self._word()

    def follow(self, task: Task) -> None:
        """Show how the measuring goes, and what came of it."""
        self._task, self._failure, self._about = task, "", self.models.name
        task.happened.connect(self._see)
        task.done.connect(self.show_estimate)
        task.failed.connect(self._failed)
        self._bar.setRange(0, 0)
        self._word()

    def show_estimate(self, estimate: Estimate) -> None:
        """Say what building would take."""
        self._task, self._estimate, self._about = None, estimate, self.models.name
        self._word()
        self.buttons["build"].setFocus()

    def _see(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Progress) and event.total:
                self._bar.setRange(0, event.total)
                self._bar.setValue(event.done)

    def _failed(self, error: PandectaError) -> None:
        self._task, self._failure = None, notices.notice(error).text
        self._word()

    def _renamed(self) -> None:
        if self.models.name != self._about:
            self._forget()
        else:
            self._word()

    def _forget(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task, self._estimate, self._failure, self._about = None, None, "", ""
        self._word()

    def _measure(self) -> None:
        if self.models.name and self._task is None and not self._busy:
            self.measure.emit(self.models.name)

    def _go(self) -> None:
        name = self.models.name
        self.leave()
        self.build.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in FOLLOWED:
            self._word()

    def _word(self) -> None:
        self._title.setFont(fonts.interface(theme.points(), QFont.Weight.DemiBold))
        self._title.setText(self.tr("Build with another model"))
        self._bar.setAccessibleName(self.tr("Measuring"))
        self._bar.setVisible(self._task is not None)
        self.told.setText(self._sentence())
        self.told.setVisible(bool(self.told.text()))
        self.buttons["measure"].setText(self.tr("Estimate"))
        self.buttons["build"].setText(self.tr("Use it") if self._known else self.tr("Build"))
        self.buttons["cancel"].setText(self.tr("Cancel"))
        measured = self._estimate is not None
        self.buttons["measure"].setVisible(not measured)
        self.buttons["build"].setVisible(measured)
        idle = not self._busy and self._task is None
        self.buttons["measure"].setEnabled(idle and bool(self.models.name))
        self.buttons["build"].setEnabled(idle)

    @property
    def _known(self) -> bool:
        """Whether there is an index of the model that was measured."""
        made = self._estimate.encoder if self._estimate is not None else None
        return made is not None and any(one.manifest.encoder == made for one in self._entries)

    def _sentence(self) -> str:
        if self._failure:
            return self._failure
        if self._task is not None:
            return self.tr("Measuring on a sample of this library…")
        if self._estimate is None:
            return ""
        if self._known:
            return index_words.known()
        return index_words.estimate(self._estimate, self._answering)
