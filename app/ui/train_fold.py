"""A part of a page that is folded away until somebody asks for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.settings_section import Button, line


class Fold(QWidget):
    """A link over what it shows and hides; `opened` tells which."""

    opened = Signal(bool)

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner, self.button = inner, Button()
        self._show, self._hide = "", ""
        self.button.setProperty("look", "link")
        self.button.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line(self.button))
        column.addWidget(inner)
        inner.hide()
        self.button.toggled.connect(self._turn)

    def say(self, show: str, hide: str) -> None:
        """Name the link for when it is shut and when it is open."""
        self._show, self._hide = show, hide
        self._word()

    def _turn(self, opened: bool) -> None:
        self.inner.setVisible(opened)
        self._word()
        self.opened.emit(opened)

    def _word(self) -> None:
        text = self._hide if self.button.isChecked() else self._show
        self.button.setText(("▾ " if self.button.isChecked() else "▸ ") + text)
        self.button.setAccessibleName(text)
