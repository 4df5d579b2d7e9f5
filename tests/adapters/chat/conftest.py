"""What the tests of chats share: no proxies, no Ollama of this machine, and how to ask."""

from collections.abc import Callable
from typing import Any

import pytest

from app.adapters.chat.ollama import OllamaChat
from app.adapters.chat.openai import OpenAIChat
from app.domain.dialogue import ChatRequest, Message, Reply, Role, Said, Thought
from app.domain.errors import ChatFailed
from app.domain.events import Event, outcome
from app.services.chatting import Chat
from tests.chat_server import MODEL, ScriptedChat

Make = Callable[..., Chat]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxies, no key and no Ollama of this machine."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv("OLLAMA_API_KEY", raising=False)
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")


def ollama(server: ScriptedChat, model: str = MODEL, patience: float = 2.0) -> Chat:
    return OllamaChat(model, server.address, 60, patience)


def openai(server: ScriptedChat, model: str = MODEL, patience: float = 2.0) -> Chat:
    return OpenAIChat(model, server.v1, lambda: server.key, patience)


@pytest.fixture(params=[ollama, openai])
def make(request: pytest.FixtureRequest) -> Make:
    """Both kinds of chats with a server."""
    made: Make = request.param
    return made


def question(**more: Any) -> ChatRequest:
    """A question with a system's message before it."""
    messages = (Message(Role.SYSTEM, "Be brief."), Message(Role.USER, "押金不退怎么办？"))
    return ChatRequest(messages, **({"window": 4_096, "longest": 200} | more))


class Heard(list[Event]):
    """The events of an answer, and the answer itself."""

    reply: Reply

    @property
    def text(self) -> str:
        return "".join(event.text for event in self if isinstance(event, Said))

    @property
    def thinking(self) -> str:
        return "".join(event.text for event in self if isinstance(event, Thought))


def hear(chat: Chat, **more: Any) -> Heard:
    """Ask, and keep all that comes."""
    heard = Heard()
    heard.reply = outcome(chat.saying(question(**more)), heard.append)
    return heard


def failure(chat: Chat, **more: Any) -> tuple[ChatFailed, Heard]:
    """Ask in vain: the error, and what came before."""
    heard = Heard()
    with pytest.raises(ChatFailed) as caught:
        outcome(chat.saying(question(**more)), heard.append)
    return caught.value, heard
