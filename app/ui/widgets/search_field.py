"""The one search field: Return asks, the arrows walk the hits or what is suggested."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.suggesting import Suggestion
from app.ui import theme
from app.ui.widgets.suggestions import Suggestions

LONGEST = 20_000
"""Characters that the field takes; a pasted page is cut, not refused."""

PAUSE = 40
"""Milliseconds without a key after which suggestions are asked for."""


class SearchField(QLineEdit):
    """Emits `asked` on Return and `walked` with ±1 on the arrows.

    While the person types it emits `typed` with the text, which `offer` answers; `picked` carries
    the Suggestion that was taken.
    """

    asked = Signal()
    walked = Signal(int)
    typed = Signal(str)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.setProperty("look", "question")
        self._look = QAction(self)
        self._enter = QAction(self)
        self._enter.triggered.connect(self.asked)
        self.addAction(self._look, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._enter, QLineEdit.ActionPosition.TrailingPosition)
        self.suggestions = Suggestions(self)
        self.suggestions.picked.connect(self._pick)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._edited = ""
        self._pause.timeout.connect(lambda: self.typed.emit(self._edited))
        self.textEdited.connect(self._edit)
        self.textChanged.connect(self._change)
        self.returnPressed.connect(self._silence)
        self.returnPressed.connect(self.asked)
        self._word()

    def offer(self, text: str, found: Sequence[Suggestion]) -> None:
        """Show what was found for `text`, if it is still what stands there."""
        if text == self._edited == self.text() and self.hasFocus():
            self.suggestions.offer(found)

    def _edit(self, text: str) -> None:
        self._edited = text
        self._pause.start()

    def _change(self, text: str) -> None:
        """A text that was set and not typed has no suggestions."""
        if text != self._edited:
            self._silence()

    def _silence(self) -> None:
        self._edited = ""
        self._pause.stop()
        self.suggestions.hide()

    def _pick(self, suggestion: Suggestion) -> None:
        self.setText(suggestion.citation)
        self.picked.emit(suggestion)

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
