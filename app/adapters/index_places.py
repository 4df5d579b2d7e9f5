"""The two kinds of places where the indexes of a library lie: its own folder, or a shared one."""

import threading
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.adapters.index_lease import Lease
from app.adapters.index_location import IndexLocation, Secret
from app.adapters.index_reaching import reach, reaching
from app.adapters.lance import FOLDER, LanceIndex, connect
from app.adapters.lance_writing import LanceWriter
from app.adapters.records import FolderRecords, TableRecords, table_names
from app.domain.errors import IndexDamaged, IndexUnreachable, LibraryBusy
from app.domain.index import Manifest
from app.domain.question import Filters
from app.domain.ranking import Near
from app.services.encoder_ports import Vectors
from app.services.index_ports import IndexWriter, SampleRow
from app.services.law_ports import IndexRow

if TYPE_CHECKING:
    import pyarrow as pa
    from lancedb.db import DBConnection

_PREFIX = "laws__"
_LONGEST = timedelta(hours=2)
_INDEXED = ("words", "level", "region", "current", "law_id", "hash", "key", "begins", "ends")


class LocalPlace:
    """The library's folder; its one writer holds the library's own lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.records = FolderRecords(folder)
        self._connection: DBConnection | None = None

    @property
    def tables_folder(self) -> Path:
        """The folder of the tables."""
        return self._folder / FOLDER

    def database(self) -> "DBConnection":
        """The database of the tables."""
        if self._connection is None:
            self._connection = connect(self._folder)
        return self._connection

    def tables(self) -> list[str]:
        """The names of the tables of indexes."""
        return [path.stem for path in self.tables_folder.glob(f"{_PREFIX}*.lance")]

    def drop_table(self, name: str) -> None:
        """Remove a table."""
        self.database().drop_table(name, ignore_missing=True)

    def index(self, manifest: Manifest) -> LanceIndex:
        """The index of this manifest, opened; raises IndexDamaged."""
        return LanceIndex(self.database(), manifest)

    def writer(self, table: str, make: Callable[[], LanceWriter | None]) -> IndexWriter | None:
        """What `make` gives for the table."""
        return make()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Nothing to do: the library's own lock is held."""
        yield

    def confirm(self) -> None:
        """Nothing to do: the library's own lock is held."""

    def tidy(self) -> None:
        """Nothing to do: files leave nothing behind."""


class SharedPlace:
    """An object store or a database server; everything there may raise IndexUnreachable."""

    def __init__(self, location: IndexLocation, secret: Secret) -> None:
        self._location, self._secret, self._where = location, secret, location.uri
        self.records = TableRecords(self.database, self._where)
        self._connection: DBConnection | None = None
        self._connecting = threading.Lock()
        self._lease: Lease | None = None

    def database(self) -> "DBConnection":
        """The database of the tables, connected to at the first need."""
        with self._connecting:
            if self._connection is None:
                self._connection = reach(self._location, self._secret)
            return self._connection

    def tables(self) -> list[str]:
        """The names of the tables of indexes."""
        with reaching(self._where):
            return [name for name in table_names(self.database()) if name.startswith(_PREFIX)]

    def drop_table(self, name: str) -> None:
        """Remove a table."""
        with reaching(self._where):
            self.database().drop_table(name)

    def index(self, manifest: Manifest) -> LanceIndex:
        """The index of this manifest, opened; raises IndexDamaged, IndexUnreachable."""
        with reaching(self._where):
            return _SharedIndex(self.database(), manifest, self._where)

    def writer(self, table: str, make: Callable[[], LanceWriter | None]) -> IndexWriter | None:
        """What `make` gives; the lease is held until it is published or nobody has it any more.

        Raises LibraryBusy where another machine is writing, IndexUnreachable.
        """
        if self._lease is not None:
            # what this process began before and dropped
            self._lease.release()
        self._lease = lease = Lease(self.records, self._where)
        try:
            with reaching(self._where):
                made = make()
        except BaseException:
            lease.release()
            raise
        if made is None:
            lease.release()
            return None
        writer = _SharedWriter(made, lease, partial(self._settled, table), self._where)
        weakref.finalize(writer, lease.let_go)
        return writer

    def beginning(self, table: str, dimension: int) -> IndexWriter:
        """A writer of an empty table; see `writer`."""
        writer = self.writer(table, lambda: LanceWriter.begin(self.database(), table, dimension))
        assert writer is not None
        return writer

    def reaching(self) -> AbstractContextManager[None]:
        """Translates what happens at this place; see `reaching`."""
        return reaching(self._where)

    def _settled(self, table: str, columns: Sequence[str]) -> None:
        """Wait for indexes over columns, which a database server builds in its own time."""
        if self._location.kind == "db":
            names = [f"{column}_idx" for column in columns]
            self.database().open_table(table).wait_for_index(names, _LONGEST)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lease, the one of the writer at work or a new one; given back in the end."""
        lease, self._lease = self._lease, None
        if lease is not None and lease.held:
            lease.confirm()
        else:
            lease = Lease(self.records, self._where)
        try:
            yield
        finally:
            lease.release()

    def confirm(self) -> None:
        """See that the lease is held; raises LibraryBusy, IndexUnreachable."""
        if self._lease is None:
            raise LibraryBusy(self._where)
        self._lease.confirm()

    def tidy(self) -> None:
        """Join the records' many small pieces, unless the place does so by itself."""
        if self._location.kind == "s3":
            with suppress(IndexDamaged, IndexUnreachable):
                self.records.tidy()


class _SharedIndex(LanceIndex):
    """An index at a shared place: what the network does is told as such."""

    def __init__(self, database: "DBConnection", manifest: Manifest, where: str) -> None:
        self._where = where
        super().__init__(database, manifest)

    def near(self, vector: Vectors, filters: Filters, limit: int) -> list[Near]:
        with reaching(self._where):
            return super().near(vector, filters, limit)

    def matching(self, text: str, filters: Filters, limit: int) -> list[Near]:
        with reaching(self._where):
            return super().matching(text, filters, limit)

    def words(self, text: str) -> tuple[str, ...]:
        with reaching(self._where):
            return super().words(text)

    def sample(self, count: int) -> list[SampleRow]:
        with reaching(self._where):
            return super().sample(count)

    def _counted(self, condition: str) -> int:
        with reaching(self._where):
            return super()._counted(condition)

    def _pages(self, condition: str, rows: int) -> "Iterator[pa.Table]":
        with reaching(self._where):
            yield from super()._pages(condition, rows)

    def keys(self) -> list[str]:
        with reaching(self._where):
            return super().keys()


class _SharedWriter:
    """A table under construction at a shared place, as long as the lease is held."""

    def __init__(
        self,
        writer: LanceWriter,
        lease: Lease,
        settled: Callable[[Sequence[str]], None],
        where: str,
    ) -> None:
        self._writer, self._lease, self._where = writer, lease, where
        self._settled = settled

    @property
    def version(self) -> int:
        with self._allowed():
            return self._writer.version

    def keys(self) -> set[str]:
        with self._allowed():
            return self._writer.keys()

    def vectors(self, hashes: Sequence[str]) -> Mapping[str, Any]:
        with self._allowed():
            return self._writer.vectors(hashes)

    def remove(self, keys: Sequence[str]) -> None:
        with self._allowed():
            self._writer.remove(keys)

    def add(self, rows: Sequence[IndexRow], vectors: Vectors) -> None:
        with self._allowed():
            self._writer.add(rows, vectors)

    def build_words(self) -> None:
        with self._allowed():
            self._writer.build_words()
            self._settled(_INDEXED)

    def build_vectors(self, exact: bool = False) -> str:
        with self._allowed():
            if made := self._writer.build_vectors(exact):
                self._settled(["vector"])
            return made

    @contextmanager
    def _allowed(self) -> Iterator[None]:
        if not self._lease.held:
            raise LibraryBusy(self._where)
        with reaching(self._where):
            yield
