"""Keeps the records of questions put to language models in `user.db`."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.adapters.user_file import transaction
from app.domain.asking import Run
from app.domain.checking import Mark, counted
from app.domain.errors import RunDamaged, RunUnknown
from app.domain.run_json import as_fields, from_fields
from app.services.chatting import RunLine

_LINE = 'id, library, at, "when", question, mode, model, outcome, citations, verified'
_SHOWN = 'id, "when", library, question, mode, model, outcome, citations, verified'
_AT_ONCE = 500


class RunsDb:
    """The runs of all libraries in one file; safe to use from several threads and processes.

    What a list shows lies apart from the records, so that a list is quick however long they are.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def keep(self, run: Run) -> None:
        """Keep a run, in place of what was kept under its id."""
        line = tuple(_storable(one) if isinstance(one, str) else one for one in _line(run))
        document = _document(run)
        with transaction(self._file) as db:
            db.execute(f"INSERT OR REPLACE INTO runs({_LINE}) VALUES({_marks(line)})", line)
            db.execute("INSERT OR REPLACE INTO run_documents VALUES(?, ?)", (line[0], document))

    def list(self, library: str = "") -> Sequence[RunLine]:
        """The runs of a library, or all, the latest first."""
        where, values = (" WHERE library=?", (_storable(library),)) if library else ("", ())
        with transaction(self._file) as db:
            rows = db.execute(f"SELECT {_SHOWN} FROM runs{where} ORDER BY at DESC, id", values)
            return [RunLine(*row) for row in rows]

    def get(self, id: str) -> Run:
        """A kept run by its id or a beginning that only it has.

        Raises RunUnknown, and RunDamaged where what was kept cannot be read.
        """
        with transaction(self._file) as db:
            key, library = _found(db, _storable(id))
            row = db.execute("SELECT document FROM run_documents WHERE id=?", (key,)).fetchone()
        try:
            # the folder may have moved since: the data folder's paths are rewritten in the line
            return replace(from_fields(json.loads(row[0])), library=library)
        except (ValueError, TypeError, RecursionError) as error:
            raise RunDamaged(key, str(error)) from error

    def delete(self, ids: Sequence[str]) -> int:
        """Forget runs; how many there were."""
        keys, gone = [_storable(one) for one in dict.fromkeys(ids)], 0
        with transaction(self._file) as db:
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                gone += db.execute(f"DELETE FROM runs WHERE id IN ({_marks(some)})", some).rowcount
                db.execute(f"DELETE FROM run_documents WHERE id IN ({_marks(some)})", some)
        return gone


def _line(run: Run) -> tuple[str | float | int, ...]:
    verified = counted(run.checks).get(Mark.VERIFIED, 0)
    return (
        run.id,
        run.library,
        _seconds(run.when),
        run.when,
        run.question,
        run.mode.value,
        run.model,
        run.outcome.value,
        len(run.checks),
        verified,
    )


def _seconds(when: str) -> float:
    """The moment in seconds, by which runs of different time zones are in their order."""
    try:
        return datetime.fromisoformat(when).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0


def _document(run: Run) -> str:
    """The record as JSON; in ASCII alone where it has halves of characters, which no file takes."""
    text = json.dumps(as_fields(run), ensure_ascii=False)
    return text if text == _storable(text) else json.dumps(as_fields(run))


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _found(db: sqlite3.Connection, asked: str) -> tuple[str, str]:
    """Id and library of the one run that is meant; raises RunUnknown."""
    exact = db.execute("SELECT id, library FROM runs WHERE id=?", (asked,)).fetchall()
    begun = "SELECT id, library FROM runs WHERE substr(id, 1, ?)=? LIMIT 2"
    rows = exact or (db.execute(begun, (len(asked), asked)).fetchall() if asked else [])
    if len(rows) != 1:
        raise RunUnknown(asked)
    key, library = rows[0]
    return str(key), str(library)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
