"""What a model thinks before it answers: folded away, never taken for the answer."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.ui import phrases

_HIGH = 140


class Thinking(QWidget):
    """A button that unfolds the thinking; not there where nothing is thought."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[str] = []
        self._length = 0
        self.button, self._view = QPushButton(), QPlainTextEdit()
        self.button.setProperty("look", "link")
        self.button.setCheckable(True)
        self.button.setStyleSheet("padding: 0 6px 0 0;")
        self.button.toggled.connect(self._fold)
        self._view.setReadOnly(True)
        self._view.setMaximumHeight(_HIGH)
        self._view.setUndoRedoEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(self._view)
        self.clear()

    @property
    def text(self) -> str:
        """What was thought so far."""
        return "".join(self._pieces)

    @property
    def unfolded(self) -> bool:
        """Whether it is shown."""
        return self.button.isChecked()

    def clear(self) -> None:
        """Nothing was thought."""
        self.show_whole("")
        self.button.setChecked(False)
        self._view.hide()

    def add(self, piece: str) -> None:
        """More was thought."""
        self._pieces.append(piece)
        self._length += len(piece)
        if self.unfolded:
            self._append(piece)
        self.show()
        self._word()

    def show_whole(self, text: str) -> None:
        """All that was thought."""
        self._pieces, self._length = [text], len(text)
        if self.unfolded:
            self._view.setPlainText(text)
        self.setVisible(bool(text.strip()))
        self._word()

    def _append(self, piece: str) -> None:
        bar = self._view.verticalScrollBar()
        follows = bar.value() == bar.maximum()
        cursor = QTextCursor(self._view.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(piece)
        if follows:
            bar.setValue(bar.maximum())

    def _fold(self, shown: bool) -> None:
        if shown:
            self._view.setPlainText(self.text)
        self._view.setVisible(shown)
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_view"):
            self._word()

    def _word(self) -> None:
        sign = "▾" if self.unfolded else "▸"
        count = phrases.number(self._length)
        self.button.setText(
            self.tr("{0} What the model thought: {1} characters").format(sign, count)
        )
        self._view.setAccessibleName(self.tr("What the model thought, no part of the answer"))
