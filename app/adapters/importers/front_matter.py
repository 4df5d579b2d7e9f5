"""Splits a Markdown file into its YAML front matter and its body, and reads the former safely."""

import re
from datetime import date
from typing import Any

import yaml

from app.domain.errors import SourceUnreadable

_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LIMIT = 200_000
_DEPTH = 20
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def split(text: str) -> tuple[str | None, str]:
    """The front matter between the first two ``---`` lines, None where there is none; the body."""
    if found := _FENCE.match(text):
        return found[1], text[found.end() :]
    return None, text


def has_key(front: str, *keys: str) -> bool:
    """Whether every one of `keys` begins a line of `front`, be the YAML well formed or not."""
    return all(re.search(rf"^{re.escape(key)}[ \t]*:", front, re.MULTILINE) for key in keys)


def load(front: str, path: str) -> dict[str, Any]:
    """The mapping in `front`, every scalar as text; raises SourceUnreadable ``bad-front-matter``.

    The detail names the line of the file, or the key, that is wrong.
    """
    if len(front) > _LIMIT:
        raise SourceUnreadable(path, "bad-front-matter", f"{len(front)} characters")
    try:
        return _mapping(_Loader(front))
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 2}" if error.problem_mark else ""
        raise SourceUnreadable(path, "bad-front-matter", line) from error
    except yaml.YAMLError as error:
        raise SourceUnreadable(path, "bad-front-matter") from error


def _mapping(loader: Any) -> dict[str, Any]:
    """The outermost mapping, read event by event: composing deep nesting would end the process."""
    found: dict[str, Any] = {}
    while loader.check_event(yaml.StreamStartEvent, yaml.DocumentStartEvent):
        loader.get_event()
    opening = loader.get_event()
    if not isinstance(opening, yaml.MappingStartEvent):
        raise _unfit(opening)
    while not loader.check_event(yaml.MappingEndEvent):
        key = loader.get_event()
        if not isinstance(key, yaml.ScalarEvent):
            raise _unfit(key)
        found[key.value] = _value(loader)
    while loader.check_event():
        loader.get_event()
    return found


def _value(loader: Any) -> str | list[str] | None:
    """A text or a list of texts; None for anything else, which no key of ours has."""
    event = loader.get_event()
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    flat, depth = isinstance(event, yaml.SequenceStartEvent), int(_opens(event))
    items: list[str] = []
    while depth:
        event = loader.get_event()
        depth += int(_opens(event)) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEPTH:
            raise _unfit(event)
        if isinstance(event, yaml.ScalarEvent):
            items.append(event.value)
        elif depth:
            flat = False
    return items if flat else None


def _opens(event: yaml.Event) -> bool:
    return isinstance(event, yaml.CollectionStartEvent)


def _unfit(event: yaml.Event) -> yaml.MarkedYAMLError:
    mark: Any = event.start_mark
    return yaml.MarkedYAMLError(problem_mark=mark)


def text_of(front: dict[str, Any], key: str, path: str) -> str:
    """The text under `key`, stripped, empty where it is missing."""
    value = front.get(key, "")
    if not isinstance(value, str):
        raise SourceUnreadable(path, "bad-front-matter", key)
    return value.strip()


def list_of(front: dict[str, Any], key: str, path: str) -> tuple[str, ...]:
    """The texts under `key`; one text counts as a list of one."""
    value = front.get(key, "")
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise SourceUnreadable(path, "bad-front-matter", key)
    return tuple(item.strip() for item in items if item.strip())


def date_of(front: dict[str, Any], key: str, path: str) -> date | None:
    """The ISO date under `key`, None where it is missing or empty."""
    value = text_of(front, key, path)
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError as error:
        raise SourceUnreadable(path, "bad-front-matter", key) from error
