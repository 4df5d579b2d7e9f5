"""Writes the rows of an index into its Lance table, whole or as a later version of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.adapters.lance_condition import quoted
from app.domain.errors import EncoderFaulty, LibraryNotWritable
from app.domain.index import FLAT_ROWS, QUANTISED, UNQUANTISED, Manifest
from app.services.encoder_ports import Vectors
from app.services.law_ports import IndexRow

if TYPE_CHECKING:
    from lancedb.db import DBConnection
    from lancedb.table import Table

_ROW = (
    "provision_id", "start", "stop", "hash", "law_id", "version_id", "level", "region", "current",
    "begins", "ends", "key", "words", "vector",
)  # fmt: skip
_OF_PASSAGE = ("provision_id", "start", "stop", "hash")
_DELETED = 1_000
_EVERY = 100_000_000
_FULL_TEXT = {
    "base_tokenizer": "icu",
    "stem": True,
    "remove_stop_words": False,
    "with_position": False,
}
_ZERO = 1e-6
"""Vectors shorter than this mean nothing and are stored as missing."""


class LanceWriter:
    """A table under construction, or a later version of one; no pointer names it yet."""

    def __init__(self, table: "Table", name: str, dimension: int) -> None:
        self._table, self._name, self._dimension = table, name, dimension

    @classmethod
    def begin(cls, database: "DBConnection", name: str, dimension: int) -> "LanceWriter":
        """An empty table of this name; raises LibraryNotWritable."""
        import pyarrow as pa

        text, vector = pa.string(), pa.list_(pa.float32(), dimension)
        kinds = {"start": pa.int32(), "stop": pa.int32(), "current": pa.bool_(), "vector": vector}
        schema = pa.schema([(column, kinds.get(column, text)) for column in _ROW])
        with _translated(name):
            table = database.create_table(name, schema=schema, mode="overwrite")
        return cls(table, name, dimension)

    @classmethod
    def resume(cls, database: "DBConnection", name: str, dimension: int) -> "LanceWriter | None":
        """The table of this name as it was left, or None."""
        try:
            return cls(database.open_table(name), name, dimension)
        except (ValueError, OSError):
            return None

    @classmethod
    def revise(cls, database: "DBConnection", manifest: Manifest) -> "LanceWriter":
        """The table of a published index, as that index sees it, for changes beside it."""
        with _translated(manifest.table):
            table = database.open_table(manifest.table)
            if table.version != manifest.version:
                # what a revision that was killed has left
                table.checkout(manifest.version)
                table.restore()
        return cls(table, manifest.table, manifest.encoder.dimension)

    @property
    def version(self) -> int:
        """The table's version as it is now."""
        return int(self._table.version)

    def keys(self) -> set[str]:
        """The keys of all rows."""
        return set(self._column("key", "")["key"])

    def vectors(self, hashes: Sequence[str]) -> dict[str, Any]:
        """The vectors of rows with these content hashes, float32 of shape (dimension,)."""
        import numpy as np

        found = self._column("hash, vector", f"hash IN ({', '.join(map(quoted, hashes))})")
        return {
            name: np.asarray(vector, dtype="float32")
            for name, vector in zip(found["hash"], found["vector"], strict=True)
            if vector is not None
        }

    def remove(self, keys: Sequence[str]) -> None:
        """Take the rows with these keys out."""
        with _translated(self._name):
            for first in range(0, len(keys), _DELETED):
                some = ", ".join(map(quoted, keys[first : first + _DELETED]))
                self._table.delete(f"key IN ({some})")

    def _column(self, columns: str, condition: str) -> dict[str, list[Any]]:
        with _translated(self._name):
            search = self._table.search().select(columns.split(", ")).limit(_EVERY)
            if condition:
                search = search.where(condition)
            found: dict[str, list[Any]] = search.to_arrow().to_pydict()
            return found

    def add(self, rows: Sequence[IndexRow], vectors: Vectors) -> None:
        """Append rows with their vectors, float32 of shape (rows, dimension)."""
        import numpy as np
        import pyarrow as pa

        vectors = np.asarray(vectors, dtype="float32")
        norms = np.linalg.norm(vectors, axis=1)
        if vectors.shape != (len(rows), self._dimension) or not np.isfinite(norms).all():
            raise EncoderFaulty(self._name, f"NaN, or shape {vectors.shape}")
        columns = [
            [getattr(row.passage, column) for row in rows]
            if column in _OF_PASSAGE
            else [getattr(row, column) for row in rows]
            for column in _ROW[:-1]
        ]
        schema = self._table.schema
        arrays = [
            pa.array(column, type=field.type)
            for column, field in zip(columns, schema, strict=False)
        ]
        flat = pa.array(vectors.reshape(-1), type=pa.float32())
        empty = pa.array(norms < _ZERO)
        arrays.append(pa.FixedSizeListArray.from_arrays(flat, self._dimension, mask=empty))
        with _translated(self._name):
            self._table.add(pa.Table.from_arrays(arrays, schema=schema))

    def build_words(self) -> None:
        """Build the full text over the words and the indexes of the filter columns."""
        from lancedb.index import FTS, Bitmap, BTree

        with _translated(self._name):
            self._table.create_index("words", config=FTS(**_FULL_TEXT))
            for column in ("level", "region", "current"):
                self._table.create_index(column, config=Bitmap())
            for column in ("law_id", "hash", "key", "begins", "ends"):
                self._table.create_index(column, config=BTree())

    def build_vectors(self, exact: bool = False) -> str:
        """Build the vector index where the table is large enough; its name, or empty.

        One that is not quantised (`exact`) holds all vectors once more and answers in about the
        time of a quantised one; a table without any is read as a whole for every question.
        """
        from lancedb.index import IvfFlat, IvfRq

        if self._table.count_rows() < FLAT_ROWS:
            return ""
        made = IvfFlat if exact else IvfRq
        with _translated(self._name):
            self._table.create_index("vector", config=made(distance_type="cosine"))
        return UNQUANTISED if exact else QUANTISED


@contextmanager
def _translated(name: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise LibraryNotWritable(name, str(error)) from error
