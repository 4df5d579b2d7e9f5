"""Publishes the model of a run: its card, and the places that it can go to."""

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath

from app.domain.encoders import characters_within
from app.domain.errors import TrainingFailed
from app.domain.events import Progress, Work
from app.domain.index import PROBES
from app.domain.model_card import model_card
from app.domain.model_card_facts import CardFacts, base_name
from app.domain.training import RunState, Standing, TrainingRun
from app.services.encoder_ports import Encoders
from app.services.law_ports import LawStore
from app.services.publishing_ports import Finished, OllamaTarget, Publications
from app.services.training_ports import QuestionSets

_SHORTEST = 64
_SPARE = 16
_SAMPLE = 24
"""Passages of the library that an exported model is compared on, each of another law."""


class Publisher:
    """Publishes the models of one library's runs; all of it raises PublishingFailed.

    A run that is at work raises TrainingFailed (``running``), one that has no model yet
    ``no-model``. One that was stopped has its best model so far, whose card says that nobody
    judged it.
    """

    def __init__(
        self,
        training: Finished,
        places: Publications,
        sets: QuestionSets,
        store: LawStore,
        encoders: Encoders,
    ) -> None:
        self._training, self._places, self._sets = training, places, sets
        self._store, self._encoders = store, encoders

    def card(self, run: TrainingRun, title: str = "", about: str = "") -> str:
        """The card of the run's model; `about` are the person's own words on the data."""
        training = self._training
        return model_card(
            CardFacts(
                title=title or f"{base_name(run.model) or 'model'}-{run.recipe}",
                run=run,
                recipe=training.recipe_of(run),
                model=self._places.facts(self._model(run), run.model),
                split=training.split(run),
                negatives=training.negatives(run),
                comparison=training.comparison(run),
                verdict=run.verdict,
                origins=self._origins(run),
                about=about,
            )
        )

    def to_folder(self, run: TrainingRun, target: str, about: str = "") -> Work[str]:
        """Save model and card as a folder that is new or empty; where it is then."""
        card = self.card(run, PurePath(target).name, about)
        return self._places.to_folder(self._model(run), card, target)

    def to_zip(self, run: TrainingRun, target: str, about: str = "") -> Work[str]:
        """Save model and card as a zip, in place of one that is there; where it is then."""
        card = self.card(run, PurePath(target).stem, about)
        return self._places.to_zip(self._model(run), card, target)

    def to_hub(
        self, run: TrainingRun, name: str, private: bool = True, about: str = ""
    ) -> Work[str]:
        """Push model and card to the hub under ``owner/name``; the address of its page."""
        card = self.card(run, name.rpartition("/")[2], about)
        return self._places.to_hub(self._model(run), card, name, private)

    def to_ollama(self, run: TrainingRun, target: OllamaTarget) -> Work[float]:
        """Export the model to Ollama, if its vectors there are those of the trained one.

        They are compared on fixed sentences and on passages of the library. Returns the lowest
        cosine. Raises PublishingFailed before anything is sent where Ollama cannot run it, and
        TrainingFailed (``parity``) with the figures where the vectors differ.
        """
        model = self._model(run)
        self._places.check_ollama(model)
        yield Progress("parity", 0)
        encoder = self._encoders.named(model)
        identity = encoder.identity
        # what one side cuts at its limit and the other does not is no difference of the models
        longest = max(_SHORTEST, (identity.max_length or 512) - _SPARE)
        passages = [text[: characters_within(text, longest)] for text in self._passages()]
        questions = encoder.as_lists(encoder.encode_questions(PROBES))
        vectors = yield from encoder.encoding_passages(passages)
        texts = [identity.question_prompt + text for text in PROBES]
        texts += [identity.passage_prompt + text for text in passages]
        told = [*questions, *encoder.as_lists(vectors)]
        return (yield from self._places.to_ollama(model, target, texts, told))

    def _model(self, run: TrainingRun) -> str:
        if run.state is RunState.RUNNING:
            raise TrainingFailed("running", run.id)
        return self._training.model(run)

    def _origins(self, run: TrainingRun) -> Mapping[str, int]:
        """How many of the run's questions are of which origin."""
        request = self._training.request(run)
        return Counter(
            one.origin.value
            for name in request.questions
            for one in self._sets.read(request.library, name)
            if one.standing is Standing.ACCEPTED
        )

    def _passages(self) -> list[str]:
        """Passages of the library, each of another version, spread over all of it."""
        versions = list(dict.fromkeys(version for version, _ in self._store.row_keys()))
        chosen = versions[:: max(1, len(versions) // _SAMPLE)][:_SAMPLE]
        found: dict[str, str] = {}
        for row in self._store.rows(chosen) if chosen else ():
            found.setdefault(row.version_id, row.words)
        return [text for text in found.values() if text.strip()]
