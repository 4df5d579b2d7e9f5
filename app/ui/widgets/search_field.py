"""The one search field: Return asks, the arrows walk the hits."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import theme

LONGEST = 20_000
"""Characters that the field takes; a pasted page is cut, not refused."""


class SearchField(QLineEdit):
    """Emits `asked` on Return and `walked` with ±1 on the arrows."""

    asked = Signal()
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.setProperty("look", "question")
        self._look = QAction(self)
        self._enter = QAction(self)
        self._enter.triggered.connect(self.asked)
        self.addAction(self._look, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._enter, QLineEdit.ActionPosition.TrailingPosition)
        self.returnPressed.connect(self.asked)
        self._word()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows are the list's; everything else is typing."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._word()

    def _word(self) -> None:
        self._look.setIcon(theme.icon("find"))
        self._enter.setIcon(theme.icon("enter"))
        self._enter.setText(self.tr("Search"))
        self._look.setText(self.tr("Question"))
        self.setPlaceholderText(self.tr("Ask as you would say it, or type a citation"))
        self.setAccessibleName(self.tr("Question"))
