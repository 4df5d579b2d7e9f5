"""Talking with a language model: what is asked of it, what it says, and how that ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.events import Event


class Role(StrEnum):
    """Who says a message of a conversation."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A language model that a server offers.

    `size` is in bytes, `context` in tokens, both None where the server does not tell. Of the
    `capabilities` (``completion``, ``thinking``, ``tools``, ``embedding`` …), None means that the
    server says nothing about them. `detail` is what else is told, such as ``8.2B Q4_K_M``.
    """

    name: str
    size: int | None = None
    context: int | None = None
    capabilities: tuple[str, ...] | None = None
    detail: str = ""

    @property
    def can_chat(self) -> bool:
        """Whether nothing speaks against talking with it."""
        return self.capabilities is None or "completion" in self.capabilities

    @property
    def can_think(self) -> bool:
        """Whether it is known to think before it answers."""
        return self.capabilities is not None and "thinking" in self.capabilities


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What is asked of a model.

    `schema` is a JSON schema that the answer has to follow. `window` is the number of tokens that
    question and answer may take together, `longest` those of the answer, thinking included.
    """

    messages: tuple[Message, ...]
    window: int
    longest: int
    schema: Mapping[str, Any] | None = None
    temperature: float = 0.2
    seed: int | None = None


class Ended(StrEnum):
    """Why a model said no more: it was done, or the tokens it was given were used up."""

    DONE = "done"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer, with what the server counted; None where it did not.

    `first_ms` is the time until the first piece came, of thinking or text, `total_ms` that until
    the last; both are measured here.
    """

    text: str
    thinking: str
    ended: Ended
    model: str
    prompt_tokens: int | None = None
    answer_tokens: int | None = None
    load_ms: float | None = None
    first_ms: float = 0.0
    total_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Said(Event):
    """The next piece of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Thought(Event):
    """The next piece of what the model thinks before it answers; never part of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Rethought(Event):
    """All that was Said so far is thinking: its end has come, and its beginning was never sent.

    Some servers put the opening tag into the prompt, so that only the closing one is ever seen.
    """


@dataclass(frozen=True, slots=True)
class Waiting(Event):
    """Nothing came yet, for so many seconds; told several times a second."""

    seconds: float


def tokens(text: str) -> int:
    """How many tokens `text` is at most, for the usual vocabularies: rather too many than too few.

    Counted as one for each character beyond ASCII and one for each three others, and one more.
    """
    ascii_ones = sum(map(str.isascii, text))
    return len(text) - ascii_ones + ascii_ones // 3 + 1
