"""One published index: opens its Lance table at its version and searches it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import IndexDamaged
from app.domain.index import Manifest
from app.domain.question import Filters
from app.domain.ranking import Near
from app.services.ports import Vectors

if TYPE_CHECKING:
    from lancedb.db import DBConnection
    from lancedb.table import Table

FOLDER = "law_db.lancedb"
_PROBES, _REFINE = 40, 4
"""Partitions searched, candidates re-scored per row: recall@100 0.98 against the exact scan."""
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
            self._table.checkout(manifest.version)
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

    def keys(self) -> list[str]:
        """The keys of all rows; raises IndexDamaged."""
        try:
            search = self._table.search().select(["key"]).limit(self._manifest.rows + 1)
            found: list[str] = search.to_arrow()["key"].to_pylist()
        except Exception as error:
            raise IndexDamaged(self._manifest.id, str(error)) from error
        return found

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
    if filters.on:
        day = quoted(filters.on.isoformat())
        parts.append(f"begins <= {day} AND ends > {day}")
    elif filters.current_only:
        parts.append("current = true")
    for column, values in (
        ("level", [level.value for level in filters.levels]),
        ("region", list(filters.regions)),
        ("law_id", [filters.law_id] if filters.law_id else []),
    ):
        if values:
            parts.append(f"{column} IN ({', '.join(map(quoted, values))})")
    return " AND ".join(parts)


def quoted(value: str) -> str:
    """A value as the filter language writes it."""
    escaped = value.replace("'", "''")
    return f"'{escaped}'"
