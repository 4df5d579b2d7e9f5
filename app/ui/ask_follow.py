"""The field for another question that goes on from the answer above."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.widgets.search_field import LONGEST
from app.ui.widgets.settings_section import Button


class FollowUp(QWidget):
    """Emits `asked` with the question."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.button = QLineEdit(), Button()
        self.field.setMaxLength(LONGEST)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        self.field.returnPressed.connect(self._ask)
        self.button.clicked.connect(self._ask)
        self.field.textChanged.connect(lambda text: self.button.setEnabled(bool(text.strip())))
        self.button.setEnabled(False)
        self._word()

    def _ask(self) -> None:
        if text := self.field.text().strip():
            self.field.clear()
            self.asked.emit(text)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.field.setPlaceholderText(self.tr("Ask on, from this answer"))
        self.field.setAccessibleName(self.tr("Another question that goes on from this answer"))
        self.button.setText(self.tr("Ask on"))
