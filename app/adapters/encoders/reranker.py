"""Scores passages against a question with a cross-encoder that runs in a process of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

from app.adapters.encoders.batches import Batch, batches
from app.adapters.encoders.messages import Done
from app.adapters.encoders.warm import WarmModel
from app.domain.errors import EncoderFaulty, EncoderMissing, ModelUnusable
from app.domain.events import Pace, Progress, Work

_BUDGET = {"cpu": 1_024, "mps": 8_192, "cuda": 32_768}
"""Tokens, with their padding, in a batch: half an encoder's on the CPU, as the next question waits
for the batch at work and these models are large."""


class CrossEncoderReranker:
    """A folder with a cross-encoder as a reranker; safe to use from several threads."""

    def __init__(self, name: str, model: WarmModel) -> None:
        """`model` runs the folder and scores; nothing is loaded yet."""
        self._name, self.model = name, model

    @property
    def name(self) -> str:
        """The name in the settings."""
        return self._name

    def loading(self) -> Work[None]:
        """See the port."""
        with self._translated():
            for facts in self.model.loading():
                if facts is None:
                    yield Progress("loading", 0)

    def scoring(self, question: str, passages: Sequence[str]) -> Work[list[float]]:
        """See the port."""
        yield from self.loading()
        scores, done = [0.0] * len(passages), 0
        pace = Pace("reranking", len(passages), "rows", monotonic)
        with self._translated():
            for answer in self._answers(question, passages):
                if answer is not None:
                    batch, told = answer
                    for place, score in zip(batch.places, self._checked(told), strict=True):
                        scores[place] = score
                    done += len(batch.places)
                yield pace.at(done)
        return scores

    def _answers(
        self, question: str, passages: Sequence[str]
    ) -> Iterator[tuple[Batch, Done] | None]:
        facts = self.model.facts()
        budget = _BUDGET[facts.device.partition(" ")[0]]
        read = [f"{question} {passage}" for passage in passages]
        cut = [
            Batch(batch.places, tuple(passages[place] for place in batch.places))
            for batch in batches(read, budget, facts.max_length)
        ]
        return self.model.answers(cut, question, urgent=True)

    def _checked(self, told: Done) -> list[float]:
        import numpy as np

        scores = np.frombuffer(told.data, dtype="float32")
        if not np.isfinite(scores).all():
            raise ModelUnusable(self._name, "failed", "a score is no number")
        found: list[float] = scores.tolist()
        return found

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Errors of the process are told as those of a model that is no encoder."""
        try:
            yield
        except (EncoderFaulty, EncoderMissing) as error:
            raise ModelUnusable(self._name, "failed", error.detail) from error
