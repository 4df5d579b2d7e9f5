"""Talks with a model of Ollama's."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.adapters.chat import ollama_models
from app.adapters.chat import patience as patience_of
from app.adapters.chat.conversing import Heard, conversing
from app.adapters.chat.driving import answered
from app.adapters.chat.ollama_lines import LineReader
from app.adapters.chat.place import Place
from app.adapters.server_address import ollama_address, without_user
from app.domain.dialogue import ChatModel, ChatRequest, Reply
from app.domain.errors import ChatFailed
from app.domain.events import Work

if TYPE_CHECKING:
    import httpx

Tell = Callable[[Heard], None]


class OllamaChat:
    """A model on an Ollama server; each answer has a connection of its own."""

    def __init__(
        self,
        model: str,
        host: str = "",
        keep_alive: int = 600,
        patience: float = patience_of.ANSWER,
    ) -> None:
        """`host` is as OLLAMA_HOST has it, which is taken where it is empty; nothing is asked yet.

        The model stays loaded for `keep_alive` seconds after an answer. Raises ChatFailed for
        what is no address.
        """
        self._url, self._place = _at(host, model)
        self._keep_alive, self._patience = keep_alive, patience
        self._card: ChatModel | None = None

    @property
    def name(self) -> str:
        """See the port."""
        return self._place.model

    @property
    def address(self) -> str:
        """See the port."""
        return self._place.address

    def card(self) -> ChatModel:
        """See the port; raises ChatFailed, for a model that is not installed or cannot chat too."""
        if self._card is None:
            patience = min(self._patience, patience_of.CARD)
            try:
                self._card = answered(lambda: ollama_models.card(self._place, self._url), patience)
            except TimeoutError:
                raise self._place.failed("silent", f"{patience:g} s") from None
        if not self._card.can_chat:
            raise self._place.failed("cannot-chat")
        return self._card

    def saying(self, request: ChatRequest) -> Work[Reply]:
        """See the port."""
        return (
            yield from conversing(
                lambda tell: self._say(request, tell), self._place, request.longest, self._patience
            )
        )

    async def _say(self, request: ChatRequest, tell: Tell) -> None:
        # thinking would only use up what the schema needs, and a model that cannot is not asked
        think = False if request.schema is not None and await self._can_think() else None
        try:
            await self._stream(request, think, tell)
        except _Refused:
            await self._stream(request, None, tell)

    async def _can_think(self) -> bool:
        if self._card is None:
            self._card = await ollama_models.card(self._place, self._url)
        return self._card.can_think

    async def _stream(self, request: ChatRequest, think: bool | None, tell: Tell) -> None:
        """One try; raises _Refused where it may be that the model knows no thinking."""
        from app.adapters.chat.connecting import connected, told

        body = self._body(request, think)
        async with (
            connected(self._place, self._url) as client,
            client.stream("POST", f"{self._url}/api/chat", json=body) as response,
        ):
            if response.status_code == 200:
                await self._listen(response, tell)
                return
            refusal = await told(response)
        if response.status_code == 400 and think is not None:
            raise _Refused
        raise await self._failure(response.status_code, refusal)

    def _body(self, request: ChatRequest, think: bool | None) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.name,
            "messages": [{"role": m.role.value, "content": m.text} for m in request.messages],
            "stream": True,
            "options": _options(request),
            "keep_alive": self._keep_alive,
        }
        if request.schema is not None:
            body["format"] = dict(request.schema)
        return body if think is None else body | {"think": think}

    async def _listen(self, response: "httpx.Response", tell: Tell) -> None:
        lines = LineReader(self._place)
        async for data in response.aiter_bytes():
            for line in filter(str.strip, data.decode().split("\n")):
                tell(lines.take(line))
                if lines.finish is not None:
                    tell(lines.finish)
                    return
        raise self._place.failed("connection-lost", "no end of the answer")

    async def _failure(self, status: int, told: object) -> ChatFailed:
        """What an answer of this status with this JSON stands for."""
        from app.adapters.chat.connecting import refusal

        words = told.get("error") if isinstance(told, dict) else None
        if reason := refusal(status):
            return self._place.failed(reason, f"HTTP {status}")
        if status == 404:
            return self._place.failed("not-installed" if words else "nonsense", words or "HTTP 404")
        if status == 400:
            facts = await ollama_models.card(self._place, self._url)
            if not facts.can_chat:
                return self._place.failed("cannot-chat", words)
        return self._place.failed("failed", words or f"HTTP {status}")


class _Refused(Exception):
    """The server does not take the question as it was put."""


def models(host: str = "", patience: float = patience_of.CARD) -> list[ChatModel]:
    """The models of the server at `host` by name, of any kind; raises ChatFailed."""
    url, place = _at(host, "")
    try:
        return answered(lambda: ollama_models.listed(place, url), patience)
    except TimeoutError:
        raise place.failed("silent", f"{patience:g} s") from None


def _at(host: str, model: str) -> tuple[str, Place]:
    told = host or os.environ.get("OLLAMA_HOST", "")
    try:
        url = ollama_address(told)
    except ValueError as error:
        raise Place(without_user(told)[:200], model).failed("refused", error) from error
    return url, Place(without_user(url), model)


def _options(request: ChatRequest) -> dict[str, Any]:
    told = {
        "num_ctx": request.window,
        "num_predict": request.longest,
        "temperature": request.temperature,
    }
    return told if request.seed is None else told | {"seed": request.seed}
