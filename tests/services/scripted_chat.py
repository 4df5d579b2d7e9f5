"""A language model of the tests: it says what the test wrote for each step, piece by piece."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.adapters.paths import ROOT
from app.adapters.prompt_files import PromptFiles
from app.domain.asking import Request, Run
from app.domain.dialogue import ChatModel, ChatRequest, Ended, Reply, Role, Said, Thought
from app.domain.errors import ChatFailed
from app.domain.events import Event, Work
from app.services.asking import ask
from app.services.library import OpenLibrary
from app.services.recording import Recorder

BREAK = "\0break"
"""A piece at which the server dies."""
Says = str | dict[str, Any] | list[str] | Callable[[ChatRequest], Any]
PROMPTS = PromptFiles(ROOT / "resources" / "prompts", Path("/nonexistent"))


@dataclass
class ScriptedChat:
    """Says for the steps ``plan``, ``judge``, ``repair`` and ``report`` or ``answer`` what it has.

    A step's replies are taken in turn, the last one for ever. A text that begins with ``<think>``
    thinks what stands before ``</think>``; a list is sent in the pieces that it has.
    """

    plan: Says | tuple[Says, ...] = ""
    judge: Says | tuple[Says, ...] = ""
    repair: Says | tuple[Says, ...] = ""
    text: Says | tuple[Says, ...] = "It holds [1]."
    context: int | None = None
    ended: Ended = Ended.DONE
    asked: list[tuple[str, ChatRequest]] = field(default_factory=list)
    closed: int = 0
    name: str = "scripted"
    address: str = "http://127.0.0.1:1"

    def card(self) -> ChatModel:
        return ChatModel(self.name, context=self.context)

    def saying(self, request: ChatRequest) -> Work[Reply]:
        step = self._step(request)
        said = [one for one, _ in self.asked]
        self.asked.append((step, request))
        replies = getattr(self, step)
        if isinstance(replies, tuple):
            replies = replies[min(said.count(step), len(replies) - 1)]
        if callable(replies):
            replies = replies(request)
        if isinstance(replies, dict):
            replies = json.dumps(replies, ensure_ascii=False)
        return self._saying(replies)

    def _saying(self, said: str | list[str]) -> Work[Reply]:
        thinking = ""
        if isinstance(said, str) and said.startswith("<think>"):
            thinking, _, said = said.removeprefix("<think>").partition("</think>")
        pieces = said if isinstance(said, list) else re.findall(r"(?s).{1,7}", said)
        try:
            for piece in re.findall(r"(?s).{1,7}", thinking):
                yield Thought(piece)
            for piece in pieces:
                if piece == BREAK:
                    raise ChatFailed(self.address, self.name, "connection-lost")
                yield Said(piece)
        except GeneratorExit:
            self.closed += 1
            raise
        whole = "".join(pieces)
        return Reply(whole, thinking, self.ended, self.name, 100, len(pieces), None, 1.0, 2.0)

    def _step(self, request: ChatRequest) -> str:
        if request.schema is None:
            return "text"
        if any(one.role is Role.ASSISTANT for one in request.messages):
            return "repair"
        return "plan" if "issues" in request.schema["properties"] else "judge"

    def prompts(self, step: str) -> list[str]:
        """All that was said to the model at each request of a step."""
        return [
            "\n".join(message.text for message in request.messages)
            for one, request in self.asked
            if one == step
        ]


def planned(*issues: tuple[str, list[str]], place: str = "", date: str = "") -> dict[str, Any]:
    """A plan as a model that keeps to the schema writes it."""
    return {
        "issues": [
            {"title": title, "queries": queries, "place": place, "date": date}
            for title, queries in issues
        ]
    }


def judged(*said: tuple[str, str, list[int], list[str]]) -> dict[str, Any]:
    """Judgements as such a model writes them."""
    return {
        "judgements": [
            {"issue": key, "coverage": coverage, "sources": by, "missing": "", "queries": queries}
            for key, coverage, by, queries in said
        ]
    }


def asking(
    library: OpenLibrary, chat: Any, request: Request, window: int = 0, record: Any = None
) -> Work[Run]:
    """The work on a request over a library, with the prompts that came with the program."""
    store = library._store
    return ask(store, library.search, chat, PROMPTS, request, record, window)


def worked(
    library: OpenLibrary, chat: Any, request: Request, **more: Any
) -> tuple[Run, list[Event]]:
    """The run of a request and its events."""
    events: list[Event] = []
    work = asking(library, chat, request, **more)
    while True:
        try:
            events.append(next(work))
        except StopIteration as stop:
            return stop.value, events


def recorder(library: OpenLibrary, request: Request) -> Recorder:
    """A record that outlives the work."""
    return Recorder(request, library.path, "scripted", "http://127.0.0.1:1")
