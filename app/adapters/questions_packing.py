"""What becomes of a library's questions where it is packed into a file, made of one, or checked."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.adapters.library_files import QUESTIONS, own_names, reader
from app.adapters.questions_file import reading, tables, upgrade
from app.domain.errors import PandectaError, SourceUnreadable
from app.domain.training import Origin


def has_questions(folder: Path) -> bool:
    """Whether the library has a file of questions."""
    file = folder / QUESTIONS
    return file.is_file() and not file.is_symlink() and file.stat().st_size > 0


def without_history(copy: Path) -> None:
    """Take out what the person searched for: a packed library is made to be given away.

    It stays in the library and in the person's own data. Raises sqlite3.DatabaseError.
    """
    with closing(sqlite3.connect(copy, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name='questions'").fetchone():
            return
        gone = db.execute("DELETE FROM questions WHERE origin=?", (Origin.HISTORY.value,)).rowcount
        if gone:
            db.execute(
                "DELETE FROM question_sets WHERE name NOT IN (SELECT set_name FROM questions)"
            )
            # what was deleted would still stand in the file's free pages
            db.execute("VACUUM")


def judge_questions(folder: Path, file: str) -> None:
    """See that the questions that came in `file` are that alone, and bring them up to date.

    Raises SourceUnreadable and sqlite3.DatabaseError.
    """
    if not (folder / QUESTIONS).exists():
        return
    with closing(reader(folder / QUESTIONS)) as db:
        kinds = {row[0] for row in db.execute("SELECT type FROM sqlite_master")}
    if kinds - {"table", "index"}:
        raise SourceUnreadable(file, "unknown-format", ", ".join(sorted(kinds)))
    with closing(sqlite3.connect(folder / QUESTIONS, isolation_level=None)) as db:
        upgrade(db, folder / QUESTIONS)
        names = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
    if differing := own_names(names) ^ tables():
        raise SourceUnreadable(file, "unknown-format", ", ".join(sorted(differing)))


def faults(folder: Path) -> list[str]:
    """What is wrong with the file of questions; nothing where there is none."""
    try:
        with reading(folder) as db:
            if db is None:
                return []
            rows = db.execute("PRAGMA integrity_check(20)").fetchall()
    except PandectaError as error:
        return [str(error)]
    return [str(row[0]) for row in rows]
