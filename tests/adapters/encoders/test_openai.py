"""A server that speaks OpenAI's embeddings, over loopback: keys, order, limits, and nonsense."""

import time
from typing import Any

import numpy as np
import pytest

from app.adapters.encoders.asking import Patience
from app.adapters.encoders.openai import OpenAIEncoder
from app.domain.encoders import EncoderName
from app.domain.errors import EncoderFaulty, EncoderMissing, EncoderUnreachable, PandectaError
from tests.adapters.encoders.servers import OpenAI, Request, cut, status, vector

QUICK = Patience(connect=1, read=0.5, pauses=(0.01, 0.02), longest=2)
NAME = "openai:text-embedding-3-small"


def encoder(server: OpenAI, name: str = NAME, key: str | None = None) -> OpenAIEncoder:
    def given() -> str:
        return server.key if key is None else key

    return OpenAIEncoder(EncoderName.parse(name), server.desk.address, given, QUICK)


def test_vectors_by_their_index(openai: OpenAI) -> None:
    openai.backwards = True
    made = encoder(openai)
    texts = [f"passage {n}" for n in range(50)]
    expected = [vector(text, 1536) for text in texts]
    np.testing.assert_allclose(made.encode_passages(texts), expected, atol=1e-6)
    assert (made.identity.kind, made.identity.name) == ("openai", NAME)
    assert len(made.identity.revision) == 16


def test_a_narrower_width(openai: OpenAI) -> None:
    vectors = encoder(openai, f"{NAME}#256").encode_questions(["who?"])
    np.testing.assert_allclose(vectors[0], cut(vector("who?", 1536), 256), atol=1e-6)


def test_a_server_without_a_key(openai: OpenAI) -> None:
    openai.key = ""
    assert encoder(openai).encode_questions(["who?"]).any()
    assert "authorization" not in openai.desk.asked[-1][2]


def test_a_refused_key_is_told_without_the_key(openai: OpenAI) -> None:
    with pytest.raises(EncoderUnreachable, match="HTTP 401") as raised:
        encoder(openai, key="sk-wrong-987654").encode_questions(["who?"])
    assert "987654" not in str(raised.value)


@pytest.mark.parametrize("code", [400, 404, 429, 500, 200])
def test_no_error_repeats_the_key(openai: OpenAI, code: int) -> None:
    told = {"error": {"message": f"you sent Bearer {openai.key}"}}
    openai.desk.next("/v1/embeddings", *[status(code, told)] * 3)
    with pytest.raises(PandectaError) as raised:
        encoder(openai).encode_questions(["who?"])
    assert openai.key not in str(raised.value)
    assert "you sent Bearer ***" in str(raised.value)


@pytest.mark.parametrize("key", ["sk-schlüssel", "two words", "line\nbreak"])
def test_a_key_that_no_header_may_carry(openai: OpenAI, key: str) -> None:
    with pytest.raises(EncoderUnreachable) as raised:
        encoder(openai, key=key).encode_questions(["who?"])
    assert key not in str(raised.value)
    assert not openai.desk.asked


def test_an_unknown_model(openai: OpenAI) -> None:
    with pytest.raises(EncoderMissing, match="does not exist"):
        encoder(openai, "openai:text-embedding-9").encode_questions(["who?"])


def test_too_many_requests_are_asked_again_when_told(openai: OpenAI) -> None:
    made = encoder(openai)
    assert made.identity.dimension == 1536
    limited = status(429, {"error": {"message": "Rate limit reached"}}, Retry_After="1")
    openai.desk.next("/v1/embeddings", limited)
    started = time.perf_counter()
    assert made.encode_questions(["who?"]).any()
    assert 1 <= time.perf_counter() - started < 2
    later = status(429, {"error": {"message": "Quota used up"}}, Retry_After="3600")
    openai.desk.next("/v1/embeddings", later)
    with pytest.raises(EncoderUnreachable, match="HTTP 429: Quota used up"):
        made.encode_questions(["who?"])


def test_a_page_that_is_not_the_service(openai: OpenAI) -> None:
    openai.desk.next("/v1/embeddings", status(404, "<html>not found</html>"))
    with pytest.raises(EncoderUnreachable, match="404"):
        encoder(openai).encode_questions(["who?"])


def test_too_long_is_halved(openai: OpenAI) -> None:
    def strict(request: Request, body: Any) -> None:
        if max(map(len, body["input"])) > 500:
            told = "This model's maximum context length is 512 tokens"
            request.tell(400, {"error": {"message": told}})
        else:
            openai.embed(request, body)

    openai.desk.honest["/v1/embeddings"] = strict
    made = encoder(openai)
    vectors = made.encode_passages(["x" * 4000, "short", "y" * 900])
    expected = [vector(text, 1536) for text in ("x" * 500, "short", "y" * 450)]
    np.testing.assert_allclose(vectors, expected, atol=1e-6)
    assert made.shortened == 2


@pytest.mark.parametrize(
    "data",
    [
        [{"index": 0, "embedding": [1.0] * 1536}] * 2,
        [{"index": 5, "embedding": [1.0] * 1536}],
        [{"index": [], "embedding": [1.0] * 1536}],
        [{"index": 0}],
        [],
        "none",
        None,
    ],
)
def test_missing_and_doubled_vectors(openai: OpenAI, data: object) -> None:
    made = encoder(openai)
    assert made.identity.dimension == 1536
    openai.desk.next("/v1/embeddings", status(200, {"data": data, "model": openai.model}))
    with pytest.raises(EncoderFaulty):
        made.encode_questions(["who?"])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("api.example", "https://api.example/v1"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1"),
        ("https://api.example/openai/v1/", "https://api.example/openai/v1"),
        ("https://api.example/v1/embeddings", "https://api.example/v1"),
    ],
)
def test_addresses(typed: str, shown: str) -> None:
    assert OpenAIEncoder(EncoderName.parse(NAME), typed)._server.shown == shown


def test_what_is_no_address() -> None:
    for typed in ("ftp://api.example/v1", "https://[", "https://\x00/v1"):
        made = OpenAIEncoder(EncoderName.parse(NAME), typed, patience=QUICK)
        with pytest.raises(EncoderUnreachable):
            made.encode_questions(["who?"])
