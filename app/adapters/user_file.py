"""Opens `user.db` for one transaction: made and upgraded where needed, a newer one refused."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.domain.errors import UserDataFromFuture, UserDataNotWritable

FORMAT = 3


@contextmanager
def transaction(file: Path) -> Iterator[sqlite3.Connection]:
    """All that is done within happens, or nothing of it.

    Raises UserDataNotWritable, and UserDataFromFuture for a file that a newer program has
    upgraded, which stays as it is.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file, timeout=10)) as connection:
            _upgrade(connection, file)
            with connection:
                yield connection
    except (OSError, sqlite3.DatabaseError) as error:
        raise UserDataNotWritable(str(file), str(error)) from error


def _upgrade(connection: sqlite3.Connection, file: Path) -> None:
    if _format(connection, file) == FORMAT:
        return
    from sqlite_utils import Database

    from app.adapters.user_schema import migrations

    with connection:
        # another process may be about the same: whoever comes second finds it done
        connection.execute("BEGIN IMMEDIATE")
        if _format(connection, file) < FORMAT:
            migrations.apply(Database(connection))
            connection.execute(f"PRAGMA user_version={FORMAT}")


def _format(connection: sqlite3.Connection, file: Path) -> int:
    [found] = connection.execute("PRAGMA user_version").fetchone()
    if found > FORMAT:
        raise UserDataFromFuture(str(file), f"format {found}")
    return int(found)
