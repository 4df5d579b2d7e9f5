"""Finds the references in the texts of `content.db` and stores them, version by version."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from time import monotonic

from app.domain.events import Pace, Work
from app.domain.references import OWN, Mention, Spot
from app.domain.references_finding import references_in
from app.domain.references_names import LawNames
from app.domain.references_standing import standing_of

EDITION = "1"
"""Of the grammar; a library whose references an older one found is gone through again."""

_FEW = 5_000
_FEW_NAMES = 5
_STATED = f"digest || ':{EDITION}'"


def find_references(db: sqlite3.Connection) -> Work[int]:
    """Go through the versions whose texts, or the names of laws in them, are news.

    The caller holds the transaction; closed, what was done stays.
    """
    pending, names = _pending(db)
    if not pending or names is None:
        return 0
    pace, told = Pace("references", len(pending), "laws", monotonic), monotonic()
    own = _names_by_law(db)
    for done, version_id in enumerate(pending, 1):
        title = _find(db, version_id, names, own)
        if monotonic() - told > 0.05 or done == len(pending):
            told = monotonic()
            yield pace.at(done, title)
    return len(pending)


def count_pending(db: sqlite3.Connection) -> int:
    """How many versions were never gone through, or have another text or grammar since."""
    (count,) = db.execute(f"SELECT count(*) FROM versions WHERE referenced!={_STATED}").fetchone()
    return int(count)


def find_few(db: sqlite3.Connection) -> None:
    """Go through what is news if that is little, in some tenths of a second; else do nothing."""
    pending, names = _pending(db)
    if not pending or names is None:
        return
    marks = ",".join("?" * len(pending))
    count = f"SELECT sum(provisions) FROM versions WHERE id IN ({marks})"
    if len(pending) <= _FEW and db.execute(count, pending).fetchone()[0] <= _FEW:
        own = _names_by_law(db)
        for version_id in pending:
            _find(db, version_id, names, own)


def _pending(db: sqlite3.Connection) -> tuple[list[str], LawNames | None]:
    """The versions to go through, and the names of all laws if there are any."""
    rows = db.execute(f"SELECT id FROM versions WHERE referenced!={_STATED} ORDER BY rowid")
    pending = [version_id for (version_id,) in rows]
    known = dict(db.execute("SELECT name, value FROM facts WHERE name LIKE 'reference-%'"))
    (count,) = db.execute("SELECT count(*) FROM names").fetchone()
    grown = str(count) != known.get("reference-names")
    if not pending and not grown:
        return [], None
    names = LawNames(name for (name,) in db.execute("SELECT DISTINCT name FROM names"))
    if grown:
        before = set(json.loads(known.get("reference-statutes", "[]")))
        fresh = sorted(set(names.statutes) - before)
        _forget_naming(db, fresh)
        _note(db, "reference-names", str(count))
        _note(db, "reference-statutes", json.dumps(sorted(names.statutes), ensure_ascii=False))
        rows = db.execute(f"SELECT id FROM versions WHERE referenced!={_STATED} ORDER BY rowid")
        pending = [version_id for (version_id,) in rows]
    return pending, names


def _forget_naming(db: sqlite3.Connection, fresh: Sequence[str]) -> None:
    """Mark the versions as not gone through whose texts may name a law that is new here."""
    if len(fresh) > _FEW_NAMES:
        db.execute("UPDATE versions SET referenced='' WHERE referenced!=''")
        return
    for name in fresh:
        db.execute(
            "UPDATE versions SET referenced='' WHERE referenced!='' AND id IN "
            "(SELECT version_id FROM provisions WHERE instr(text, ?))",
            (name,),
        )


def _note(db: sqlite3.Connection, name: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO facts VALUES(?,?)", (name, value))


def _names_by_law(db: sqlite3.Connection) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for law_id, name in db.execute("SELECT law_id, name FROM names"):
        names[law_id].append(name)
    return names


def _find(
    db: sqlite3.Connection, version_id: str, names: LawNames, own: dict[str, list[str]]
) -> str:
    """Find and store the references of one version; its law's title."""
    law_id, title, language, before = db.execute(
        "SELECT l.id, l.title, l.language, v.referenced FROM versions v "
        "JOIN laws l ON l.id=v.law_id WHERE v.id=?",
        (version_id,),
    ).fetchone()
    rows = db.execute(
        "SELECT id, number, label, path, heading, text FROM provisions WHERE version_id=? "
        "ORDER BY position",
        (version_id,),
    ).fetchall()
    units = {label.partition(" ")[0] for _, _, label, *_ in rows}
    texts = [(number, text) for _, number, _, _, _, text in rows]
    standing = standing_of(title, language, own[law_id], texts, names, units)
    if before or _has_any(db, version_id):
        db.execute(
            "DELETE FROM mentions WHERE provision_id IN "
            "(SELECT id FROM provisions WHERE version_id=?)",
            (version_id,),
        )
    db.executemany(
        "INSERT INTO mentions VALUES(?,?,?,?,?,?,?,?)",
        [
            (provision_id, *row)
            for provision_id, number, _, path, heading, text in rows
            for row in _rows(
                version_id,
                references_in(standing, names, Spot(number, (*path.split("\x1f"), heading), text)),
            )
        ],
    )
    db.execute(f"UPDATE versions SET referenced={_STATED} WHERE id=?", (version_id,))
    return str(title)


def _has_any(db: sqlite3.Connection, version_id: str) -> bool:
    """Whether references of an older text of a version may be there."""
    query = (
        "SELECT 1 FROM provisions p JOIN mentions m ON m.provision_id=p.id "
        "WHERE p.version_id=? LIMIT 1"
    )
    return db.execute(query, (version_id,)).fetchone() is not None


def _rows(version_id: str, mentions: Sequence[Mention]) -> Iterator[tuple[int | str, ...]]:
    for ordinal, m in enumerate(mentions):
        law = version_id if m.law == OWN else m.law
        steps = "\x1f".join(f"{step.kind}{_GAP}{step.value}" for step in m.within)
        yield ordinal, m.start, m.stop, law, m.number, m.until, steps


_GAP = "\x1e"
