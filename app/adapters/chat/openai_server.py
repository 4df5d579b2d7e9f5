"""One server that speaks OpenAI's language: its address, its key, its models, its errors."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.adapters.chat.place import Place
from app.adapters.server_address import openai_address, parts_of, without_user
from app.domain.dialogue import ChatModel
from app.domain.errors import ChatFailed

if TYPE_CHECKING:
    import httpx

_CONTEXTS = ("max_model_len", "context_length", "max_context_length", "context_window")
"""Where servers tell how much a model reads; the language itself has no place for it."""


class OpenAIServer:
    """The server at an address; nothing is kept open between two questions.

    The key is asked for at every request and goes into its header alone, never into an error.
    """

    def __init__(self, address: str, key: Callable[[], str], model: str = "") -> None:
        """`address` with or without ``/v1``; raises ChatFailed for what is none."""
        if not address.strip():
            raise ChatFailed("", model, "refused", "no address")
        self.url, self._key = openai_address(address), key
        self.place = Place(without_user(self.url), model)
        try:
            parts_of(self.url)
        except ValueError as error:
            raise self.place.failed("refused", error) from error

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[tuple["httpx.AsyncClient", Place]]:
        """A client that brings the key along, and the place whose failures leave it out.

        Raises ChatFailed.
        """
        from app.adapters.chat.connecting import connected

        key = self._key().strip()
        if not key.isascii() or not key.isprintable() or " " in key:
            raise self.place.failed("refused", "unusable key")
        place = replace(self.place, secret=key)
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        async with connected(place, self.url, headers) as client:
            yield client, place

    async def models(self) -> list[ChatModel] | None:
        """The models in the server's own order; None where it keeps no list. Raises ChatFailed."""
        from app.adapters.chat.connecting import asked

        async with self.connected() as (client, place):
            status, told = await asked(client, place, f"{self.url}/models")
        if status in (404, 405, 501):
            return None
        if status != 200 or (isinstance(told, dict) and told.get("error")):
            raise failure(place, status, told)
        data = told.get("data") if isinstance(told, dict) else None
        if not isinstance(data, list):
            raise self.place.failed("nonsense", "no list of models")
        return [_model(one) for one in data if isinstance(one, dict) and _named(one)]


def failure(place: Place, status: int, told: object) -> ChatFailed:
    """What an answer of this status with this JSON stands for."""
    from app.adapters.chat.connecting import refusal

    reason, error = refusal(status), error_fields(told)
    if reason == "refused":
        # what a server says about a key may hold the key, or half of it
        return place.failed(reason, f"HTTP {status}")
    words = error.get("message") or error.get("code")
    if error.get("code") == "model_not_found" or (status == 404 and words):
        return place.failed("not-installed", words)
    if status == 404:
        return place.failed("refused", "HTTP 404")
    rest = told.get("detail") if isinstance(told, dict) else None
    return place.failed(reason or "failed", words or rest or f"HTTP {status}")


def error_fields(told: object) -> Mapping[str, Any]:
    """The fields of the error in an answer, however it is wrapped; none where there is none."""
    if not isinstance(told, dict):
        return {}
    error = told.get("error")
    if isinstance(error, dict):
        return error
    return {"message": error} if error else {k: told[k] for k in ("message", "code") if k in told}


def _model(entry: Mapping[str, Any]) -> ChatModel:
    meta = entry.get("meta")
    facts = {**(meta if isinstance(meta, dict) else {}), **entry}
    lengths = [facts.get(name) for name in (*_CONTEXTS, "n_ctx_train")]
    context = next((one for one in lengths if type(one) is int and one > 0), None)
    size = facts.get("size")
    return ChatModel(_named(entry), size=size if type(size) is int else None, context=context)


def _named(entry: Mapping[str, Any]) -> str:
    told = entry.get("id")
    return told if isinstance(told, str) else ""
