"""Lists the models of an Ollama server, and tells which of them give embeddings."""

import asyncio
from dataclasses import replace
from typing import Any

from app.adapters.downloading.downloads import driven
from app.adapters.models.ollama_server import OllamaServer
from app.domain.encoders import family
from app.domain.errors import DownloadFailed, ModelUnusable
from app.domain.events import Progress, Work
from app.domain.models import ModelCard, ModelKind

_ASKED = 8.0
"""Seconds for asking about single models; the names of the rest have to do."""

_EMBEDDING = "embedding"
_ENCODERS = ("bert", "nomic-bert", "nomic-bert-moe", "xlm-roberta", "jina-bert-v2")


class _Waiting:
    """Says that something goes on."""

    def report(self) -> Work[None]:
        yield Progress("checking", 0, None)


def listed(server: OllamaServer) -> Work[list[ModelCard]]:
    """The models of `server`, in its own order; raises DownloadFailed."""
    return (yield from driven(lambda _: _listed(server), _Waiting()))


async def _listed(server: OllamaServer) -> list[ModelCard]:
    raw = await _one(server, "/api/tags")
    entries = raw.get("models")
    found = [_card(entry) for entry in entries or [] if _named(entry)]
    try:
        async with asyncio.timeout(_ASKED):
            for place, card in enumerate(found):
                found[place] = await _asked(server, card)
    except TimeoutError:
        pass
    return [_guessed(card) for card in found]


async def _one(
    server: OllamaServer, path: str, body: dict[str, Any] | None = None, model: str = ""
) -> dict[str, Any]:
    """The one object that an answer consists of."""
    async with server.lines(path, body, model) as lines:
        async for line in lines:
            return line
    raise DownloadFailed(server.address, "server", f"{path}: no answer")


def _named(entry: object) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("name") or entry.get("model"), str)


def _card(entry: dict[str, Any]) -> ModelCard:
    size, digest, details = entry.get("size"), entry.get("digest"), entry.get("details")
    return ModelCard(
        name=entry.get("name") or entry["model"],
        kind=ModelKind.OLLAMA,
        size=size if type(size) is int else 0,
        revision=digest if isinstance(digest, str) else "",
        here=True,
        embeds=_embeds(entry.get("capabilities"), details),
    )


def _embeds(capabilities: object, details: object) -> bool | None:
    """Whether the server's own words make it a model for embeddings; None where they are none."""
    if isinstance(capabilities, list) and capabilities:
        return _EMBEDDING in capabilities
    known = details.get("family") in _ENCODERS if isinstance(details, dict) else False
    return True if known else None


async def _asked(server: OllamaServer, card: ModelCard) -> ModelCard:
    """The card with what ``/api/show`` tells of the model; unchanged where it tells nothing."""
    try:
        told = await _one(server, "/api/show", {"model": card.name}, card.name)
    except (ModelUnusable, DownloadFailed):
        return card
    facts = told.get("model_info")
    widths = [
        value
        for key, value in (facts.items() if isinstance(facts, dict) else ())
        if key.endswith(".embedding_length") and type(value) is int
    ]
    embeds = _embeds(told.get("capabilities"), told.get("details"))
    return replace(
        card,
        embeds=card.embeds if embeds is None else embeds,
        dimension=widths[0] if widths else None,
        licence=_short(told.get("license")),
    )


def _short(licence: object) -> str:
    """The name of a licence from its full text: its first line."""
    text = licence if isinstance(licence, str) else ""
    return " ".join(text.lstrip().partition("\n")[0].split())[:60]


def _guessed(card: ModelCard) -> ModelCard:
    if card.embeds is not None:
        return card
    told = "embed" in card.name.lower() or family(card.name) is not None
    return replace(card, embeds=told)
