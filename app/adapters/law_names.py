"""Reads the names of all laws of a library, each with the version that applies."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from app.adapters.content_db import FILE
from app.domain.errors import LibraryDamaged
from app.domain.law import Level
from app.domain.suggesting import NamedLaw

_LAWS = """
SELECT l.id, v.id, l.title, l.short_titles, l.level, l.region, v.current,
    max(v.current || coalesce(v.published, v.effective, ''))
FROM laws l JOIN versions v ON v.law_id=l.id GROUP BY l.id ORDER BY l.title, l.id
"""


def named_laws(folder: str) -> Sequence[NamedLaw]:
    """The laws of the library in `folder`; raises LibraryDamaged."""
    uri = f"{(Path(folder) / FILE).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=10)) as db:
            rows = db.execute(_LAWS).fetchall()
    except sqlite3.Error as error:
        raise LibraryDamaged(folder, str(error)) from error
    return [
        NamedLaw(law, version, title, tuple(json.loads(short)), Level(level), region, bool(current))
        for law, version, title, short, level, region, current, _ in rows
    ]
