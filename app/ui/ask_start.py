"""The page Ask before the first question: what it does, where, and examples to click."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import fonts, theme
from app.ui.widgets.controls import Label
from app.ui.widgets.start import COLUMN


class AskStart(QWidget):
    """Emits `chosen` with the text of an example, and `settings` where a model is to be chosen."""

    chosen = Signal(str)
    settings = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._hint = Label(wrap=True), Label("muted", wrap=True)
        self._lacking = Label("doubt", wrap=True)
        self.choose = QPushButton()
        self.examples = [QPushButton() for _ in range(3)]
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(8)
        column.addWidget(self._hint)
        column.addSpacing(16)
        column.addWidget(self._lacking)
        column.addSpacing(8)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(16)
        for button in self.examples:
            button.setProperty("look", "example")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(partial(self._choose, button))
            column.addWidget(button)
        self.choose.clicked.connect(self.settings)
        self._inner.setMaximumWidth(COLUMN)
        # a row with stretches, as a widget that is only aligned gets too little height
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(24, 24, 24, 24)
        around.addStretch(2)
        around.addLayout(row)
        around.addStretch(5)
        self._word()

    def tell_model(self, model: str) -> None:
        """Which model is chosen; where none is, the way to it is offered."""
        self._lacking.setVisible(not model)
        self.choose.setVisible(not model)

    def _choose(self, button: QPushButton, checked: bool = False) -> None:
        self.chosen.emit(button.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        kinds = (QEvent.Type.LanguageChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "_inner"):
            self._word()

    def _word(self) -> None:
        self._title.setFont(fonts.law(theme.points() + 6))
        self._title.setText(self.tr("Have a question worked through"))
        self._hint.setText(
            self.tr(
                "A language model breaks the question into its legal issues, searches each of "
                "them in this library, and writes a short report. Every provision that it cites "
                "is then looked up, and marked where it is not there or says something else."
            )
        )
        self._lacking.setText(self.tr("This needs a language model, and none is chosen yet."))
        self.choose.setText(self.tr("Choose a model…"))
        examples = (
            self.tr("Dismissed while ill, overtime unpaid: what can I claim, and by when?"),
            self.tr("The flat has mould, the rent went up, and the landlord keeps my deposit"),
            self.tr("试用期被辞退，没有签书面合同，也没有缴社保，可以要求哪些赔偿？"),
        )
        for button, text in zip(self.examples, examples, strict=True):
            button.setText(text)
