"""One index as a Lance table: opening, searching, and building one."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import EncoderFaulty, IndexDamaged, LibraryNotWritable
from app.domain.index import FLAT_ROWS, Manifest
from app.domain.question import Filters
from app.domain.ranking import Near
from app.services.ports import IndexRow, Vectors

if TYPE_CHECKING:
    from lancedb.db import DBConnection
    from lancedb.table import Table

FOLDER = "law_db.lancedb"
_FULL_TEXT = {
    "base_tokenizer": "icu",
    "stem": True,
    "remove_stop_words": False,
    "with_position": False,
}
_PROBES, _REFINE = 40, 4
"""Partitions searched, candidates re-scored per row: recall@100 0.98 against the exact scan."""
_ZERO = 1e-6
"""Vectors shorter than this mean nothing and are stored as missing."""
_COLUMNS = ["provision_id", "start", "stop"]


def connect(folder: Path) -> "DBConnection":
    """The database of indexes in a library's folder; warnings about its own habits silenced."""
    os.environ.setdefault("LANCEDB_LOG", "error")
    os.environ.setdefault("LANCE_LOG", "error")
    import lancedb

    return lancedb.connect(str(folder / FOLDER))


class LanceIndex:
    """A published index, opened for reading."""

    def __init__(self, database: "DBConnection", manifest: Manifest) -> None:
        """Open the table that `manifest` names; raises IndexDamaged."""
        self._manifest = manifest
        try:
            self._table: Table = database.open_table(manifest.table)
            rows = self._table.count_rows()
        except Exception as error:
            raise IndexDamaged(manifest.id, str(error)) from error
        if rows != manifest.rows:
            raise IndexDamaged(manifest.id, f"{rows} rows, the manifest says {manifest.rows}")

    @property
    def manifest(self) -> Manifest:
        """The birth certificate of this index."""
        return self._manifest

    def near(self, vector: Vectors, filters: Filters, limit: int) -> list[Near]:
        """Rows nearest to one question's vector of shape (dimension,); `score` is the cosine."""
        search = (
            self._table.search(vector, vector_column_name="vector")
            .distance_type(self._manifest.metric)
            .select([*_COLUMNS, "_distance"])
            .limit(limit)
        )
        if self._manifest.vector_index:
            search = search.nprobes(_PROBES).refine_factor(_REFINE)
        return self._run(search, filters, "_distance", lambda distance: 1.0 - distance)

    def matching(self, text: str, filters: Filters, limit: int) -> list[Near]:
        """Rows that share words with `text`; `score` is BM25."""
        from lancedb.query import MatchQuery

        search = (
            self._table.search(MatchQuery(text, "words"), query_type="fts")
            .select([*_COLUMNS, "_score"])
            .limit(limit)
        )
        return self._run(search, filters, "_score", float)

    def words(self, text: str) -> tuple[str, ...]:
        """`text` as the full text sees it, in order, without repetition."""
        try:
            tokens = self._table.tokenize(text, column="words")
        except Exception as error:
            raise IndexDamaged(self._manifest.id, str(error)) from error
        return tuple(dict.fromkeys(token.text for token in tokens))

    def _run(self, search: Any, filters: Filters, column: str, score: Any) -> list[Near]:
        condition = _condition(filters)
        try:
            if condition:
                search = search.where(condition, prefilter=True)
            found = search.to_arrow().to_pydict()
        except Exception as error:
            raise IndexDamaged(self._manifest.id, str(error)) from error
        return [
            Near(provision_id, start, stop, score(value))
            for provision_id, start, stop, value in zip(
                found["provision_id"], found["start"], found["stop"], found[column], strict=True
            )
        ]


def _condition(filters: Filters) -> str:
    parts = []
    if filters.current_only:
        parts.append("current = true")
    for column, values in (
        ("level", [level.value for level in filters.levels]),
        ("region", list(filters.regions)),
        ("law_id", [filters.law_id] if filters.law_id else []),
    ):
        if values:
            parts.append(f"{column} IN ({', '.join(map(_quoted, values))})")
    return " AND ".join(parts)


def _quoted(value: str) -> str:
    escaped = value.replace("'", "''")
    return f"'{escaped}'"


class LanceWriter:
    """A table under construction; no pointer names it yet."""

    def __init__(self, database: "DBConnection", table: str, dimension: int) -> None:
        import pyarrow as pa

        self._database, self._name, self._dimension = database, table, dimension
        self._schema = pa.schema(
            [
                ("provision_id", pa.string()),
                ("start", pa.int32()),
                ("stop", pa.int32()),
                ("hash", pa.string()),
                ("law_id", pa.string()),
                ("version_id", pa.string()),
                ("level", pa.string()),
                ("region", pa.string()),
                ("current", pa.bool_()),
                ("words", pa.string()),
                ("vector", pa.list_(pa.float32(), dimension)),
            ]
        )
        self._rows = 0
        try:
            self._table = database.create_table(table, schema=self._schema, mode="overwrite")
        except Exception as error:
            raise LibraryNotWritable(table, str(error)) from error

    def add(self, rows: Sequence[IndexRow], vectors: Vectors) -> None:
        """Append rows with their vectors, float32 of shape (rows, dimension)."""
        import numpy as np
        import pyarrow as pa

        norms = np.linalg.norm(vectors, axis=1)
        if vectors.shape != (len(rows), self._dimension) or not np.isfinite(norms).all():
            raise EncoderFaulty(self._name, f"NaN, or shape {vectors.shape}")
        columns = [
            [row.passage.provision_id for row in rows],
            [row.passage.start for row in rows],
            [row.passage.stop for row in rows],
            [row.passage.hash for row in rows],
            [row.law_id for row in rows],
            [row.version_id for row in rows],
            [row.level for row in rows],
            [row.region for row in rows],
            [row.current for row in rows],
            [row.words for row in rows],
        ]
        arrays = [
            pa.array(column, type=field.type)
            for column, field in zip(columns, self._schema, strict=False)
        ]
        flat = pa.array(vectors.reshape(-1), type=pa.float32())
        empty = pa.array(norms < _ZERO)
        arrays.append(pa.FixedSizeListArray.from_arrays(flat, self._dimension, mask=empty))
        try:
            self._table.add(pa.Table.from_arrays(arrays, schema=self._schema))
        except Exception as error:
            raise LibraryNotWritable(self._name, str(error)) from error
        self._rows += len(rows)

    def build_words(self) -> None:
        """Build the full text over the words and the indexes of the filter columns."""
        from lancedb.index import FTS, Bitmap, BTree

        try:
            self._table.create_index("words", config=FTS(**_FULL_TEXT))
            for column in ("level", "region", "current"):
                self._table.create_index(column, config=Bitmap())
            self._table.create_index("law_id", config=BTree())
        except Exception as error:
            raise LibraryNotWritable(self._name, str(error)) from error

    def build_vectors(self) -> str:
        """Build the vector index where the table is large enough; its name, or empty."""
        from lancedb.index import IvfRq

        if self._rows < FLAT_ROWS:
            return ""
        try:
            self._table.create_index("vector", config=IvfRq(distance_type="cosine"))
        except Exception as error:
            raise LibraryNotWritable(self._name, str(error)) from error
        return "IVF_RQ"

    def discard(self) -> None:
        """Remove what was written."""
        self._database.drop_table(self._name, ignore_missing=True)
