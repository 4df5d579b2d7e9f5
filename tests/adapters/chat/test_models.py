"""The lists of models and what is told of each, as servers write them and as they should not."""

from typing import Any

import pytest

from app.adapters.chat import ollama as of_ollama
from app.adapters.chat import openai as of_openai
from app.domain.dialogue import ChatModel
from app.domain.errors import ChatFailed
from tests.adapters.chat.conftest import Make, ollama, openai
from tests.adapters.models.fake_ollama import Request, one, refused
from tests.chat_server import EMBEDDING, MODEL, PLAIN, Model, ScriptedChat, chat_serving

THINKER = ChatModel(
    MODEL, 5_225_388_164, 40_960, ("completion", "tools", "thinking"), "8.2B Q4_K_M"
)


def _silent(request: Request) -> None:
    request.hung_up()


def _unlisted(server: ScriptedChat, path: str, body: Any) -> None:
    server.fake.answers[path] = one(body)


def test_the_list_of_ollama_has_size_context_and_capabilities() -> None:
    with chat_serving() as server:
        found = of_ollama.models(server.address)
    assert [model.name for model in found] == [EMBEDDING, PLAIN, MODEL]
    assert found[2] == THINKER
    assert [model.can_chat for model in found] == [False, True, True]
    assert [model.can_think for model in found] == [False, False, True]


@pytest.mark.parametrize("name", ["llama3.2", "LLAMA3.2:Latest", "llama3.2:latest"])
def test_names_are_found_as_ollama_finds_them(name: str) -> None:
    with chat_serving() as server:
        chat = ollama(server, name)
        card = chat.card()
        assert (card.name, card.context, card.can_think) == (PLAIN, 131_072, False)
        assert chat.card() is card
        assert len(server.asked("/api/show")) == 1


def test_a_server_that_tells_no_capabilities() -> None:
    with chat_serving(models=[Model("old:latest", capabilities=None)]) as server:
        card = ollama(server, "old").card()
    assert card.capabilities is None
    assert card.can_chat
    assert not card.can_think


@pytest.mark.parametrize(
    "body",
    [[], 3, "Ollama", {"models": 7}, {"models": {"a": 1}}],
)
def test_lists_of_ollama_that_are_none(body: object) -> None:
    with chat_serving() as server:
        _unlisted(server, "/api/tags", body)
        with pytest.raises(ChatFailed) as caught:
            of_ollama.models(server.address)
    assert caught.value.reason == "nonsense"


def test_strange_entries_are_left_out_and_strange_facts_unknown() -> None:
    entries = [None, {"size": 3}, {"name": 5}, {"model": "b", "size": "big", "details": 3}]
    facts = {"model_info": {"x.context_length": "long"}, "capabilities": "all", "details": []}
    with chat_serving() as server:
        _unlisted(server, "/api/tags", {"models": entries})
        _unlisted(server, "/api/show", facts)
        assert of_ollama.models(server.address) == [ChatModel("b")]
        _unlisted(server, "/api/tags", {"models": None})
        assert of_ollama.models(server.address) == []


def test_a_model_about_which_nothing_is_told_is_listed_all_the_same() -> None:
    with chat_serving() as server:
        server.fake.answers["/api/show"] = refused(500, "blob is missing")
        assert len(of_ollama.models(server.address)) == 3


def test_the_list_of_the_other_kind() -> None:
    data = [
        {"id": "b", "max_model_len": 8_192},
        {"id": "A", "meta": {"n_ctx_train": 4_096, "size": 7}},
        {"id": 3},
        "c",
        {"id": "d", "context_length": True},
    ]
    with chat_serving() as server:
        _unlisted(server, "/v1/models", {"data": data})
        found = of_openai.models(server.v1)
        assert openai(server, "B").card() == ChatModel("b", context=8_192)
        assert openai(server, "d:free").card() == ChatModel("d")
    assert found == [ChatModel("A", 7, 4_096), ChatModel("b", context=8_192), ChatModel("d")]


def test_a_server_without_a_list_is_believed() -> None:
    with chat_serving() as server:
        del server.fake.answers["/v1/models"]
        assert of_openai.models(server.v1) == []
        assert openai(server, "any").card() == ChatModel("any")


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (200, {"data": 3}, "nonsense"),
        (200, [], "nonsense"),
        (200, {"error": "no such endpoint"}, "failed"),
        (503, {"error": {"message": "loading"}}, "busy"),
        (403, {}, "refused"),
        (500, {"detail": "oh"}, "failed"),
    ],
)
def test_lists_of_the_other_kind_that_are_none(status: int, body: object, reason: str) -> None:
    with chat_serving() as server:
        server.fake.answers["/v1/models"] = refused(status, body)
        with pytest.raises(ChatFailed) as caught:
            of_openai.models(server.v1)
    assert caught.value.reason == reason


def test_a_silent_server(make: Make) -> None:
    with chat_serving() as server:
        server.fake.answers |= {"/api/show": _silent, "/v1/models": _silent}
        with pytest.raises(ChatFailed) as caught:
            make(server, patience=0.3).card()
    assert caught.value.reason == "silent"
