"""Checks a library from its pages to its index, without changing anything."""

import json
import sqlite3
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any

from app.adapters.content_db import ContentDb
from app.adapters.index_store import LanceStore
from app.adapters.lance import connect
from app.adapters.library_files import DATABASE, reader
from app.domain.errors import IndexDamaged, LibraryDamaged, LibraryMissing, PandectaError
from app.domain.events import Event, Pace, Progress, Work
from app.domain.index import Manifest
from app.domain.shelf import Finding, Health, Remedy

STAGE = "checking"
_POLL, _STEP, _BATCH = 0.1, 5_000, 20_000
_SHOWN = 3


def verify(path: str) -> Work[Health]:
    """Check the library; a check that fails is a finding, and those that need it are left out.

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
            store = ContentDb(folder)
        except LibraryDamaged as error:
            findings.append(Finding("database", False, error.detail, Remedy.RESTORE))
        else:
            with closing(store):
                name = store.name
                findings.append((yield from _counts(file)))
                findings.extend((yield from _index(folder, store)))
    return Health(path, name, tuple(findings), round(monotonic() - started, 2))


def _database(file: Path) -> Work[list[Finding]]:
    """The pages of the database, then the references between its rows."""
    try:
        with closing(reader(file)) as db:
            told = yield from _asked(db, "PRAGMA integrity_check(10)", "database")
            faults = [str(row[0]) for row in told if row != ("ok",)]
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


def _index(folder: Path, store: ContentDb) -> Work[list[Finding]]:
    """Whether the active index opens, and holds exactly the passages of the texts."""
    yield Progress(STAGE, 0, None, detail="index")
    indexes = LanceStore(folder)
    try:
        manifest = indexes.active_manifest()
        if manifest is None:
            if not store.counts().passages:
                return []
            return [Finding("index", False, "", Remedy.REBUILD_INDEX)]
        indexes.active()
        keys = yield from _index_keys(folder, manifest)
    except IndexDamaged as error:
        return [Finding("index", False, error.detail, Remedy.REBUILD_INDEX)]
    missing = 0
    pace = Pace(STAGE, store.counts().passages, "rows", monotonic)
    for done, (_, key) in enumerate(store.row_keys(), 1):
        if key in keys:
            keys.remove(key)
        else:
            missing += 1
        if done % _STEP == 0:
            yield pace.at(done, "rows")
    whole = Finding("index", True, manifest.encoder.caption)
    if missing or keys:
        detail = f"-{missing} +{len(keys)}"
        return [whole, Finding("rows", False, detail, Remedy.UPDATE_INDEX)]
    return [whole, Finding("rows", True, str(manifest.rows))]


def _index_keys(folder: Path, manifest: Manifest) -> Work[set[str]]:
    """The keys of the index's rows, batch by batch; raises IndexDamaged."""
    pace = Pace(STAGE, manifest.rows, "rows", monotonic)
    keys: set[str] = set()
    seen = 0
    for batch in _key_batches(folder, manifest):
        keys.update(batch)
        seen += len(batch)
        yield pace.at(seen, "index")
    if len(keys) != seen or seen != manifest.rows:
        raise IndexDamaged(manifest.id, f"{len(keys)} keys, {seen} rows of {manifest.rows}")
    return keys


def _key_batches(folder: Path, manifest: Manifest) -> Iterator[list[str]]:
    try:
        table = connect(folder).open_table(manifest.table)
        table.checkout(manifest.version)
        search = table.search().select(["key"]).limit(max(1, 2 * manifest.rows))
        for batch in search.to_batches(batch_size=_BATCH):
            yield batch.column("key").to_pylist()
    except PandectaError:
        raise
    except Exception as error:
        raise IndexDamaged(manifest.id, str(error)) from error


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


def _some(facts: list[str]) -> str:
    more = f" … {len(facts)}" if len(facts) > _SHOWN else ""
    return "; ".join(facts[:_SHOWN]) + more
