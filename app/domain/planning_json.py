"""Finds the JSON in what a language model wrote: fenced, wrapped in prose, or broken off."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

LONGEST = 100_000
"""Characters that are looked through; no plan is longer."""
_STARTS, _BROKEN, _ENDS = 40, 3, 60
"""Places at which a value is tried to begin, those of them at which it may also be a broken one,
and places at which that is tried to end."""
_FENCED = re.compile(r"```[a-zA-Z]*\s*\n(.*?)(?:```|\Z)", re.DOTALL)
_THINKING = "</think>"


class Unusable(ValueError):
    """A reply cannot be used; the text says why, in words that the model can act on."""


def json_in(text: str) -> Any:
    """The first object or list of objects in `text`, completed where it breaks off.

    Raises Unusable where there is none.
    """
    said = text.rpartition(_THINKING)[2][:LONGEST]
    if not said.strip():
        raise Unusable("the reply is empty")
    for piece in (*_FENCED.findall(said), said):
        for value in _values(piece):
            return value
    raise Unusable(f"the reply holds no JSON object; it begins: {' '.join(said.split())[:80]}")


def _values(text: str) -> Iterator[Any]:
    """The values that stand in a text, the first one first; whole, or else as far as they go."""
    decoder = json.JSONDecoder()
    for place, start in enumerate(_starts(text)):
        try:
            value, _ = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            if place < _BROKEN:
                yield from _completed(text, start)
            continue
        if _is_one(value):
            yield value


def _starts(text: str) -> list[int]:
    return [found.start() for found in islice(re.finditer(r"[\[{]", text), _STARTS)]


def _is_one(value: Any) -> bool:
    """Whether it can be meant as an answer: an object, or a list of objects or texts."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, (dict, str)) for one in value)
    return isinstance(value, dict) and bool(value)


def _completed(text: str, start: int) -> Iterator[Any]:
    """A value that breaks off, closed behind the last of its parts after which it can be."""
    for end, closers in list(_stops(text, start))[: -_ENDS - 1 : -1]:
        try:
            value = json.loads(text[start:end] + closers)
        except (ValueError, RecursionError):
            continue
        if _is_one(value):
            yield value


def _stops(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Where a part ends and what would close all that is open there."""
    stack: list[str] = []
    quoted = escaped = False
    for at, sign in enumerate(text[start:], start + 1):
        if quoted:
            quoted, escaped = escaped or sign != '"', sign == "\\" and not escaped
            if quoted:
                continue
        elif sign == '"':
            quoted = True
            continue
        elif sign in "[{":
            stack.append("]" if sign == "[" else "}")
        elif sign in "]}":
            if not stack:
                return
            stack.pop()
        elif sign != ",":
            continue
        yield (at - 1 if sign == "," else at), "".join(reversed(stack))
