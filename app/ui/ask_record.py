"""A window with the whole record of a question, or the comparison of two, to read and to save."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.ui.notice_kinds import Tone
from app.ui.widgets.settings_section import Button, Said


class RecordDialog(QDialog):
    """Shows a text; `json` is the same for programs, empty where there is none."""

    def __init__(
        self, title: str, text: str, json: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._json = text, json
        self.setWindowTitle(title)
        self.resize(820, 640)
        self.view, self.said = QPlainTextEdit(text), Said()
        self.view.setReadOnly(True)
        self.copy, self.save, self.close_button = Button(), Button(), Button()
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        self.save.clicked.connect(self._ask_where)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.view, 1)
        column.addWidget(self.said)
        column.addLayout(foot)
        self._word()

    def _ask_where(self) -> None:
        kinds = [self.tr("Markdown") + " (*.md)"]
        if self._json:
            kinds.append(self.tr("Data for programs") + " (*.json)")
        title = self.tr("Save the record")
        path, kind = QFileDialog.getSaveFileName(self, title, "record.md", ";;".join(kinds))
        if path:
            ending = kind.rpartition("*")[2].rstrip(")")
            self.write(path if Path(path).suffix else path + ending)

    def write(self, path: str) -> None:
        """Write the record to a file, as data where it is named so, and say how that went."""
        text = self._json if self._json and path.endswith(".json") else self._text
        try:
            Path(path).write_text(text, "utf-8")
        except OSError as error:
            told = self.tr("{0} could not be written.")
            self.said.tell(lambda: told.format(path), Tone.FAILURE, error.strerror or str(error))
            return
        self.said.tell(lambda: self.tr("Saved as {0}.").format(path), Tone.INFO)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "close_button"):
            self._word()

    def _word(self) -> None:
        self.view.setAccessibleName(self.tr("Record"))
        self.copy.setText(self.tr("Copy"))
        self.save.setText(self.tr("Save…"))
        self.close_button.setText(self.tr("Close"))
