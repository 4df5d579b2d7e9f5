"""Writes laws into `content.db`: one transaction a law, ids kept, current versions settled."""

import hashlib
import json
import sqlite3
from collections import defaultdict
from datetime import date
from typing import Any

from app.adapters.content_rows import ProvisionRow, iso, passage_rows, provision_rows
from app.domain.citation import name_key
from app.domain.law import Basis, ParsedLaw, Status, stable_id
from app.services.ports import SourceUnit, Stored


def store_law(db: sqlite3.Connection, law: ParsedLaw, unit: SourceUnit) -> Stored:
    """Add or update one version; the caller holds the transaction.

    A second file that claims to be a version already there is kept beside it as a version of
    its own, so that nothing is lost; a file that came before under the same name is replaced.
    """
    law_id = stable_id("law", law.key)
    version_id = _version_id(db, law, law_id, unit)
    new = db.execute("SELECT 1 FROM versions WHERE id=?", (version_id,)).fetchone() is None
    db.execute(
        "INSERT INTO laws VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET "
        "title=excluded.title, language=excluded.language, level=excluded.level, "
        "region=excluded.region, jurisdiction=excluded.jurisdiction, "
        "citation=excluded.citation, short_titles=excluded.short_titles",
        (law_id, law.key, law.title, law.language, law.level.value, law.region,
         law.jurisdiction, law.citation, json.dumps(law.short_titles, ensure_ascii=False)),
    )  # fmt: skip
    names = {name_key(name) for name in (law.title, *law.short_titles)}
    db.executemany("INSERT OR IGNORE INTO names VALUES(?,?)", [(n, law_id) for n in names])
    stated = law.status.value if law.status else None
    db.execute(
        "INSERT INTO versions VALUES(?,?,?,?,?,?,?,?,0,?,?) ON CONFLICT(id) DO UPDATE SET "
        "effective=excluded.effective, repealed=excluded.repealed, stated=excluded.stated, "
        "history=excluded.history, source=excluded.source",
        (version_id, law_id, iso(law.published), iso(law.effective), iso(law.repealed), stated,
         Status.UNKNOWN.value, Basis.INFERRED.value,
         json.dumps(law.history, ensure_ascii=False), unit.name),
    )  # fmt: skip
    db.execute("DELETE FROM units WHERE version_id=? AND name=?", (version_id, unit.name))
    db.execute(
        "INSERT OR REPLACE INTO units VALUES(?,?,?,?)",
        (unit.digest, unit.name, unit.importer, version_id),
    )
    db.execute("INSERT OR REPLACE INTO facts VALUES('unsettled','1')")
    return _replace_provisions(db, law, version_id, new)


def _version_id(db: sqlite3.Connection, law: ParsedLaw, law_id: str, unit: SourceUnit) -> str:
    version_id = stable_id("version", law_id, iso(law.published) or "")
    names = {r[0] for r in db.execute("SELECT name FROM units WHERE version_id=?", (version_id,))}
    if not names or unit.name in names:
        return version_id
    old = db.execute(
        "SELECT number, text FROM provisions WHERE version_id=? ORDER BY position", (version_id,)
    ).fetchall()
    if old == [(p.number, p.text) for p in law.provisions]:
        return version_id
    return stable_id("version", law_id, iso(law.published) or "", unit.name)


def _replace_provisions(
    db: sqlite3.Connection, law: ParsedLaw, version_id: str, new: bool
) -> Stored:
    rows = list(provision_rows(law, version_id))
    old: dict[str, ProvisionRow] = {}
    old_passages: dict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
    if not new:
        found = db.execute("SELECT * FROM provisions WHERE version_id=?", (version_id,))
        old = {row[0]: row for row in found}
        for provision_id, *rest in db.execute(
            "SELECT a.* FROM passages a JOIN provisions p ON p.id=a.provision_id "
            "WHERE p.version_id=?",
            (version_id,),
        ):
            old_passages[provision_id].append(tuple(rest))
    fresh = [row for row in rows if old.get(row[0]) != row]
    passages = [
        row for row in passage_rows(law, rows) if tuple(row[1:]) not in old_passages.get(row[0], ())
    ]
    gone = old.keys() - {row[0] for row in rows}
    stale = {row[0] for row in fresh if row[0] in old} | {row[0] for row in passages}
    db.executemany("DELETE FROM passages WHERE provision_id=?", [(i,) for i in stale & old.keys()])
    db.executemany("DELETE FROM provisions WHERE id=?", [(i,) for i in gone])
    db.executemany(
        "INSERT INTO provisions VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET "
        "position=excluded.position, number=excluded.number, label=excluded.label, "
        "heading=excluded.heading, path=excluded.path, kind=excluded.kind, text=excluded.text",
        fresh,
    )
    wanted = [row for row in rows if row[0] in stale]
    db.executemany(
        "INSERT OR REPLACE INTO passages VALUES(?,?,?,?,?)", list(passage_rows(law, wanted))
    )
    added = sum(row[0] not in old for row in fresh)
    changed = sum(row[0] in old and old[row[0]][8] != row[8] for row in fresh)
    return Stored(new, added, changed, len(gone))


def settle(db: sqlite3.Connection, today: date) -> None:
    """Mark the current version of each law and the statuses that nobody stated.

    Current is the newest version, by publication, that is not stated to be amended, repealed
    or not yet in force and whose effective date has come. A law without such a version has none.
    """
    by_law: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in db.execute(
        "SELECT law_id, id, published, effective, repealed, stated, status, basis, current "
        "FROM versions ORDER BY coalesce(published, effective, ''), rowid DESC"
    ):
        by_law[row[0]].append(row[1:])
    now = today.isoformat()
    changes = []
    for versions in by_law.values():
        statuses = [_status(row, now) for row in versions]
        current = max((i for i, s in enumerate(statuses) if s is Status.IN_FORCE), default=-1)
        for i, (row, status) in enumerate(zip(versions, statuses, strict=True)):
            stated = row[4] is not None
            if status is Status.IN_FORCE and i != current and not stated:
                status = Status.AMENDED
            basis = (Basis.STATED if stated else Basis.INFERRED).value
            settled = (status.value, basis, int(i == current))
            if settled != tuple(row[5:8]):
                changes.append((*settled, row[0]))
    db.executemany("UPDATE versions SET status=?, basis=?, current=? WHERE id=?", changes)
    db.execute("DELETE FROM facts WHERE name='unsettled'")
    _take_stock(db)


def _status(row: tuple[Any, ...], now: str) -> Status:
    _, _, effective, repealed, stated, *_ = row
    if stated:
        return Status(stated)
    if repealed and repealed <= now:
        return Status.REPEALED
    if effective and effective > now:
        return Status.PENDING
    return Status.IN_FORCE


def _take_stock(db: sqlite3.Connection) -> None:
    digest = hashlib.sha256()
    passages = 0
    for row in db.execute(
        "SELECT a.hash || p.id || a.ordinal || v.current || l.level || l.region FROM passages a "
        "JOIN provisions p ON p.id=a.provision_id JOIN versions v ON v.id=p.version_id "
        "JOIN laws l ON l.id=v.law_id ORDER BY a.provision_id, a.ordinal"
    ):
        digest.update(row[0].encode())
        passages += 1
    laws, versions, provisions = (
        db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("laws", "versions", "provisions")
    )
    counts = json.dumps([laws, versions, provisions, passages])
    db.executemany(
        "INSERT OR REPLACE INTO facts VALUES(?,?)",
        [("digest", digest.hexdigest()), ("counts", counts)],
    )
