"""What the Train page asks of the open library: questions, split, recipes, models and runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.events import Work
from app.domain.recipe import Recipe
from app.domain.training import (
    Comparison,
    Example,
    Negatives,
    Part,
    QuestionSet,
    Split,
    TrainingRun,
)
from app.services.question_choosing import Choice
from app.services.question_making import MakingEstimate, MakingReport
from app.services.questions import Questions
from app.ui.train_publish import Target
from app.ui.widgets.filter_law import CountedLaw


@dataclass(frozen=True, slots=True)
class Plan:
    """A training as it would be now: its split, and the titles of the laws held out of it.

    `passages` are those of the library, which both models have to be asked about.
    """

    split: Split
    held_out: tuple[str, ...]
    passages: int

    def count(self, part: Part) -> int:
        """Questions in a part."""
        return len(self.split.parts.get(part, ()))


@dataclass(frozen=True, slots=True)
class Answers:
    """The citation and the text of provisions by their ids, as the review shows them."""

    citations: Mapping[str, str]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A question set that is being looked through, with what answers its questions."""

    name: str
    examples: tuple[Example, ...]
    answers: Answers


class Trainings(Protocol):
    """The runs of one library, as `app.services.training.Training` has them."""

    def recipes(self) -> Sequence[Recipe]:
        """The recipes that came with the program."""
        ...

    def create(
        self, recipe: Recipe, questions: Sequence[str], model: str = "", left_out: str = ""
    ) -> TrainingRun:
        """Make a run that waits to be started."""
        ...

    def create_each(
        self, recipe: Recipe, questions: Sequence[str], model: str = ""
    ) -> Work[Sequence[TrainingRun]]:
        """A run for each value of the column that the recipe leaves out."""
        ...

    def runs(self) -> Sequence[TrainingRun]:
        """The runs, the latest first."""
        ...

    def start(self, run: TrainingRun) -> None:
        """Start or resume a run in a process of its own."""
        ...

    def cancel(self, run: TrainingRun) -> None:
        """Ask a run to stop, keeping the best so far."""
        ...

    def follow(self, run: TrainingRun) -> Work[TrainingRun]:
        """A run's events from the first until it has ended."""
        ...

    def split(self, run: TrainingRun) -> Split | None:
        """The split of a run, once it is made."""
        ...

    def negatives(self, run: TrainingRun) -> Negatives | None:
        """The wrong answers of a run, once they are found."""
        ...

    def comparison(self, run: TrainingRun) -> Comparison | None:
        """The judgement of a run, once it is made."""
        ...

    def delete(self, run: TrainingRun) -> None:
        """Remove a run with its model."""
        ...

    def model(self, run: TrainingRun) -> str:
        """The folder of a run's best model, which is its name too."""
        ...


class TrainDesk(Protocol):
    """The training of one open library; everything raises PandectaError."""

    @property
    def questions(self) -> Questions:
        """The library's question sets."""
        ...

    @property
    def training(self) -> Trainings:
        """The library's runs."""
        ...

    def own_questions(self) -> tuple[str, ...]:
        """The files of questions that came with the library; mostly none."""
        ...

    def models(self) -> Work[Sequence[str]]:
        """The names of models here that training can start from, the one in use first."""
        ...

    def plan(self, sets: Sequence[str], recipe: Recipe) -> Work[Plan]:
        """Divide the questions of these sets as a run by this recipe would."""
        ...

    def seconds(
        self, recipe: Recipe, model: str, plan: Plan, runs: Sequence[TrainingRun]
    ) -> float | None:
        """How long such a run may take, from the runs before or the machine; None: unknown."""
        ...

    def writer(self) -> tuple[str, str]:
        """The language model that writes questions, and its address; ChatFailed without one."""
        ...

    def laws(self) -> Work[Sequence[CountedLaw]]:
        """Id, title and number of provisions of each law that questions can be written about."""
        ...

    def making(self, choice: Choice, name: str) -> Work[MakingReport]:
        """Have questions written into a set for these provisions."""
        ...

    def making_estimate(self, choice: Choice, name: str) -> Work[MakingEstimate]:
        """Measure how long that would take, on a few."""
        ...

    def publishing(self, run: TrainingRun, target: Target) -> Work[str]:
        """Publish the model of a run; where it is then, or how well its vectors agree."""
        ...

    def answers(self, ids: Sequence[str]) -> Answers:
        """The citations and texts of provisions."""
        ...


def sets_of(desk: TrainDesk) -> Work[Sequence[QuestionSet]]:
    """The library's question sets."""
    yield from ()
    return desk.questions.sets()


def review(desk: TrainDesk, name: str) -> Work[Reviewed]:
    """Read a set with what answers its questions."""
    yield from ()
    examples = tuple(desk.questions.read(name))
    ids = dict.fromkeys(one.answers[0] for one in examples if one.answers)
    return Reviewed(name, examples, desk.answers(list(ids)))
