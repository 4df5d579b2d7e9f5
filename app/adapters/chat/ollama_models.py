"""Asks an Ollama server which models it has, and what they can."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.adapters.chat.place import Place
from app.domain.dialogue import ChatModel
from app.domain.errors import ChatFailed

if TYPE_CHECKING:
    import httpx

_ASKED = 8.0
"""Seconds for asking about single models; of the rest only the names are told."""


async def card(place: Place, url: str) -> ChatModel:
    """What the server tells of the model of `place`; raises ChatFailed."""
    from app.adapters.chat.connecting import connected

    async with connected(place, url) as client:
        found = await _shown(client, place, url, ChatModel(place.model))
        listed = [one for one in await _tags(client, place, url) if _same(one.name, place.model)]
        return replace(found, name=listed[0].name, size=listed[0].size) if listed else found


async def listed(place: Place, url: str) -> list[ChatModel]:
    """All models by name; raises ChatFailed."""
    from app.adapters.chat.connecting import connected

    async with connected(place, url) as client:
        found = await _tags(client, place, url)
        try:
            async with asyncio.timeout(_ASKED):
                for at, model in enumerate(found):
                    with suppress(ChatFailed):
                        found[at] = await _shown(client, place, url, model)
        except TimeoutError:
            pass
    return sorted(found, key=lambda model: model.name.casefold())


async def _tags(client: "httpx.AsyncClient", place: Place, url: str) -> list[ChatModel]:
    told = await _one(client, place, f"{url}/api/tags")
    entries = told.get("models")
    if entries is not None and not isinstance(entries, list):
        raise place.failed("nonsense", "models: no list")
    return [_listed(entry) for entry in entries or () if _name(entry)]


async def _shown(
    client: "httpx.AsyncClient", place: Place, url: str, model: ChatModel
) -> ChatModel:
    """The model with what ``/api/show`` tells of it."""
    told = await _one(client, place, f"{url}/api/show", {"model": model.name})
    facts = told.get("model_info")
    lengths = [
        value
        for key, value in (facts.items() if isinstance(facts, dict) else ())
        if key.endswith(".context_length") and type(value) is int and value > 0
    ]
    return replace(
        model,
        context=lengths[0] if lengths else None,
        capabilities=_capabilities(told) or model.capabilities,
        detail=_detail(told) or model.detail,
    )


async def _one(
    client: "httpx.AsyncClient", place: Place, url: str, body: object = None
) -> Mapping[str, Any]:
    from app.adapters.chat.connecting import asked, refusal

    status, told = await asked(client, place, url, body)
    if reason := refusal(status):
        raise place.failed(reason, f"HTTP {status}")
    error = told.get("error") if isinstance(told, dict) else None
    if status == 404 and error and body is not None:
        raise place.failed("not-installed", error)
    if error or status >= 500:
        raise place.failed("failed", error or f"HTTP {status}")
    if not isinstance(told, dict):
        raise place.failed("nonsense", f"HTTP {status}, a {type(told).__name__} instead of fields")
    return told


def _listed(entry: dict[str, Any]) -> ChatModel:
    size = entry.get("size")
    return ChatModel(
        name=_name(entry),
        size=size if type(size) is int else None,
        capabilities=_capabilities(entry),
        detail=_detail(entry),
    )


def _name(entry: object) -> str:
    told = (entry.get("name") or entry.get("model")) if isinstance(entry, dict) else None
    return told if isinstance(told, str) else ""


def _capabilities(told: Mapping[str, Any]) -> tuple[str, ...] | None:
    listed = told.get("capabilities")
    return tuple(map(str, listed)) if isinstance(listed, list) and listed else None


def _detail(told: Mapping[str, Any]) -> str:
    facts = told.get("details")
    if not isinstance(facts, dict):
        return ""
    parts = (facts.get("parameter_size"), facts.get("quantization_level"))
    return " ".join(part for part in parts if isinstance(part, str) and part)


def _same(one: str, other: str) -> bool:
    return _tagged(one) == _tagged(other)


def _tagged(name: str) -> str:
    last = name.rpartition("/")[2]
    return (name if ":" in last else f"{name}:latest").casefold()
