"""Turns frozen records into plain JSON values and back by their annotations, without loss."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints


def plain(value: Any) -> Any:
    """`value` as JSON can hold it: records as objects, choices by their values, days in ISO."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(name)): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def made(hint: Any, raw: Any) -> Any:
    """The value of type `hint` that `plain` gave; keys of objects become numbers or choices again.

    What a newer program added to a record is left out, what an older one lacked takes its default.
    Raises ValueError where something is lacking or is not what it should be.
    """
    try:
        return _made(hint, raw)
    except (TypeError, AttributeError, KeyError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _made(hint: Any, raw: Any) -> Any:
    if isinstance(hint, UnionType):
        return None if raw is None else _made(get_args(hint)[0], raw)
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple(get_args(hint), _checked(list, raw))
    if origin is not None and issubclass(origin, Mapping):
        key, value = get_args(hint)
        return {_key(key, name): _made(value, one) for name, one in _checked(dict, raw).items()}
    if origin is not None and issubclass(origin, Sequence):
        return tuple(_made(get_args(hint)[0], one) for one in _checked(list, raw))
    if is_dataclass(hint):
        return _record(hint, _checked(dict, raw))
    if hint is Any:
        return raw
    if issubclass(hint, Enum):
        return hint(raw)
    if hint is date:
        return date.fromisoformat(raw)
    if hint is float:
        return float(_checked((int, float), raw))
    return _checked(hint, raw)


def _tuple(kinds: tuple[Any, ...], raw: list[Any]) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_made(kinds[0], one) for one in raw)
    return tuple(_made(kind, one) for kind, one in zip(kinds, raw, strict=True))


def _key(kind: Any, name: str) -> Any:
    return int(name) if kind is int else _made(kind, name)


@cache
def _shape(kind: type) -> tuple[tuple[Field[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))


def _record(kind: Any, raw: Mapping[str, Any]) -> Any:
    values = {}
    for field, hint in _shape(kind):
        if field.name in raw:
            values[field.name] = _made(hint, raw[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ValueError(f"{kind.__name__} has no {field.name}")
    return kind(**values)


def _checked(kind: Any, raw: Any) -> Any:
    if not isinstance(raw, kind) or (isinstance(raw, bool) and kind is not bool):
        raise TypeError(f"{type(raw).__name__} in the place of {kind}")
    return raw
