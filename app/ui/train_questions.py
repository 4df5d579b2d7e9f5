"""The first step: the questions to train with, where they come from, and how they are divided."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.recipe import Recipe
from app.domain.training import QuestionSet
from app.services.question_importing import Bringing, QuestionReport
from app.ui import phrases
from app.ui import train_recipe_words as fields
from app.ui import train_words as words
from app.ui.notices import Tone
from app.ui.train_asking import ask
from app.ui.train_desk import Plan, Reviewed
from app.ui.train_fold import Fold
from app.ui.train_import import ImportDialog, Wanted
from app.ui.train_recipe_form import RecipeForm
from app.ui.train_review import ReviewPanel
from app.ui.train_sets import SetList
from app.ui.train_split import SplitView
from app.ui.widgets.controls import Label
from app.ui.widgets.empty import Empty
from app.ui.widgets.flow import Flow
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.widgets.settings_section import Button, Said, SectionTitle, line


class QuestionsStep(QWidget):
    """Emits `wanted` with a Wanted, `used` for another choice of sets, `onward` for the next step.

    `recipe_changed` brings the recipe as it is filled in, `review` and `forget` name a set,
    `changed` brings examples that were decided about, and `making` asks for questions written by
    the language model.
    """

    wanted = Signal(object)
    used = Signal()
    review = Signal(str)
    forget = Signal(str)
    changed = Signal(str, object)
    making = Signal()
    recipe_changed = Signal(object)
    onward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: tuple[str, ...] = ()
        self._told, self._split_head = Label("muted", wrap=True), SectionTitle()
        self.sets, self.split, self.panel = SetList(), SplitView(), ReviewPanel()
        self.own, self.bring = Button(primary=True), Button()
        self.kept, self.make = Button(), Button()
        self.next, self._review_head = Button(primary=True), SectionTitle()
        self.close_review = Button()
        self.progress, self.said, self.empty = ProgressStrip(), Said(), Empty("train")
        self._split_told, self.split_said = Label("muted", wrap=True), Said()
        self.form = RecipeForm(fields.SPLIT)
        self.fold = Fold(self.form)
        self._build()
        self._connect()
        self.show_review(None)
        self.show_sets(())
        self.show_plan(None)
        self._word()

    def _build(self) -> None:
        buttons = QWidget()
        flow = Flow(buttons)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(8)
        for button in (self.own, self.bring, self.kept, self.make):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 24)
        column.setSpacing(12)
        for part in (self._told, self.sets, buttons, self.progress, self.said):
            column.addWidget(part)
        column.addWidget(self._review_head)
        column.addWidget(self.panel)
        column.addLayout(line(self.close_review))
        for part in (self._split_head, self._split_told, self.split, self.split_said, self.fold):
            column.addWidget(part)
        column.addLayout(line(self.next))
        column.addWidget(self.empty, 1)
        column.addStretch(1)

    def _connect(self) -> None:
        self.sets.used.connect(self.used)
        self.sets.review.connect(self.review)
        self.sets.forget.connect(self._ask_to_forget)
        self.panel.changed.connect(self.changed)
        self.own.clicked.connect(self._bring_own)
        self.bring.clicked.connect(self.ask_what)
        self.kept.clicked.connect(self._ask_for_kept)
        self.make.clicked.connect(self.making)
        self.next.clicked.connect(self.onward)
        self.form.changed.connect(self.recipe_changed)
        self.close_review.clicked.connect(partial(self.show_review, None))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The sets that are trained with."""
        return self.sets.chosen

    def offer_own(self, files: tuple[str, ...]) -> None:
        """Offer the questions that came with the library; mostly none."""
        self._own = files
        self._judge()

    def show_sets(self, sets: Sequence[QuestionSet]) -> None:
        """Show the library's sets."""
        self.sets.show_sets(sets)
        self.sets.setVisible(bool(sets))
        if self.panel.model.name not in [one.name for one in sets]:
            self.show_review(None)
        self._judge()

    def show_plan(self, plan: Plan | None) -> None:
        """Show how the chosen questions are divided."""
        self.split.show_plan(plan)
        for part in (self._split_head, self._split_told, self.split, self.fold):
            part.setVisible(plan is not None)
        self.next.setVisible(plan is not None)
        self.next.setEnabled(plan is not None)
        if plan is not None:
            self.split_said.clear()

    def show_recipe(self, given: Recipe, recipe: Recipe) -> None:
        """Show what the recipe says of dividing, as it is `given` and as it is filled in."""
        self.form.show_recipe(given, recipe)

    def show_review(self, reviewed: Reviewed | None) -> None:
        """Open a set to be looked through, or close it."""
        self.panel.show_set(reviewed)
        for part in (self._review_head, self.panel, self.close_review):
            part.setVisible(reviewed is not None)
        if reviewed is not None:
            self._review_head.setText(reviewed.name)
            self.panel.list.setFocus()

    def show_report(self, report: QuestionReport) -> None:
        """Say what an import did."""
        self.said.tell(partial(_report_told, report), Tone.INFO, _report_detail(report))

    def ask_what(self) -> None:
        """Ask what is to be imported."""
        dialog = ImportDialog([row.set.name for row in self.sets.rows], self)
        dialog.wanted.connect(self.wanted)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _bring_own(self) -> None:
        self.wanted.emit(Wanted(Bringing(), self._own))

    def _ask_for_kept(self) -> None:
        text = self.tr(
            "Your searches and the provisions that you opened become questions to train with. "
            "They stay in this library’s folder, and a model trained with them carries traces "
            "of them."
        )
        words = self.tr("Use my searches"), text, self.tr("Cancel"), self.tr("Use them")
        ask(self, words, lambda: self.wanted.emit(Wanted(Bringing())))

    def _ask_to_forget(self, name: str) -> None:
        text = self.tr("The questions of “{0}” are deleted. Runs that used them are kept.")
        told = text.format(name)
        words = self.tr("Forget questions"), told, self.tr("Keep them"), self.tr("Forget them")
        ask(self, words, lambda: self.forget.emit(name))

    def _judge(self) -> None:
        self.own.setVisible(bool(self._own) and not self.sets.rows)
        self.empty.setVisible(not self.sets.rows)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "split_said"):
            self._word()

    def _word(self) -> None:
        self._told.setText(
            self.tr(
                "The model learns from questions whose answers are known: as people ask them, "
                "and the provision that answers. A few hundred are a start."
            )
        )
        self.empty.say(
            self.tr("Teach the model how people ask about this law"),
            self.tr(
                "Four steps: bring questions together, find answers that only look right, train, "
                "and see by questions kept aside whether it helped. The search stays as it is "
                "until you decide."
            ),
        )
        self._split_head.setText(self.tr("How they are divided"))
        self._split_told.setText(
            self.tr(
                "Some questions are kept from the training, so that the new model can be judged "
                "by what it has never seen. This is settled before anything else."
            )
        )
        self.fold.say(self.tr("Show every parameter"), self.tr("Hide the parameters"))
        for button, text in (
            (self.own, self.tr("Use the questions of this library")),
            (self.bring, self.tr("Import…")),
            (self.kept, self.tr("Use my searches…")),
            (self.make, self.tr("Have questions written…")),
            (self.close_review, self.tr("Close the list")),
            (self.next, self.tr("Next: wrong answers")),
        ):
            button.setText(text)
            button.setAccessibleName(text)


def _report_told(report: QuestionReport) -> str:
    told = words.translate("Train", "{0} of {1} questions were added to “{2}”.")
    parts = [told.format(phrases.number(report.added), phrases.number(report.read), report.name)]
    for count, text in (
        (report.duplicates, words.translate("Train", "there already: {0}")),
        (report.unresolved, words.translate("Train", "answer not in this library: {0}")),
        (report.unusable, words.translate("Train", "unusable: {0}")),
        (sum(report.dropped.values()), words.translate("Train", "give their answer away: {0}")),
    ):
        if count:
            parts.append(text.format(phrases.number(count)))
    return parts[0] + (" " + " · ".join(parts[1:]) if parts[1:] else "")


def _report_detail(report: QuestionReport) -> str:
    return "\n".join(f"{one.where} {one.reason} {one.detail}" for one in report.problems[:20])
