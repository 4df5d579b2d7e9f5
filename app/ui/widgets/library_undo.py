"""A strip that offers to bring back the library that was deleted last."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui import theme
from app.ui.widgets.controls import Label


class LibraryUndo(QFrame):
    """Shown while there is something to bring back; emits `wanted`."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.role(self, "info")
        self._name = ""
        self._text, self.button = Label(wrap=True), QPushButton()
        self.button.clicked.connect(self.wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(16)
        line.addWidget(self._text, 1)
        line.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def offer(self, name: str) -> None:
        """Offer to bring back the library of this name; nothing where it is empty."""
        self._name = name
        self._word()
        self.setVisible(bool(name))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.button.setText(self.tr("Undo"))
        told = self.tr("“{0}” was deleted. It can be brought back until Pandecta is closed.")
        self._text.setText(told.format(self._name))
