"""Turns the record of a question into plain JSON values and back, without loss."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from app.domain.asking import Run

FORMAT = 1
"""The version that a document is marked with, as its key ``format``."""


def as_fields(run: Run) -> dict[str, Any]:
    """The run as JSON can hold it: days in ISO form, choices by their values."""
    return {"format": FORMAT, **_plain(run)}


def from_fields(raw: Mapping[str, Any]) -> Run:
    """The run that such values describe; what a newer program added is left out.

    Raises ValueError where something is lacking or is not what it should be.
    """
    try:
        run: Run = _made(Run, raw)
    except (TypeError, AttributeError, KeyError, RecursionError) as error:
        raise ValueError(str(error)) from error
    return run


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


@cache
def _shape(kind: type) -> tuple[tuple[Field[Any], Any], ...]:
    """The fields of a kind of record with their types."""
    hints = get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))


def _made(hint: Any, raw: Any) -> Any:
    if isinstance(hint, UnionType):
        return None if raw is None else _made(get_args(hint)[0], raw)
    origin = get_origin(hint)
    if origin is tuple:
        return tuple(_made(get_args(hint)[0], one) for one in _checked(list, raw))
    if origin is not None:
        return {name: _made(get_args(hint)[1], one) for name, one in _checked(dict, raw).items()}
    if is_dataclass(hint):
        return _record(hint, _checked(dict, raw))
    if issubclass(hint, Enum):
        return hint(raw)
    if hint is date:
        return date.fromisoformat(raw)
    if hint is float:
        return float(_checked((int, float), raw))
    return _checked(hint, raw)


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
