"""Keeps small named texts where the indexes lie: as files of a folder, or rows of a table."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.adapters.files import write_atomically
from app.adapters.index_reaching import reaching
from app.adapters.lance_condition import quoted
from app.domain.errors import LibraryBusy, LibraryNotWritable

if TYPE_CHECKING:
    from lancedb.db import DBConnection

TABLE = "pandecta_records"
FIXED = ("active", "lock")
"""Rows that are there from the first moment on, so that they are changed and never added twice."""
_MOST = 100_000
_PAGE = 1_000
_TRIES, _PAUSE = 20, 0.1


class FolderRecords:
    """The record ``a/b`` is the file ``a/b.json``; replaced in one step, kept by a kill."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> str | None:
        """The text of this name, or None; raises OSError and UnicodeDecodeError."""
        try:
            return self._path(name).read_text("utf-8")
        except FileNotFoundError:
            return None

    def read_all(self, prefix: str) -> dict[str, str | None]:
        """The texts of all names ``prefix/…``, by what follows the stroke, in its order."""
        found = sorted((self._folder / prefix).glob("*.json"))
        return {path.stem: self.read(f"{prefix}/{path.stem}") for path in found}

    def write(self, name: str, text: str) -> None:
        """Put `text` under this name in one step; raises LibraryNotWritable."""
        path = self._path(name)
        try:
            if path.parent != self._folder:
                path.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise LibraryNotWritable(str(path), error.strerror or str(error)) from error
        write_atomically(path, text)

    def delete(self, name: str) -> None:
        """Remove the text of this name, if it is there; raises LibraryNotWritable."""
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise LibraryNotWritable(str(self._path(name)), str(error)) from error

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"


class TableRecords:
    """The records are rows of a small table beside the indexes; each change is one commit of it.

    Everything raises IndexUnreachable, or IndexDamaged where the table is none of ours.
    """

    def __init__(self, database: Callable[[], "DBConnection"], where: str) -> None:
        self._database, self._where = database, where
        self._opened: Any = None
        self._lock = threading.Lock()

    def read(self, name: str) -> str | None:
        """The text of this name, or None."""
        return self._found(f"name = {quoted(name)}").get(name)

    def read_all(self, prefix: str) -> dict[str, str | None]:
        """The texts of all names ``prefix/…``, by what follows the stroke, in its order."""
        found = self._found(f"starts_with(name, {quoted(prefix + '/')})")
        return {name.removeprefix(f"{prefix}/"): found[name] for name in sorted(found)}

    def write(self, name: str, text: str) -> None:
        """Put `text` under this name in one commit."""
        with reaching(self._where):
            merge = self._table(made=True).merge_insert("name")
            merge = merge.when_matched_update_all().when_not_matched_insert_all()
            merge.execute([{"name": name, "value": text}])

    def delete(self, name: str) -> None:
        """Remove the text of this name, if it is there."""
        with reaching(self._where):
            if (table := self._table()) is not None:
                table.delete(f"name = {quoted(name)}")

    def swap(self, name: str, old: str, new: str) -> bool:
        """Put `new` under one of the `FIXED` names if `old` stands there; whether it did.

        Of several who try at once with different texts, one succeeds.
        """
        with suppress(LibraryBusy), reaching(self._where):
            same = f"name = {quoted(name)} AND value = {quoted(old)}"
            self._table(made=True).update(where=same, values={"value": new})
        return (self.read(name) or "") == new

    def tidy(self) -> None:
        """Join the pieces that many small changes leave, and drop what is older than an hour."""
        from datetime import timedelta

        with reaching(self._where):
            self._table(made=True).optimize(cleanup_older_than=timedelta(hours=1))

    def _found(self, condition: str) -> dict[str, str]:
        with reaching(self._where):
            if (table := self._table()) is None:
                return {}
            search = table.search().where(condition).select(["name", "value"]).limit(_MOST)
            found = search.to_arrow().to_pydict()
        pairs = zip(found["name"], found["value"], strict=True)
        return {name: value for name, value in pairs if value}

    def _table(self, made: bool = False) -> Any:
        with self._lock:
            if self._opened is None:
                database = self._database()
                self._opened = _found(database) or (_made(database) if made else None)
            return self._opened


def table_names(database: "DBConnection") -> list[str]:
    """The names of all tables of a database, however many."""
    names: list[str] = []
    token = None
    while True:
        page = database.list_tables(page_token=token, limit=_PAGE)
        names.extend(page.tables)
        token = page.page_token
        if not token:
            return names


def _found(database: "DBConnection") -> Any:
    """The table, or None; one that another machine is just making is waited for."""
    for _ in range(_TRIES):
        if TABLE not in table_names(database):
            return None
        try:
            return database.open_table(TABLE)
        except ValueError:  # it has a folder and no first version yet
            time.sleep(_PAUSE)
    return None


def _made(database: "DBConnection") -> Any:
    """The table, new; where two make it at once the later one's stays, and both go on with it."""
    import pyarrow as pa

    schema = pa.schema([("name", pa.string()), ("value", pa.string())])
    rows = [{"name": name, "value": ""} for name in FIXED]
    try:
        return database.create_table(TABLE, rows, schema=schema, mode="create")
    except Exception:
        if (there := _found(database)) is not None:
            return there
        raise
