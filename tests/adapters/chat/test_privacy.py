"""Nothing leaves for anywhere but the server that was named."""

import socket
from typing import Any

import pytest

from app.adapters.chat.ollama import OllamaChat
from app.adapters.chat.openai import OpenAIChat
from app.domain.errors import ChatFailed
from tests.adapters.chat.conftest import Make, failure, hear, ollama
from tests.chat_server import MODEL, Status, chat_serving

PROXIES = ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy")


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every address that this process connects to."""
    reached: list[Any] = []
    real = socket.socket.connect
    real_ex = socket.socket.connect_ex

    def connect(self: socket.socket, address: Any) -> None:
        reached.append(address)
        real(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        reached.append(address)
        return real_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_ex)
    return reached


def test_only_the_server_is_connected_to(make: Make, connections: list[Any]) -> None:
    with chat_serving() as server:
        chat = make(server)
        chat.card()
        hear(chat)
        hear(chat, schema={"type": "object"})
        port = int(server.address.rpartition(":")[2])
    assert connections
    assert {address[:2] for address in connections} == {("127.0.0.1", port)}


def test_a_redirect_is_not_followed(make: Make) -> None:
    with chat_serving() as other:
        moved = Status(307, "", {"Location": f"{other.address}/api/chat"})
        with chat_serving([moved]) as server:
            assert failure(make(server))[0].reason == "refused"
        assert not other.fake.asked


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "socks5://127.0.0.1:9"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_proxies_are_not_asked_about_this_machine(
    make: Make, host: str, proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in PROXIES:
        monkeypatch.setenv(name, proxy)
    with chat_serving() as server:
        server.fake.address = server.address.replace("127.0.0.1", host)
        chat = make(server)
        assert chat.card().can_chat
        assert hear(chat).text == "Yes."


@pytest.mark.parametrize("kind", [OllamaChat, OpenAIChat])
def test_proxies_are_asked_about_other_machines(
    kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    with chat_serving() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.address)
        monkeypatch.setenv("http_proxy", proxy.address)
        failure(kind(MODEL, "http://gpu.invalid"))
        assert proxy.fake.asked[0][1].startswith("http://gpu.invalid")


@pytest.mark.parametrize("kind", [OllamaChat, OpenAIChat])
def test_a_proxy_that_is_none(kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "gopher://x")
    monkeypatch.setenv("http_proxy", "gopher://x")
    assert failure(kind(MODEL, "http://gpu.invalid"))[0].reason == "refused"


def test_a_key_of_the_environment_is_not_sent(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_API_KEY", "sk-of-the-environment")
    with chat_serving() as server:
        hear(make(server))
    assert "authorization" not in server.calls[0].headers


@pytest.mark.parametrize("kind", [OllamaChat, OpenAIChat])
def test_user_and_password_are_sent_and_not_shown(kind: type) -> None:
    with chat_serving() as server:
        address = server.address.replace("//", "//me:hush@")
        chat = kind(MODEL, address + ("/v1" if kind is OpenAIChat else ""))
        hear(chat)
        assert server.calls[0].headers["authorization"] == "Basic bWU6aHVzaA=="
    error, _ = failure(chat)
    assert chat.address.startswith("http://127.0.0.1:")
    assert "hush" not in str(error) + repr(error)


def test_a_bad_address_is_shown_without_its_password() -> None:
    for kind in (OllamaChat, OpenAIChat):
        with pytest.raises(ChatFailed) as caught:
            kind(MODEL, "ftp://me:hush@gpu.lan")
        assert "hush" not in str(caught.value)


def test_who_asks_is_told_and_nothing_of_the_machine() -> None:
    with chat_serving() as server:
        hear(ollama(server))
    assert server.calls[0].headers["user-agent"].startswith("Pandecta/")
    assert "python" not in str(server.calls[0].headers).lower()
