"""The language model of the settings, and others by name and server."""

from dataclasses import replace

import pytest

from app.adapters.chat.choice import ChatChoice
from app.domain.errors import ChatFailed
from app.domain.settings import Settings
from tests.adapters.chat.conftest import hear
from tests.chat_server import MODEL, PLAIN, ScriptedChat, chat_serving


def _choice(settings: Settings, key: str = "") -> ChatChoice:
    choice = ChatChoice(lambda: key, patience=1)
    choice.follow(settings)
    return choice


def _settings(server: ScriptedChat, kind: str) -> Settings:
    plain = Settings(chat_kind=kind, chat_model=MODEL, keep_alive=30)
    if kind == "openai":
        return replace(plain, chat_address=server.v1)
    return replace(plain, ollama=server.address)


@pytest.mark.parametrize("kind", ["ollama", "openai"])
def test_the_model_of_the_settings(kind: str) -> None:
    with chat_serving() as server:
        choice = _choice(_settings(server, kind))
        chat = choice.chosen()
        assert chat is choice.chosen()
        assert hear(chat).reply.text == "Yes."
        assert [model.name for model in choice.models()][-1] == MODEL
        assert choice.chosen("llama3.2:latest").card().name == PLAIN
        choice.close()
    if kind == "ollama":
        assert server.calls[0].body["keep_alive"] == 30


@pytest.mark.parametrize("kind", ["ollama", "openai"])
def test_another_server_gets_no_key_that_is_not_its_own(kind: str) -> None:
    with chat_serving() as own, chat_serving() as other:
        choice = _choice(_settings(own, kind), "sk-1")
        hear(choice.chosen())
        hear(choice.chosen(host=other.v1 if kind == "openai" else other.address))
        assert choice.models(other.v1 if kind == "openai" else other.address)
    assert ("authorization" in own.calls[0].headers) is (kind == "openai")
    assert "authorization" not in other.calls[0].headers


def test_nothing_chosen() -> None:
    with pytest.raises(ChatFailed) as caught:
        _choice(Settings()).chosen()
    assert caught.value.reason == "no-model"


def test_no_address_asks_nobody() -> None:
    choice = _choice(Settings(chat_kind="openai", chat_model="m"))
    for ask in (choice.chosen, choice.models):
        with pytest.raises(ChatFailed) as caught:
            ask()
        assert (caught.value.reason, caught.value.detail) == ("refused", "no address")


def test_ollamas_own_variable_names_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    with chat_serving() as server:
        monkeypatch.setenv("OLLAMA_HOST", server.address)
        assert hear(_choice(Settings(chat_model=MODEL)).chosen()).reply.text == "Yes."


def test_new_settings_are_followed() -> None:
    with chat_serving("one") as first, chat_serving("two") as second:
        choice = _choice(_settings(first, "ollama"))
        old = choice.chosen()
        choice.follow(Settings(ollama=second.address, chat_model=PLAIN))
        assert (choice.chosen().name, hear(choice.chosen()).reply.text) == (PLAIN, "two")
        assert hear(old).reply.text == "one"
