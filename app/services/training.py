"""The trainings of one open library: making, running, following, judging, and using them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from time import monotonic

from app.domain.encoders import BUNDLED, OLLAMA, OPENAI, EncoderName
from app.domain.errors import IndexInUse, ModelUnusable, PandectaError, TrainingFailed
from app.domain.events import Event, Progress, Work, heard
from app.domain.index import Manifest
from app.domain.recipe import Recipe
from app.domain.training import Comparison, Negatives, RunState, Split, TrainingRun, Verdict
from app.services.encoder_ports import Encoders
from app.services.index_ports import IndexStore
from app.services.indexing import build_index
from app.services.law_ports import LawStore
from app.services.publishing import Publisher
from app.services.publishing_ports import Publications
from app.services.training_ports import Recipes, TrainingRequest
from app.services.training_splitting import leaving_out
from app.services.training_stages import Stages, Tools

_MOMENT = 0.5
"""Seconds between two reports of progress that are kept."""


@dataclass(frozen=True, slots=True)
class TrainingDesk:
    """What the trainings of every library are made with; made once, by wiring."""

    tools: Tools
    recipes: Recipes
    places: Publications

    def of(
        self, store: LawStore, indexes: IndexStore, encoders: Encoders, default: str
    ) -> "Training":
        """The trainings of one library; `default` is the encoder of the settings."""
        return Training(self, store, indexes, encoders, default)


class Training:
    """The trainings of one library; see `TrainingRuns` for what everything raises."""

    def __init__(
        self,
        desk: TrainingDesk,
        store: LawStore,
        indexes: IndexStore,
        encoders: Encoders,
        default: str,
    ) -> None:
        self._desk, self._runs = desk, desk.tools.runs
        self._store, self._indexes, self._encoders = store, indexes, encoders
        self._default = default

    def recipes(self) -> Sequence[Recipe]:
        """The recipes that came with the program, by name."""
        return self._desk.recipes.all()

    def recipe(self, name: str, settings: Sequence[tuple[str, str]] = ()) -> Recipe:
        """A recipe by its name or file, with other values for some keys; raises RecipeUnusable."""
        return self._desk.recipes.read(name, settings)

    def create(
        self, recipe: Recipe, questions: Sequence[str], model: str = "", left_out: str = ""
    ) -> TrainingRun:
        """Make a run that waits to be started; the model is the recipe's, else the one in use.

        Raises ModelUnusable where that cannot be trained here.
        """
        chosen = model or recipe.model or self._in_use()
        if EncoderName.parse(chosen).kind in (OLLAMA, OPENAI):
            raise ModelUnusable(chosen, "no-model", "only a model in a folder can be trained")
        request = TrainingRequest(self._store.path, recipe, chosen, tuple(questions), left_out)
        return self._runs.create(request)

    def create_each(
        self, recipe: Recipe, questions: Sequence[str], model: str = ""
    ) -> Work[Sequence[TrainingRun]]:
        """A run for each value of the column that the recipe leaves out, each judged by that."""
        sets = self._desk.tools.sets
        examples = [one for name in questions for one in sets.read(self._store.path, name)]
        values = yield from leaving_out(self._store, examples, recipe)
        return [self.create(recipe, questions, model, value) for value, _ in values]

    def runs(self) -> Sequence[TrainingRun]:
        """The runs of this library, the latest first."""
        return self._runs.list(self._store.path)

    def get(self, id: str) -> TrainingRun:
        """A run by its id or a beginning that only it has; raises RunUnknown."""
        return self._runs.get(self._store.path, id)

    def request(self, run: TrainingRun) -> TrainingRequest:
        """What a run was asked to do."""
        return self._runs.request(run)

    def recipe_of(self, run: TrainingRun) -> Recipe:
        """The recipe as it is run: sized to this computer where it was to be."""
        kept: Recipe | None = self._runs.kept(run, "recipe")
        return kept or self.request(run).recipe

    def split(self, run: TrainingRun) -> Split | None:
        """The split of a run, once it is made."""
        kept: Split | None = self._runs.kept(run, "split")
        return kept

    def negatives(self, run: TrainingRun) -> Negatives | None:
        """The wrong answers of a run, once they are found."""
        kept: Negatives | None = self._runs.kept(run, "negatives")
        return kept

    def comparison(self, run: TrainingRun) -> Comparison | None:
        """The judgement of a run, once it is made."""
        kept: Comparison | None = self._runs.kept(run, "comparison")
        return kept

    def start(self, run: TrainingRun) -> None:
        """Start or resume a run in a process of its own, which outlives this one."""
        self._runs.start(run)

    def cancel(self, run: TrainingRun) -> None:
        """Ask a run to stop within a second; the best so far is kept, and it can be resumed."""
        self._runs.cancel(run)

    def follow(self, run: TrainingRun) -> Work[TrainingRun]:
        """A run's events from the first until it has ended; closing stops the following alone."""
        return self._runs.follow(run)

    def delete(self, run: TrainingRun) -> None:
        """Remove a run with its model; raises IndexInUse where an index is of that model."""
        for manifest in self._indexes.manifests():
            if PurePath(run.folder) in PurePath(manifest.encoder.name).parents:
                raise IndexInUse(manifest.id)
        self._runs.delete(run)

    @property
    def publisher(self) -> Publisher:
        """What takes the models of these runs elsewhere."""
        desk = self._desk
        return Publisher(self, desk.places, desk.tools.sets, self._store, self._encoders)

    def model(self, run: TrainingRun) -> str:
        """The folder of the run's best model; raises TrainingFailed ``no-model``."""
        folder = PurePath(run.folder) / "fit" / "model"
        try:
            self._encoders.named(str(folder))
        except PandectaError as error:
            raise TrainingFailed("no-model", run.id) from error
        return str(folder)

    def use(self, run: TrainingRun) -> Work[Manifest]:
        """Build the index with the run's model and answer with it from then on.

        Search goes on with the old one meanwhile; `OpenLibrary.roll_back` goes back to it.
        """
        encoder = self._encoders.named(self.model(run))
        return (yield from build_index(self._store, self._indexes, encoder))

    def judge(self, run: TrainingRun) -> Work[Verdict]:
        """Judge the best model of a run anew, or of one that was stopped for the first time."""
        claim = self._runs.claim(run)
        try:
            self.model(run)
            return (yield from self._stages(run).judge())
        finally:
            claim.release()

    def work(self, run: TrainingRun, clock: Callable[[], float] = monotonic) -> Work[Verdict]:
        """Do a run from where it stands to its end, in this process; every event is kept.

        Closed early, it is stopped and can be resumed. Raises what the stages raise.
        """
        claim = self._runs.claim(run)
        try:
            self._runs.set_state(run, RunState.RUNNING)
            try:
                found = yield from self._noted(run, self._stages(run).all(), clock)
            except PandectaError as error:
                self._runs.set_state(run, RunState.FAILED, str(error))
                raise
            except Exception as error:
                self._runs.set_state(run, RunState.FAILED, f"{type(error).__name__}: {error}"[:500])
                raise
            except BaseException:
                self._runs.set_state(run, RunState.STOPPED)
                raise
            self._runs.set_state(run, RunState.DONE)
            return found
        finally:
            claim.release()

    def is_cancelled(self, run: TrainingRun) -> bool:
        """Whether this process, which does the run, was asked to stop."""
        return self._runs.is_cancelled(run)

    def mark_stopped(self, run: TrainingRun) -> None:
        """Note that the run's own process ends before its end."""
        self._runs.set_state(run, RunState.STOPPED)

    def _stages(self, run: TrainingRun) -> Stages:
        return Stages(self._desk.tools, run, self._store, self._indexes, self._encoders)

    def _noted(
        self, run: TrainingRun, work: Work[Verdict], clock: Callable[[], float]
    ) -> Work[Verdict]:
        last = -_MOMENT

        def noted(event: Event) -> Event:
            nonlocal last
            if not isinstance(event, Progress) or clock() - last >= _MOMENT:
                last = clock() if isinstance(event, Progress) else last
                self._runs.note(run, event)
            return event

        return heard(work, noted)

    def _in_use(self) -> str:
        manifest = self._indexes.active_manifest()
        if manifest is None:
            return self._default
        return BUNDLED if manifest.encoder.kind == BUNDLED else manifest.encoder.name
