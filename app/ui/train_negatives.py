"""The second step: near but wrong answers, how many, where from, and what was passed over."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.recipe import Recipe
from app.domain.training import Negatives, Part
from app.ui import phrases
from app.ui import train_recipe_words as fields
from app.ui import train_words as words
from app.ui.evaluation_tables import Cell, Sheet
from app.ui.train_desk import Plan
from app.ui.train_fold import Fold
from app.ui.train_recipe_form import RecipeForm
from app.ui.widgets.controls import Label
from app.ui.widgets.evaluation_table import FiguresTable
from app.ui.widgets.settings_section import Button, Said, SectionTitle, line

_WIDE = 560


class NegativesStep(QWidget):
    """Emits `changed` with the recipe as it is filled in, and `onward` for the next step."""

    changed = Signal(object)
    onward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._negatives: Negatives | None = None
        self._recipe = Recipe("own")
        self._told, self._size = Label("muted", wrap=True), Said()
        self.form, self.all = RecipeForm(fields.MINING), RecipeForm(fields.MINING_ALL)
        self.fold = Fold(self.all)
        self._removed_head, self.short = SectionTitle(), Label("muted", wrap=True)
        self.removed, self.next = FiguresTable(), Button(primary=True)
        self.removed.setMaximumWidth(_WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 24)
        column.setSpacing(12)
        for part in (self._told, self.form, self.fold, self._size):
            column.addWidget(part)
        for below in (self._removed_head, self.short, self.removed):
            column.addWidget(below)
        column.addLayout(line(self.next))
        column.addStretch(1)
        for form in (self.form, self.all):
            form.changed.connect(self.changed)
        self.next.clicked.connect(self.onward)
        self._word()

    def show_recipe(self, given: Recipe, recipe: Recipe) -> None:
        """Show what the recipe says, as it is `given` and as it is filled in."""
        self._recipe = recipe
        for form in (self.form, self.all):
            form.show_recipe(given, recipe)
        self._tell()

    def show_plan(self, plan: Plan | None) -> None:
        """Take these questions."""
        self._plan = plan
        self.next.setEnabled(plan is not None)
        self._tell()

    def show_negatives(self, found: Negatives | None) -> None:
        """Show what the last run found and passed over."""
        self._negatives = found
        for part in (self._removed_head, self.short, self.removed):
            part.setVisible(found is not None)
        if found is None:
            return
        told = self.tr("{0} of {1} questions have fewer than wanted.")
        total = phrases.number(len(found.by_example))
        self.short.setText(told.format(phrases.number(found.short), total))
        self.removed.show_sheet(_removed(found))

    def _tell(self) -> None:
        plan, wanted = self._plan, self._recipe.negatives
        if plan is None:
            self._size.clear()
        elif not wanted:
            self._size.tell(partial(_none_told, self._recipe))
        else:
            self._size.tell(partial(_size_told, plan.count(Part.TRAIN), wanted))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "next"):
            self._word()

    def _word(self) -> None:
        self._told.setText(
            self.tr(
                "Each question is shown with its right answer and with provisions that look right "
                "and are not. From these the model learns the most. Whatever might be right after "
                "all is left out: other versions, nearly the same texts, what cites the answer."
            )
        )
        self._removed_head.setText(self.tr("What the last run passed over"))
        self.removed.setAccessibleName(self._removed_head.text())
        self.fold.say(self.tr("Show every parameter"), self.tr("Hide the parameters"))
        self.next.setText(self.tr("Next: training"))
        self.next.setAccessibleName(self.next.text())
        self.show_negatives(self._negatives)
        self._tell()


def _size_told(questions: int, wanted: int) -> str:
    told = words.translate(
        "Train",
        "Up to {0} wrong answers are looked up for {1} questions when the training begins; this "
        "takes seconds, or a minute or two in a large library.",
    )
    return told.format(phrases.number(questions * wanted), phrases.number(questions))


def _none_told(recipe: Recipe) -> str:
    told = words.translate(
        "Train", "None are looked up: the answers of the other {0} questions of a step serve."
    )
    return told.format(phrases.number(recipe.batch - 1))


def _removed(found: Negatives) -> Sheet:
    heads = (
        Cell(words.translate("Train", "Passed over because")),
        Cell(words.translate("Train", "Provisions")),
    )
    ordered = sorted(found.removed.items(), key=lambda one: -one[1])
    rows = tuple((Cell(words.removed(key)), Cell(phrases.number(n))) for key, n in ordered)
    return Sheet(heads, rows)
