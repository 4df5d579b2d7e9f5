"""The texts of one library: opens `content.db` and reads laws and provisions from it."""

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import portalocker

from app.adapters.content_rows import (
    LAW,
    PROVISION,
    VERSION,
    law_of,
    provision_of,
    version_of,
)
from app.adapters.content_writing import settle, store_law
from app.domain.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryFromFuture,
    LibraryMissing,
    LibraryNotWritable,
    ProvisionUnknown,
)
from app.domain.law import Law, LawText, Level, ParsedLaw, Passage, Provision, Version
from app.domain.passage import wording
from app.domain.question import Facets, Filters
from app.services.ports import Counts, IndexRow, SourceUnit, Stored

FILE = "content.db"
FORMAT = 1
"""The number of migrations that a library of today has been through."""
_BATCH = 500


class ContentDb:
    """`content.db` of one library folder; every thread gets a connection of its own."""

    def __init__(self, folder: Path) -> None:
        """Open the database, migrating it if it is older; raises LibraryMissing and relatives."""
        self._folder, self._file = folder, folder / FILE
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        if not self._file.is_file():
            raise LibraryMissing(str(folder))
        with self._translated():
            self._migrate()
        if self._fact("unsettled"):
            self._finish_import()

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
            with store._translated(), store._transaction() as db:
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

    def known_digests(self) -> Mapping[str, str]:
        """Fingerprints of imported units, each with its version's id."""
        return dict(self._query("SELECT digest, version_id FROM units"))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one writer's lock of the library; raises LibraryBusy."""
        lock = portalocker.Lock(
            self._folder / ".writing.lock",
            timeout=0,
            flags=portalocker.LOCK_EX | portalocker.LOCK_NB,
        )
        try:
            lock.acquire()
        except portalocker.exceptions.LockException as error:
            raise LibraryBusy(self.path) from error
        except OSError as error:
            raise LibraryNotWritable(self.path, error.strerror or str(error)) from error
        try:
            yield
        finally:
            lock.release()

    def store(self, law: ParsedLaw, unit: SourceUnit) -> Stored:
        """Add or update one version in one transaction."""
        with self._translated(), self._transaction() as db:
            return store_law(db, law, unit)

    def settle(self) -> None:
        """Mark current versions and take stock, in one transaction."""
        with self._translated(), self._transaction() as db:
            settle(db, date.today())

    def counts(self) -> Counts:
        """Laws, versions, provisions and passages in the library."""
        return Counts(*json.loads(self._fact("counts") or "[0,0,0,0]"))

    def digest(self) -> str:
        """The digest taken at the last import; empty before the first."""
        return self._fact("digest")

    def rows(self) -> Iterator[IndexRow]:
        """Every passage as the index holds it, in the order of the laws."""
        # version by version: one sort over all texts would hold them in memory for seconds
        connection = self._connection()
        for (version_id,) in self._query("SELECT id FROM versions ORDER BY id"):
            cursor = connection.execute(
                "SELECT a.provision_id, a.ordinal, a.start, a.stop, a.hash, l.title, p.path, "
                "p.heading, p.text, l.id, l.level, l.region, v.current FROM versions v "
                "JOIN laws l ON l.id=v.law_id JOIN provisions p ON p.version_id=v.id "
                "JOIN passages a ON a.provision_id=p.id WHERE v.id=? "
                "ORDER BY p.position, a.ordinal",
                (version_id,),
            )
            for pid, ordinal, start, stop, digest, title, path, heading, text, *rest in cursor:
                law_id, level, region, current = rest
                headings = tuple(path.split("\x1f")) if path else ()
                words = wording(title, headings, heading, text[start:stop])
                yield IndexRow(
                    Passage(pid, ordinal, start, stop, digest), words, law_id, version_id, level,
                    region, bool(current),
                )  # fmt: skip

    def facets(self, filters: Filters) -> Facets:
        """Provisions by level (under the other filters) and by region (likewise)."""
        return Facets(
            tuple(
                (Level(level), n)
                for level, n in self._counted(
                    "level", filters.current_only, regions=filters.regions
                )
            ),
            tuple(
                (region, n)
                for region, n in self._counted("region", filters.current_only, filters.levels)
                if region
            ),
        )

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
                found[row[0]] = (provision_of(row[:9]), law_of(row[9:17]), version_of(row[17:]))
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
        return [(provision_of(row[:9]), version_of(row[9:])) for row in rows]

    def close(self) -> None:
        """Close every thread's connection."""
        while self._all:
            self._all.pop().close()
        self._local = threading.local()

    def _counted(
        self,
        column: str,
        current_only: bool,
        levels: Sequence[str] = (),
        regions: Sequence[str] = (),
    ) -> list[tuple[str, int]]:
        where, values = ["1"], list[str]()
        if current_only:
            where.append("v.current=1")
        for name, chosen in (("level", levels), ("region", regions)):
            if chosen:
                where.append(f"l.{name} IN ({','.join('?' * len(chosen))})")
                values.extend(chosen)
        return self._query(
            f"SELECT l.{column}, count(*) FROM provisions p JOIN versions v ON v.id=p.version_id "
            f"JOIN laws l ON l.id=v.law_id WHERE {' AND '.join(where)} "
            f"GROUP BY l.{column} ORDER BY 2 DESC",
            *values,
        )

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
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        db = self._connection()
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            # a full disk makes SQLite roll back by itself
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")

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

    def _finish_import(self) -> None:
        """Settle what an import that was killed has left; not where one is still running."""
        try:
            with self.writing():
                self.settle()
        except (LibraryBusy, LibraryNotWritable):
            return

    def _migrate(self) -> None:
        # the marks in the file spare a reader sqlite-utils, which takes 0.3 s to import
        connection = self._connection()
        if connection.execute("PRAGMA user_version").fetchone() == (FORMAT,):
            return
        from app.adapters.content_schema import migrate

        if future := migrate(connection):
            raise LibraryFromFuture(self.path, ", ".join(future))
        connection.execute(f"PRAGMA user_version={FORMAT}")
