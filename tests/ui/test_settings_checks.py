"""What is typed into the settings is judged before anything is kept or asked."""

import pytest

from app.ui.settings_checks import (
    OLLAMA,
    OPENAI,
    address_fault,
    is_open,
    leaves,
    place_fault,
    secret_fault,
    whole,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("  ", ""),
        ("box", "http://box:11434"),
        ("box:99", "http://box:99"),
        ("[::1]", "http://[::1]:11434"),
        ("box/ollama/", "http://box:11434/ollama"),
        ("http://", "http://"),
        (" http://127.0.0.1:8080/ ", "http://127.0.0.1:8080"),
    ],
)
def test_an_ollama_address_is_made_whole(typed: str, meant: str) -> None:
    assert whole(typed, OLLAMA) == meant


def test_an_openai_address_is_secret_by_default() -> None:
    assert whole("llm.firm.example/v1", OPENAI) == "https://llm.firm.example/v1"


@pytest.mark.parametrize(
    "address",
    ["", "http://box:11434", "https://llm.firm.example/v1", "http://[::1]:1", "http://律所.cn:80"],
)
def test_addresses_of_servers_pass(address: str) -> None:
    assert address_fault(address) == ""


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://", "not-address"),
        ("http://:80", "not-address"),
        ("http://box:", "not-address"),
        ("http://box:99999", "not-address"),
        ("http://box:0", "not-address"),
        ("http://box:x", "not-address"),
        ("http://[::1", "not-address"),
        ("http://a b", "not-address"),
        ("http://a\nb", "not-address"),
        ("http://..", "not-address"),
        ("http://-box", "not-address"),
        ("http://" + "a" * 3000, "not-address"),
        ("ftp://box", "not-http"),
        ("file:///etc/passwd", "not-http"),
        ("javascript://x", "not-http"),
        ("http://me:pass@box", "has-secret"),
        ("https://box/v1?key=abc", "has-secret"),
    ],
)
def test_what_is_no_address_does_not(address: str, fault: str) -> None:
    assert address_fault(address) == fault


def test_it_is_known_what_leaves_this_machine_and_how() -> None:
    here = ("http://127.0.0.1:1", "http://localhost", "http://[::1]:2", "http://0.0.0.0:3")
    assert not any(map(leaves, here))
    assert leaves("https://api.openai.com/v1")
    assert not is_open("https://api.openai.com/v1")
    assert is_open("http://192.168.0.7:11434")
    assert not is_open("http://127.0.0.1:11434")


@pytest.mark.parametrize("secret", ["a b", "ключ", "a\tb", "a\x00"])
def test_what_cannot_be_a_key_is_refused(secret: str) -> None:
    assert secret_fault(secret) == "not-secret"
    assert secret_fault("sk-Ab_9+/=") == ""


@pytest.mark.parametrize(
    ("uri", "options", "fault"),
    [
        ("s3://law/firm", {}, ""),
        ("db://firm", {"region": "eu-1"}, ""),
        ("s3://law", {"endpoint": "https://minio.firm.example"}, ""),
        ("s3://law", {"endpoint": "http://127.0.0.1:9", "allow_http": "true"}, ""),
        ("s3://law", {"endpoint": "http://127.0.0.1:9"}, "not-encrypted"),
        ("s3://law", {"endpoint": "minio"}, "not-http"),
        ("s3://law", {"endpoint": "http://me:pass@minio"}, "has-secret"),
        ("", {}, "not-place"),
        ("s3://", {}, "not-place"),
        ("s3://law/../x y", {}, "not-place"),
        ("http://law", {}, "not-place"),
        ("s3://" + "a" * 3000, {}, "not-place"),
    ],
)
def test_places_for_indexes(uri: str, options: dict[str, str], fault: str) -> None:
    assert place_fault(uri, options) == fault
