"""The Train page's desk over the program: one open library with its questions and its runs."""

from collections.abc import Sequence
from pathlib import Path

from app.domain.encoders import BUNDLED, EncoderName
from app.domain.errors import EncoderMissing, PandectaError, TrainingFailed
from app.domain.events import Work
from app.domain.models import ModelKind
from app.domain.question import Filters
from app.domain.recipe import Recipe
from app.domain.recipe_sizing import DeviceFacts, sized
from app.domain.training import Example, Part, RunState, Standing, TrainingRun
from app.services.known_questions import OWN_QUESTIONS
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.publishing_ports import OllamaTarget
from app.services.question_choosing import Choice
from app.services.question_making import MakingEstimate, MakingReport
from app.services.questions import Questions
from app.services.training_splitting import splitting
from app.ui.dial_figures import decimal
from app.ui.train_desk import Answers, Plan, Trainings
from app.ui.train_publish import Place, Target
from app.ui.train_work import QUICK
from app.ui.widgets.filter_law import CountedLaw

_MANY = 500
"""Provisions that are read at once."""

_PACE = {"cpu": 6.0, "mps": 60.0, "cuda": 300.0}
_STATIC_PACE = 2_000.0
"""Examples per second of a small model, where no run before tells."""

_ENCODED = 3.0
"""Passages that are encoded in the time of one example trained on."""

_START = 45.0
"""Seconds for starting the process, dividing the questions and looking up wrong answers."""


class LibraryDesk:
    """See `TrainDesk`."""

    def __init__(self, program: Program, library: OpenLibrary) -> None:
        self._program, self._library = program, library
        self.questions: Questions = program.questions(library)
        self._runs = program.training(library)
        self.training: Trainings = self._runs

    def own_questions(self) -> tuple[str, ...]:
        """The library's own file; the specimen's questions lie beside its law."""
        own = Path(self._library.path) / OWN_QUESTIONS
        found = [own] if own.is_file() else []
        sources = self._program.sample_sources
        if self._library.path == self._program.sample_path and sources:
            found += sorted((Path(sources[0]).parent / "questions").glob("*.jsonl"))
        return tuple(map(str, found))

    def models(self) -> Work[Sequence[str]]:
        """The model in use first, then the folders of this machine, the program's own last."""
        manifest = self._library.info().manifest
        names = [_name(manifest.encoder.name)] if manifest is not None else []
        cards = yield from self._program.models.local()
        names += [
            card.path or card.name
            for card in cards
            if card.kind in (ModelKind.HUB, ModelKind.FOLDER) and card.embeds is not False
        ]
        return list(dict.fromkeys(one for one in (*names, BUNDLED) if one))

    def plan(self, sets: Sequence[str], recipe: Recipe) -> Work[Plan]:
        """Divide the accepted questions of these sets."""
        examples = self._accepted(sets)
        if not examples:
            raise TrainingFailed("no-questions", ", ".join(sets))
        store = self._library.bench.store
        split = yield from splitting(store, examples, recipe)
        return Plan(split, split.unseen_groups, store.counts().passages)

    def seconds(
        self, recipe: Recipe, model: str, plan: Plan, runs: Sequence[TrainingRun]
    ) -> float | None:
        """As long as the last run alike took, else by the usual pace of such a machine."""
        alike = [
            run
            for run in runs
            if (run.recipe, run.model, run.state) == (recipe.name, model, RunState.DONE)
        ]
        if alike:
            return alike[0].seconds
        static = model.partition("#")[0] == BUNDLED or recipe.kind == "static"
        device = self._program.encoders.running(model)[0] if model else "cpu"
        kind = next((one for one in _PACE if device.lower().startswith(one)), "cpu")
        questions = plan.count(Part.TRAIN)
        if recipe.name == QUICK:
            recipe = sized(recipe, DeviceFacts(kind, static=static), questions)
        rate = _STATIC_PACE if static else _PACE[kind]
        seen = min(recipe.most_questions or questions, questions) * recipe.epochs
        if recipe.max_steps:
            seen = min(seen, recipe.max_steps * recipe.batch)
        judged = min(recipe.pool or plan.passages, plan.passages)
        return _START + seen / rate + 2 * judged / (rate * _ENCODED)

    def writer(self) -> tuple[str, str]:
        """The language model of the settings."""
        chat = self._program.chats.chosen("", "")
        return chat.name, chat.address

    def laws(self) -> Work[Sequence[CountedLaw]]:
        """Those with provisions in force, the longest first."""
        yield from ()
        return self._library.facets(Filters()).laws

    def making(self, choice: Choice, name: str) -> Work[MakingReport]:
        """Have the language model of the settings write them."""
        return self._program.question_maker(self._library).make(choice, name)

    def making_estimate(self, choice: Choice, name: str) -> Work[MakingEstimate]:
        """Have it write a few."""
        return self._program.question_maker(self._library).estimate(choice, name)

    def publishing(self, run: TrainingRun, target: Target) -> Work[str]:
        """Write the card, and send it with the model."""
        publisher = self._runs.publisher
        match target.place:
            case Place.FOLDER:
                return (yield from publisher.to_folder(run, target.name))
            case Place.ZIP:
                return (yield from publisher.to_zip(run, target.name))
            case Place.HUB:
                return (yield from publisher.to_hub(run, target.name, target.private))
        place = OllamaTarget(target.name, self._program.settings.ollama)
        return decimal((yield from publisher.to_ollama(run, place)), 5)

    def answers(self, ids: Sequence[str]) -> Answers:
        """The citations and texts of provisions; what is not in the library is left out."""
        store = self._library.bench.store
        citations, texts = {}, {}
        for start in range(0, len(ids), _MANY):
            for id, (provision, law, _) in store.provisions(ids[start : start + _MANY]).items():
                citations[id] = law.cite(provision)
                texts[id] = provision.text
        return Answers(citations, texts)

    def _accepted(self, sets: Sequence[str]) -> list[Example]:
        found: dict[str, Example] = {}
        for name in sets:
            for one in self.questions.read(name):
                if one.standing is Standing.ACCEPTED and one.answers:
                    found.setdefault(one.id, one)
        return list(found.values())


def _name(name: str) -> str:
    """The name of a model that can be trained; empty for one of a server."""
    try:
        parsed = EncoderName.parse(name)
    except EncoderMissing:
        # the bundled model's index is known by the name that it gives itself
        return BUNDLED if name.startswith(BUNDLED) else ""
    return parsed.full if parsed.is_folder or parsed.kind == BUNDLED else ""


def desk_of(program: Program, library: OpenLibrary | None) -> LibraryDesk | None:
    """The desk of the open library; None where none is open or it cannot be trained on."""
    if library is None:
        return None
    try:
        return LibraryDesk(program, library)
    except PandectaError:
        return None
