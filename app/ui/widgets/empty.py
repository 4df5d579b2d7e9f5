"""What a panel shows while it has nothing to show: a drawing, a line, what to do, and buttons."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import fonts, icons, theme
from app.ui.widgets.controls import Label


class Empty(QWidget):
    """Stands in the middle of the room it has."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title = Label(wrap=True)
        self._hint = Label("muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(32, 32, 32, 32)
        self._column.setSpacing(8)
        self._column.addStretch(2)
        for part in (self._picture, self._title, self._hint):
            self._column.addWidget(part)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        self._draw()

    def say(self, title: str, hint: str) -> None:
        """Say this."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._title.text()} {self._hint.text()}".strip()

    def add_button(self) -> QPushButton:
        """A button under the words."""
        button = QPushButton()
        button.setProperty("look", "link")
        alignment = Qt.AlignmentFlag.AlignHCenter
        self._column.insertWidget(self._column.count() - 1, button, 0, alignment)
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        picture = icons.picture(self._icon, theme.colours().border, round(48 * ratio))
        picture.setDevicePixelRatio(ratio)
        self._picture.setPixmap(picture)
        self._title.setFont(fonts.law(theme.points() + 2))
