"""Keeps the question sets of libraries, each library's in `questions.db` in its folder."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.adapters.library_files import QUESTIONS
from app.adapters.questions_file import changing, reading
from app.domain.errors import LibraryDamaged
from app.domain.training import Example, Origin, QuestionSet, Standing

_COLUMNS = "id, text, answers, laws, origin, source, tone, standing, why"


class QuestionsDb:
    """Question sets of any library; safe to use from several threads and processes.

    Everything also raises LibraryFromFuture, and what writes LibraryMissing where there is no
    library in the folder.
    """

    def sets(self, library: str) -> Sequence[QuestionSet]:
        """The sets of a library, by name."""
        with reading(_folder(library)) as db:
            if db is None:
                return []
            names = db.execute("SELECT name, changed FROM question_sets ORDER BY name").fetchall()
            counts = "SELECT {0}, count(*) FROM questions WHERE set_name=? GROUP BY {0}"
            found = []
            for name, changed in names:
                origins = dict(db.execute(counts.format("origin"), (name,)))
                standings = dict(db.execute(counts.format("standing"), (name,)))
                total = sum(origins.values())
                found.append(QuestionSet(name, total, origins, standings, changed))
            return found

    def read(self, library: str, name: str) -> Sequence[Example]:
        """All examples of a set, in the order in which they were added; none of an unknown one."""
        with reading(_folder(library)) as db:
            if db is None:
                return []
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM questions WHERE set_name=? ORDER BY place", (_text(name),)
            ).fetchall()
        try:
            return [_example(row) for row in rows]
        except (ValueError, TypeError, RecursionError) as error:
            raise LibraryDamaged(str(_folder(library) / QUESTIONS), str(error)) from error

    def add(self, library: str, name: str, examples: Sequence[Example]) -> int:
        """Add what is not there under its id yet; how many were new. All of it or nothing."""
        values = [(_text(name), *_values(one)) for one in examples]
        with changing(_folder(library)) as db:
            before = db.total_changes
            marks = ", ".join("?" * (_COLUMNS.count(",") + 2))
            db.executemany(
                f"INSERT OR IGNORE INTO questions(set_name, {_COLUMNS}) VALUES({marks})", values
            )
            added = db.total_changes - before
            if added:
                _note(db, name)
        return added

    def change(self, library: str, name: str, examples: Sequence[Example]) -> None:
        """Replace examples by their ids (edited, accepted, dropped); unknown ids are passed over.

        All of it or nothing.
        """
        columns = _COLUMNS.split(", ")
        assigned = ", ".join(f"{column}=?" for column in columns[1:])
        values = [(*rest, _text(name), id) for id, *rest in map(_values, examples)]
        with changing(_folder(library)) as db:
            db.executemany(f"UPDATE questions SET {assigned} WHERE set_name=? AND id=?", values)
            if values:
                _note(db, name, made=False)

    def delete(self, library: str, name: str) -> None:
        """Forget a set."""
        folder = _folder(library)
        if not (folder / QUESTIONS).is_file():
            return
        with changing(folder) as db:
            # what a person asked is to be gone from the file, too
            db.execute("PRAGMA secure_delete=ON")
            db.execute("DELETE FROM questions WHERE set_name=?", (_text(name),))
            db.execute("DELETE FROM question_sets WHERE name=?", (_text(name),))


def _note(db: sqlite3.Connection, name: str, made: bool = True) -> None:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    if made:
        db.execute("INSERT OR REPLACE INTO question_sets VALUES(?, ?)", (_text(name), now))
    else:
        db.execute("UPDATE question_sets SET changed=? WHERE name=?", (now, _text(name)))


def _values(one: Example) -> tuple[str, ...]:
    told = (one.id, one.text, _listed(one.answers), _listed(one.laws), one.origin.value)
    rest = (one.source, one.tone, one.standing.value, one.why)
    return tuple(map(_text, (*told, *rest)))


def _example(row: Sequence[Any]) -> Example:
    id, text, answers, laws, origin, source, tone, standing, why = row
    return Example(
        id=id,
        text=text,
        answers=tuple(json.loads(answers)),
        laws=tuple(json.loads(laws)),
        origin=Origin(origin),
        source=source,
        tone=tone,
        standing=Standing(standing),
        why=why,
    )


def _listed(names: Iterable[str]) -> str:
    return json.dumps(list(names), ensure_ascii=False)


def _text(text: str) -> str:
    """The text without halves of characters, which no file takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _folder(library: str) -> Path:
    return Path(library).expanduser().resolve()
