"""Writes filters in the filter language of an index's table."""

from collections.abc import Iterable, Iterator

from app.adapters.content_filters import Choice, Narrowing
from app.domain.question import Filters

_NONE = "false"


def condition(filters: Filters, narrowing: Narrowing) -> str:
    """The rows that the filters let through; empty where that is all of them.

    An index has no column of statuses or sources: `narrowing` says what they mean in those it has.
    """
    parts = []
    if filters.on:
        day = quoted(filters.on.isoformat())
        parts.append(f"begins <= {day} AND ends > {day}")
    elif filters.current_only and not filters.statuses:
        parts.append("current = true")
    if filters.statuses:
        parts.append(_standing(narrowing))
    for column, values in (
        ("level", [level.value for level in filters.levels]),
        ("region", filters.regions),
        ("law_id", [filters.law_id] if filters.law_id else []),
    ):
        if values:
            parts.append(_among(column, values))
    parts += _from(narrowing)
    return " AND ".join(parts)


def quoted(value: str) -> str:
    """A value as the filter language writes it."""
    escaped = value.replace("'", "''")
    return f"'{escaped}'"


def _from(narrowing: Narrowing) -> Iterator[str]:
    """The rows of the sources that are meant; none at all where no law comes from them."""
    for column, choice in (("law_id", narrowing.laws), ("version_id", narrowing.versions)):
        if choice and not choice.ids and not choice.but:
            yield _NONE
        elif choice and choice.ids:
            yield _chosen(column, choice)


def _standing(narrowing: Narrowing) -> str:
    """The current rows, or those of the past that are meant, or both."""
    sides = ["current = true"] if narrowing.current else []
    if past := narrowing.past:
        told = _chosen("version_id", past.versions), _chosen("provision_id", past.provisions)
        word = " AND " if past.versions.but else " OR "
        which = word.join(filter(None, told))
        sides.append(f"current = false AND ({which})" if which else "current = false")
    return f"({' OR '.join(f'({side})' for side in sides)})" if sides else _NONE


def _chosen(column: str, choice: Choice) -> str:
    """Empty where there are no ids: nothing to add, or nothing to leave out."""
    if choice.ids:
        return _among(column, choice.ids, "NOT IN" if choice.but else "IN")
    return ""


def _among(column: str, values: Iterable[str], word: str = "IN") -> str:
    return f"{column} {word} ({', '.join(map(quoted, values))})"
