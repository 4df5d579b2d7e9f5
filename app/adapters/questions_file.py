"""Opens a library's `questions.db`: made and upgraded where needed, a newer one refused."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.adapters.library_files import DATABASE, QUESTIONS, own_names, reader
from app.adapters.transactions import transaction
from app.domain.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryFromFuture,
    LibraryMissing,
    LibraryNotWritable,
)

FORMAT = 1
"""The number of migrations that a file of today has been through."""
PATIENCE = 10.0
"""Seconds that another process's writing is waited for."""
_REFUSED = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")


@contextmanager
def reading(folder: Path) -> Iterator[sqlite3.Connection | None]:
    """The questions of the library as they are at one moment; None where it has none yet.

    Raises LibraryDamaged, LibraryFromFuture, LibraryBusy.
    """
    file = folder / QUESTIONS
    if not file.is_file() or not file.stat().st_size:
        yield None
        return
    with translated(file), closing(reader(file)) as db:
        if _format(db, file) < FORMAT:
            # made by a process that was killed before its first word
            yield None
            return
        db.execute("BEGIN")
        yield db


@contextmanager
def changing(folder: Path) -> Iterator[sqlite3.Connection]:
    """All that is done within happens, or nothing of it.

    Raises LibraryMissing where there is no library, LibraryNotWritable, LibraryBusy,
    LibraryDamaged, and LibraryFromFuture for a file that a newer program has upgraded.
    """
    file = folder / QUESTIONS
    if not (folder / DATABASE).is_file():
        raise LibraryMissing(str(folder))
    with translated(file), closing(_connected(file)) as db:
        if _format(db, file) < FORMAT:
            upgrade(db, file)
        with transaction(db):
            yield db


def upgrade(db: sqlite3.Connection, file: Path) -> None:
    """Make the tables, or bring them up to date; readers go on meanwhile."""
    from sqlite_utils import Database

    from app.adapters.questions_schema import migrations

    db.execute("PRAGMA journal_mode=WAL")
    # another process may be about the same: whoever comes second finds it done
    with transaction(db):
        if _format(db, file) < FORMAT:
            migrations.apply(Database(db))
            db.execute(f"PRAGMA user_version={FORMAT}")


def tables() -> set[str]:
    """The names of all tables and indexes of such a file, without SQLite's own."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        upgrade(db, Path(":memory:"))
        return own_names({row[0] for row in db.execute("SELECT name FROM sqlite_master")})


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Errors of SQLite's and the disk's as ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        # SQLite names no error where Python's own part of it complains
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise LibraryBusy(str(file.parent)) from error
        if name.startswith(_REFUSED):
            raise LibraryNotWritable(str(file), str(error)) from error
        raise LibraryDamaged(str(file), str(error)) from error
    except sqlite3.DatabaseError as error:
        raise LibraryDamaged(str(file), str(error)) from error
    except OSError as error:
        raise LibraryNotWritable(str(file), error.strerror or str(error)) from error


def _connected(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)


def _format(db: sqlite3.Connection, file: Path) -> int:
    [found] = db.execute("PRAGMA user_version").fetchone()
    if found > FORMAT:
        raise LibraryFromFuture(str(file), f"questions of format {found}")
    return int(found)
