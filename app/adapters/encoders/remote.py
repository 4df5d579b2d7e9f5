"""What encoders on a server have in common: batches, lengths, checks, and cancelling."""

import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from app.adapters.encoders.batches import Batch, batches
from app.adapters.encoders.vectors import checked, unit, worded, zeros
from app.domain.encoders import EncoderName, characters_within
from app.domain.errors import EncoderFaulty
from app.domain.events import Pace, Work, outcome
from app.domain.index import EncoderIdentity

if TYPE_CHECKING:
    from app.adapters.encoders.vectors import Matrix

_AHEAD = 2
_POLL = 0.1
_SHORTEST = 32


PROBE = "."
"""A text that every model takes; its vector tells the dimension."""


@dataclass(eq=False)
class TooLong(EncoderFaulty):
    """The server finds a text too long for its model; told to nobody where cutting helps."""


class RemoteEncoder(ABC):
    """An encoder whose model is a server's; safe to use from several threads.

    `shortened` counts how often a text was cut because the model takes no more of it.
    """

    budget: int
    """Tokens, with padding, in one request."""

    def __init__(self, name: EncoderName) -> None:
        self._name = name
        self._counting = threading.Lock()
        self.shortened = 0

    @property
    @abstractmethod
    def identity(self) -> EncoderIdentity:
        """What the model is; asks the server, the first time."""

    @property
    @abstractmethod
    def full_dimension(self) -> int:
        """The length of the model's vectors before they are cut to the width of the name."""

    @abstractmethod
    def answer(self, texts: Sequence[str], width: int | None, stop: threading.Event) -> object:
        """The rows that the server gives for `texts`, as they come; raises TooLong."""

    def encode_questions(self, texts: Sequence[str]) -> "Matrix":
        """Vectors of questions, float32 of shape (texts, dimension), of unit length."""
        prompt, places = self.identity.question_prompt, worded(texts)
        out = zeros(len(texts), self.identity.dimension)
        if places:
            asked = self._fitting([texts[place] for place in places], prompt)
            out[places] = self._encoded(asked, threading.Event())
        return out

    def encode_passages(self, texts: Sequence[str]) -> "Matrix":
        """Vectors of passages, float32 of shape (texts, dimension), of unit length."""
        return outcome(self.encoding_passages(texts))

    def encoding_passages(self, texts: Sequence[str]) -> "Work[Matrix]":
        """Vectors of passages; reports several times a second, and closing it cancels at once.

        What the server has already been asked it may go on with for the time of a batch.
        """
        identity, places = self.identity, worded(texts)
        out = zeros(len(texts), identity.dimension)
        fitting = self._fitting([texts[place] for place in places], identity.passage_prompt)
        waiting = deque(batches(fitting, self.budget, identity.max_length))
        pace, done, stop = Pace("encoding", len(texts), "rows", monotonic), 0, threading.Event()
        flying: deque[tuple[Batch, Future[Matrix]]] = deque()
        try:
            while waiting or flying:
                while waiting and len(flying) < _AHEAD:
                    batch = waiting.popleft()
                    flying.append((batch, self._begun(batch, stop)))
                batch, answer = flying[0]
                try:
                    rows = answer.result(timeout=_POLL)
                except NotYet:
                    yield pace.at(done)
                    continue
                flying.popleft()
                out[[places[place] for place in batch.places]] = rows
                done += len(batch.places)
                yield pace.at(done)
        finally:
            stop.set()
        return out

    def as_lists(self, vectors: "Matrix") -> list[list[float]]:
        """The same vectors as lists of floats."""
        lists: list[list[float]] = vectors.tolist()
        return lists

    def _begun(self, batch: Batch, stop: threading.Event) -> "Future[Matrix]":
        return _in_background(lambda: self._encoded(batch.texts, stop))

    def _fitting(self, texts: Sequence[str], prompt: str) -> list[str]:
        """Each text with its prompt, cut to what the model surely takes."""
        longest = self.identity.max_length
        found = []
        for text in texts:
            whole = prompt + text
            fits = len(whole) if longest is None else characters_within(whole, longest)
            found.append(whole[:fits])
            if fits < len(whole):
                self._count()
        return found

    def _count(self) -> None:
        with self._counting:
            self.shortened += 1

    def _encoded(self, texts: Sequence[str], stop: threading.Event) -> "Matrix":
        import numpy as np

        try:
            rows = self.answer(texts, self._name.width, stop)
        except TooLong:
            if len(texts) > 1:
                return np.concatenate([self._encoded([text], stop) for text in texts])
            rows = self._halved(texts[0], stop)
        matrix = checked(self.identity.name, rows, texts, None)
        if matrix.shape[1] not in (self.full_dimension, self._name.width):
            raise EncoderFaulty(
                self.identity.name,
                f"{matrix.shape[1]} numbers in a vector, not {self.full_dimension}",
            )
        return unit(matrix, self._name.width)

    def _halved(self, text: str, stop: threading.Event) -> object:
        self._count()
        while len(text) > _SHORTEST:
            text = text[: len(text) // 2]
            with suppress(TooLong):
                return self.answer([text], self._name.width, stop)
        raise EncoderFaulty(self.identity.name, f"too long even when cut: {text!r}")


def _in_background(work: Callable[[], "Matrix"]) -> "Future[Matrix]":
    """`work` on a thread that neither a cancelled caller nor the program's end waits for."""
    answer: Future[Matrix] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except Exception as error:  # carried to the thread that waits for it
            answer.set_exception(error)

    threading.Thread(target=run, name="encoder-request", daemon=True).start()
    return answer
