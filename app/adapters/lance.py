"""One published index: opens its Lance table at its version and searches it."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.adapters.content_filters import Narrowing
from app.adapters.lance_condition import condition
from app.domain.errors import IndexDamaged
from app.domain.events import Work
from app.domain.index import QUANTISED, Manifest
from app.domain.question import Filters
from app.domain.ranking import Near
from app.services.encoder_ports import Vectors
from app.services.index_ports import SampleRow, Scanned

if TYPE_CHECKING:
    import pyarrow as pa
    from lancedb.db import DBConnection
    from lancedb.table import Table

FOLDER = "law_db.lancedb"
_PROBES, _REFINE = 40, 4
"""Partitions searched, candidates re-scored per row: recall@100 0.98 against the exact scan."""
_COLUMNS = ["provision_id", "start", "stop", "law_id", "level"]


def connect(folder: Path) -> "DBConnection":
    """The database of indexes in a library's folder; warnings about its own habits silenced."""
    os.environ.setdefault("LANCEDB_LOG", "error")
    os.environ.setdefault("LANCE_LOG", "error")
    import lancedb

    return lancedb.connect(str(folder / FOLDER))


class LanceIndex:
    """A published index, opened for reading.

    `narrowing` says which rows the filters mean of which the table has no column; see there.
    """

    narrowing: Callable[[Filters], Narrowing] | None = None

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
            search = search.nprobes(_PROBES)
        if self._manifest.vector_index == QUANTISED:
            search = search.refine_factor(_REFINE)
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

    def exact(
        self, vectors: Sequence[Vectors], filters: Filters, widths: Sequence[int], depth: int
    ) -> Work[list[Scanned]]:
        """The `depth` best rows of each question at each width; see `exact_scan.scan`."""
        from app.adapters.exact_scan import scan

        told = self._condition(filters)
        rows = self._counted(told)
        return scan(self._pages(told, rows), rows, vectors, widths, depth)

    def cosines(
        self, vectors: Sequence[Vectors], names: Sequence[Sequence[str]]
    ) -> Work[list[list[float | None]]]:
        """For each question the cosines of its named provisions; see `pair_scan.paired`."""
        from app.adapters.pair_scan import paired

        rows = self._counted("")
        return paired(self._pages("", rows), rows, vectors, names)

    def _condition(self, filters: Filters) -> str:
        found = Narrowing()
        if filters.statuses or filters.sources:
            if self.narrowing is None:
                raise ValueError("an index without its library has no statuses and sources")
            found = self.narrowing(filters)
        return condition(filters, found)

    def _counted(self, condition: str) -> int:
        try:
            return int(self._table.count_rows(condition or None))
        except Exception as error:
            raise IndexDamaged(self._manifest.id, str(error)) from error

    def _pages(self, condition: str, rows: int) -> "Iterator[pa.Table]":
        """Provisions and vectors, page by page: a stream of Lance's reads far ahead of its user."""
        from app.adapters.exact_scan import PAGE

        for start in range(0, rows, PAGE):
            search = self._table.search().select(["provision_id", "vector"])
            if condition:
                search = search.where(condition)
            try:
                page = search.limit(PAGE).offset(start).to_arrow()
            except Exception as error:
                raise IndexDamaged(self._manifest.id, str(error)) from error
            yield page

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

    def sample(self, count: int) -> list[SampleRow]:
        """Up to `count` rows, evenly spread over the table; those without a vector are left out."""
        rows = self._manifest.rows
        places = [place * rows // count for place in range(count)] if rows > count else range(rows)
        try:
            taken = self._table.take_offsets(list(places))
            found = taken.select(["provision_id", "words", "vector"]).to_arrow().to_pydict()
        except Exception as error:
            raise IndexDamaged(self._manifest.id, str(error)) from error
        columns = (found["provision_id"], found["words"], found["vector"])
        return [SampleRow(*row) for row in zip(*columns, strict=True) if row[2] is not None]

    def _run(self, search: Any, filters: Filters, column: str, score: Any) -> list[Near]:
        told = self._condition(filters)
        try:
            if told:
                search = search.where(told, prefilter=True)
            found = search.to_arrow().to_pydict()
        except Exception as error:
            raise IndexDamaged(self._manifest.id, str(error)) from error
        return [
            Near(provision_id, start, stop, score(value), law_id, level)
            for provision_id, start, stop, law_id, level, value in zip(
                *(found[name] for name in _COLUMNS), found[column], strict=True
            )
        ]
