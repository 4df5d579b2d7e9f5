"""The shapes of models: what turns texts into vectors, and what scores pairs of them."""

from collections.abc import Sequence
from typing import Any, Protocol

from app.domain.events import Work
from app.domain.index import EncoderIdentity
from app.domain.settings import Settings

Vectors = Any
"""A float32 matrix, one row per text; services hand it on and never look inside."""


class Encoder(Protocol):
    """Turns texts into vectors; questions and passages may be prompted differently."""

    @property
    def identity(self) -> EncoderIdentity:
        """Which model it is, and how it is asked."""
        ...

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """One vector a question."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One vector a passage."""
        ...

    def encoding_passages(self, texts: Sequence[str]) -> Work[Vectors]:
        """`encode_passages` that tells several times a second how many are done, and can be closed.

        Its Progress counts passages.
        """
        ...

    def as_lists(self, vectors: Vectors) -> list[list[float]]:
        """The vectors as plain numbers."""
        ...


class Encoders(Protocol):
    """Gives encoders by the name in the settings; keeps the one in use warm."""

    def named(self, name: str) -> Encoder:
        """The encoder of this name; raises EncoderMissing or EncoderFaulty."""
        ...

    def of(self, identity: EncoderIdentity) -> Encoder:
        """The encoder on this machine that goes by the name in an index's manifest."""
        ...

    def prompted(self, identity: EncoderIdentity) -> Encoder:
        """What `of` gives, with the prompts of `identity` instead of the model's own."""
        ...

    def follow(self, settings: Settings) -> None:
        """Find and run models by these settings from now on (device, servers)."""
        ...

    def address(self, kind: str) -> str:
        """The server that encoders of this kind ask; empty for those that run here."""
        ...

    def running(self, name: str) -> tuple[str, str]:
        """Device and reason of a torch model that is loaded; empty for any other."""
        ...

    def close(self) -> None:
        """End the processes of models and let go of connections."""
        ...


class Reranker(Protocol):
    """Reads a question and passages together and says how well each answers it."""

    @property
    def name(self) -> str:
        """The name it is asked for by."""
        ...

    def loading(self) -> Work[None]:
        """Load the model, the first time; closing it cancels the waiting. Raises ModelUnusable."""
        ...

    def scoring(self, question: str, passages: Sequence[str]) -> Work[Sequence[float]]:
        """A score for each passage, higher is better, on the model's own scale.

        A passage that is too long for the model is cut. Its Progress counts passages; closing it
        cancels. Raises ModelUnusable where the model cannot be loaded, fails, or gives no numbers.
        """
        ...


class Rerankers(Protocol):
    """Gives the reranker of the settings and keeps it warm."""

    def follow(self, settings: Settings) -> None:
        """Use the reranker and the device of these settings from now on."""
        ...

    def chosen(self) -> Reranker | None:
        """The reranker of the settings, None where they name none; raises ModelUnusable."""
        ...

    def close(self) -> None:
        """End the model's process."""
        ...
