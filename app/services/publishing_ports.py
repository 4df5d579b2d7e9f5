"""The shapes through which publishing reaches runs and the places that their models go to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.events import Work
from app.domain.model_card_facts import ModelFacts
from app.domain.recipe import Recipe
from app.domain.training import Comparison, Negatives, Split, TrainingRun
from app.services.training_ports import TrainingRequest


class Finished(Protocol):
    """What is known of a run whose model is to be published; see `Training`."""

    def request(self, run: TrainingRun) -> TrainingRequest:
        """What the run was asked to do."""
        ...

    def recipe_of(self, run: TrainingRun) -> Recipe:
        """The recipe as it was run."""
        ...

    def split(self, run: TrainingRun) -> Split | None:
        """Its split, once it is made."""
        ...

    def negatives(self, run: TrainingRun) -> Negatives | None:
        """Its wrong answers, once they are found."""
        ...

    def comparison(self, run: TrainingRun) -> Comparison | None:
        """Its judgement, once it is made."""
        ...

    def model(self, run: TrainingRun) -> str:
        """The folder of its best model; raises TrainingFailed ``no-model``."""
        ...


@dataclass(frozen=True, slots=True)
class OllamaTarget:
    """A model's name on the Ollama server at `host`; empty for the usual one."""

    name: str
    host: str = ""


class Publications(Protocol):
    """The places that a model can go to; all raise PublishingFailed and leave nothing half done.

    `model` is the folder of a finished model; of its files only those go that it needs to run,
    with `card` in place of any card among them.
    """

    def facts(self, model: str, base: str) -> ModelFacts:
        """What the model's files say, and the licence of `base` as far as it is here."""
        ...

    def to_folder(self, model: str, card: str, target: str) -> Work[str]:
        """Save it as a folder that is new or empty; where it is then."""
        ...

    def to_zip(self, model: str, card: str, target: str) -> Work[str]:
        """Save it as a zip, in place of one that is there; where it is then."""
        ...

    def to_hub(self, model: str, card: str, name: str, private: bool) -> Work[str]:
        """Push it to the hub under ``owner/name``, made if it is not there; its address."""
        ...

    def check_ollama(self, model: str) -> None:
        """Raise where Ollama cannot run a model of this kind (``architecture``, ``static``)."""
        ...

    def to_ollama(
        self,
        model: str,
        target: OllamaTarget,
        texts: Sequence[str],
        vectors: Sequence[Sequence[float]],
    ) -> Work[float]:
        """Make it a model of an Ollama server's, if it gives these `vectors` for these `texts`.

        Returns the lowest cosine. Raises TrainingFailed (``parity``) where it is under the
        agreement of `app.domain.index`; the server has no new model then.
        """
        ...
