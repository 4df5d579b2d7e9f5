"""Finds in `content.db` the provisions that stored references mean."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from app.domain.citation_form import other_keys
from app.domain.law import Level

_BATCH = 400
_RANK = {
    level.value: place
    for place, level in enumerate(
        (Level.CONSTITUTION, Level.LAW, Level.ADMINISTRATIVE, Level.INTERPRETATION,
         Level.DEPARTMENTAL)
    )
}  # fmt: skip
_LOWEST = len(_RANK)

Named = tuple[str, str, str]
"""A law as it is stored with a mention, and the numbers of the first and the last provision."""


class Law(NamedTuple):
    """The version of a law to which references to it lead, and its title."""

    version_id: str
    title: str


class Found(NamedTuple):
    """A provision to which references lead: its id, its number and its place in the version."""

    id: str
    number: str
    position: int


class Targets:
    """The provisions that mentions mean; a law that several equal ones may be is none."""

    def __init__(self, db: sqlite3.Connection, named: Iterable[Named]) -> None:
        self._db = db
        wanted = set(named)
        self.laws = _laws(db, {law for law, _, _ in wanted})
        self._found: dict[tuple[str, str], Found] = {}
        numbers = {
            (self.laws[law].version_id, number)
            for law, *both in wanted
            if law in self.laws
            for number in both
            if number
        }
        self._look_up(numbers)
        others = {
            (version, key): (version, number)
            for version, number in numbers
            if (version, number) not in self._found
            for key in other_keys(number)
        }
        self._look_up(others)
        for other, pair in others.items():
            if other in self._found:
                self._found.setdefault(pair, self._found[other])

    def between(self, law: str, number: str, until: str) -> Sequence[Found]:
        """The provision of this number, or all from it to the one of the number `until`."""
        meant = self.laws.get(law)
        first = self._found.get((meant.version_id, number)) if meant else None
        last = self._found.get((meant.version_id, until)) if meant and until else None
        if not meant or not first:
            return []
        if not last or last.position <= first.position:
            return [first]
        rows = self._db.execute(
            "SELECT id, number, position FROM provisions WHERE version_id=? "
            "AND position BETWEEN ? AND ? ORDER BY position",
            (meant.version_id, first.position, last.position),
        )
        return [Found(*row) for row in rows]

    def reach(self, law: str, number: str, until: str) -> tuple[str, int, int] | None:
        """The version that is meant, and the first and the last place in it; None if unknown."""
        meant = self.laws.get(law)
        first = self._found.get((meant.version_id, number)) if meant else None
        if not meant or not first:
            return None
        last = self._found.get((meant.version_id, until), first)
        return meant.version_id, first.position, max(first.position, last.position)

    def _look_up(self, pairs: Iterable[tuple[str, str]]) -> None:
        query = (
            "SELECT p.version_id, p.number, p.id, p.position FROM wanted w "
            "CROSS JOIN provisions p ON p.version_id=w.one AND p.number=w.other"
        )
        for version, number, provision_id, position in paired(self._db, query, pairs):
            place = Found(provision_id, number, position)
            before = self._found.get((version, number), place)
            self._found[version, number] = min(before, place, key=lambda one: one.position)


def _laws(db: sqlite3.Connection, keys: Iterable[str]) -> dict[str, Law]:
    """Where references lead by a law's key: to the version itself, or the highest law so named."""
    found: dict[str, Law] = {}
    wanted = set(keys)
    for version_id, title in each(
        db, "SELECT v.id, l.title FROM versions v JOIN laws l ON l.id=v.law_id WHERE v.id IN ({})",
        wanted,
    ):  # fmt: skip
        found[version_id] = Law(version_id, title)
    named: dict[str, dict[str, tuple[int, Law]]] = defaultdict(dict)
    for name, law_id, title, level, version_id in each(
        db, "SELECT n.name, l.id, l.title, l.level, v.id FROM names n JOIN laws l ON l.id=n.law_id "
        "JOIN versions v ON v.law_id=l.id WHERE n.name IN ({}) "
        "ORDER BY v.current DESC, v.published DESC", wanted - found.keys(),
    ):  # fmt: skip
        named[name].setdefault(law_id, (_RANK.get(level, _LOWEST), Law(version_id, title)))
    for name, laws in named.items():
        highest = min(rank for rank, _ in laws.values())
        best = [law for rank, law in laws.values() if rank == highest]
        if len(best) == 1:
            found[name] = best[0]
    return found


def each(db: sqlite3.Connection, query: str, values: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query whose list of values is filled in, in batches."""
    every = list(values)
    for first in range(0, len(every), _BATCH):
        batch = every[first : first + _BATCH]
        yield from db.execute(query.format(",".join("?" * len(batch))), batch)


def paired(
    db: sqlite3.Connection, query: str, pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query over the table `wanted` of these pairs, in batches."""
    every = list(pairs)
    for first in range(0, len(every), _BATCH):
        batch = every[first : first + _BATCH]
        marks = ",".join(["(?,?)"] * len(batch))
        values = [value for pair in batch for value in pair]
        yield from db.execute(f"WITH wanted(one, other) AS (VALUES {marks}) {query}", values)
