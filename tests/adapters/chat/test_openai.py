"""The key stays secret, and servers that speak only some of OpenAI's language are understood."""

import json
import logging
import traceback

import pytest

from app.adapters.chat.openai import OpenAIChat
from app.domain.errors import ChatFailed
from tests.adapters.chat.conftest import failure, hear, openai
from tests.chat_server import MODEL, Oops, Status, chat_serving

SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}}
KEY = "sk-secret-1234567890"


def _unsupported(field: str) -> Status:
    error = {"message": f"no {field}", "code": "unsupported_parameter", "param": field}
    return Status(400, {"error": error})


@pytest.mark.parametrize(
    ("refused", "kinds"),
    [
        ((), ["json_schema"]),
        (("json_schema",), ["json_schema", "json_object"]),
        (("json_schema", "json_object"), ["json_schema", "json_object", None]),
    ],
)
def test_a_refused_schema_is_put_another_way(
    refused: tuple[str, ...], kinds: list[str | None]
) -> None:
    with chat_serving({"a": 1}, schema_refused=refused) as server:
        chat = openai(server)
        assert json.loads(hear(chat, schema=SCHEMA).reply.text) == {"a": 1}
        bodies = [call.body for call in server.calls]
        assert [body.get("response_format", {}).get("type") for body in bodies] == kinds
        # what the server takes is asked at once the next time
        hear(chat, schema=SCHEMA)
        assert len(server.calls) == len(kinds) + 1
    last = server.calls[-1]
    assert (json.dumps(SCHEMA) in last.prompt) is bool(refused)
    assert last.body["messages"][-1]["role"] == "user"


def test_fields_that_a_server_names_are_left_out() -> None:
    replies = [_unsupported("max_tokens"), _unsupported("temperature"), "Yes."]
    with chat_serving(*replies) as server:
        assert hear(openai(server)).text == "Yes."
    body = server.calls[-1].body
    assert body["max_completion_tokens"] == 200
    assert not {"max_tokens", "temperature"} & set(body)


def test_a_server_that_refuses_every_form_is_asked_a_few_times() -> None:
    with chat_serving([Status(400, "no")]) as server:
        error, _ = failure(openai(server), schema=SCHEMA)
    assert (error.reason, error.detail) == ("failed", "no")
    assert len(server.calls) == 4


def test_a_model_that_is_not_there_is_not_asked_in_another_form() -> None:
    reply = Status(400, {"error": {"message": "what?", "code": "model_not_found"}})
    with chat_serving([reply]) as server:
        assert failure(openai(server))[0].reason == "not-installed"
        assert len(server.calls) == 1


@pytest.mark.parametrize("key", ["", "sk-wrong"])
def test_a_wrong_key_is_refused(key: str) -> None:
    with chat_serving(key=KEY) as server:
        chat = OpenAIChat(MODEL, server.v1, lambda: key)
        assert failure(chat)[0].reason == "refused"
        with pytest.raises(ChatFailed) as caught:
            chat.card()
    assert caught.value.reason == "refused"


@pytest.mark.parametrize("key", ["sk-锁", "a b", "a\nb"])
def test_a_key_that_is_none_is_not_sent(key: str) -> None:
    with chat_serving() as server:
        error, _ = failure(OpenAIChat(MODEL, server.v1, lambda: key))
    assert (error.reason, error.detail) == ("refused", "unusable key")
    assert not server.fake.asked


def test_the_key_is_asked_for_each_time() -> None:
    keys = iter(["one", "two"])
    with chat_serving() as server:
        chat = OpenAIChat(MODEL, server.v1, lambda: next(keys))
        hear(chat)
        hear(chat)
    told = [call.headers["authorization"] for call in server.calls]
    assert told == ["Bearer one", "Bearer two"]


@pytest.mark.parametrize(
    "reply",
    [
        Status(400, f"bad key {KEY}"),
        Status(500, {"error": {"message": f"{KEY} is broken"}}),
        Status(401, f"Incorrect API key provided: {KEY}"),
        Oops(f"lost {KEY}"),
        Status(200, f"<html>{KEY}".encode()),
    ],
)
def test_the_key_is_in_no_error_and_no_log(reply: object, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with chat_serving([reply], key=KEY) as server:
        chat = openai(server)
        error, _ = failure(chat)
    told = "".join(traceback.format_exception(error, chain=False)) + repr(error) + str(error)
    assert KEY not in told + repr(chat) + repr(vars(chat)) + caplog.text
