"""Builds an index beside the active one and publishes it when it is whole."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from datetime import UTC, datetime
from itertools import islice
from math import isfinite, sqrt
from time import monotonic
from typing import TypeVar
from uuid import uuid4

from app.domain.errors import EncoderFaulty, LibraryEmpty
from app.domain.events import Pace, Progress, Work
from app.domain.index import PROBES, Manifest, table_name
from app.services.ports import Encoder, IndexRow, IndexStore, IndexWriter, LawStore

_CHUNK = 4096
_POLL = 0.1
T = TypeVar("T")


def build_index(store: LawStore, indexes: IndexStore, encoder: Encoder) -> Work[Manifest]:
    """Embed every passage of the library, build full text and vector index, publish.

    Encoding and writing overlap. Closed early or killed, the active index is untouched and the
    unfinished table is removed at the next build. Raises LibraryEmpty, EncoderFaulty,
    LibraryNotWritable, LibraryBusy.
    """
    with store.writing():
        total = store.counts().passages
        if not total:
            raise LibraryEmpty(store.path)
        started = monotonic()
        digest, identity = store.digest(), encoder.identity
        probes = _checked_probes(encoder)
        table = f"{table_name(identity, digest)}-{uuid4().hex[:6]}"
        indexes.drop_unused()
        writer = indexes.begin(table, identity.dimension)
        pool = ThreadPoolExecutor(2, "index-writer")
        try:
            rows = yield from _fill(store.rows(), total, encoder, writer, pool)
            words = pool.submit(writer.build_words)
            vectors = pool.submit(writer.build_vectors)
            yield from _waiting("full-text", words)
            vector_index = yield from _waiting("vectors", vectors)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        manifest = Manifest(
            id=table.removeprefix("laws__"),
            table=table,
            encoder=identity,
            metric="cosine",
            rows=rows,
            library_digest=digest,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(monotonic() - started, 2),
            vector_index=vector_index,
            probes=probes,
        )
        indexes.publish(manifest)
    return manifest


def _checked_probes(encoder: Encoder) -> tuple[tuple[float, ...], ...]:
    probes = encoder.as_lists(encoder.encode_questions(PROBES))
    for sentence, vector in zip(PROBES, probes, strict=True):
        if len(vector) != encoder.identity.dimension:
            raise EncoderFaulty(
                encoder.identity.name, f"{len(vector)} != {encoder.identity.dimension}"
            )
        if not all(map(isfinite, vector)) or sqrt(sum(x * x for x in vector)) < 1e-6:
            raise EncoderFaulty(encoder.identity.name, f"NaN or zero vector for: {sentence}")
    return tuple(map(tuple, probes))


def _fill(
    rows: Iterator[IndexRow],
    total: int,
    encoder: Encoder,
    writer: IndexWriter,
    pool: ThreadPoolExecutor,
) -> Work[int]:
    pace = Pace("encoding", total, "rows", monotonic)
    done, written = 0, None
    yield pace.at(0)
    while chunk := list(islice(rows, _CHUNK)):
        vectors = encoder.encode_passages([row.words for row in chunk])
        if written is not None:
            written.result()
        written = pool.submit(writer.add, chunk, vectors)
        done += len(chunk)
        yield pace.at(done)
    if written is not None:
        written.result()
    return done


def _waiting(stage: str, step: Future[T]) -> Work[T]:
    """Wait for a step that cannot be interrupted, so that closing never waits for it."""
    while True:
        try:
            return step.result(timeout=_POLL)
        except NotYet:
            yield Progress(stage, 0, None)
