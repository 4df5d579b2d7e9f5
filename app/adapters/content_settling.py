"""Settles which version of each law is current, and when each version applied."""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from app.adapters.content_rows import ENDLESS
from app.domain.law import Basis, Status


def settle(db: sqlite3.Connection, today: date) -> None:
    """Mark each law's current version, when each version applied, and the unstated statuses.

    Current is the newest version, by publication, that is not stated to be amended, repealed
    or not yet in force and whose effective date has come. A law without such a version has none.
    A version begins on its effective date, else on its publication, and ends when it is repealed
    or the next one begins; one stated to have ended, nobody says when, ended before it was stored.
    """
    by_law: dict[str, list[_Version]] = defaultdict(list)
    for law_id, *row in db.execute(
        "SELECT law_id, id, published, effective, repealed, stated, stored, status, basis, "
        "current, begins, ends FROM versions "
        "ORDER BY coalesce(published, effective, ''), rowid DESC"
    ):
        by_law[law_id].append(_Version._make([*row[:6], tuple(row[6:])]))
    changes = [
        (*settled, version.id)
        for versions in by_law.values()
        for version, settled in zip(versions, _settled(versions, today.isoformat()), strict=True)
        if settled != version.settled
    ]
    db.executemany(
        "UPDATE versions SET status=?, basis=?, current=?, begins=?, ends=? WHERE id=?", changes
    )
    _take_stock(db)


class _Version(NamedTuple):
    id: str
    published: str | None
    effective: str | None
    repealed: str | None
    stated: str | None
    stored: str
    settled: tuple[Any, ...]


def _settled(versions: Sequence[_Version], now: str) -> Iterator[tuple[Any, ...]]:
    """Status, basis, current, begin and end of each version of one law, oldest first."""
    statuses = [_status(version, now) for version in versions]
    current = max((i for i, s in enumerate(statuses) if s is Status.IN_FORCE), default=-1)
    begins = [_begins(version) for version in versions]
    for i, (version, status) in enumerate(zip(versions, statuses, strict=True)):
        if status is Status.IN_FORCE and i != current and not version.stated:
            status = Status.AMENDED
        later = [day for day in begins[i + 1 :] if day > begins[i]]
        ends = min([version.repealed or ENDLESS, *later])
        if ends > version.stored and status in (Status.AMENDED, Status.REPEALED):
            ends = version.stored
        basis = Basis.STATED if version.stated else Basis.INFERRED
        yield status.value, basis.value, int(i == current), begins[i], ends


def _begins(version: _Version) -> str:
    if version.effective:
        return version.effective
    return ENDLESS if version.stated == Status.PENDING else version.published or ""


def _status(version: _Version, now: str) -> Status:
    if version.stated:
        return Status(version.stated)
    if version.repealed and version.repealed <= now:
        return Status.REPEALED
    if version.effective and version.effective > now:
        return Status.PENDING
    return Status.IN_FORCE


def _take_stock(db: sqlite3.Connection) -> None:
    digest, counted = hashlib.sha256(), [0, 0]
    for told, provisions, passages in db.execute(
        "SELECT v.id || v.digest || v.current || v.begins || v.ends || l.level || l.region, "
        "v.provisions, v.passages FROM versions v JOIN laws l ON l.id=v.law_id ORDER BY v.id"
    ):
        digest.update(told.encode())
        counted[0] += provisions
        counted[1] += passages
    laws, versions = (
        db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("laws", "versions")
    )
    db.executemany(
        "INSERT INTO facts VALUES(?,?) ON CONFLICT(name) DO UPDATE SET value=excluded.value "
        "WHERE value!=excluded.value",
        [("digest", digest.hexdigest()), ("counts", json.dumps([laws, versions, *counted]))],
    )
