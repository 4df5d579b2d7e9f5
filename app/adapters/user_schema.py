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
