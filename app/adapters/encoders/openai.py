"""Encodes with a server that speaks OpenAI's ``/v1/embeddings``."""

import hashlib
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from app.adapters.encoders.asking import Patience, Reply, Server
from app.adapters.encoders.once import Once
from app.adapters.encoders.remote import PROBE, RemoteEncoder, TooLong
from app.adapters.encoders.vectors import check_width, checked
from app.adapters.server_address import openai_address
from app.domain.encoders import OPENAI, EncoderName, family
from app.domain.errors import EncoderFaulty, EncoderMissing, EncoderUnreachable
from app.domain.index import EncoderIdentity

ADDRESS = "https://api.openai.com/v1"

_LONGEST = 8_000
"""Tokens that a text is cut to; a server that takes less says so, and the text is halved."""

_LENGTH = ("context length", "too long", "maximum input", "max_length", "too many tokens")


class _Facts(NamedTuple):
    identity: EncoderIdentity
    full_dimension: int


class OpenAIEncoder(RemoteEncoder):
    """A model of a server's; its revision is a digest of the address and the name it answers to.

    The key is asked for at every request and goes into its header alone, never into an error.
    """

    budget = 16_384

    def __init__(
        self,
        name: EncoderName,
        address: str = ADDRESS,
        key: Callable[[], str] = str,
        patience: Patience = Patience(),
    ) -> None:
        """`address` with or without ``/v1``; `key` gives an empty text where none is needed."""
        super().__init__(name)
        self._key = key
        self._server = Server(name.full, openai_address(address), patience, self._headers)

    @property
    def identity(self) -> EncoderIdentity:
        """Name, prompts, dimension; asks the server, the first time.

        Raises EncoderMissing, EncoderUnreachable, EncoderFaulty.
        """
        return self._facts.identity

    @property
    def full_dimension(self) -> int:
        """The length of the model's vectors before they are cut."""
        return self._facts.full_dimension

    @Once
    def _facts(self) -> _Facts:
        body = self._asked([PROBE], None, None)
        dimension = checked(self._name.full, self._rows(body, 1), [PROBE], None).shape[1]
        check_width(self._name, dimension)
        served = body.get("model")
        known = family(self._name.model)
        told = f"{self._server.shown}\n{served if isinstance(served, str) else self._name.model}"
        identity = EncoderIdentity(
            kind=OPENAI,
            name=self._name.full,
            revision=hashlib.sha256(told.encode()).hexdigest()[:16],
            backend="openai",
            dimension=self._name.width or dimension,
            question_prompt=known.question_prompt if known else "",
            passage_prompt=known.passage_prompt if known else "",
            max_length=_LONGEST,
            precision="",
            device=self._server.shown,
        )
        return _Facts(identity, dimension)

    def answer(self, texts: Sequence[str], width: int | None, stop: threading.Event) -> object:
        """What ``/embeddings`` gives, in the order of `texts`; raises TooLong and its like."""
        return self._rows(self._asked(texts, width, stop), len(texts))

    def close(self) -> None:
        """Let go of the connections."""
        self._server.close()

    def _asked(
        self, texts: Sequence[str], width: int | None, stop: threading.Event | None
    ) -> Mapping[str, Any]:
        body: dict[str, Any] = {"model": self._name.model, "input": list(texts)}
        if width is not None:
            body["dimensions"] = width
        return self._told(self._server.ask("/embeddings", body, stop))

    def _told(self, reply: Reply) -> Mapping[str, Any]:
        """The fields of an answer; raises what its status or its own words say is wrong."""
        name, error = self._name.full, reply.error
        if reply.status == 404 and not error:
            raise EncoderUnreachable(name, self._server.shown, "HTTP 404: /embeddings")
        if reply.status == 404 or _unknown(reply.body):
            raise EncoderMissing(name, error)
        if reply.status != 200 or error:
            if reply.status == 413 or any(words in error.lower() for words in _LENGTH):
                raise TooLong(name, f"HTTP {reply.status}: {error}")
            raise EncoderFaulty(name, f"HTTP {reply.status}: {error or reply.text}")
        if not isinstance(reply.body, dict):
            raise EncoderFaulty(name, f"a {type(reply.body).__name__} instead of fields")
        return reply.body

    def _rows(self, body: Mapping[str, Any], count: int) -> list[object]:
        """The vectors by their index; raises EncoderFaulty unless there is one of each."""
        data = body.get("data")
        items = [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []
        rows = {
            index: item.get("embedding")
            for place, item in enumerate(items)
            if isinstance(index := item.get("index", place), int)
        }
        if len(items) != count or set(rows) != set(range(count)):
            raise EncoderFaulty(self._name.full, f"{len(items)} vectors for {count} texts")
        return [rows[place] for place in range(count)]

    def _headers(self) -> Mapping[str, str]:
        key = self._key().strip()
        if not key:
            return {}
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise EncoderUnreachable(self._name.full, self._server.shown, "unusable key")
        return {"Authorization": f"Bearer {key}"}


def _unknown(body: object) -> bool:
    error = body.get("error") if isinstance(body, dict) else None
    return isinstance(error, dict) and error.get("code") == "model_not_found"
