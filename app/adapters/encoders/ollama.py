"""Encodes with a model that Ollama runs, on this machine or another."""

import threading
from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Any, NamedTuple

from app.adapters.encoders.asking import Patience, Reply, Server
from app.adapters.encoders.once import Once
from app.adapters.encoders.remote import PROBE, RemoteEncoder, TooLong
from app.adapters.encoders.vectors import check_width, checked
from app.adapters.server_address import ollama_address
from app.domain.encoders import OLLAMA, EncoderName, family
from app.domain.errors import EncoderFaulty, EncoderMissing, EncoderUnreachable
from app.domain.index import EncoderIdentity

HOST = "http://127.0.0.1:11434"

_SURE = 2_048
"""Tokens that every server takes: it may run a model with less context than the model has."""

_CHECKED_FOR = 30.0
"""Seconds for which a model's digest is believed."""

_SHOWN = 8


class _Facts(NamedTuple):
    identity: EncoderIdentity
    full_dimension: int


class OllamaEncoder(RemoteEncoder):
    """A model of Ollama's; the digest of its build is its revision.

    An encoder is bound to the build that it found first. Once the server has another one under the
    same name, `is_current` says so and passages are refused.
    """

    budget = 4_096

    def __init__(
        self, name: EncoderName, host: str = HOST, patience: Patience = Patience()
    ) -> None:
        """`host` as Ollama's own OLLAMA_HOST has it; nothing is asked yet."""
        super().__init__(name)
        self._server = Server(name.full, _address(host), patience)
        self._checked = 0.0

    @property
    def identity(self) -> EncoderIdentity:
        """Name, digest, prompts, dimension; asks the server, the first time.

        Raises EncoderMissing, EncoderUnreachable, EncoderFaulty.
        """
        return self._facts.identity

    @property
    def full_dimension(self) -> int:
        """The length of the model's vectors before they are cut."""
        return self._facts.full_dimension

    @Once
    def _facts(self) -> _Facts:
        digest = self._digest()
        self._checked = monotonic()
        dimension = checked(self._name.full, self.answer([PROBE], None), [PROBE], None).shape[1]
        check_width(self._name, dimension)
        context = self._context()
        known = family(self._name.model)
        identity = EncoderIdentity(
            kind=OLLAMA,
            name=self._name.full,
            revision=digest,
            backend="ollama",
            dimension=self._name.width or dimension,
            question_prompt=known.question_prompt if known else "",
            passage_prompt=known.passage_prompt if known else "",
            max_length=min(context or _SURE, _SURE),
            precision=self._shown_precision(),
            device=self._server.shown,
            backend_version=self._version(),
        )
        return _Facts(identity, dimension)

    def is_current(self) -> bool:
        """Whether the server still has the build that this encoder is bound to."""
        if "_facts" in self.__dict__ and monotonic() - self._checked > _CHECKED_FOR:
            if self._digest() != self.identity.revision:
                return False
            self._checked = monotonic()
        return True

    def answer(
        self, texts: Sequence[str], width: int | None, stop: threading.Event | None = None
    ) -> object:
        """What ``/api/embed`` gives; raises TooLong and the encoder errors."""
        if not self.is_current():
            raise EncoderFaulty(self._name.full, "the server has another build of the model now")
        body: dict[str, Any] = {"model": self._name.model, "input": list(texts), "truncate": True}
        if width is not None:
            body["dimensions"] = width
        return self._told(self._server.ask("/api/embed", body, stop)).get("embeddings")

    def close(self) -> None:
        """Let go of the connections."""
        self._server.close()

    def _told(self, reply: Reply) -> Mapping[str, Any]:
        """The fields of an answer; raises what its status or its own words say is wrong."""
        name, error = self._name.full, reply.error
        if reply.status == 404:
            raise EncoderMissing(name, error or "HTTP 404")
        if reply.status != 200 or error:
            if "context length" in error:
                raise TooLong(name, f"HTTP {reply.status}: {error}")
            raise EncoderFaulty(name, f"HTTP {reply.status}: {error or reply.text}")
        if not isinstance(reply.body, dict):
            raise EncoderFaulty(name, f"a {type(reply.body).__name__} instead of fields")
        return reply.body

    def _digest(self) -> str:
        reply = self._server.ask("/api/tags")
        if reply.status == 404:
            raise EncoderUnreachable(self._name.full, self._server.shown, "HTTP 404: /api/tags")
        listed = self._told(reply).get("models")
        models = [m for m in listed if isinstance(m, dict)] if isinstance(listed, list) else []
        wanted = self._name.model.casefold()
        for model in models:
            if str(model.get("name", "")).casefold() == wanted and model.get("digest"):
                return str(model["digest"])
        names = ", ".join(str(model.get("name")) for model in models[:_SHOWN])
        raise EncoderMissing(self._name.full, f"the server has: {names or 'no model'}")

    @Once
    def _shown_model(self) -> Mapping[str, Any]:
        return self._told(self._server.ask("/api/show", {"model": self._name.model}))

    def _context(self) -> int | None:
        told = self._shown_model.get("model_info")
        for key, value in told.items() if isinstance(told, dict) else ():
            if str(key).endswith(".context_length") and isinstance(value, int) and value > 0:
                return value
        return None

    def _shown_precision(self) -> str:
        details = self._shown_model.get("details")
        return str(details.get("quantization_level", "")) if isinstance(details, dict) else ""

    def _version(self) -> str:
        reply = self._server.ask("/api/version")
        told = reply.body.get("version") if isinstance(reply.body, dict) else None
        return f"ollama {told}" if isinstance(told, str) else "ollama"


def _address(host: str) -> str:
    try:
        return ollama_address(host)
    except ValueError:
        # asking there says that it is none
        return host
