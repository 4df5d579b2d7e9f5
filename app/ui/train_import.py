"""The dialog that brings questions in: from a file with its columns, or a data set by its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from app.domain.events import Work
from app.domain.training import Origin
from app.services.question_importing import Bringing, QuestionReport
from app.services.questions import Questions
from app.services.source_ports import Reading
from app.ui import train_words as words
from app.ui.widgets.asking_dialog import AskingDialog
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_section import Button, Choice, line

_AS_IT_IS = Reading()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be brought in: files, or a data set, or neither for what the person kept."""

    bringing: Bringing
    files: tuple[str, ...] = ()
    dataset: str = ""
    reading: Reading = _AS_IT_IS

    def work(self, questions: Questions) -> Work[QuestionReport]:
        """Bring it in."""
        if self.dataset:
            return questions.import_dataset(self.dataset, self.bringing, self.reading)
        if self.files:
            return questions.import_files(self.files, self.bringing, self.reading)
        return questions.import_kept(self.bringing)


class ImportDialog(AskingDialog):
    """Emits `wanted` with a Wanted once the person says so."""

    wanted = Signal(object)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("Import questions")
        self.word(title, self.tr("Cancel"), self.tr("Import"))
        self.make_primary()
        self.from_file, self.from_hub = QRadioButton(), QRadioButton()
        self.file, self.browse, self.dataset = QLineEdit(), Button(), QLineEdit()
        self.name, self.origin = QLineEdit(names[0] if names else Bringing().name), Choice()
        self.question, self.answer = QLineEdit(), QLineEdit()
        self._kinds, self._hint = QButtonGroup(self), Label("muted", wrap=True)
        for button in (self.from_file, self.from_hub):
            self._kinds.addButton(button)
        self.from_file.setChecked(True)
        self.origin.addItem(self.tr("As the source says"), None)
        for one in Origin:
            self.origin.addItem(words.origin(one), one)
        self._lay_out()
        self._word()
        self._judge()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        form.addRow(self.from_file, line(self.file, self.browse))
        form.addRow(self.from_hub, self.dataset)
        form.addRow(self.tr("Into the set"), self.name)
        form.addRow(self.tr("Origin"), self.origin)
        form.addRow(self.tr("Column of questions"), self.question)
        form.addRow(self.tr("Column of answers"), self.answer)
        self.parts.addLayout(form)
        self.parts.addWidget(self._hint)
        self.browse.clicked.connect(self._ask_for_file)
        self._kinds.buttonClicked.connect(self._judge)
        for field in (self.file, self.dataset, self.name):
            field.textChanged.connect(self._judge)
        self.accepted.connect(lambda: self.wanted.emit(self.chosen()))

    def chosen(self) -> Wanted:
        """What is filled in."""
        columns = {
            name: field.text().strip()
            for name, field in (("question", self.question), ("answer", self.answer))
            if field.text().strip()
        }
        # Qt hands a choice back as the bare text that it is
        origin = Origin(self.origin.currentData()) if self.origin.currentData() else None
        bringing = Bringing(self.name.text().strip(), origin)
        if self.from_hub.isChecked():
            return Wanted(bringing, (), self.dataset.text().strip(), Reading("", columns))
        return Wanted(bringing, (self.file.text().strip(),), "", Reading("", columns))

    def _ask_for_file(self) -> None:
        kind, every = self.tr("Questions with answers"), self.tr("All files")
        kinds = f"{kind} (*.jsonl *.json *.csv *.tsv *.xlsx *.parquet);;{every} (*)"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose questions"), "", kinds)
        if path:
            self.file.setText(path)

    def _judge(self) -> None:
        hub = self.from_hub.isChecked()
        for field in (self.file, self.browse):
            field.setEnabled(not hub)
        self.dataset.setEnabled(hub)
        source = self.dataset.text().strip() if hub else self.file.text().strip()
        there = "/" in source if hub else bool(source) and Path(source).exists()
        self.do_it.setEnabled(there and bool(self.name.text().strip()))
        self._hint.setText(self._hub_told() if hub else self._file_told())

    def _hub_told(self) -> str:
        return self.tr(
            "The data set is downloaded from the Hugging Face hub, which learns its name and your "
            "address, and nothing of your library."
        )

    def _file_told(self) -> str:
        return self.tr(
            "A question and its answer a line: the answer as a citation, an id, or the text "
            "itself. Name the columns only where their heads do not tell."
        )

    def _word(self) -> None:
        self.from_file.setText(self.tr("File"))
        self.from_hub.setText(self.tr("Data set by name"))
        self.browse.setText(self.tr("Choose…"))
        self.dataset.setPlaceholderText("maker/name")
        for widget, text in (
            (self.file, self.tr("File")),
            (self.browse, self.tr("Choose a file…")),
            (self.dataset, self.tr("Data set by name")),
            (self.name, self.tr("Into the set")),
            (self.origin, self.tr("Origin")),
            (self.question, self.tr("Column of questions")),
            (self.answer, self.tr("Column of answers")),
        ):
            widget.setAccessibleName(text)
