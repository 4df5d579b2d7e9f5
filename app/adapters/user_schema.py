"""The tables of `user.db` and their numbered migrations."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("pandecta-user")


@migrations()
def m001_kept(db: Database) -> None:
    """Favourites, questions asked, materials and templates, each with its library."""
    db.executescript(
        """
        CREATE TABLE favourites(
            id INTEGER PRIMARY KEY, library TEXT NOT NULL, law TEXT NOT NULL, label TEXT NOT NULL,
            text TEXT NOT NULL, folder TEXT NOT NULL, tags TEXT NOT NULL, note TEXT NOT NULL,
            provision_id TEXT NOT NULL
        );
        CREATE TABLE history(
            id INTEGER PRIMARY KEY, library TEXT NOT NULL, question TEXT NOT NULL,
            "when" TEXT NOT NULL
        );
        CREATE TABLE materials(
            id INTEGER PRIMARY KEY, library TEXT NOT NULL, title TEXT NOT NULL,
            label TEXT NOT NULL, text TEXT NOT NULL
        );
        CREATE TABLE templates(
            id INTEGER PRIMARY KEY, library TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL
        );
        """
    )


@migrations()
def m002_runs(db: Database) -> None:
    """Questions put to language models: what a list shows, and apart from it the whole record."""
    db.executescript(
        """
        CREATE TABLE runs(
            id TEXT PRIMARY KEY, library TEXT NOT NULL, at REAL NOT NULL, "when" TEXT NOT NULL,
            question TEXT NOT NULL, mode TEXT NOT NULL, model TEXT NOT NULL, outcome TEXT NOT NULL,
            citations INTEGER NOT NULL, verified INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX runs_by_time ON runs(library, at);
        CREATE TABLE run_documents(id TEXT PRIMARY KEY, document TEXT NOT NULL);
        """
    )


@migrations()
def m003_opened(db: Database) -> None:
    """The provision that was opened from a question's results."""
    # the scripts above end the transaction: of two processes the second may find it done
    if "opened" not in db["history"].columns_dict:
        db.execute("ALTER TABLE history ADD COLUMN opened TEXT NOT NULL DEFAULT ''")
