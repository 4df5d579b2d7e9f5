"""Tells which files of a folder are the library's own, and whether the folder is a library."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app.domain.errors import LibraryMissing, LibraryNotWritable

DATABASE = "content.db"
QUESTIONS = "questions.db"
_TOP = (
    *(name + end for name in (DATABASE, QUESTIONS) for end in ("", "-wal", "-shm", "-journal")),
    "active.json",
    "building.json",
    "index-location.json",
    ".writing.lock",
    ".taken-over",
)
_FOLDERS = {
    "indexes": "*.json",
    "law_db.lancedb": "laws__*.lance",
    "training": "????????-??????-????",
}
_LEFT_BEHIND = (
    ".active.json.*",
    ".building.json.*",
    ".index-location.json.*",
    "indexes/.*.json.*",
)
"""What a process that was killed while replacing a small file leaves."""


def own_parts(folder: Path) -> list[Path]:
    """Files and table folders of the library, relative to `folder`; the database comes first."""
    found = [Path(name) for name in _TOP if os.path.lexists(folder / name)]
    patterns = [f"{name}/{pattern}" for name, pattern in _FOLDERS.items()]
    for pattern in (*patterns, *_LEFT_BEHIND):
        found.extend(sorted(path.relative_to(folder) for path in folder.glob(pattern)))
    return list(dict.fromkeys(found))


def drop_empty_folders(folder: Path) -> None:
    """Remove the library's folders and then `folder` itself, as far as nothing is in them."""
    for path in (*(folder / name for name in _FOLDERS), folder):
        try:
            path.rmdir()
        except OSError:  # somebody's file is in it, or it is not there: it stays as it is
            continue


def files_of(folder: Path, part: Path) -> Iterator[Path]:
    """The regular files of one part, without following links."""
    whole = folder / part
    if whole.is_symlink():
        return
    if not whole.is_dir():
        yield whole
        return
    for place, folders, names in os.walk(whole, followlinks=False):
        folders.sort()
        yield from (
            Path(place, name) for name in sorted(names) if not Path(place, name).is_symlink()
        )


def weight(folder: Path) -> int:
    """The bytes that the library's own files take."""
    total = 0
    for part in own_parts(folder):
        for file in files_of(folder, part):
            try:
                total += file.stat().st_size
            except OSError:  # it was replaced between two glances
                continue
    return total


def reader(file: Path) -> sqlite3.Connection:
    """A connection that changes nothing, for one thread at a time.

    It works on a disk that allows no writing, too.
    """
    address = file.resolve().as_uri()
    # opened for reading alone, SQLite would leave its side files behind
    connection = _reading(f"{address}?mode=rw")
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        connection = _reading(f"{address}?mode=ro&immutable=1")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def _reading(address: str) -> sqlite3.Connection:
    return sqlite3.connect(
        address, uri=True, timeout=5, isolation_level=None, check_same_thread=False
    )


def require_own(folder: Path) -> None:
    """See that the folder is a library and nobody else's; LibraryMissing, LibraryNotWritable.

    A database that cannot be read counts where other files of a library stand beside it.
    """
    file = folder / DATABASE
    if file.is_symlink() or not file.is_file():
        raise LibraryMissing(str(folder))
    try:
        with closing(reader(file)) as db:
            names = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        if len(own_parts(folder)) < 2:
            raise LibraryMissing(str(folder)) from error
        return
    foreign = own_names(names) - schema()
    if names and "provisions" not in names:
        raise LibraryMissing(str(folder))
    if foreign:
        # another program's tables in the same file, or a table that only a newer program knows
        raise LibraryNotWritable(str(folder), f"not ours alone: {', '.join(sorted(foreign))}")


def schema() -> set[str]:
    """The names of all tables and indexes of a library's database, without SQLite's own."""
    from app.adapters.content_schema import migrate

    with closing(sqlite3.connect(":memory:")) as db:
        migrate(db)
        return own_names({row[0] for row in db.execute("SELECT name FROM sqlite_master")})


def own_names(names: set[str]) -> set[str]:
    """The names that somebody chose, not SQLite."""
    return {name for name in names if not name.startswith("sqlite_")}
