"""Looks at a library from outside: name, counts, size, and how its index stands to its texts."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.adapters.index_location import read_location
from app.adapters.index_store import LanceStore
from app.adapters.lance import FOLDER
from app.adapters.library_files import DATABASE, reader, weight
from app.domain.errors import IndexDamaged
from app.domain.index import Manifest
from app.domain.shelf import Known, State, Survey


def survey(known: Known) -> Survey:
    """How the library stands; never fails, changes nothing, and leaves an older one as it is."""
    folder = Path(known.path)
    name = known.name or folder.name
    if not (folder / DATABASE).is_file():
        return Survey(known.path, name, State.MISSING)
    try:
        facts = _facts(folder / DATABASE)
        counts = json.loads(facts.get("counts", "[0,0,0,0]"))
        laws, provisions = int(counts[0]), int(counts[2])
        seen = Survey(known.path, facts.get("name", name), State.EMPTY, laws, provisions)
    except (sqlite3.DatabaseError, ValueError, TypeError, IndexError, OSError) as error:
        return replace(
            Survey(known.path, name, State.DAMAGED, detail=str(error)),
            size=weight(folder),
            changed=_changed(folder),
        )
    seen = replace(seen, size=weight(folder), changed=_changed(folder))
    return _with_index(seen, folder, facts.get("digest", ""))


def _with_index(seen: Survey, folder: Path, digest: str) -> Survey:
    try:
        location = read_location(folder)
        if location is not None:
            return replace(seen, state=State.SHARED, index=location.uri)
        manifest = LanceStore(folder).active_manifest()
        if manifest is not None and not (folder / FOLDER / f"{manifest.table}.lance").is_dir():
            raise IndexDamaged(manifest.id, f"{manifest.table}.lance")
    except IndexDamaged as error:
        return replace(seen, state=State.INDEX_DAMAGED, detail=error.detail)
    if manifest is None:
        return replace(seen, state=State.UNINDEXED if seen.provisions else State.EMPTY)
    state = State.INDEXED if manifest.library_digest == digest else State.BEHIND
    return replace(seen, state=state, index=_caption(manifest))


def _caption(manifest: Manifest) -> str:
    return manifest.encoder.caption


def _facts(file: Path) -> dict[str, str]:
    with closing(reader(file)) as db:
        if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
            return {}
        return dict(db.execute("SELECT name, value FROM facts"))


def _changed(folder: Path) -> str:
    """The last moment at which texts or index were written."""
    moments = []
    for name in (DATABASE, f"{DATABASE}-wal", "active.json"):
        try:
            told = (folder / name).stat()
        except OSError:
            continue
        if told.st_size:
            moments.append(told.st_mtime)
    if not moments:
        return ""
    return datetime.fromtimestamp(max(moments), UTC).isoformat(timespec="seconds")
