"""A strip that offers to bring back the records that were deleted last."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.domain.asking import Run
from app.ui import theme
from app.ui.widgets.controls import Label


class RunsUndo(QFrame):
    """Shown while there is something to bring back; emits `wanted` with the Runs."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "info")
        self._runs: tuple[Run, ...] = ()
        self._text, self.button = Label(wrap=True), QPushButton()
        self.button.clicked.connect(self._want)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(16)
        line.addWidget(self._text, 1)
        line.addWidget(self.button)
        self.hide()

    def offer(self, runs: Sequence[Run]) -> None:
        """Offer to bring these back; nothing where there are none."""
        self._runs = tuple(runs)
        self._word()
        self.setVisible(bool(runs))

    def _want(self) -> None:
        runs = self._runs
        self.offer(())
        self.wanted.emit(runs)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "button"):
            self._word()

    def _word(self) -> None:
        self.button.setText(self.tr("Undo"))
        self._text.setText(self.tr("%Ln question(s) deleted", "", len(self._runs)))
