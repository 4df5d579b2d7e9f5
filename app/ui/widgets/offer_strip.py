"""A line that says something and offers one thing to do about it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui import theme
from app.ui.widgets.controls import Label


class OfferStrip(QFrame):
    """Hidden until there is something to say; its kinds say it, in the language of now."""

    def __init__(
        self, margins: tuple[int, int, int, int], spacing: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label, self.button = Label(wrap=True), QPushButton()
        self.button.clicked.connect(self.take)
        line = QHBoxLayout(self)
        line.setContentsMargins(*margins)
        line.setSpacing(spacing)
        line.addWidget(self.label, 1)
        line.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty where it says nothing."""
        return "" if self.isHidden() else self.label.text()

    def take(self) -> None:
        """Do what is offered."""
        raise NotImplementedError

    def word(self) -> None:
        """Say it in the language of now."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "button"):
            self.word()


class UndoStrip(OfferStrip):
    """Offers to bring back what was deleted last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((16, 8, 8, 8), 16, parent)
        theme.role(self, "info")

    def word(self) -> None:
        """Name the button; the kinds say what was deleted."""
        self.button.setText(self.tr("Undo"))
