"""Counts what the filters can choose from, and finds the rows that two of them mean."""

import sqlite3
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from app.adapters.content_rows import ENDLESS
from app.domain.law import Level, Status
from app.domain.question import Facets, Filters

_OWN = "status IN ('repealed', 'not-yet-in-force')"
"""The statuses of provisions in which they count for themselves; the index of the table's."""

_PIECES = f"""
WITH own AS (
    SELECT version_id, status, effective, repealed, count(*) AS n
    FROM provisions WHERE {_OWN} GROUP BY 1, 2, 3, 4
), aside AS (SELECT version_id, sum(n) AS n FROM own GROUP BY 1)
SELECT v.id, v.law_id, l.title, l.level, l.region, v.status, v.current, v.begins, v.ends,
    v.provisions - CASE WHEN v.current THEN coalesce(aside.n, 0) ELSE 0 END, 0
FROM versions v JOIN laws l ON l.id=v.law_id LEFT JOIN aside ON aside.version_id=v.id
UNION ALL
SELECT v.id, v.law_id, l.title, l.level, l.region, own.status, 0,
    max(v.begins, coalesce(own.effective, '')),
    CASE WHEN own.status='repealed' AND own.repealed IS NULL
        OR own.status='not-yet-in-force' AND own.effective IS NULL THEN ''
    ELSE min(v.ends, coalesce(own.repealed, '{ENDLESS}')) END, own.n, 1
FROM own JOIN versions v ON v.id=own.version_id AND v.current=1 JOIN laws l ON l.id=v.law_id
"""


class _Piece(NamedTuple):
    """Provisions of one version that stand alike: its own, or those with a status of their own."""

    version: str
    law: str
    title: str
    level: str
    region: str
    status: str
    current: int
    begins: str
    ends: str
    provisions: int
    own: int


@dataclass(frozen=True, slots=True)
class _Stock:
    """All pieces of a library, and by version the sources it came from."""

    pieces: Sequence[_Piece]
    sources: Mapping[str, frozenset[str]]

    def on(self, day: date | None) -> Iterator[_Piece]:
        """The pieces that applied that day; all, where none is given."""
        told = day.isoformat() if day else ""
        return (one for one in self.pieces if not told or one.begins <= told < one.ends)


_Test = Callable[[_Piece, _Stock], bool]


@dataclass(frozen=True, slots=True)
class Choice:
    """Ids that are meant, or, where `but`, all other than these."""

    ids: tuple[str, ...]
    but: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """Rows that are not current: those of the versions and the provisions that are chosen."""

    versions: Choice
    provisions: Choice


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What statuses and sources mean in the columns of an index; the other filters go with it.

    By status: the current rows, if `current`, and those of `past`, which is None where there are
    none. By source: `laws` and `versions`, None where all are meant.
    """

    current: bool = False
    past: Past | None = None
    laws: Choice | None = None
    versions: Choice | None = None


class FilterCounts:
    """The filters of one library; what they count is read again only after a change."""

    def __init__(self) -> None:
        self._local = threading.local()

    def facets(self, db: sqlite3.Connection, filters: Filters) -> Facets:
        """What each filter can choose from, counted in provisions under all the others."""
        kinds = ("level", "region", "status", "law", "source")
        counts: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
        titles: dict[str, str] = {}
        tests, stock = _tests(filters), self._stock(db)
        for piece in stock.on(filters.on):
            failed = [kind for kind, fits in tests.items() if not fits(piece, stock)]
            if len(failed) > 1 or not piece.provisions:
                continue
            titles[piece.law] = piece.title
            for kind in failed or kinds:
                if kind == "source":
                    for source in stock.sources[piece.version]:
                        counts[kind][source] += piece.provisions
                else:
                    counts[kind][getattr(piece, kind)] += piece.provisions
        return Facets(
            tuple((Level(level), n) for level, n in counts["level"].most_common()),
            tuple((region, n) for region, n in counts["region"].most_common() if region),
            tuple((status, n) for status in Status if (n := counts["status"][status])),
            tuple((law, titles[law], n) for law, n in counts["law"].most_common()),
            tuple(counts["source"].most_common()),
        )

    def narrowing(self, db: sqlite3.Connection, filters: Filters) -> Narrowing:
        """The rows that `statuses` and `sources` mean among those that the other filters mean."""
        stock, found = self._stock(db), Narrowing()
        if filters.statuses:
            current = Status.IN_FORCE in filters.statuses
            found = replace(found, current=current, past=_past(db, stock, filters))
        if filters.sources:
            laws, versions = _of_sources(stock, filters)
            found = replace(found, laws=laws, versions=versions)
        return found

    def sources_of(self, db: sqlite3.Connection, version_id: str) -> frozenset[str]:
        """What a version was imported from."""
        return self._stock(db).sources.get(version_id, frozenset())

    def _stock(self, db: sqlite3.Connection) -> _Stock:
        """What the library holds, as this connection last read it unless there was a change."""
        [state] = db.execute("PRAGMA data_version").fetchone()
        mark = (id(db), state, db.total_changes)
        known: tuple[tuple[int, int, int], _Stock] | None = getattr(self._local, "known", None)
        if known is None or known[0] != mark:
            known = self._local.known = (mark, _taken(db))
        return known[1]


def _taken(db: sqlite3.Connection) -> _Stock:
    sources: dict[str, frozenset[str]] = defaultdict(frozenset)
    for version, source in db.execute(
        "SELECT version_id, coalesce(nullif(source, ''), importer) FROM units"
    ):
        sources[version] |= {source}
    return _Stock([_Piece._make(row) for row in db.execute(_PIECES)], sources)


def _past(db: sqlite3.Connection, stock: _Stock, filters: Filters) -> Past | None:
    """Whichever ids are fewer: those with the statuses, or those without."""
    # the sources rely on the statuses to leave rows out, which can therefore not rely on them
    tests = _tests(replace(filters, sources=()))
    wanted = tests.pop("status")
    versions: dict[bool, list[str]] = {True: [], False: []}
    provisions: dict[bool, list[str]] = {True: [], False: []}
    apart = {}
    for piece in stock.on(filters.on):
        if piece.current or not all(fits(piece, stock) for fits in tests.values()):
            continue
        if piece.own:
            apart[piece.version, piece.status] = wanted(piece, stock)
        else:
            versions[wanted(piece, stock)].append(piece.version)
    if any(apart.values()) or (apart and any(versions.values())):
        rows = db.execute(f"SELECT id, version_id, status FROM provisions WHERE {_OWN}")
        for key, version, status in rows:
            if (meant := apart.get((version, status))) is not None:
                provisions[meant].append(key)
    if not versions[True] and not provisions[True]:
        return None
    but = len(versions[False] + provisions[False]) < len(versions[True] + provisions[True])
    return Past(
        Choice(tuple(versions[not but]), but),
        Choice(tuple(provisions[not but]), but),
    )


def _of_sources(stock: _Stock, filters: Filters) -> tuple[Choice, Choice | None]:
    """Laws, by whichever list is shorter, and the versions of them that are not meant."""
    tests = _tests(filters)
    wanted = tests.pop("source")
    by_law: dict[str, dict[bool, set[str]]] = defaultdict(lambda: {True: set(), False: set()})
    for piece in stock.on(filters.on):
        if all(fits(piece, stock) for fits in tests.values()):
            by_law[piece.law][wanted(piece, stock)].add(piece.version)
    meant = [law for law, versions in by_law.items() if versions[True]]
    others = [law for law, versions in by_law.items() if not versions[True]]
    mixed = tuple(version for law in meant for version in by_law[law][False])
    but = len(others) < len(meant)
    laws = Choice(tuple(others if but else meant), but)
    return laws, Choice(mixed, but=True) if mixed else None


def _tests(filters: Filters) -> dict[str, _Test]:
    """Whether a piece is let through, by kind of filter; without those that let all through."""
    tests: dict[str, _Test] = {}
    if filters.levels:
        tests["level"] = lambda piece, _: piece.level in filters.levels
    if filters.regions:
        tests["region"] = lambda piece, _: piece.region in filters.regions
    if filters.statuses:
        tests["status"] = lambda piece, _: piece.status in filters.statuses
    elif filters.current_only and not filters.on:
        tests["status"] = lambda piece, _: bool(piece.current)
    if filters.law_id:
        tests["law"] = lambda piece, _: piece.law == filters.law_id
    if filters.sources:
        tests["source"] = lambda piece, stock: (
            not stock.sources[piece.version].isdisjoint(filters.sources)
        )
    return tests
