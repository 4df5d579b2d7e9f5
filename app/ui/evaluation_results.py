"""What an evaluation came to, as a page to read: figures, groups, and the questions one by one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.services.evaluating_groups import By, Group
from app.ui import evaluation_tables as tables
from app.ui import evaluation_words as words
from app.ui import fonts, phrases, theme
from app.ui.evaluation_work import Measured
from app.ui.notices import Tone
from app.ui.widgets.controls import Label
from app.ui.widgets.evaluation_questions import QuestionList
from app.ui.widgets.evaluation_table import FiguresTable
from app.ui.widgets.evaluation_why import WhyPanel
from app.ui.widgets.settings_section import Button, Choice, Said, line

_DRESSING = (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
_WIDE = 760
"""Pixels beyond which a figure stands too far from what it is the figure of."""

_HIGH = 380
"""Pixels that the list of questions has at least."""


class EvaluationResults(QWidget):
    """Shows one Measured at a time; `grouping` asks for the groups of its questions."""

    grouping = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.measured: Measured | None = None
        self._groups: Sequence[Group] = ()
        self._headline, self._aside = Label(wrap=True), Label("muted", wrap=True)
        self.comparison = Label(wrap=True)
        self.measures, self.parts, self.groups = FiguresTable(), FiguresTable(), FiguresTable()
        self._parts_head, self._groups_head, self._questions_head = Label(), Label(), Label()
        self._missed, self.by = Label("muted", wrap=True), Choice()
        self.questions, self.why = QuestionList(), WhyPanel()
        self.save_run, self.save_answers, self.saved = Button(), Button(), Said()
        for one in By:
            self.by.addItem(words.by(one), one)
        self._build()
        self.by.currentIndexChanged.connect(self._ask_for_groups)
        self.save_run.clicked.connect(self._ask_for_run)
        self.save_answers.clicked.connect(self._ask_for_answers)
        self._word()

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.questions)
        split.addWidget(self.why)
        split.setSizes([500, 500])
        split.setMinimumHeight(_HIGH)
        self.questions.setMinimumWidth(240)
        self.why.setMinimumWidth(240)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(12)
        for part in (self._headline, self._aside, self.comparison):
            column.addWidget(part)
        figures = QHBoxLayout()
        figures.addWidget(self.measures, 1000)
        figures.addStretch(1)
        self.measures.setMaximumWidth(_WIDE)
        column.addLayout(figures)
        column.addWidget(self._parts_head)
        column.addWidget(self.parts)
        column.addLayout(line(self._groups_head, self.by))
        column.addWidget(self.groups)
        for part in (self._questions_head, self._missed):
            column.addWidget(part)
        column.addWidget(split, 1)
        column.addLayout(line(self.save_run, self.save_answers))
        column.addWidget(self.saved)

    @property
    def how(self) -> By:
        """What the questions are grouped by."""
        return By(self.by.currentData())

    @property
    def headline(self) -> str:
        """The one sentence that matters."""
        return self._headline.text()

    def show_measured(self, measured: Measured | None) -> None:
        """Show what an evaluation came to, or nothing any more."""
        self.measured, self._groups = measured, ()
        self.saved.clear()
        self.questions.show_measured(measured)
        self.why.show_why(None)
        self._fill()
        if measured is not None:
            told = QAccessibleAnnouncementEvent(self, self._headline.text())
            QAccessible.updateAccessibility(told)
            self._ask_for_groups()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show the groups that were asked for."""
        self._groups = groups
        self._fill_groups()

    def save(self, path: str, lines: Sequence[str]) -> None:
        """Write the lines of a TREC file, and say so."""
        try:
            Path(path).write_text("\n".join(lines) + "\n", "utf-8")
        except OSError as error:
            detail = error.strerror or str(error)
            self.saved.tell(
                lambda: self.tr("{0} could not be written.").format(path), Tone.FAILURE, detail
            )
            return
        self.saved.tell(lambda: self.tr("Saved as {0}.").format(path), Tone.INFO)

    def _ask_for_groups(self) -> None:
        if self.measured is not None:
            self.grouping.emit(self.how)

    def _ask_for_run(self) -> None:
        if self.measured is not None:
            self._ask_where(self.tr("Save ranking"), ".run", self.measured.evaluation.run)

    def _ask_for_answers(self) -> None:
        if self.measured is not None:
            self._ask_where(self.tr("Save answers"), ".qrels", self.measured.evaluation.qrels)

    def _ask_where(self, title: str, ending: str, lines: Sequence[str]) -> None:
        kind = self.tr("TREC file")
        kinds = f"{kind} (*{ending})"
        path, _ = QFileDialog.getSaveFileName(self, title, f"evaluation{ending}", kinds)
        if path:
            self.save(path if Path(path).suffix else path + ending, lines)

    def _fill(self) -> None:
        found = self.measured
        if found is None:
            return
        self._headline.setText(words.headline(found.evaluation))
        self._aside.setText(words.aside(found.evaluation))
        self._aside.setToolTip("\n".join(found.evaluation.unresolved[:40]))
        compared = found.compared
        self.comparison.setVisible(compared is not None)
        if compared is not None:
            self.comparison.setText(words.comparison(compared))
            self.measures.show_sheet(tables.of_comparison(compared))
        else:
            self.measures.show_sheet(tables.of_measures(found.evaluation))
        for part in (self._parts_head, self.parts):
            part.setVisible(bool(found.rows))
        self.parts.show_sheet(tables.of_parts(found.rows))
        self._missed.setText(self._missed_told(found))
        self._fill_groups()

    def _fill_groups(self) -> None:
        self.groups.show_sheet(tables.of_groups(self._groups, self.how))

    def _missed_told(self, found: Measured) -> str:
        lost = sum(not 0 < one.rank <= 10 for one in found.evaluation.answered)
        told = self.tr("{0} of {1} have no right provision among the first ten.")
        asked = phrases.number(found.evaluation.questions)
        return told.format(phrases.number(lost), asked)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in _DRESSING and hasattr(self, "saved"):
            self._word()

    def _word(self) -> None:
        self._headline.setFont(fonts.law(theme.points() + 2))
        bold = fonts.interface(theme.points(), QFont.Weight.DemiBold)
        for label, text in (
            (self._parts_head, self.tr("What each part adds")),
            (self._groups_head, self.tr("Groups of questions")),
            (self._questions_head, self.tr("Question by question")),
        ):
            label.setFont(bold)
            label.setText(text)
        for place, one in enumerate(By):
            self.by.setItemText(place, words.by(one))
        for button, text, told in (
            (self.save_run, self.tr("Save ranking…"), self.tr("The hits of all questions (TREC)")),
            (self.save_answers, self.tr("Save answers…"), self.tr("What is right (TREC qrels)")),
        ):
            button.setText(text)
            button.setToolTip(told)
            button.setAccessibleName(text)
        for table, text in (
            (self.measures, self.tr("Measures")),
            (self.parts, self._parts_head.text()),
            (self.groups, self._groups_head.text()),
            (self.by, self._groups_head.text()),
        ):
            table.setAccessibleName(text)
        self._fill()
