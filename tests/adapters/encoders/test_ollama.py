"""Ollama's protocol, spoken over loopback: what is asked, what comes back, and what goes wrong."""

import time

import numpy as np
import pytest

from app.adapters.encoders import ollama as module
from app.adapters.encoders.asking import Patience
from app.adapters.encoders.choice import EncoderChoice, Options
from app.adapters.encoders.ollama import OllamaEncoder
from app.adapters.paths import MODELS
from app.domain.encoders import EncoderName
from app.domain.errors import EncoderFaulty, EncoderMissing, EncoderUnreachable
from app.services.encoder_ports import Encoder
from tests.adapters.encoders.servers import Desk, Ollama, cut, hanging_up, silent, status, vector

QUICK = Patience(connect=1, read=0.5, pauses=(0.01, 0.02))
NAME = "embeddinggemma:300m"


def encoder(server: Ollama | Desk, name: str = NAME, patience: Patience = QUICK) -> OllamaEncoder:
    address = server.desk.address if isinstance(server, Ollama) else server.address
    return OllamaEncoder(EncoderName.parse(name), address, patience)


def test_identity(ollama: Ollama) -> None:
    identity = encoder(ollama, "EmbeddingGemma:300M").identity
    assert (identity.kind, identity.name) == ("ollama", "EmbeddingGemma:300M")
    assert identity.revision == ollama.digest
    assert (identity.dimension, identity.max_length, identity.precision) == (768, 2048, "BF16")
    assert identity.question_prompt == "task: search result | query: "
    assert identity.passage_prompt == "title: none | text: "
    assert identity.backend_version == "ollama 0.12.3"


def test_vectors_in_order_with_their_prompts(ollama: Ollama) -> None:
    texts = [f"passage {'long ' * (n % 50)}{n}" for n in range(300)]
    texts[7] = " "
    made = encoder(ollama)
    vectors = made.encode_passages(texts)
    assert vectors.dtype == np.float32
    expected = np.array([vector(f"title: none | text: {text}", 768) for text in texts])
    expected[7] = 0
    np.testing.assert_allclose(vectors, expected, atol=1e-6)
    question = made.encode_questions(["who?"])
    expected = vector("task: search result | query: who?", 768)
    np.testing.assert_allclose(question[0], expected, atol=1e-6)
    assert len(ollama.desk.bodies("/api/embed")) > 3
    assert not made.encode_questions([""]).any()


@pytest.mark.parametrize("heeds", [True, False])
def test_a_narrower_width(ollama: Ollama, heeds: bool) -> None:
    ollama.heeds_dimensions = heeds
    made = encoder(ollama, f"{NAME}#256")
    vectors = made.encode_passages(["a kite"])
    expected = cut(vector("title: none | text: a kite", 768), 256)
    np.testing.assert_allclose(vectors[0], expected, atol=1e-6)
    assert made.identity.dimension == 256
    assert ollama.desk.bodies("/api/embed")[-1]["dimensions"] == 256
    with pytest.raises(EncoderFaulty, match="width 100"):
        _ = encoder(ollama, f"{NAME}#100").identity


@pytest.mark.parametrize("wording", ["model 'x' not found", 'model "x" not found, try pulling it'])
def test_a_model_that_is_gone(ollama: Ollama, wording: str) -> None:
    ollama.desk.next("/api/embed", status(404, {"error": wording}))
    with pytest.raises(EncoderMissing, match="not found"):
        encoder(ollama).encode_questions(["a kite"])


def test_a_model_that_was_never_there(ollama: Ollama) -> None:
    with pytest.raises(EncoderMissing, match="qwen3:4b, embeddinggemma:300m"):
        encoder(ollama, "bge-m3").encode_questions(["a kite"])


def test_busy_and_broken_connections_are_tried_again(ollama: Ollama) -> None:
    busy = status(503, {"error": "server busy, please try again.  maximum pending requests"})
    made = encoder(ollama)
    assert made.identity.dimension == 768
    ollama.desk.next("/api/embed", busy, hanging_up)
    assert made.encode_passages(["a kite"]).any()
    ollama.desk.next("/api/embed", busy, busy, busy)
    with pytest.raises(EncoderUnreachable, match="HTTP 503: server busy"):
        made.encode_passages(["a kite"])


def test_nobody_there(ollama: Ollama) -> None:
    started = time.perf_counter()
    made = OllamaEncoder(EncoderName.parse(NAME), "127.0.0.1:9", QUICK)
    with pytest.raises(EncoderUnreachable) as raised:
        made.encode_questions(["a kite"])
    assert raised.value.address == "http://127.0.0.1:9"
    assert "ConnectError" in raised.value.detail
    assert time.perf_counter() - started < 2


def test_a_server_that_does_not_answer(ollama: Ollama) -> None:
    made = encoder(ollama)
    assert made.identity.dimension == 768
    ollama.desk.next("/api/embed", silent)
    with pytest.raises(EncoderUnreachable, match="ReadTimeout"):
        made.encode_questions(["a kite"])


def test_cancelled_within_a_second(ollama: Ollama) -> None:
    made = encoder(ollama, patience=Patience())
    assert made.identity.dimension == 768
    ollama.desk.next("/api/embed", silent, silent)
    work = made.encoding_passages(["a kite"] * 500)
    started = time.perf_counter()
    next(work)
    next(work)
    work.close()
    assert time.perf_counter() - started < 1


NAN = '{"embeddings": [[NaN, 1, 2]]}'


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        (NAN, "NaN or infinite vector for 1 of 1 texts"),
        ('{"embeddings": [[1e999, 1, 2]]}', "NaN or infinite"),
        ({"embeddings": [[0.0] * 768]}, "zero vector"),
        ({"embeddings": [[0.1] * 768] * 2}, "shape (2, 768) for 1 texts"),
        ({"embeddings": []}, "for 1 texts"),
        ({"embeddings": [[0.1] * 512]}, "512 numbers in a vector, not 768"),
        ({"embeddings": [[0.1], "x"]}, "not rows of numbers"),
        ({"embeddings": [{"a": 1}]}, "not rows of numbers"),
        ({"embeddings": [[None] * 768]}, "NaN or infinite"),
        ({"embeddings": None}, "shape ()"),
        ({"error": "llama runner process has terminated"}, "HTTP 200: llama runner process"),
        ([1, 2], "a list instead of fields"),
        ("<html><body>It works!</body></html>", "not JSON: '<html>"),
        ("[" * 100_000, "not JSON"),
        ("", "not JSON"),
    ],
)
def test_nonsense_is_told_with_its_facts(ollama: Ollama, body: object, facts: str) -> None:
    made = encoder(ollama)
    assert made.identity.dimension == 768
    ollama.desk.next("/api/embed", status(200, body))
    with pytest.raises(EncoderFaulty) as raised:
        made.encode_passages(["a kite"])
    assert facts in raised.value.detail
    assert made.encode_passages(["a kite"]).any()


def test_an_error_of_the_runner(ollama: Ollama) -> None:
    made = encoder(ollama)
    assert made.identity.dimension == 768
    failing = status(500, {"error": "model runner has unexpectedly stopped"})
    ollama.desk.next("/api/embed", *[failing] * 3)
    with pytest.raises(EncoderFaulty, match="unexpectedly stopped"):
        made.encode_passages(["a kite"])


def test_something_else_at_the_address(desk: Desk) -> None:
    desk.honest["/api/tags"] = status(200, "<html>router</html>")
    with pytest.raises(EncoderFaulty, match="not JSON"):
        encoder(desk).encode_questions(["a kite"])
    desk.honest["/api/tags"] = status(404, "no such page")
    with pytest.raises(EncoderUnreachable, match="404"):
        encoder(desk).encode_questions(["a kite"])
    desk.honest["/api/tags"] = status(302, "", Location="http://elsewhere.invalid/")
    with pytest.raises(EncoderUnreachable, match="302"):
        encoder(desk).encode_questions(["a kite"])


def test_long_texts_are_cut_by_us(ollama: Ollama) -> None:
    ollama.context = 100
    made = encoder(ollama)
    made.encode_passages(["法" * 1000, "short"])
    sent = [text for body in ollama.desk.bodies("/api/embed") for text in body["input"]]
    longest = max(sent, key=len)
    assert longest.startswith("title: none | text: 法")
    assert longest.count("法") < 100
    assert made.shortened == 1
    assert made.identity.max_length == 100


def test_a_text_that_the_server_still_finds_too_long(ollama: Ollama) -> None:
    made = encoder(ollama)
    assert made.identity.dimension == 768
    refusal = status(400, {"error": "the input length exceeds the context length"})
    ollama.desk.next("/api/embed", refusal, refusal)
    vectors = made.encode_passages(["x" * 400])
    sent = [len(body["input"][0]) for body in ollama.desk.bodies("/api/embed")][-3:]
    assert sent == [420, 210, 105]
    assert vectors.any()
    assert made.shortened == 1
    ollama.desk.next("/api/embed", *[refusal] * 9)
    with pytest.raises(EncoderFaulty, match="too long even when cut"):
        made.encode_passages(["x" * 400])


def test_another_build_is_another_encoder(ollama: Ollama, monkeypatch: pytest.MonkeyPatch) -> None:
    choice = EncoderChoice(MODELS, Options(ollama=ollama.desk.address, patience=QUICK))
    first: Encoder = choice.named(NAME)
    built = first.identity
    assert choice.of(built) is first
    ollama.digest = "b" * 64
    assert choice.named(NAME) is first
    monkeypatch.setattr(module, "_CHECKED_FOR", 0.0)
    with pytest.raises(EncoderFaulty, match="another build"):
        first.encode_passages(["a kite"])
    second = choice.of(built)
    assert second is not first
    assert second.identity.revision == "b" * 64
    choice.close()


def test_a_proxy_is_not_asked_for_this_machine(
    ollama: Ollama, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert encoder(ollama).encode_questions(["a kite"]).any()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("localhost", "http://localhost:11434"),
        ("0.0.0.0:11500", "http://127.0.0.1:11500"),
        ("https://gpu.example/ollama/", "https://gpu.example/ollama"),
        ("http://me:secret@gpu.example:80", "http://gpu.example:80"),
    ],
)
def test_addresses_as_ollama_writes_them(host: str, address: str) -> None:
    made = OllamaEncoder(EncoderName.parse(NAME), host)
    assert made._server.shown == address
