"""The tables of `questions.db` and their numbered migrations."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("pandecta-questions")


@migrations()
def m001_sets(db: Database) -> None:
    """Question sets, and the questions of each in the order in which they were added."""
    # one by one: a script would end the transaction in which an upgrade is whole or not at all
    db.execute(
        """
        CREATE TABLE question_sets(name TEXT PRIMARY KEY, changed TEXT NOT NULL) WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE questions(
            place INTEGER PRIMARY KEY, set_name TEXT NOT NULL, id TEXT NOT NULL,
            text TEXT NOT NULL, answers TEXT NOT NULL, laws TEXT NOT NULL, origin TEXT NOT NULL,
            source TEXT NOT NULL, tone TEXT NOT NULL, standing TEXT NOT NULL, why TEXT NOT NULL
        )
        """
    )
    db.execute("CREATE UNIQUE INDEX questions_by_id ON questions(set_name, id)")
