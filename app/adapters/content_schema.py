"""The tables of `content.db` and their numbered migrations."""

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("pandecta-content")


@migrations()
def m001_laws(db: Database) -> None:
    """Laws, versions, provisions, passages, the imported units, and facts about the library."""
    db.executescript(
        """
        CREATE TABLE laws(
            id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
            language TEXT NOT NULL, level TEXT NOT NULL, region TEXT NOT NULL,
            jurisdiction TEXT NOT NULL, citation TEXT NOT NULL, short_titles TEXT NOT NULL
        );
        CREATE TABLE names(
            name TEXT NOT NULL, law_id TEXT NOT NULL REFERENCES laws(id) ON DELETE CASCADE,
            PRIMARY KEY (name, law_id)
        ) WITHOUT ROWID;
        CREATE TABLE versions(
            id TEXT PRIMARY KEY, law_id TEXT NOT NULL REFERENCES laws(id) ON DELETE CASCADE,
            published TEXT, effective TEXT, repealed TEXT, stated TEXT,
            status TEXT NOT NULL, basis TEXT NOT NULL, current INTEGER NOT NULL DEFAULT 0,
            history TEXT NOT NULL, source TEXT NOT NULL
        );
        CREATE INDEX versions_by_law ON versions(law_id);
        CREATE TABLE units(
            digest TEXT PRIMARY KEY, name TEXT NOT NULL, importer TEXT NOT NULL,
            version_id TEXT NOT NULL REFERENCES versions(id) ON DELETE CASCADE
        );
        CREATE INDEX units_by_version ON units(version_id);
        CREATE TABLE provisions(
            id TEXT PRIMARY KEY,
            version_id TEXT NOT NULL REFERENCES versions(id) ON DELETE CASCADE,
            position INTEGER NOT NULL, number TEXT NOT NULL, label TEXT NOT NULL,
            heading TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL
        );
        CREATE INDEX provisions_by_version ON provisions(version_id, position);
        CREATE INDEX provisions_by_number ON provisions(version_id, number);
        CREATE TABLE passages(
            provision_id TEXT NOT NULL REFERENCES provisions(id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
            hash TEXT NOT NULL, PRIMARY KEY (provision_id, ordinal)
        ) WITHOUT ROWID;
        CREATE TABLE facts(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """
    )


@migrations()
def m002_validity(db: Database) -> None:
    """From when to when versions and provisions applied, pages and offsets, and the sources.

    The fingerprints of imported units are forgotten, so that the next import reads everything
    again and fills the new columns; ids stay.
    """
    db.executescript(
        """
        ALTER TABLE versions ADD COLUMN begins TEXT NOT NULL DEFAULT '';
        ALTER TABLE versions ADD COLUMN ends TEXT NOT NULL DEFAULT '9999-12-31';
        ALTER TABLE versions ADD COLUMN stored TEXT NOT NULL DEFAULT '';
        ALTER TABLE versions ADD COLUMN digest TEXT NOT NULL DEFAULT '';
        ALTER TABLE versions ADD COLUMN provisions INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE versions ADD COLUMN passages INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE provisions ADD COLUMN status TEXT;
        ALTER TABLE provisions ADD COLUMN effective TEXT;
        ALTER TABLE provisions ADD COLUMN repealed TEXT;
        ALTER TABLE provisions ADD COLUMN extent TEXT NOT NULL DEFAULT '';
        ALTER TABLE provisions ADD COLUMN page INTEGER;
        ALTER TABLE provisions ADD COLUMN start INTEGER;
        DROP TABLE units;
        CREATE TABLE units(
            digest TEXT NOT NULL, name TEXT NOT NULL, importer TEXT NOT NULL,
            version_id TEXT NOT NULL REFERENCES versions(id) ON DELETE CASCADE,
            PRIMARY KEY (digest, version_id)
        ) WITHOUT ROWID;
        CREATE INDEX units_by_version ON units(version_id);
        CREATE TABLE sources(
            path TEXT PRIMARY KEY, reading TEXT NOT NULL, imported TEXT NOT NULL
        ) WITHOUT ROWID;
        """
    )


@migrations()
def m003_references(db: Database) -> None:
    """The references that texts make, and for which text of a version they were looked for.

    `law` is the version itself for references to its own law, else a name key. Nothing is looked
    for here: the next import does, or whoever asks for it.
    """
    db.executescript(
        """
        CREATE TABLE mentions(
            provision_id TEXT NOT NULL REFERENCES provisions(id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
            law TEXT NOT NULL, number TEXT NOT NULL, until TEXT NOT NULL, within TEXT NOT NULL,
            PRIMARY KEY (provision_id, ordinal)
        ) WITHOUT ROWID;
        CREATE INDEX mentions_by_target ON mentions(law, number);
        CREATE INDEX mentions_of_ranges ON mentions(law) WHERE until!='';
        CREATE INDEX names_by_law ON names(law_id);
        ALTER TABLE versions ADD COLUMN referenced TEXT NOT NULL DEFAULT '';
        """
    )


@migrations()
def m004_filters(db: Database) -> None:
    """Which source each unit came from, and the few provisions with a status of their own.

    In a library with one source everything came from that one; in others the source of what is
    there already is not known.
    """
    db.executescript(
        """
        ALTER TABLE units ADD COLUMN source TEXT NOT NULL DEFAULT '';
        UPDATE units SET source=(SELECT path FROM sources)
            WHERE (SELECT count(*) FROM sources)=1;
        CREATE INDEX provisions_by_status
            ON provisions(status, version_id, effective, repealed)
            WHERE status IN ('repealed', 'not-yet-in-force');
        """
    )


def migrate(connection: sqlite3.Connection) -> list[str]:
    """Bring the database up to date; the names of migrations it has that are not known here.

    Where there are such, nothing is changed.
    """
    db = Database(connection)
    known = {migration.name for migration in migrations._migrations}
    future = {migration.name for migration in migrations.applied(db)} - known
    if not future:
        db.execute("PRAGMA journal_mode=WAL")
        if migrations.pending(db):
            migrations.apply(db)
    return sorted(future)
