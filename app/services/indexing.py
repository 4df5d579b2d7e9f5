"""Builds an index beside the active one, or brings it up to date, and publishes it when whole."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from math import isfinite, sqrt
from time import monotonic
from typing import TypeVar
from uuid import uuid4

from app.domain.errors import EncoderFaulty, LibraryEmpty
from app.domain.events import Pace, Progress, Work
from app.domain.index import (
    AGREEMENT,
    FORMAT,
    PROBES,
    QUANTISED,
    UNQUANTISED,
    Building,
    Manifest,
    probe_agreement,
    table_name,
)
from app.services.encoder_ports import Encoder, Vectors
from app.services.index_ports import IndexStore, IndexWriter
from app.services.law_ports import IndexRow, LawStore

_CHUNK, _LEAST, _SECONDS = 4096, 256, 5.0
"""Rows written at once: at most, at least, and else about what is encoded in so many seconds."""
_POLL = 0.1
_FEW, _SHARE = 2_000, 0.05
"""Rows, and share of all rows, up to which changes are added to an index as it is."""
T = TypeVar("T")
Probes = tuple[tuple[float, ...], ...]


def build_index(
    store: LawStore,
    indexes: IndexStore,
    encoder: Encoder,
    anew: bool = False,
    exact: bool = False,
) -> Work[Manifest]:
    """Make the library's index with `encoder` agree with its texts, and publish it.

    An index of this encoder that is up to date is left alone, one that is nearly so gets the
    rows that changed, and only those are embedded; otherwise, or `anew`, everything is built.
    `exact` makes a vector index that is not quantised, where one is made at all.
    Closed early or killed, the active index is untouched. Raises LibraryEmpty, EncoderFaulty,
    LibraryNotWritable, LibraryBusy.
    """
    with store.writing():
        if not store.counts().passages:
            raise LibraryEmpty(store.path)
        probes = _checked_probes(encoder)
        latest = None if anew else _latest(indexes, encoder, probes, exact)
        if latest is not None:
            if latest.library_digest == store.digest():
                indexes.use(latest.id)
                return latest
            revised = yield from _revised(store, indexes, encoder, latest)
            if revised is not None:
                return revised
        return (yield from _built(store, indexes, encoder, probes, anew, exact))


def _latest(indexes: IndexStore, encoder: Encoder, probes: Probes, exact: bool) -> Manifest | None:
    """The active index where it is this very encoder's, else the latest one that is.

    One that is quantised otherwise than wanted is another; without a vector index it is neither.
    """
    active, other = indexes.active_manifest(), QUANTISED if exact else UNQUANTISED
    fitting = [
        one
        for one in indexes.manifests()
        if one.encoder == encoder.identity
        and one.format == FORMAT
        and one.vector_index != other
        and probe_agreement(one.probes, probes) >= AGREEMENT
    ]
    chosen = active.id if active else ""
    return max(fitting, key=lambda one: (one.id == chosen, one.created, one.version), default=None)


def _built(
    store: LawStore,
    indexes: IndexStore,
    encoder: Encoder,
    probes: Probes,
    anew: bool,
    exact: bool,
) -> Work[Manifest]:
    """Embed every passage, build full text and vector index; encoding and writing overlap.

    A build of the same encoder over the same texts that was cancelled or killed goes on where it
    was, unless `anew`.
    """
    started = monotonic()
    identity = encoder.identity
    begun, writer = None if anew else _begun(store, indexes, encoder, probes), None
    if begun is not None and begun.exact == exact:
        writer = indexes.resume(begun)
    if begun is None or writer is None:
        table = f"{table_name(identity, store.digest())}-{uuid4().hex[:6]}"
        begun = Building(table, identity, store.digest(), probes, exact)
        writer = indexes.begin(begun)
    indexes.drop_unused()
    pool = ThreadPoolExecutor(2, "index-writer")
    try:
        rows = yield from _fill(store, encoder, writer, pool)
        words = pool.submit(writer.build_words)
        vectors = pool.submit(writer.build_vectors, exact)
        yield from _waiting("full-text", words)
        vector_index = yield from _waiting("vectors", vectors)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    if probe_agreement(probes, _checked_probes(encoder)) < AGREEMENT:
        raise EncoderFaulty(identity.name, "became another model while the index was built")
    manifest = Manifest(
        id=begun.table.removeprefix("laws__"),
        table=begun.table,
        encoder=identity,
        metric="cosine",
        rows=rows,
        library_digest=begun.library_digest,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(monotonic() - started, 2),
        vector_index=vector_index,
        probes=probes,
        version=writer.version,
    )
    indexes.publish(manifest)
    return manifest


def _begun(
    store: LawStore, indexes: IndexStore, encoder: Encoder, probes: Probes
) -> Building | None:
    """What was begun of these texts with this very encoder."""
    begun = indexes.unfinished()
    if begun is None or begun.encoder != encoder.identity or begun.library_digest != store.digest():
        return None
    return begun if probe_agreement(begun.probes, probes) >= AGREEMENT else None


def _revised(
    store: LawStore, indexes: IndexStore, encoder: Encoder, active: Manifest
) -> Work[Manifest | None]:
    """A later version of the active index, or None where too much changed for that."""
    started = monotonic()
    yield Progress("comparing", 0, None, "rows")
    writer = indexes.revise(active)
    gone = set(writer.keys())
    fresh: dict[str, str] = {}
    for version_id, key in store.row_keys():
        if key in gone:
            gone.remove(key)
        else:
            fresh[key] = version_id
    drift = active.drift + len(fresh) + len(gone)
    if drift > max(_FEW, _SHARE * active.rows):
        return None
    pace = Pace("encoding", len(fresh), "rows", monotonic)
    writer.remove(sorted(gone))
    rows = (row for row in store.rows(set(fresh.values())) if row.key in fresh)
    done = 0
    while chunk := list(islice(rows, _CHUNK)):
        writer.add(chunk, (yield from _known_or_encoded(chunk, encoder, writer, pace, done)))
        done += len(chunk)
        yield pace.at(done)
    manifest = replace(
        active,
        id=f"{active.table.removeprefix('laws__')}-{writer.version}",
        rows=active.rows - len(gone) + len(fresh),
        library_digest=store.digest(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(monotonic() - started, 2),
        version=writer.version,
        drift=drift,
    )
    indexes.publish(manifest)
    return manifest


def _known_or_encoded(
    rows: Sequence[IndexRow], encoder: Encoder, writer: IndexWriter, pace: Pace, done: int
) -> Work[list[Vectors]]:
    """Vectors of rows: those of equal passages that the index has, the others embedded."""
    known: Mapping[str, Vectors] = writer.vectors([row.passage.hash for row in rows])
    words = {row.passage.hash: row.words for row in rows if row.passage.hash not in known}
    encoded = yield from _encoded(encoder, list(words.values()), pace, done)
    made = dict(zip(words, encoded, strict=True))
    return [known[h] if h in known else made[h] for h in (row.passage.hash for row in rows)]


def _encoded(encoder: Encoder, texts: list[str], pace: Pace, done: int) -> Work[Vectors]:
    """The vectors of passages; a slow encoder's progress is passed on, and closing ends it."""
    work = encoder.encoding_passages(texts)
    try:
        while True:
            event = next(work)
            if isinstance(event, Progress):
                yield pace.at(done + event.done)
    except StopIteration as stop:
        return stop.value
    finally:
        work.close()


def _checked_probes(encoder: Encoder) -> Probes:
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
    store: LawStore, encoder: Encoder, writer: IndexWriter, pool: ThreadPoolExecutor
) -> Work[int]:
    """Embed and write the rows that are not written yet; the number of all rows."""
    total, there = store.counts().passages, writer.keys()
    rows = (row for row in store.rows() if row.key not in there)
    pace = Pace("encoding", total - len(there), "rows", monotonic)
    done, written, size = 0, None, _LEAST
    yield pace.at(0)
    while chunk := list(islice(rows, size)):
        began = monotonic()
        vectors = yield from _encoded(encoder, [row.words for row in chunk], pace, done)
        if written is not None:
            written.result()
        written = pool.submit(writer.add, chunk, vectors)
        done += len(chunk)
        # what is killed loses some seconds' work, however slow the model is
        rate = len(chunk) / max(monotonic() - began, 0.01)
        size = min(_CHUNK, max(_LEAST, int(rate * _SECONDS)))
        yield pace.at(done)
    if written is not None:
        written.result()
    return len(there) + done


def _waiting(stage: str, step: Future[T]) -> Work[T]:
    """Wait for a step that cannot be interrupted, so that closing never waits for it."""
    while True:
        try:
            return step.result(timeout=_POLL)
        except NotYet:
            yield Progress(stage, 0, None)
