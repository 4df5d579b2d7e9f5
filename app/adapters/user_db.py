"""The person's own data, `user.db`: favourites, history, materials and templates."""

import sqlite3
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any, TypeVar

from app.adapters.user_file import transaction
from app.domain.kept import Asked, Favourite, Kept, Material, Template

T = TypeVar("T")
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
        with transaction(self._file) as db:
            return Kept(*(_rows(db, table, library) for table in _TABLES))

    def add(self, library: str, kept: Kept) -> Kept:
        """Add what is not there yet; returns what was added. All of it or nothing."""
        with transaction(self._file) as db:
            return Kept(*(_add(db, table, library, getattr(kept, table)) for table in _TABLES))

    def asked(self) -> dict[str, int]:
        """How many questions are kept beside each library that has any."""
        with transaction(self._file) as db:
            return dict(db.execute("SELECT library, count(*) FROM history GROUP BY library"))

    def forget_asked(self) -> dict[str, Kept]:
        """Forget all questions of all libraries; returns them, by library."""
        with transaction(self._file) as db:
            libraries = [one for (one,) in db.execute("SELECT DISTINCT library FROM history")]
            gone = {one: Kept(history=_rows(db, "history", one)) for one in libraries}
            # they are to be gone from the file, too: a table emptied as a whole is overwritten
            db.execute("PRAGMA secure_delete=ON")
            db.execute("DELETE FROM history")
            return gone


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
