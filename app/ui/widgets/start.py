"""The page before the first question: what one can ask, with examples that can be clicked."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui import fonts, theme
from app.ui.widgets.controls import Label

COLUMN = 640
"""The widest that the column of examples grows, in pixels."""


class Start(QWidget):
    """Emits `chosen` with the text of an example."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(wrap=True)
        self._hint = Label("muted", wrap=True)
        self._examples = [QPushButton() for _ in range(3)]
        inner = QWidget()
        inner.setMaximumWidth(COLUMN)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(8)
        column.addWidget(self._hint)
        column.addSpacing(24)
        for button in self._examples:
            button.setProperty("look", "example")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(partial(self._choose, button))
            column.addWidget(button)
        around = QVBoxLayout(self)
        around.setContentsMargins(24, 32, 24, 32)
        around.addStretch(2)
        around.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(5)
        self._inner = inner
        self._word()

    @property
    def examples(self) -> list[QPushButton]:
        """The examples' buttons."""
        return self._examples

    def _choose(self, button: QPushButton, checked: bool = False) -> None:
        self.chosen.emit(button.text())

    def resizeEvent(self, event: object) -> None:
        """Keep the column as wide as it reads well."""
        self._inner.setFixedWidth(min(COLUMN, max(240, self.width() - 48)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._word()

    def _word(self) -> None:
        self._title.setFont(fonts.law(theme.points() + 6))
        self._title.setText(self.tr("What would you like to know?"))
        self._hint.setText(
            self.tr("Ask in everyday words, in English or Chinese, or type a citation.")
        )
        examples = (
            self.tr("Fired during probation, what am I owed?"),
            self.tr("The landlord keeps my deposit"),
            self.tr("试用期被辞退怎么赔偿"),
        )
        for button, text in zip(self._examples, examples, strict=True):
            button.setText(text)
