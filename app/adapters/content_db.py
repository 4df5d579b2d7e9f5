"""The texts of one library: opens `content.db` and reads laws and provisions from it."""

import json
import sqlite3
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from app.adapters.content_filters import FilterCounts, Narrowing
from app.adapters.content_references import cited_by, references
from app.adapters.content_rows import (
    INDEX_ROW,
    LAW,
    LAW_WIDTH,
    PROVISION,
    ROW_KEY,
    VERSION,
    WIDTH,
    index_row,
    law_of,
    provision_of,
    row_key,
    version_of,
)
from app.adapters.content_settling import settle
from app.adapters.content_writing import store_unit
from app.adapters.locking import Held, hold
from app.adapters.transactions import transaction
from app.domain.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryFromFuture,
    LibraryMissing,
    LibraryNotWritable,
    ProvisionUnknown,
    SourceMissing,
    SourceUnreadable,
)
from app.domain.events import Work
from app.domain.law import Law, LawText, ParsedLaw, Provision, Version
from app.domain.question import Facets, Filters
from app.services.law_ports import Counts, IndexRow, Reference
from app.services.source_ports import ImportedSource, SourceUnit, Stored

FILE = "content.db"
FORMAT = 4
"""The number of migrations that a library of today has been through."""
_BATCH = 500


class ContentDb:
    """`content.db` of one library folder; every thread gets a connection of its own."""

    def __init__(self, folder: Path) -> None:
        """Open the database, migrating it if it is older; raises LibraryMissing and relatives."""
        self._folder, self._file = folder, folder / FILE
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._filters = FilterCounts()
        if not self._file.is_file():
            raise LibraryMissing(str(folder))
        with self._translated():
            self._migrate()

    @classmethod
    def create(cls, folder: Path, name: str) -> "ContentDb":
        """Make the folder and an empty database in it, unless they are there; then open it."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / FILE).touch()
        except OSError as error:
            raise LibraryNotWritable(str(folder), error.strerror or str(error)) from error
        store = cls(folder)
        if name and not store._fact("name"):
            with store._translated(), transaction(store._connection()) as db:
                db.execute("INSERT OR REPLACE INTO facts VALUES('name',?)", (name,))
        return store

    @property
    def path(self) -> str:
        """The library's folder."""
        return str(self._folder)

    @property
    def name(self) -> str:
        """The name given at creation, else the folder's."""
        return self._fact("name") or self._folder.name

    def known_digests(self) -> set[str]:
        """Fingerprints of imported units."""
        return {digest for (digest,) in self._query("SELECT DISTINCT digest FROM units")}

    def versions_of(self, digest: str) -> Sequence[str]:
        """The ids of the versions that the unit with this fingerprint became."""
        rows = self._query("SELECT version_id FROM units WHERE digest=?", digest)
        return [version_id for (version_id,) in rows]

    def imported_sources(self) -> Sequence[ImportedSource]:
        """What was imported, the latest first."""
        rows = self._query("SELECT path, reading, imported FROM sources ORDER BY imported DESC")
        return [ImportedSource(path, json.loads(reading), when) for path, reading, when in rows]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one writer's lock of the library; raises LibraryBusy."""
        try:
            lock = hold(self._folder / ".writing.lock")
        except Held as error:
            raise LibraryBusy(self.path) from error
        except OSError as error:
            raise LibraryNotWritable(self.path, error.strerror or str(error)) from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def importing(self) -> Iterator[None]:
        """One transaction around all laws of an import, under the writer's lock.

        Ended, stopped by the person or by a source that cannot be opened, what was stored is
        settled and kept; killed, or failed for want of disk, the library is what it was.
        """
        with self.writing(), self._translated():
            db = self._connection()
            db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except (GeneratorExit, KeyboardInterrupt, SourceMissing, SourceUnreadable):
                self._commit(db)
                raise
            except BaseException:
                # a full disk makes SQLite roll back by itself
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
            self._commit(db)

    def store(self, laws: Sequence[ParsedLaw], unit: SourceUnit) -> Sequence[Stored]:
        """Add or update the versions that one unit holds; all of them or none."""
        db = self._connection()
        db.execute("SAVEPOINT unit")
        try:
            stored = store_unit(db, laws, unit)
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK TO unit")
            raise
        finally:
            if db.in_transaction:
                db.execute("RELEASE unit")
        return stored

    def remember_source(self, source: ImportedSource) -> None:
        """Note what was imported; called while importing."""
        self._connection().execute(
            "INSERT OR REPLACE INTO sources VALUES(?,?,?)",
            (source.path, json.dumps(source.reading, ensure_ascii=False), source.imported),
        )

    def counts(self) -> Counts:
        """Laws, versions, provisions and passages in the library."""
        return Counts(*json.loads(self._fact("counts") or "[0,0,0,0]"))

    def digest(self) -> str:
        """The digest taken at the last import; empty before the first."""
        return self._fact("digest")

    def row_keys(self) -> Iterator[tuple[str, str]]:
        """For every passage its version's id and the key of its row, quickly, without texts."""
        cursor = self._connection().execute(
            f"SELECT v.id, {ROW_KEY} FROM versions v JOIN laws l ON l.id=v.law_id "
            "JOIN provisions p ON p.version_id=v.id JOIN passages a ON a.provision_id=p.id"
        )
        for version_id, told in cursor:
            yield version_id, row_key(told)

    def rows(self, versions: Collection[str] | None = None) -> Iterator[IndexRow]:
        """Every passage, or those of `versions`, as the index holds it."""
        # version by version: one sort over all texts would hold them in memory for seconds
        connection = self._connection()
        ids = [row[0] for row in self._query("SELECT id FROM versions ORDER BY id")]
        for version_id in ids if versions is None else sorted(versions):
            cursor = connection.execute(
                f"SELECT {INDEX_ROW}, {ROW_KEY} FROM versions v "
                "JOIN laws l ON l.id=v.law_id JOIN provisions p ON p.version_id=v.id "
                "JOIN passages a ON a.provision_id=p.id WHERE v.id=? "
                "ORDER BY p.position, a.ordinal",
                (version_id,),
            )
            yield from map(index_row, cursor)

    def facets(self, filters: Filters) -> Facets:
        """What each filter can choose from, counted under all the others."""
        with self._translated():
            return self._filters.facets(self._connection(), filters)

    def sources_of(self, version_id: str) -> frozenset[str]:
        """What a version was imported from, as `facets` names sources."""
        with self._translated():
            return self._filters.sources_of(self._connection(), version_id)

    def narrowing(self, filters: Filters) -> Narrowing:
        """What the filters of which an index has no column mean in the columns it has."""
        with self._translated():
            return self._filters.narrowing(self._connection(), filters)

    def provisions(self, ids: Sequence[str]) -> Mapping[str, tuple[Provision, Law, Version]]:
        """These provisions with their law and version; unknown ids are left out."""
        found: dict[str, tuple[Provision, Law, Version]] = {}
        for first in range(0, len(ids), _BATCH):
            batch = ids[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            for row in self._query(
                f"SELECT {PROVISION}, {LAW}, {VERSION} FROM provisions p "
                f"JOIN versions v ON v.id=p.version_id JOIN laws l ON l.id=v.law_id "
                f"WHERE p.id IN ({marks})",
                *batch,
            ):
                law = WIDTH + LAW_WIDTH
                found[row[0]] = (
                    provision_of(row[:WIDTH]), law_of(row[WIDTH:law]), version_of(row[law:])
                )  # fmt: skip
        return found

    def law_text(self, version_id: str) -> LawText:
        """One version with its law, its provisions in order, and its siblings, newest first."""
        law_rows = self._query(
            f"SELECT {LAW} FROM laws l JOIN versions v ON v.law_id=l.id WHERE v.id=?", version_id
        )
        if not law_rows:
            raise ProvisionUnknown(version_id)
        law = law_of(law_rows[0])
        versions = tuple(
            version_of(row)
            for row in self._query(
                f"SELECT {VERSION} FROM versions v WHERE v.law_id=? "
                "ORDER BY coalesce(v.published, v.effective, '') DESC",
                law.id,
            )
        )
        provisions = tuple(
            provision_of(row)
            for row in self._query(
                f"SELECT {PROVISION} FROM provisions p WHERE p.version_id=? ORDER BY p.position",
                version_id,
            )
        )
        version = next(v for v in versions if v.id == version_id)
        return LawText(law, version, provisions, versions)

    def laws_named(self, key: str) -> Sequence[Law]:
        """Laws one of whose names has this `name_key`."""
        rows = self._query(
            f"SELECT {LAW} FROM names n JOIN laws l ON l.id=n.law_id WHERE n.name=?", key
        )
        return [law_of(row) for row in rows]

    def numbered(self, law_id: str, number: str) -> Sequence[tuple[Provision, Version]]:
        """Provisions of a law with this number: current version first, then newest first."""
        rows = self._query(
            f"SELECT {PROVISION}, {VERSION} FROM versions v JOIN provisions p ON p.version_id=v.id "
            "WHERE v.law_id=? AND p.number=? ORDER BY v.current DESC, v.published DESC, p.position",
            law_id,
            number,
        )
        return [(provision_of(row[:WIDTH]), version_of(row[WIDTH:])) for row in rows]

    def find_references(self) -> Work[int]:
        """Find the references of all texts that have changed; called while importing."""
        from app.adapters.content_referencing import find_references

        return find_references(self._connection())

    def pending_references(self) -> int:
        """The number of versions whose references are still to be found."""
        from app.adapters.content_referencing import count_pending

        with self._translated():
            return count_pending(self._connection())

    def references(self, ids: Sequence[str]) -> Mapping[str, Sequence[Reference]]:
        """What the texts of these provisions refer to, in the order of the texts."""
        with self._translated():
            return references(self._connection(), ids)

    def cited_by(self, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """The provisions of current versions that refer to these."""
        with self._translated():
            return cited_by(self._connection(), ids)

    def close(self) -> None:
        """Close every thread's connection."""
        while self._all:
            self._all.pop().close()
        self._local = threading.local()
        self._filters = FilterCounts()

    def _fact(self, name: str) -> str:
        rows = self._query("SELECT value FROM facts WHERE name=?", name)
        return rows[0][0] if rows else ""

    def _query(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        with self._translated():
            return self._connection().execute(sql, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self._file, timeout=10, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA synchronous=NORMAL")
            self._local.connection = connection
            self._all.append(connection)
        return connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname in ("SQLITE_BUSY", "SQLITE_LOCKED"):
                raise LibraryBusy(self.path) from error
            if error.sqlite_errorname.startswith(
                ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")
            ):
                raise LibraryNotWritable(self.path, str(error)) from error
            raise LibraryDamaged(self.path, str(error)) from error
        except sqlite3.DatabaseError as error:
            raise LibraryDamaged(self.path, str(error)) from error

    def _commit(self, db: sqlite3.Connection) -> None:
        if db.in_transaction:
            # only writers need the grammar of references, which takes 0.1 s to import
            from app.adapters.content_referencing import find_few

            settle(db, date.today())
            find_few(db)
            db.execute("COMMIT")

    def _migrate(self) -> None:
        # the mark in the file spares a reader sqlite-utils, which takes 0.3 s to import; another
        # program's database may carry the same mark, but not this table
        connection = self._connection()
        ours = connection.execute("SELECT 1 FROM sqlite_master WHERE name='provisions'").fetchone()
        if ours and connection.execute("PRAGMA user_version").fetchone() == (FORMAT,):
            return
        from app.adapters.content_schema import migrate

        if future := migrate(connection):
            raise LibraryFromFuture(self.path, ", ".join(future))
        connection.execute(f"PRAGMA user_version={FORMAT}")
