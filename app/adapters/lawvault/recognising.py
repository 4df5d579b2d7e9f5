"""Knows a folder of LawVault's by its database."""

import sqlite3
from contextlib import closing
from pathlib import Path


def is_lawvault(folder: Path) -> bool:
    """Whether a folder holds LawVault's database."""
    file = folder / "content.db"
    if not file.is_file():
        return False
    try:
        with closing(connected(file)) as db:
            found = db.execute("SELECT 1 FROM sqlite_master WHERE name='chunks'").fetchone()
            return found is not None
    except sqlite3.DatabaseError:
        return False


def connected(file: Path) -> sqlite3.Connection:
    """A connection that only reads; raises sqlite3.DatabaseError."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
