"""The page Train: questions, wrong answers, training, judgement, and the swap, step by step."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import PandectaError
from app.domain.events import Work
from app.domain.recipe import Recipe
from app.domain.training import QuestionSet, RunState, TrainingRun
from app.ui import phrases
from app.ui import train_words as words
from app.ui.session import Session
from app.ui.task import Task, once
from app.ui.train_chores import TrainChores
from app.ui.train_desk import Plan, TrainDesk, sets_of
from app.ui.train_following import Following
from app.ui.train_judgement import JudgementStep
from app.ui.train_judging import Judging
from app.ui.train_negatives import NegativesStep
from app.ui.train_questions import QuestionsStep
from app.ui.train_questions_work import QuestionsWork
from app.ui.train_steps import JUDGEMENT, NEGATIVES, QUESTIONS, TRAINING, StepBar
from app.ui.train_training import TrainingStep
from app.ui.train_work import quick_first
from app.ui.widgets.controls import Hairline
from app.ui.widgets.settings_section import Said

R = TypeVar("R")

_WIDEST = 1120
_LIKE = ("group", "held_questions", "held_groups", "leave_out", "seed")
"""Fields of a recipe that change how the questions are divided."""


class TrainPage(QWidget):
    """Four steps over the open library; `make_desk` gives what they work with."""

    def __init__(
        self,
        session: Session,
        make_desk: Callable[[], TrainDesk | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._make_desk = session, make_desk
        self._desk: TrainDesk | None = None
        self._given = self._recipe = Recipe("own")
        self._plan: Plan | None = None
        self._runs: Sequence[TrainingRun] = ()
        self.steps, self.questions, self.negatives = StepBar(), QuestionsStep(), NegativesStep()
        self.training, self.judgement = TrainingStep(), JudgementStep()
        self.said, self._stack = Said(), QStackedWidget()
        desk = partial(getattr, self, "_desk")
        self._work = QuestionsWork(session, self.questions, desk, self._fail)
        self._following = Following(session, self.training, desk)
        self._judging = Judging(session, self.judgement, desk, self._fail)
        self.chores = TrainChores(
            session,
            (self, self.questions.progress, self.questions.said),
            (self, self.judgement.progress, self.judgement.said),
            self.refresh,
            self,
        )
        self._build()
        self._connect()
        self._word()

    def _build(self) -> None:
        for step in (self.questions, self.negatives, self.training, self.judgement):
            self._stack.addWidget(_scrolled(step))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.steps, Hairline(), self.said):
            column.addWidget(part)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.steps.turned.connect(self.turn_to)
        asked = self.questions
        asked.used.connect(self._replan)
        asked.making.connect(self._make)
        asked.onward.connect(partial(self.turn_to, NEGATIVES))
        asked.recipe_changed.connect(self._fill_in)
        self.negatives.changed.connect(self._fill_in)
        self.negatives.onward.connect(partial(self.turn_to, TRAINING))
        self.training.chosen.connect(self._take_recipe)
        self.training.changed.connect(self._fill_in)
        self.training.modelled.connect(self._tell_plan)
        self.training.started.connect(self.start)
        live = self.training.live
        live.resumed.connect(self._resume)
        live.judged.connect(self._judge)
        self.judgement.resumed.connect(self._resume)
        self.judgement.verdict.publishing.connect(self._publish)
        self._session.opened.connect(self._opened)
        self._session.informed.connect(self._judging.tell_use)
        self._session.reindexed.connect(self._judging.tell_use)
        self._work.changed.connect(self.refresh)
        self._judging.deleted.connect(self._deleted)
        self._following.moved.connect(self._word)
        self._following.listed.connect(self._list_runs)

    # what there is

    def _opened(self) -> None:
        """Another library: its questions, its runs."""
        self._following.leave()
        self._desk = None
        self._plan, self._runs = None, ()
        self.judgement.show_runs((), "")
        self.questions.show_sets(())
        self._show_plan(None)
        self.said.clear()
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Look what there is now."""
        if self._desk is None:
            self._desk = self._make_desk()
            if self._desk is not None:
                self._begin(self._desk)
        if (desk := self._desk) is not None:
            self._quietly(sets_of(desk), "train-sets", self._show_sets)
            self._list_runs()

    def _begin(self, desk: TrainDesk) -> None:
        recipes = quick_first(desk.training.recipes())
        self.training.offer(recipes)
        self.questions.offer_own(desk.own_questions())
        if recipes:
            self._given = self._recipe = recipes[0]
            self._show_recipe()
        self._quietly(desk.models(), "train-models", self.training.offer_models)

    def _quietly(self, work: Work[R], kind: str, then: Callable[[R], object] | None = None) -> Task:
        """Do what takes a moment beside everything else, and tell where it fails."""
        task = self._session.lanes.shelf.start(work, kind)
        if then is not None:
            task.done.connect(then)
        task.failed.connect(self._fail)
        return task

    def _fail(self, error: PandectaError) -> None:
        self.said.fail(error)

    # questions

    def _show_sets(self, sets: Sequence[QuestionSet]) -> None:
        self.questions.show_sets(sets)
        self._replan()

    def _replan(self) -> None:
        chosen = self.questions.chosen
        if self._desk is None or not chosen:
            self._session.lanes.shelf.cancel("train-plan")
            self._show_plan(None)
            return
        task = self._session.lanes.shelf.start(self._desk.plan(chosen, self._recipe), "train-plan")
        task.done.connect(self._show_plan)
        task.failed.connect(self._unplanned)

    def _unplanned(self, error: PandectaError) -> None:
        self._show_plan(None)
        self.questions.split_said.fail(error)

    def _show_plan(self, plan: Plan | None) -> None:
        self._plan = plan
        self.questions.show_plan(plan)
        self.negatives.show_plan(plan)
        self._tell_plan()

    def _tell_plan(self) -> None:
        seconds = None
        if self._desk is not None and self._plan is not None:
            seconds = self._desk.seconds(
                self._recipe, self.training.model_name, self._plan, self._runs
            )
        self.training.show_plan(self._plan, seconds)
        self._word(seconds)

    # recipe

    def _take_recipe(self, name: str) -> None:
        found = (
            [one for one in self._desk.training.recipes() if one.name == name] if self._desk else []
        )
        if found:
            before, self._given, self._recipe = self._recipe, found[0], found[0]
            self._show_recipe()
            self._after(before)

    def _fill_in(self, recipe: Recipe) -> None:
        before, self._recipe = self._recipe, recipe
        self._show_recipe()
        self._after(before)

    def _after(self, before: Recipe) -> None:
        """Divide the questions anew where the recipe says otherwise, and tell the size of it."""
        if any(getattr(before, name) != getattr(self._recipe, name) for name in _LIKE):
            self._replan()
        else:
            self._tell_plan()

    def _show_recipe(self) -> None:
        for step in (self.questions, self.negatives, self.training):
            step.show_recipe(self._given, self._recipe)

    # the run

    def start(self) -> None:
        """Train with what is chosen."""
        if self._desk is None or self._plan is None:
            return
        self._following.begin(self._recipe, self.questions.chosen, self.training.model_name)

    def _resume(self, run: TrainingRun) -> None:
        self.turn_to(TRAINING)
        self._following.resume(run)

    # judgement

    def _list_runs(self, choose: str = "") -> None:
        if self._desk is not None:
            work = once(self._desk.training.runs)
            self._quietly(work, "train-runs", partial(self._show_runs, choose))

    def _show_runs(self, choose: str, runs: Sequence[TrainingRun]) -> None:
        self._runs = runs
        self._judging.show_runs(runs, choose)
        going = next((run for run in runs if run.state is RunState.RUNNING), None)
        if going is not None and not self._following.going:
            self._following.follow(going)
        done = [run for run in runs if run.state is RunState.DONE]
        if self._desk is not None and done:
            work = once(self._desk.training.negatives, done[0])
            self._quietly(work, "train-negatives", self.negatives.show_negatives)
        self._judging.tell_use()
        self._word()

    def _judge(self, run: TrainingRun) -> None:
        self.turn_to(JUDGEMENT)
        self._list_runs(run.id)

    def _deleted(self, run: TrainingRun) -> None:
        self._following.forget(run)
        self._list_runs()

    def _publish(self, run: TrainingRun) -> None:
        if self._desk is not None:
            self.chores.ask_to_publish(self._desk, run)

    def _make(self) -> None:
        if self._desk is not None:
            self.chores.ask_to_make(self._desk)

    # moving about

    def turn_to(self, step: int) -> None:
        """Show a step."""
        self.steps.show_step(step)
        self._stack.setCurrentIndex(step)

    @property
    def step(self) -> int:
        """The step on show."""
        return self._stack.currentIndex()

    def showEvent(self, event: QShowEvent) -> None:
        """Look what there is now."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_judging"):
            self._tell_plan()

    def _word(self, seconds: float | None = None) -> None:
        chosen = [row.set for row in self.questions.sets.rows if row.switch.isChecked()]
        number = sum(one.questions for one in chosen)
        asked = self.tr("{0} questions").format(phrases.number(number))
        self.steps.say(QUESTIONS, asked if chosen else self.tr("none yet"))
        each = self.tr("{0} for each question").format(self._recipe.negatives)
        self.steps.say(NEGATIVES, each if self._recipe.negatives else self.tr("none"))
        self.steps.say(TRAINING, self._training_told(seconds))
        judged = next((run for run in self._runs if run.verdict is not None), None)
        self.steps.say(JUDGEMENT, words.outcome(judged) if judged else self.tr("not yet"))

    def _training_told(self, seconds: float | None) -> str:
        if self._following.going:
            return self.training.live.told
        if self._plan is None:
            return self.tr("questions first")
        if seconds is None and self._desk is not None:
            seconds = self._desk.seconds(
                self._recipe, self.training.model_name, self._plan, self._runs
            )
        return words.about(seconds)


def _scrolled(step: QWidget) -> QScrollArea:
    inner, scroll = QWidget(), QScrollArea()
    step.setMaximumWidth(_WIDEST)
    row = QHBoxLayout(inner)
    row.setContentsMargins(32, 0, 32, 0)
    row.addStretch(1)
    row.addWidget(step, 1000)
    row.addStretch(1)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inner)
    return scroll
