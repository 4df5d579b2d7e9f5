"""One transaction of SQLite's around what is done within."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All that is done within happens, or nothing of it; others may read meanwhile, not write.

    `db` must be a connection without an isolation level. Raises what SQLite and the body raise.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield db
    except BaseException:
        # a full disk makes SQLite roll back by itself
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    if db.in_transaction:
        db.execute("COMMIT")
