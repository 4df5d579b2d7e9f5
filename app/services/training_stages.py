"""Runs the stages of a training, one after another; what is there already is not done again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from app.domain.errors import NoIndex, RecipeUnusable, TrainingFailed
from app.domain.events import Work
from app.domain.recipe import Recipe
from app.domain.recipe_sizing import DeviceFacts, sized
from app.domain.training import (
    Comparison,
    Example,
    Negatives,
    Split,
    Stage,
    StageBegan,
    Standing,
    TrainingRun,
    Verdict,
)
from app.domain.verdict import verdict
from app.services.encoder_ports import Encoders, Vectors
from app.services.index_ports import IndexStore
from app.services.law_ports import LawStore
from app.services.mining import Mining, mine
from app.services.mining_candidates import Closeness, embedded
from app.services.training_judging import Judging, Measured, measured_from
from app.services.training_material import material, trained
from app.services.training_pace import measured_pace
from app.services.training_ports import (
    Fitter,
    Nearness,
    QuestionSets,
    TrainingRequest,
    TrainingRuns,
    Vocabularies,
)
from app.services.training_splitting import leaving_out, splitting

SIZED = "quick"
"""The recipe that is sized to the computer it runs on."""

_FIT = "fit"

_LOOKED_AT = 100
"""Questions whose answers are looked up to measure the pace; several may share one."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages of every run work with."""

    runs: TrainingRuns
    sets: QuestionSets
    fitter: Fitter
    nearness: Nearness
    vocabularies: Vocabularies
    device: Callable[[str], DeviceFacts]
    rows: Callable[[Sequence[str], Sequence[Vectors]], Closeness]


class Stages:
    """The stages of one run over one library; each keeps what it came to in the run's folder.

    The library's indexes are read, and none is changed.
    """

    def __init__(
        self,
        tools: Tools,
        run: TrainingRun,
        store: LawStore,
        indexes: IndexStore,
        encoders: Encoders,
    ) -> None:
        self._tools, self._run = tools, run
        self._store, self._indexes, self._encoders = store, indexes, encoders
        self._request: TrainingRequest = tools.runs.request(run)
        self._judging = Judging(store, tools.nearness, tools.vocabularies, indexes)

    def all(self) -> Work[Verdict]:
        """Split, judge what there is, mine, train, judge what came of it. Raises what they raise:
        TrainingFailed, RecipeUnusable, ModelUnusable, NoIndex and what encoding raises.
        """
        examples = self._examples()
        yield StageBegan(Stage.SPLIT)
        recipe = yield from self._recipe(examples)
        split = yield from self._split(examples, recipe)
        yield StageBegan(Stage.BASELINE)
        yield from self._baseline(examples, split, recipe)
        yield StageBegan(Stage.NEGATIVES)
        negatives = yield from self._negatives(examples, split, recipe)
        yield StageBegan(Stage.TRAINING)
        texts = material(self._store, examples, split, negatives, recipe)
        if not texts.triples:
            raise TrainingFailed("too-few-questions", "0")
        model = yield from self._tools.fitter.fit(recipe, self._request.model, texts, self._fit)
        self._keep("model", {"folder": str(PurePath(model).relative_to(self._run.folder))})
        found = yield from self.judge()
        yield StageBegan(Stage.DONE)
        return found

    def judge(self) -> Work[Verdict]:
        """Judge the best model that the training has come to so far.

        Raises TrainingFailed ``no-model`` where there is none yet.
        """
        examples = self._examples()
        recipe = yield from self._recipe(examples)
        split = self._kept_split()
        folder = self._tools.runs.kept(self._run, "model") or {"folder": f"{_FIT}/model"}
        place = str(PurePath(self._run.folder) / folder["folder"])
        yield StageBegan(Stage.JUDGEMENT)
        sheet = yield from self._judging.sheet(examples, split, recipe)
        before = yield from self._baseline(examples, split, recipe)
        after = yield from self._judging.measured(self._encoders.named(place), sheet)
        comparison: Comparison = yield from self._judging.compared(before, after, sheet)
        found = verdict(comparison)
        self._keep("comparison", comparison)
        self._keep("verdict", found)
        return found

    @property
    def _fit(self) -> str:
        return str(PurePath(self._run.folder) / _FIT)

    def _keep(self, name: str, value: object) -> None:
        self._tools.runs.keep(self._run, name, value)

    def _examples(self) -> Sequence[Example]:
        found: dict[str, Example] = {}
        for name in self._request.questions:
            for one in self._tools.sets.read(self._request.library, name):
                if one.standing is Standing.ACCEPTED and one.answers:
                    found.setdefault(one.id, one)
        if not found:
            raise TrainingFailed("no-questions", ", ".join(self._request.questions))
        return list(found.values())

    def _recipe(self, examples: Sequence[Example]) -> Work[Recipe]:
        """The recipe as it is run: that of the request, sized once where it is to be."""
        kept: Recipe | None = self._tools.runs.kept(self._run, "recipe")
        if kept is not None:
            return kept
        recipe = replace(self._request.recipe, model=self._request.model)
        if recipe.name == SIZED:
            recipe = sized(recipe, (yield from self._device(examples)), len(examples))
        self._keep("recipe", recipe)
        return recipe

    def _device(self, examples: Sequence[Example]) -> Work[DeviceFacts]:
        """The device that is to train, with its pace with this model."""
        device = self._tools.device(self._request.model)
        if device.static:
            return device
        ids = [one.answers[0] for one in examples[:_LOOKED_AT]]
        texts = [one.text for one, _, _ in self._store.provisions(ids).values()]
        encoder = self._encoders.named(self._request.model)
        return replace(device, rate=(yield from measured_pace(encoder, texts)))

    def _kept_split(self) -> Split:
        kept: Split | None = self._tools.runs.kept(self._run, "split")
        if kept is None:
            raise TrainingFailed("no-model", self._run.id)
        return kept

    def _split(self, examples: Sequence[Example], recipe: Recipe) -> Work[Split]:
        kept: Split | None = self._tools.runs.kept(self._run, "split")
        if kept is not None:
            return kept
        if not self._request.left_out:
            split = yield from splitting(self._store, examples, recipe)
        else:
            each = dict((yield from leaving_out(self._store, examples, recipe)))
            if self._request.left_out not in each:
                raise RecipeUnusable(f"leave_out: {self._request.left_out}")
            split = each[self._request.left_out]
        self._keep("split", split)
        return split

    def _baseline(
        self, examples: Sequence[Example], split: Split, recipe: Recipe
    ) -> Work[Measured]:
        kept: Mapping[str, object] | None = self._tools.runs.kept(self._run, "baseline")
        if kept is not None:
            return measured_from(kept)
        sheet = yield from self._judging.sheet(examples, split, recipe)
        encoder = self._encoders.named(self._request.model)
        found = yield from self._judging.measured(encoder, sheet)
        self._keep("baseline", found.plain())
        return found

    def _negatives(
        self, examples: Sequence[Example], split: Split, recipe: Recipe
    ) -> Work[Negatives]:
        kept: Negatives | None = self._tools.runs.kept(self._run, "negatives")
        if kept is not None:
            return kept
        found = Negatives({}, {}, 0)
        if recipe.negatives:
            mining = yield from self._mining()
            asked = trained({one.id: one for one in examples}, split, recipe)
            found = yield from mine(mining, asked, recipe, examples)
        self._keep("negatives", found)
        return found

    def _mining(self) -> Work[Mining]:
        """An index of the model that is trained where there is one, else its vectors in memory."""
        encoder = self._encoders.named(self._request.model)
        for manifest in self._indexes.manifests():
            if manifest.encoder == encoder.identity:
                return Mining(self._store, self._indexes.opened(manifest), encoder)
        index = self._indexes.active()
        if index is None:
            raise NoIndex(self._request.library)
        vectors = yield from embedded(self._store, encoder, self._tools.rows)
        return Mining(self._store, index, encoder, vectors)
