"""The person's own data, `user.db`: favourites, history, materials and templates."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any, TypeVar

from app.domain.errors import UserDataNotWritable
from app.domain.kept import Asked, Favourite, Kept, Material, Template

T = TypeVar("T")
FORMAT = 1
_TABLES: dict[str, type[Any]] = {
    "favourites": Favourite,
    "history": Asked,
    "materials": Material,
    "templates": Template,
}


class UserDb:
    """One file for all libraries; each row knows the library it belongs to."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def kept(self, library: str) -> Kept:
        """What was kept beside the library in this folder; raises UserDataNotWritable."""
        with self._transaction() as db:
            return Kept(*(_rows(db, table, library) for table in _TABLES))

    def add(self, library: str, kept: Kept) -> Kept:
        """Add what is not there yet; returns what was added. All of it or nothing."""
        with self._transaction() as db:
            return Kept(*(_add(db, table, library, getattr(kept, table)) for table in _TABLES))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=10)) as connection:
                _migrate(connection)
                with connection:
                    yield connection
        except (OSError, sqlite3.DatabaseError) as error:
            raise UserDataNotWritable(str(self._file), str(error)) from error


def _migrate(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone() == (FORMAT,):
        return
    from sqlite_utils import Database

    from app.adapters.user_schema import migrations

    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA user_version={FORMAT}")


def _rows(db: sqlite3.Connection, table: str, library: str) -> tuple[Any, ...]:
    kind = _TABLES[table]
    columns = ", ".join(f'"{one.name}"' for one in fields(kind))
    found = db.execute(f"SELECT {columns} FROM {table} WHERE library=? ORDER BY id", (library,))
    return tuple(kind(*row) for row in found)


def _add(db: sqlite3.Connection, table: str, library: str, wanted: tuple[T, ...]) -> tuple[T, ...]:
    known = set(_rows(db, table, library))
    fresh = tuple(one for one in dict.fromkeys(wanted) if one not in known)
    columns = ", ".join(f'"{one.name}"' for one in fields(_TABLES[table]))
    marks = ", ".join("?" * (len(fields(_TABLES[table])) + 1))
    db.executemany(
        f"INSERT INTO {table}(library, {columns}) VALUES({marks})",
        [(library, *astuple(one)) for one in fresh],  # type: ignore[call-overload]
    )
    return fresh
