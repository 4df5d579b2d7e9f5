"""Checks a library from its pages to its index, without changing anything."""

import json
import sqlite3
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any

from app.adapters.content_db import ContentDb
from app.adapters.index_location import Secret
from app.adapters.index_store import opened_indexes
from app.adapters.library_files import DATABASE, reader
from app.adapters.questions_packing import faults, has_questions
from app.domain.errors import (
    IndexDamaged,
    IndexUnreachable,
    LibraryDamaged,
    LibraryMissing,
)
from app.domain.events import Event, Pace, Progress, Work
from app.domain.shelf import Finding, Health, Remedy

STAGE = "checking"
_POLL, _STEP = 0.1, 5_000
_SHOWN = 3
_FAULTS = 1_000_000
"""Far more than one wants to know of, because of the mistaken ones."""


def verify(path: str, secret: Secret) -> Work[Health]:
    """Check the library; a check that fails is a finding, and those that need it are left out.

    `secret` is asked for where its index lies at a shared place.

    Closed early it stops within a fraction of a second. Raises LibraryMissing, LibraryFromFuture.
    """
    started, folder = monotonic(), Path(path)
    file = folder / DATABASE
    if not file.is_file():
        raise LibraryMissing(path)
    findings = yield from _database(file)
    name = folder.name
    if all(finding.ok for finding in findings):
        try:
            with closing(ContentDb(folder)) as store:
                name = store.name
                findings.append((yield from _counts(file)))
                findings.extend((yield from _index(folder, store, secret)))
        except (LibraryDamaged, sqlite3.DatabaseError, ValueError) as error:
            findings.append(Finding("database", False, str(error), Remedy.RESTORE))
    if has_questions(folder):
        findings.append(_questions(folder))
    return Health(path, name, tuple(findings), round(monotonic() - started, 2))


def _questions(folder: Path) -> Finding:
    """The pages of the file of questions, which is small beside the texts."""
    found = [fault for fault in faults(folder) if not is_mistaken(fault)]
    return Finding("questions", not found, _some(found), Remedy.RESTORE if found else Remedy.NONE)


def _database(file: Path) -> Work[list[Finding]]:
    """The pages of the database, then the references between its rows."""
    try:
        with closing(reader(file)) as db:
            told = yield from _asked(db, f"PRAGMA integrity_check({_FAULTS})", "database")
            faults = [str(row[0]) for row in told if not is_mistaken(str(row[0]))]
            if faults:
                return [Finding("database", False, _some(faults), Remedy.RESTORE)]
            orphans = yield from _asked(db, "PRAGMA foreign_key_check", "references")
    except sqlite3.DatabaseError as error:
        return [Finding("database", False, str(error), Remedy.RESTORE)]
    lost = [f"{table} {row}" for table, row, *_ in orphans]
    remedy = Remedy.RESTORE if lost else Remedy.NONE
    return [Finding("database", True), Finding("references", not lost, _some(lost), remedy)]


def _counts(file: Path) -> Work[Finding]:
    """Whether the library holds as many laws, versions, provisions and passages as it says."""
    with closing(reader(file)) as db:
        # one transaction: an import that ends meanwhile must not change what is compared
        db.execute("BEGIN")
        facts = dict(db.execute("SELECT name, value FROM facts"))
        found: list[int] = []
        for table in ("laws", "versions", "provisions", "passages"):
            [(number,)] = yield from _asked(db, f"SELECT count(*) FROM {table}", "counts")
            found.append(number)
        told = json.loads(facts.get("counts", "[0, 0, 0, 0]"))
        sums = db.execute(
            "SELECT coalesce(sum(provisions), 0), coalesce(sum(passages), 0) FROM versions"
        ).fetchone()
    if told == found and list(sums) == found[2:]:
        return Finding("counts", True, str(found))
    return Finding("counts", False, f"{found} / {told} / {list(sums)}", Remedy.IMPORT_AGAIN)


def _index(folder: Path, store: ContentDb, secret: Secret) -> Work[list[Finding]]:
    """Whether the active index opens, and holds exactly the passages of the texts."""
    yield Progress(STAGE, 0, None, detail="index")
    try:
        indexes = opened_indexes(folder, secret)
        manifest = indexes.active_manifest()
        if manifest is None:
            if not store.counts().passages:
                return []
            return [Finding("index", False, "", Remedy.REBUILD_INDEX)]
        index = indexes.active()
        rows = index.keys() if index is not None else []
    except IndexDamaged as error:
        return [Finding("index", False, error.detail, Remedy.REBUILD_INDEX)]
    except IndexUnreachable as error:
        return [Finding("index", False, error.detail)]
    keys, missing = set(rows), 0
    pace = Pace(STAGE, store.counts().passages, "rows", monotonic)
    for done, (_, key) in enumerate(store.row_keys(), 1):
        if key in keys:
            keys.remove(key)
        else:
            missing += 1
        if done % _STEP == 0:
            yield pace.at(done, "rows")
    yield pace.at(store.counts().passages, "rows")
    whole = Finding("index", True, manifest.encoder.caption)
    surplus = len(keys) + len(rows) - len(set(rows))
    if missing or surplus:
        detail = f"-{missing} +{surplus}"
        return [whole, Finding("rows", False, detail, Remedy.UPDATE_INDEX)]
    return [whole, Finding("rows", True, str(manifest.rows))]


def _asked(
    db: sqlite3.Connection, sql: str, check: str
) -> Generator[Event, None, list[tuple[Any, ...]]]:
    """The rows of a slow query; closing the generator interrupts it."""
    with ThreadPoolExecutor(1, "checking") as pool:
        rows = pool.submit(lambda: db.execute(sql).fetchall())
        try:
            while True:
                try:
                    return rows.result(timeout=_POLL)
                except NotYet:
                    yield Progress(STAGE, 0, None, detail=check)
        finally:
            db.interrupt()


def is_mistaken(fault: str) -> bool:
    """Whether what an integrity check said is no fault: ``ok``, or an error of SQLite's own."""
    # SQLite 3.40.0 to 3.41.0 finds NULL where there is none: in tables without row ids whose key
    # is declared in another order than their columns (mended in 3.41.1)
    mistaken = (3, 40, 0) <= sqlite3.sqlite_version_info <= (3, 41, 0)
    return fault == "ok" or (mistaken and fault.startswith("NULL value in "))


def _some(facts: list[str]) -> str:
    more = f" … {len(facts)}" if len(facts) > _SHOWN else ""
    return "; ".join(facts[:_SHOWN]) + more
