"""The shapes through which services reach what training keeps and what it runs on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.domain.events import Event, Work
from app.domain.recipe import Recipe
from app.domain.training import Example, QuestionSet, RunState, TrainingRun
from app.services.ports import Vectors


class QuestionSets(Protocol):
    """The question sets of libraries, each in its library's folder.

    All raise LibraryNotWritable, LibraryDamaged and LibraryBusy.
    """

    def sets(self, library: str) -> Sequence[QuestionSet]:
        """The sets of a library, by name."""
        ...

    def read(self, library: str, name: str) -> Sequence[Example]:
        """All examples of a set, in the order in which they were added; none of an unknown one."""
        ...

    def add(self, library: str, name: str, examples: Sequence[Example]) -> int:
        """Add what is not there under its id yet; how many were new. All of it or nothing."""
        ...

    def change(self, library: str, name: str, examples: Sequence[Example]) -> None:
        """Replace examples by their ids (edited, accepted, dropped)."""
        ...

    def delete(self, library: str, name: str) -> None:
        """Forget a set."""
        ...


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """What a run is asked to do: ``request.json`` of its folder."""

    library: str
    recipe: Recipe
    model: str
    questions: tuple[str, ...]


class TrainingRuns(Protocol):
    """The runs of a library: a folder each, and a process that may be working in it.

    All raise LibraryNotWritable; those that take an id raise RunUnknown.
    """

    def create(self, request: TrainingRequest) -> TrainingRun:
        """Make the folder of a run that waits to be started."""
        ...

    def list(self, library: str) -> Sequence[TrainingRun]:
        """The runs of a library, the latest first, as they stand now."""
        ...

    def get(self, library: str, id: str) -> TrainingRun:
        """A run by its id or a beginning that only it has."""
        ...

    def request(self, run: TrainingRun) -> TrainingRequest:
        """What the run was asked to do."""
        ...

    def start(self, run: TrainingRun) -> None:
        """Start or resume it in a process of its own, which outlives this one."""
        ...

    def cancel(self, run: TrainingRun) -> None:
        """Ask its process to stop within a second, keeping the best so far."""
        ...

    def follow(self, run: TrainingRun) -> Work[TrainingRun]:
        """Its events from the first, then those that come, until it has ended or failed.

        Closing it stops the following, not the run.
        """
        ...

    def note(self, run: TrainingRun, event: Event) -> None:
        """Append an event; for the run's own process."""
        ...

    def keep(self, run: TrainingRun, name: str, value: Any) -> None:
        """Write ``split``, ``negatives``, ``comparison``, ``verdict`` … in one step."""
        ...

    def kept(self, run: TrainingRun, name: str) -> Any:
        """What was kept under this name; None where there is nothing."""
        ...

    def set_state(self, run: TrainingRun, state: RunState, problem: str = "") -> None:
        """Note how it stands; for the run's own process."""
        ...

    def delete(self, run: TrainingRun) -> None:
        """Remove its folder; raises LibraryBusy while its process works."""
        ...


class Fitter(Protocol):
    """Fits a model to questions and answers; made for the run's own process."""

    def fit(self, recipe: Recipe, model: str, material: "Material", folder: str) -> Work[str]:
        """Train, or go on from the last checkpoint in `folder`; the folder of the best model.

        Yields Step, Held and Note. Closed, it stops within a second and the best so far stays.
        Raises TrainingFailed, RecipeUnusable, ModelUnusable.
        """
        ...


@dataclass(frozen=True, slots=True)
class Material:
    """What a model is fitted to: texts alone.

    `triples` are question, right passage and wrong passages; `held` are questions with the places
    of their right answers in `pool`, by which training is stopped early.
    """

    triples: Sequence[tuple[str, str, tuple[str, ...]]]
    held: Sequence[tuple[str, tuple[int, ...]]]
    pool: Sequence[str]


class Nearness(Protocol):
    """Exact comparisons of many vectors at once, in memory."""

    def best(
        self, questions: Vectors, passages: Vectors, width: int, depth: int
    ) -> Work[Sequence[Sequence[tuple[int, float]]]]:
        """For each question the places and cosines of the `depth` nearest passages, best first.

        Both sides are cut to `width` and brought to unit length. Closing it cancels.
        """
        ...
