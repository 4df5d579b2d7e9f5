"""Splits a Markdown file into its YAML front matter and its body, and reads the former safely."""

import re
from datetime import date
from typing import Any

import yaml

from app.domain.errors import SourceUnreadable

_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LIMIT = 200_000
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
        loaded = _Loader(front).get_single_data()
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 2}" if error.problem_mark else ""
        raise SourceUnreadable(path, "bad-front-matter", line) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise SourceUnreadable(path, "bad-front-matter") from error
    if not isinstance(loaded, dict) or not all(isinstance(key, str) for key in loaded):
        raise SourceUnreadable(path, "bad-front-matter", "line 2")
    return loaded


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
