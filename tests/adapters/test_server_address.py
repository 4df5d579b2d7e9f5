"""Addresses of servers as people type them."""

import pytest

from app.adapters.server_address import is_here, ollama_address, openai_address, without_user


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", "http://127.0.0.1:11434"),
        (" gpu.lan ", "http://gpu.lan:11434"),
        ("gpu.lan:8000", "http://gpu.lan:8000"),
        ("0.0.0.0:1", "http://127.0.0.1:1"),
        ("[::]", "http://127.0.0.1:11434"),
        ("[::1]", "http://[::1]:11434"),
        ("https://gpu.lan/ollama/", "https://gpu.lan/ollama"),
        ("http://me:pw@gpu.lan:80/", "http://me:pw@gpu.lan:80"),
    ],
)
def test_ollamas(typed: str, address: str) -> None:
    assert ollama_address(typed) == address


@pytest.mark.parametrize("typed", ["ftp://x", "http://", "a:b:c", "http://[", "x:99999", "x:0"])
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        ollama_address(typed)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("api.example", "https://api.example/v1"),
        ("localhost:1234", "http://localhost:1234/v1"),
        ("127.0.0.1:1234/v1/", "http://127.0.0.1:1234/v1"),
        ("https://api.example/v1/chat/completions", "https://api.example/v1"),
        ("https://api.example/v1/embeddings", "https://api.example/v1"),
        ("http://gpu.lan/", "http://gpu.lan/v1"),
    ],
)
def test_the_other_kinds(typed: str, address: str) -> None:
    assert openai_address(typed) == address


def test_what_is_shown_and_where_it_is() -> None:
    assert without_user("http://me:p@w@gpu.lan:80/a@b") == "http://gpu.lan:80/a@b"
    assert without_user("me:pw@gpu.lan") == "gpu.lan"
    here = ["http://localhost:1", "http://127.3.2.1", "http://[::1]:5", "http://LOCALHOST"]
    assert all(map(is_here, here))
    assert not any(map(is_here, ["http://localhost.evil.example", "http://10.0.0.1", "http://["]))
