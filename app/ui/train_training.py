"""The third step: recipe and model, how long it may take, the start, and the run at work."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.recipe import Recipe
from app.domain.training import Part
from app.ui import phrases
from app.ui import train_recipe_words as fields
from app.ui import train_words as words
from app.ui.train_desk import Plan
from app.ui.train_fold import Fold
from app.ui.train_live import LivePanel
from app.ui.train_recipe_form import RecipeForm
from app.ui.widgets.controls import Hairline, Label
from app.ui.widgets.settings_section import Button, Choice, Said, Section, line


class TrainingStep(QWidget):
    """Emits `chosen` with a recipe by its name, `changed` with one filled in, `started`.

    `modelled` tells that another model was chosen.
    """

    chosen = Signal(str)
    changed = Signal(object)
    modelled = Signal()
    started = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipes: Sequence[Recipe] = ()
        self._plan: Plan | None = None
        self._busy = False
        self._told, self.said = Label("muted", wrap=True), Said()
        self.recipe, self.model, self.section = Choice(), Choice(), Section(is_part=True)
        self.form = RecipeForm(fields.TRAINING)
        self.fold, self.start = Fold(self.form), Button(primary=True)
        self.estimate, self._hairline, self.live = Said(), Hairline(), LivePanel()
        self._about, self.choice = Label("muted", wrap=True), QWidget()
        self._recipe_name = self.section.add_row(self.recipe)
        self.section.add_wide(self._about)
        self._model_name = self.section.add_row(self.model)
        self._build()
        self.recipe.activated.connect(lambda: self.chosen.emit(self.recipe.currentData()))
        self.model.activated.connect(self.modelled)
        self.form.changed.connect(self.changed)
        self.start.clicked.connect(self.started)
        self._word()

    def _build(self) -> None:
        inner = QVBoxLayout(self.choice)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        for part in (self._told, self.section, self.fold, self.estimate):
            inner.addWidget(part)
        inner.addLayout(line(self.start))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 24)
        column.setSpacing(12)
        for outer in (self.live, self._hairline, self.said, self.choice):
            column.addWidget(outer)
        column.addStretch(1)
        self._hairline.hide()

    @property
    def model_name(self) -> str:
        """The model that is started from; empty for the one in use."""
        return str(self.model.currentData() or "")

    def offer(self, recipes: Sequence[Recipe]) -> None:
        """Offer these recipes."""
        self._recipes = recipes
        with QSignalBlocker(self.recipe):
            self.recipe.clear()
            for one in recipes:
                self.recipe.addItem(words.recipe(one), one.name)
        self._tell_recipe()

    def offer_models(self, names: Sequence[str]) -> None:
        """Offer these models, the one in use first."""
        before = self.model.currentData()
        with QSignalBlocker(self.model):
            self.model.clear()
            for name in names:
                self.model.addItem(words.model(name), name)
            self.model.setCurrentIndex(max(0, self.model.findData(before)) if names else -1)
        self._judge()

    def show_recipe(self, given: Recipe, recipe: Recipe) -> None:
        """Show a recipe as it is `given` and as it is filled in."""
        self.recipe.setCurrentIndex(max(0, self.recipe.findData(given.name)))
        self.form.show_recipe(given, recipe)
        self._tell_recipe()

    def show_plan(self, plan: Plan | None, seconds: float | None) -> None:
        """Tell the size of such a training, and how long it may take."""
        self._plan = plan
        if plan is None:
            self.estimate.tell(_no_plan_told)
        else:
            self.estimate.tell(partial(_size_told, plan, seconds))
        self._judge()

    def busy(self, busy: bool) -> None:
        """Whether a run is at work: then no other can be chosen and started."""
        self._busy = busy
        self.choice.setVisible(not busy)
        self._hairline.setVisible(not busy and self.live.run is not None)
        self._judge()

    def _judge(self) -> None:
        ready = self._plan is not None and bool(self._plan.count(Part.TRAIN))
        self.start.setEnabled(ready and not self._busy and self.model.count() > 0)

    def _tell_recipe(self) -> None:
        name = self.recipe.currentData()
        found = next((one for one in self._recipes if one.name == name), None)
        self._about.setText(words.recipe_told(found) if found is not None else "")

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_about"):
            self._word()

    def _word(self) -> None:
        self._told.setText(
            self.tr(
                "The model you have is copied and trained on this computer, in a process of its "
                "own: you can go on working, or close the window. Nothing changes for the search "
                "until you say so in the last step."
            )
        )
        for label, box, text in (
            (self._recipe_name, self.recipe, self.tr("Recipe")),
            (self._model_name, self.model, self.tr("Start from")),
        ):
            label.setText(text)
            box.setAccessibleName(text)
        for place, one in enumerate(self._recipes):
            self.recipe.setItemText(place, words.recipe(one))
        for place in range(self.model.count()):
            self.model.setItemText(place, words.model(str(self.model.itemData(place))))
        self._tell_recipe()
        self.fold.say(self.tr("Show every parameter"), self.tr("Hide the parameters"))
        self.start.setText(self.tr("Start training"))
        self.start.setAccessibleName(self.start.text())


def _no_plan_told() -> str:
    return words.translate("Train", "Choose questions first.")


def _size_told(plan: Plan, seconds: float | None) -> str:
    told = words.translate(
        "Train",
        "{0} questions to train with; both models are judged by {1} held-out questions over {2} "
        "passages: {3}.",
    )
    judged = sum(plan.count(part) for part in (Part.SEEN, Part.UNSEEN, Part.OTHER))
    return told.format(
        phrases.number(plan.count(Part.TRAIN)),
        phrases.number(judged),
        phrases.number(plan.passages),
        words.about(seconds),
    )
