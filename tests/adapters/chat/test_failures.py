"""Each failure of a server is told apart, keeps what came before, and stays small."""

import socket
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest

from app.adapters.chat.ollama import OllamaChat
from app.adapters.chat.openai import OpenAIChat
from app.domain.errors import ChatFailed
from app.services.chatting import Chat
from tests.adapters.chat.conftest import Make, failure, hear, ollama, openai
from tests.chat_server import (
    EMBEDDING,
    MODEL,
    Die,
    Halt,
    Oops,
    Pause,
    Raw,
    Stall,
    Status,
    Think,
    chat_serving,
)
from tests.file_server import moment


@pytest.mark.parametrize(
    ("reply", "reason", "detail"),
    [
        (Status(503, "server busy, please try again"), "busy", ""),
        (Status(429, "slow down"), "busy", ""),
        (Status(401, "who are you"), "refused", "HTTP 401"),
        (Status(403, "not from here"), "refused", "HTTP 403"),
        (Status(302, "", {"Location": "http://127.0.0.1:9/"}), "refused", "HTTP 302"),
        (Status(400, "bad options"), "failed", "bad options"),
        (Status(500, "llama runner has terminated"), "failed", "llama runner has terminated"),
        (Status(502, b"<html>Bad gateway</html>"), "failed", ""),
        (Status(200, b"<html>Welcome to the router</html>"), "nonsense", ""),
    ],
)
def test_a_refusal_before_the_first_word(
    make: Make, reply: Status, reason: str, detail: str
) -> None:
    with chat_serving([reply]) as server:
        chat = make(server)
        error, _ = failure(chat)
    assert (error.reason, error.address, error.model) == (reason, chat.address, MODEL)
    assert detail in error.detail


@pytest.mark.parametrize(
    ("steps", "reason", "detail"),
    [
        ([Oops("an error was encountered")], "failed", "an error was encountered"),
        ([Halt()], "connection-lost", ""),
        ([Pause(0.1), Die()], "connection-lost", ""),
        ([Stall()], "silent", "2 s"),
        ([Raw(b"")], "connection-lost", "no end"),
        ([Raw(b'{"model":"q"'), Raw(b"")], "nonsense", ""),
        ([Raw(b'data: {"choices":[{"delta"\n\n')], "nonsense", ""),
        ([Raw(b"<html>\n")], "nonsense", ""),
        ([Raw(b"[1,2]\n")], "nonsense", ""),
        ([Raw(b"data: 3\n")], "nonsense", ""),
        ([Raw(b'data: {"x":"\xff\xfe"}\n')], "nonsense", ""),
        ([Raw(b'{"message":{"role":"assistant","content":[1]}}\n')], "nonsense", ""),
        ([Raw(b'data: {"choices":[{"delta":{"content":7}}]}\n')], "nonsense", ""),
        ([Raw(b'data: {"choices":{"delta":"x"}}\n')], "nonsense", ""),
        ([Raw(b'data: {"choices":[{"delta":"x"}]}\n')], "nonsense", ""),
        ([Raw(b"data: " + b"[" * 200_000 + b"\n")], "nonsense", ""),
    ],
)
def test_a_failure_in_the_middle_keeps_what_came(
    make: Make, steps: list[Any], reason: str, detail: str
) -> None:
    with chat_serving([Think("Hm"), "押金", *steps]) as server:
        error, heard = failure(make(server))
    assert (heard.thinking, heard.text, error.reason) == ("Hm", "押金", reason)
    assert detail in error.detail
    assert len(error.detail) <= 300


def test_wrong_types_in_ollamas_lines() -> None:
    for line in (
        b'{"message":"Yes.","done":false}\n',
        b'{"message":{"role":"assistant","content":"a"},"done":"maybe"}\n',
        b'{"done":true}\n',
        b'"Yes."\n',
    ):
        with chat_serving([Raw(line)]) as server:
            assert failure(ollama(server))[0].reason == "nonsense"


def test_a_line_without_an_end_takes_no_memory(make: Make) -> None:
    steps = [Raw(b"x" * 1_000_000)] * 100
    with chat_serving(["a", *steps]) as server:
        chat = make(server)
        tracemalloc.start()
        try:
            error, _ = failure(chat)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert error.reason == "nonsense"
    assert peak < 40_000_000


def test_a_long_page_as_an_error_takes_no_memory(make: Make) -> None:
    with chat_serving([Status(500, b"y" * 50_000_000)]) as server:
        error, _ = failure(make(server))
    assert error.reason == "failed"
    assert len(error.detail) <= 300


def test_a_packed_answer_is_not_unpacked(make: Make) -> None:
    with chat_serving([Status(200, b"\x1f\x8b", {"Content_Encoding": "gzip"})]) as server:
        assert failure(make(server))[0].reason == "nonsense"


def test_a_model_that_is_not_there(make: Make) -> None:
    with chat_serving() as server:
        error, _ = failure(make(server, "mistral:7b"))
        assert (error.reason, error.model) == ("not-installed", "mistral:7b")
        assert failure(make(server, "mistral:7b"), schema={"type": "object"})[0] is not None
        with pytest.raises(ChatFailed) as caught:
            make(server, "mistral:7b").card()
        assert caught.value.reason == "not-installed"


def test_a_model_for_embeddings_cannot_chat() -> None:
    with chat_serving() as server:
        chat = ollama(server, EMBEDDING)
        assert failure(chat)[0].reason == "cannot-chat"
        assert failure(chat, schema={"type": "object"})[0].reason == "cannot-chat"
        with pytest.raises(ChatFailed) as caught:
            chat.card()
        assert caught.value.reason == "cannot-chat"


def test_a_model_that_is_wrongly_said_to_think_is_asked_again_without() -> None:
    with chat_serving([Status(400, "does not support thinking")], "{}") as server:
        assert hear(ollama(server), schema={"type": "object"}).text == "{}"
        assert [call.body.get("think") for call in server.calls] == [False, None]


def test_another_program_at_the_address(make: Make) -> None:
    with chat_serving() as server:
        server.fake.answers.clear()
        error, _ = failure(make(server))
    assert error.reason in ("nonsense", "refused", "not-installed")


@pytest.mark.parametrize("kind", [OllamaChat, OpenAIChat])
def test_nothing_listens(kind: type) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        chat = kind(MODEL, f"http://127.0.0.1:{taken.getsockname()[1]}")
        began = moment()
        assert failure(chat)[0].reason == "not-running"
        with pytest.raises(ChatFailed) as caught:
            chat.card()
    assert caught.value.reason == "not-running"
    assert moment() - began < 4


@pytest.mark.parametrize("kind", [OllamaChat, OpenAIChat])
@pytest.mark.parametrize(
    ("spoken", "reason"),
    [(b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "nonsense"), (b"", "connection-lost")],
)
def test_a_server_of_something_else(kind: type, spoken: bytes, reason: str) -> None:
    with _speaking(spoken) as address:
        assert failure(kind(MODEL, address))[0].reason == reason


@pytest.mark.parametrize("kind", [OllamaChat, OpenAIChat])
def test_encryption_where_there_is_none(kind: type) -> None:
    with _speaking(b"HTTP/1.1 400 Bad Request\r\n\r\n") as address:
        chat = kind(MODEL, address.replace("http:", "https:"))
        assert failure(chat)[0].reason == "refused"


@pytest.mark.parametrize("kind", [OllamaChat, OpenAIChat])
@pytest.mark.parametrize("address", ["ftp://x", "http://", "http://[", "http://x:99999", "\x00"])
def test_what_is_no_address(kind: type, address: str) -> None:
    with pytest.raises(ChatFailed) as caught:
        _ask(kind(MODEL, address))
    assert caught.value.reason == "refused"


def test_a_name_that_nobody_has(make: Make) -> None:
    for kind in (OllamaChat, OpenAIChat):
        assert failure(kind(MODEL, "http://no-such-host.invalid"))[0].reason == "not-running"


def test_a_server_that_withholds_the_answer() -> None:
    raw = b'data: {"choices":[{"delta":{},"finish_reason":"content_filter"}]}\n\n'
    with chat_serving(["part", Raw(raw), Raw(b"")]) as server:
        error, heard = failure(openai(server))
    assert (heard.text, error.reason, error.detail) == ("part", "failed", "content_filter")


def _ask(chat: Chat) -> None:
    hear(chat)


@contextmanager
def _speaking(data: bytes) -> Iterator[str]:
    """A server that says this to whoever comes, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(data)

        thread = Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}"
        finally:
            thread.join(2)
