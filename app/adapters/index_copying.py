"""Copies the rows of a published index into a new table at another place."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.events import Pace, Progress, Work
from app.domain.index import Manifest
from app.domain.law import Passage
from app.services.index_ports import IndexWriter
from app.services.law_ports import IndexRow

if TYPE_CHECKING:
    from lancedb.db import DBConnection

_BATCH, _POLL = 4096, 0.1
_COLUMNS = [
    *("provision_id", "start", "stop", "hash"),
    *("words", "law_id", "version_id", "level", "region", "current", "begins", "ends", "key"),
]
T = TypeVar("T")


def copied(
    source: "DBConnection", manifest: Manifest, writer: IndexWriter, table: str
) -> Work[Manifest]:
    """Write the index's rows through `writer`, which makes `table`, and build what searches them.

    Nothing is embedded. The manifest of the copy, which nobody keeps yet.
    """
    opened = source.open_table(manifest.table)
    opened.checkout(manifest.version)
    search = opened.search().select([*_COLUMNS, "vector"]).limit(manifest.rows)
    pace = Pace("writing", manifest.rows, "rows", monotonic)
    yield pace.at(0)
    done = 0
    for batch in search.to_batches(_BATCH):
        writer.add(_rows(batch), _vectors(batch, manifest.encoder.dimension))
        done += batch.num_rows
        yield pace.at(done)
    pool = ThreadPoolExecutor(1, "index-copy")
    try:
        yield from _waiting("full-text", pool, writer.build_words)
        kind = yield from _waiting("vectors", pool, writer.build_vectors)
    finally:
        pool.shutdown(wait=True)
    return replace(
        manifest,
        id=table.removeprefix("laws__"),
        table=table,
        version=writer.version,
        vector_index=kind,
    )


def _rows(batch: Any) -> list[IndexRow]:
    found = batch.to_pydict()
    rows = zip(*(found[column] for column in _COLUMNS), strict=True)
    return [
        IndexRow(Passage(provision_id, 0, start, stop, name), *rest)
        for provision_id, start, stop, name, *rest in rows
    ]


def _vectors(batch: Any, dimension: int) -> Any:
    """Float32 of shape (rows, dimension); zeros, which the writer keeps as missing, for none."""
    import numpy as np

    column = batch.column("vector")
    vectors = np.zeros((len(column), dimension), dtype="float32")
    there = np.asarray(column.is_valid())
    vectors[there] = np.asarray(column.drop_null().flatten()).reshape(-1, dimension)
    return vectors


def _waiting(stage: str, pool: ThreadPoolExecutor, step: Callable[[], T]) -> Work[T]:
    future = pool.submit(step)
    while True:
        try:
            return future.result(timeout=_POLL)
        except NotYet:
            yield Progress(stage, 0, None)
