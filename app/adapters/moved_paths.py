"""Rewrites the paths that the person's data folder holds of itself, after it has moved."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from app.adapters.files import write_atomically

NOTE = "home.json"
"""Says in a portable data folder where it was when it was used last."""
MAGIC = b"SQLite format 3\0"
_SMALL = 16 * 1024 * 1024
_COLUMNS = (
    ("favourites", "library"),
    ("history", "library"),
    ("materials", "library"),
    ("templates", "library"),
    ("runs", "library"),
    ("sources", "path"),
)


def rewrite_paths(folder: Path, old: str, new: str) -> None:
    """Change paths at or under `old` in the settings and databases in `folder` to those in `new`.

    Raises OSError, sqlite3.DatabaseError, LibraryNotWritable. Files that cannot be read as what
    they should be stay as they are.
    """
    for path in sorted(folder.glob("*.json")):
        _rewrite_json(path, old, new)
    for path in databases(folder):
        try:
            _rewrite_database(path, old, new)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # it was damaged before: it is told where it is opened
            continue


def databases(folder: Path) -> Iterator[Path]:
    """The program's own databases in a data folder, links not followed."""
    for place, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        yield from (Path(place, name) for name in ("user.db", "content.db") if name in names)


def follow(folder: Path) -> None:
    """Rewrite the paths of a portable data folder that was used elsewhere before.

    Nothing is done where it is new or where it was. Raises what `rewrite_paths` raises.
    """
    if not folder.is_dir():
        return
    note = folder / NOTE
    try:
        before = str(json.loads(note.read_text("utf-8"))["home"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        before = ""
    if before == str(folder):
        return
    if before:
        rewrite_paths(folder, before, str(folder))
    write_atomically(note, json.dumps({"home": str(folder)}, ensure_ascii=False))


def moved(path: str, old: str, new: str) -> str:
    """The path after everything at or under `old` went to `new`; others stay as they are.

    `old` may be of another system, with the other stroke between names.
    """
    for stroke in ("/", "\\"):
        if path == old or path.startswith(old.rstrip(stroke) + stroke):
            rest = path[len(old.rstrip(stroke)) :].strip(stroke)
            return str(Path(new, *rest.split(stroke))) if rest else new
    return path


def _rewrite_json(path: Path, old: str, new: str) -> None:
    try:
        if path.stat().st_size > _SMALL:
            return
        before = json.loads(path.read_text("utf-8"))
        after = _changed(before, old, new)
    except (ValueError, RecursionError):
        return
    if after != before:
        write_atomically(path, json.dumps(after, ensure_ascii=False, indent=1))


def _changed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return moved(value, old, new)
    if isinstance(value, list):
        return [_changed(one, old, new) for one in value]
    if isinstance(value, dict):
        return {name: _changed(one, old, new) for name, one in value.items()}
    return value


def _rewrite_database(path: Path, old: str, new: str) -> None:
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return
    with closing(sqlite3.connect(path, timeout=10)) as db, db:
        found = {
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
        }
        for table, column in _COLUMNS:
            if table in found:
                values = [
                    value for (value,) in db.execute(f"SELECT DISTINCT {column} FROM {table}")
                ]
                pairs = [(moved(value, old, new), value) for value in values]
                db.executemany(
                    f"UPDATE OR REPLACE {table} SET {column}=? WHERE {column}=?",
                    [pair for pair in pairs if pair[0] != pair[1]],
                )
