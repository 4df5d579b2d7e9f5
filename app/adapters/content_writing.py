"""Writes laws into `content.db`, keeping the ids of their provisions."""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from app.adapters.content_rows import (
    PROVISION,
    WIDTH,
    ProvisionRow,
    iso,
    passage_rows,
    provision_rows,
)
from app.domain.citation import name_key
from app.domain.law import Basis, ParsedLaw, Status, stable_id
from app.services.source_ports import SourceUnit, Stored


def store_unit(db: sqlite3.Connection, laws: Sequence[ParsedLaw], unit: SourceUnit) -> list[Stored]:
    """Add or update the versions that one unit holds; the caller holds the transaction.

    A second file that claims to be a version already there is kept beside it as a version of
    its own, so that nothing is lost; a file that came before under the same name is replaced.
    """
    stored, kept = [], []
    for law in laws:
        law_id = stable_id("law", law.key)
        version_id = _version_id(db, law, law_id, unit)
        stored.append(_store_version(db, law, law_id, version_id, unit))
        kept.append(version_id)
    for version_id in kept:
        db.execute("DELETE FROM units WHERE version_id=? AND name=?", (version_id, unit.name))
        db.execute(
            "INSERT OR REPLACE INTO units VALUES(?,?,?,?,?)",
            (unit.digest, unit.name, unit.importer, version_id, unit.source),
        )
    return stored


def _store_version(
    db: sqlite3.Connection, law: ParsedLaw, law_id: str, version_id: str, unit: SourceUnit
) -> Stored:
    before = db.execute("SELECT stated FROM versions WHERE id=?", (version_id,)).fetchone()
    new = before is None
    _store_law(db, law, law_id)
    names = {name_key(name) for name in (law.title, *law.short_titles)}
    db.executemany("INSERT OR IGNORE INTO names VALUES(?,?)", [(n, law_id) for n in names])
    stated = law.status.value if law.status else None
    db.execute(
        "INSERT INTO versions(id, law_id, published, effective, repealed, stated, status, basis, "
        "history, source, stored) VALUES(?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET "
        "effective=excluded.effective, repealed=excluded.repealed, stated=excluded.stated, "
        "history=excluded.history, source=excluded.source",
        (version_id, law_id, iso(law.published), iso(law.effective), iso(law.repealed), stated,
         Status.UNKNOWN.value, Basis.INFERRED.value,
         json.dumps(law.history, ensure_ascii=False), unit.name, date.today().isoformat()),
    )  # fmt: skip
    added, changed, removed = _replace_provisions(db, law, version_id, new)
    _take_version_stock(db, version_id)
    restated = before is not None and before != (stated,)
    return Stored(
        law_id, law.title, law.published, new, law.status, restated, added, changed, removed
    )


def _store_law(db: sqlite3.Connection, law: ParsedLaw, law_id: str) -> None:
    """The law as its newest version names it; an older file that comes later changes nothing."""
    values = (
        law_id, law.key, law.title, law.language, law.level.value, law.region,
        law.jurisdiction, law.citation, json.dumps(law.short_titles, ensure_ascii=False),
    )  # fmt: skip
    (newest,) = db.execute(
        "SELECT max(published) FROM versions WHERE law_id=?", (law_id,)
    ).fetchone()
    older = newest is not None and (iso(law.published) or "") < newest
    db.execute(
        "INSERT INTO laws VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO "
        + (
            "NOTHING"
            if older
            else "UPDATE SET title=excluded.title, language=excluded.language, "
            "level=excluded.level, region=excluded.region, jurisdiction=excluded.jurisdiction, "
            "citation=excluded.citation, short_titles=excluded.short_titles"
        ),
        values,
    )


def _take_version_stock(db: sqlite3.Connection, version_id: str) -> None:
    """Counts and digest of one version, so that those of the library need not read all texts."""
    digest, passages = hashlib.sha256(), 0
    for (told,) in db.execute(
        "SELECT p.id || a.ordinal || a.hash || coalesce(p.status, '') || "
        "coalesce(p.effective, '') || coalesce(p.repealed, '') FROM provisions p "
        "JOIN passages a ON a.provision_id=p.id WHERE p.version_id=? ORDER BY 1",
        (version_id,),
    ):
        digest.update(told.encode())
        passages += 1
    db.execute(
        "UPDATE versions SET digest=?, passages=?, "
        "provisions=(SELECT count(*) FROM provisions WHERE version_id=?) WHERE id=?",
        (digest.hexdigest(), passages, version_id, version_id),
    )


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
) -> tuple[int, int, int]:
    rows = list(provision_rows(law, version_id))
    old: dict[str, ProvisionRow] = {}
    old_passages: dict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
    if not new:
        found = db.execute(
            f"SELECT {PROVISION} FROM provisions p WHERE p.version_id=?", (version_id,)
        )
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
        f"INSERT INTO provisions VALUES({','.join('?' * WIDTH)}) ON CONFLICT(id) DO UPDATE SET "
        "position=excluded.position, number=excluded.number, label=excluded.label, "
        "heading=excluded.heading, path=excluded.path, kind=excluded.kind, text=excluded.text, "
        "status=excluded.status, effective=excluded.effective, repealed=excluded.repealed, "
        "extent=excluded.extent, page=excluded.page, start=excluded.start",
        fresh,
    )
    wanted = [row for row in rows if row[0] in stale]
    db.executemany(
        "INSERT OR REPLACE INTO passages VALUES(?,?,?,?,?)", list(passage_rows(law, wanted))
    )
    added = sum(row[0] not in old for row in fresh)
    changed = sum(row[0] in old and old[row[0]][8] != row[8] for row in fresh)
    return added, changed, len(gone)
