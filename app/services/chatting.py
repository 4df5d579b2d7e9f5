"""The shapes through which services reach language models, their prompts and kept runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.asking import Run
from app.domain.dialogue import ChatModel, ChatRequest, Reply
from app.domain.events import Work
from app.domain.settings import Settings


class Chat(Protocol):
    """One language model on one server."""

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""
        ...

    @property
    def address(self) -> str:
        """The server's address, without user or key."""
        ...

    def card(self) -> ChatModel:
        """What the server tells of the model; asked once. Raises ChatFailed."""
        ...

    def saying(self, request: ChatRequest) -> Work[Reply]:
        """Let the model answer: Said and Thought as they come, Waiting while nothing does.

        Closing it ends the connection within a second. Raises ChatFailed; the pieces that came
        before are part of the answer all the same.
        """
        ...


class Chats(Protocol):
    """Gives the language model of the settings, and what its server has."""

    def follow(self, settings: Settings) -> None:
        """Ask the server of these settings from now on."""
        ...

    def chosen(self, model: str = "", host: str = "") -> Chat:
        """The model of the settings, or another of this name or host.

        Raises ChatFailed with the reason ``no-model`` where none is named; asks nobody.
        """
        ...

    def models(self, host: str = "") -> Sequence[ChatModel]:
        """What the server has, by name; raises ChatFailed."""
        ...

    def close(self) -> None:
        """Let go of the connections."""
        ...


class Prompts(Protocol):
    """The prompts, as text files with the person's own copies before ours."""

    def text(self, name: str, language: str) -> str:
        """The prompt in force."""
        ...

    def shipped(self, name: str, language: str) -> str:
        """The prompt that came with the program."""
        ...

    def is_own(self, name: str, language: str) -> bool:
        """Whether the person's own copy is in force."""
        ...

    def keep(self, name: str, language: str, text: str) -> None:
        """Use this text from now on, or ours again where it is empty.

        Raises PromptUnusable where it lacks a place that the program has to fill, and
        UserDataNotWritable.
        """
        ...

    def names(self) -> Sequence[str]:
        """All prompts, in the order in which they are used."""
        ...


@dataclass(frozen=True, slots=True)
class RunLine:
    """A kept run in a list."""

    id: str
    when: str
    library: str
    question: str
    mode: str
    model: str
    outcome: str
    citations: int
    verified: int


class Runs(Protocol):
    """The runs that are kept in the person's data; all raise UserDataNotWritable."""

    def keep(self, run: Run) -> None:
        """Keep a run, in place of what was kept under its id."""
        ...

    def list(self, library: str = "") -> Sequence[RunLine]:
        """The runs of a library, or all, the latest first."""
        ...

    def get(self, id: str) -> Run:
        """A kept run by its id or a beginning that only it has; raises RunUnknown."""
        ...

    def delete(self, ids: Sequence[str]) -> int:
        """Forget runs; how many there were."""
        ...
