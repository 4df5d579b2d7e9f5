"""Reads what a person kept in LawVault: favourites, history, materials, templates."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from app.domain.errors import SourceUnreadable
from app.domain.kept import Asked, Favourite, Kept, Material, Template

FILE = "user_data.db"


def kept_in(folder: Path) -> Kept:
    """All of it; nothing where the file is absent; raises SourceUnreadable where it is broken."""
    file = folder / FILE
    if not file.is_file():
        return Kept()
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as db:
            db.row_factory = sqlite3.Row
            return Kept(_favourites(db), _history(db), _materials(db), _templates(db))
    except sqlite3.DatabaseError as error:
        raise SourceUnreadable(str(file), "broken-archive", str(error)) from error


def _favourites(db: sqlite3.Connection) -> tuple[Favourite, ...]:
    folders = {_of(row, "id"): _of(row, "name") for row in _table(db, "favorite_folders")}
    return tuple(
        Favourite(
            law=_of(row, "law_name"),
            label=_of(row, "article_number"),
            text=_of(row, "content"),
            folder=folders.get(_of(row, "folder_id"), ""),
            tags=_of(row, "tags"),
            note=_of(row, "note"),
        )
        for row in _table(db, "favorites")
    )


def _history(db: sqlite3.Connection) -> tuple[Asked, ...]:
    return tuple(
        Asked(_of(row, "query"), _of(row, "timestamp"))
        for row in _table(db, "search_history")
        if _of(row, "query")
    )


def _materials(db: sqlite3.Connection) -> tuple[Material, ...]:
    return tuple(
        Material(
            title=_of(row, "title") or _of(row, "law_name"),
            label=_of(row, "article_number"),
            text=_of(row, "content"),
        )
        for row in _table(db, "draft_materials")
    )


def _templates(db: sqlite3.Connection) -> tuple[Template, ...]:
    return tuple(
        Template(_of(row, "name"), _of(row, "content")) for row in _table(db, "custom_templates")
    )


def _table(db: sqlite3.Connection, name: str) -> list[sqlite3.Row]:
    known = db.execute("SELECT 1 FROM sqlite_master WHERE name=?", (name,)).fetchone()
    return db.execute(f"SELECT * FROM {name}").fetchall() if known else []


def _of(row: sqlite3.Row, column: str) -> str:
    """The text of a column that one release may have and another may not."""
    value: Any = row[column] if column in row.keys() else None  # noqa: SIM118
    return "" if value is None else str(value).strip()
