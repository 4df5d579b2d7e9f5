"""Encodes with a sentence-transformers model that runs in a process of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from app.adapters.encoders import folders
from app.adapters.encoders.batches import Batch, batches
from app.adapters.encoders.messages import Done
from app.adapters.encoders.once import Once
from app.adapters.encoders.vectors import check_width, checked, unit, worded, zeros
from app.adapters.encoders.warm import WarmModel
from app.domain.encoders import TRANSFORMER, EncoderName
from app.domain.events import Pace, Work, outcome
from app.domain.index import EncoderIdentity

if TYPE_CHECKING:
    from app.adapters.encoders.vectors import Matrix

_BUDGET = {"cpu": 2_048, "mps": 8_192, "cuda": 32_768}
"""Tokens, with their padding, in a batch: more gain nothing, and a question waits for one batch."""

_SEVERAL, _MOMENT = 4, 2.0


@dataclass(frozen=True, slots=True)
class Running:
    """Where and how a model runs; `reason` as in `devices.Chosen`, `threads` those of batches."""

    device: str
    reason: str
    precision: str
    threads: int


class TransformerEncoder:
    """A sentence-transformers folder as an encoder; safe to use from several threads.

    The vectors are those of sentence-transformers with the same folder and prompts, cut to the
    width of the name and of unit length; a blank text gives zeros. What the model does wrong is
    raised as EncoderFaulty.
    """

    def __init__(self, name: EncoderName, folder: Path, model: WarmModel) -> None:
        """`model` runs `folder`, and may serve other widths too; nothing is loaded yet."""
        self._name, self._folder, self.model = name, folder, model
        self._last: _Answered | None = None

    @Once
    def identity(self) -> EncoderIdentity:
        """What the model is; loads it, the first time."""
        self.model.start()
        revision = folders.revision(self._folder)
        facts = self.model.facts()
        check_width(self._name, facts.dimension)
        question, passage = folders.prompts(self._name, self._folder)
        return EncoderIdentity(
            kind=TRANSFORMER,
            name=str(self._folder) if self._name.is_folder else self._name.full,
            revision=revision,
            backend="torch",
            dimension=self._name.width or facts.dimension,
            question_prompt=question,
            passage_prompt=passage,
            max_length=facts.max_length,
            precision=facts.precision,
            device=facts.device,
            backend_version=facts.version,
        )

    @property
    def is_loaded(self) -> bool:
        """Whether the model has been loaded, so that `running` answers at once."""
        return "identity" in self.__dict__

    @property
    def running(self) -> Running:
        """Where the model runs and why there; loads it, the first time."""
        facts = self.model.facts()
        return Running(facts.device, facts.reason, facts.precision, facts.threads)

    def encode_questions(self, texts: Sequence[str]) -> "Matrix":
        """Vectors of questions; they go before passages that wait.

        Several sentences that the same process answered a moment ago are not asked again: a switch
        of indexes checks the probes twice over.
        """
        prompt, last = self.identity.question_prompt, self._last
        asked = (tuple(texts), prompt, self.model.pid)
        if last and last.asked == asked and monotonic() - last.at < _MOMENT:
            return last.vectors.copy()
        vectors = outcome(self._encoding(texts, prompt, urgent=True))
        if len(texts) >= _SEVERAL and asked[2] == self.model.pid:
            self._last = _Answered(asked, monotonic(), vectors.copy())
        return vectors

    def encode_passages(self, texts: Sequence[str]) -> "Matrix":
        """Vectors of passages, float32 of shape (texts, dimension)."""
        return outcome(self.encoding_passages(texts))

    def encoding_passages(self, texts: Sequence[str]) -> "Work[Matrix]":
        """Vectors of passages; reports several times a second, and closing it cancels at once."""
        return self._encoding(texts, self.identity.passage_prompt, urgent=False)

    def as_lists(self, vectors: "Matrix") -> list[list[float]]:
        """The same vectors as lists of floats."""
        lists: list[list[float]] = vectors.tolist()
        return lists

    def _encoding(self, texts: Sequence[str], prompt: str, urgent: bool) -> "Work[Matrix]":
        dimension = self.model.facts().dimension
        out = zeros(len(texts), self.identity.dimension)
        places, pace, done = worded(texts), Pace("encoding", len(texts), "rows", monotonic), 0
        for answer in self._answers([texts[place] for place in places], prompt, urgent):
            if answer is not None:
                batch, told = answer
                rows = _matrix(told)
                good = checked(self.identity.name, rows, batch.texts, dimension)
                out[[places[place] for place in batch.places]] = unit(good, self._name.width)
                done += len(batch.places)
            yield pace.at(done)
        return out

    def _answers(
        self, texts: Sequence[str], prompt: str, urgent: bool
    ) -> Iterator[tuple[Batch, Done] | None]:
        facts = self.model.facts()
        budget = _BUDGET[facts.device.partition(" ")[0]]
        return self.model.answers(batches(texts, budget, facts.max_length), prompt, urgent)


@dataclass(frozen=True, slots=True)
class _Answered:
    """Vectors of sentences; `asked` are these, their prompt and the process that answered."""

    asked: tuple[tuple[str, ...], str, int | None]
    at: float
    vectors: "Matrix"


def _matrix(told: Done) -> "Matrix":
    import numpy as np

    return np.frombuffer(told.data, dtype="float32").reshape(-1, told.columns)
