"""The shapes through which services reach what training keeps and what it runs on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.domain.events import Event, Work
from app.domain.index import EncoderIdentity
from app.domain.recipe import Recipe
from app.domain.training import Example, QuestionSet, RunState, TrainingRun
from app.services.encoder_ports import Vectors


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
    left_out: str = ""
    """The value of the recipe's column `leave_out` that this run is judged by, empty for none."""


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

    def at(self, folder: str) -> TrainingRun:
        """The run in this folder."""
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

    def claim(self, run: TrainingRun) -> "Claim":
        """Hold the run for this process, which then works in it; TrainingFailed ``running``."""
        ...

    def is_cancelled(self, run: TrainingRun) -> bool:
        """Whether `cancel` was called since it was started; for the run's own process."""
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


class Claim(Protocol):
    """A run that is held."""

    def release(self) -> None:
        """Let others work in it."""
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

    def begun(self, questions: Sequence[Vectors], widths: Sequence[int], depth: int) -> "Scan":
        """A comparison with passages that come bit by bit and are never held together.

        It keeps the `depth` nearest of each question and width; `questions` are matrices, one
        after the other.
        """
        ...


class Vocabularies(Protocol):
    """What models know of words; reached without loading a model."""

    def unknown(self, identity: EncoderIdentity, texts: Sequence[str]) -> Work[float | None]:
        """The share of the texts' tokens that a model does not know, 0…1.

        None where its tokenizer cannot be reached (a model of a server) or has no such token.
        """
        ...


class Recipes(Protocol):
    """The recipes that came with the program, and any in a file."""

    def all(self) -> Sequence[Recipe]:
        """Those that came with the program, by name."""
        ...

    def read(self, name: str, settings: Sequence[tuple[str, str]] = ()) -> Recipe:
        """The recipe of this name or in this ``.toml`` file, with `settings` in place of its own.

        One of the kind ``bundled`` holds nothing but its name. Raises RecipeUnusable with the key,
        the value and what is allowed.
        """
        ...


class Scan(Protocol):
    """The nearest passages so far of each question, at several widths."""

    def offer(self, passages: Vectors) -> Work[None]:
        """Compare with more passages, which are numbered on from those before."""
        ...

    def told(self) -> Mapping[int, Sequence[Sequence[tuple[int, float]]]]:
        """By width, for each question, the places and cosines of the nearest, best first."""
        ...
