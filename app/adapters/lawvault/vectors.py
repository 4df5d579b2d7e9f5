"""Takes over LawVault's vectors as an index whose encoder nobody has named yet."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from app.adapters.content_db import ContentDb
from app.adapters.index_store import LanceStore
from app.adapters.lance import FOLDER, connect
from app.adapters.lawvault.texts import LawVaultSource
from app.domain.errors import IndexDamaged
from app.domain.events import Pace, Work, outcome
from app.domain.index import Building, EncoderIdentity, Manifest, table_name
from app.domain.law import Passage
from app.domain.passage import content_hash, wording
from app.services.law_ports import IndexRow

if TYPE_CHECKING:
    import numpy as np

TABLE = "laws_vectors"
_CHUNK = 2048


def adopt(folder: Path, store: ContentDb, indexes: LanceStore) -> Work[Manifest | None]:
    """An index of the library with LawVault's vectors, kept and not made active.

    Returns None where the folder has no vectors that fit its texts. The manifest's encoder is of
    the kind ``unknown`` and has no probes: nothing can be searched with it before it is known
    which model built it.
    """
    if not (folder / FOLDER / f"{TABLE}.lance").is_dir():
        return None
    started = monotonic()
    vectors = yield from _vectors(folder)
    rows = [row for row in _rows(folder, store) if row[0] in vectors]
    if not rows:
        return None
    dimension, metric = _shape(vectors)
    identity = EncoderIdentity("unknown", "LawVault", "", "", dimension, metric == "cosine")
    table = f"{table_name(identity, store.digest())}-{uuid4().hex[:6]}"
    writer = indexes.begin(Building(table, identity, store.digest()))
    pace, left, done = Pace("writing", len(rows), "rows", monotonic), iter(rows), 0
    while some := list(islice(left, _CHUNK)):
        writer.add([row for _, row in some], [vectors[chunk] for chunk, _ in some])
        done += len(some)
        yield pace.at(done)
    writer.build_words()
    manifest = Manifest(
        id=table.removeprefix("laws__"),
        table=table,
        encoder=identity,
        metric=metric,
        rows=len(rows),
        library_digest=store.digest(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(monotonic() - started, 2),
        vector_index=writer.build_vectors() if metric == "cosine" else "",
        probes=(),
        version=writer.version,
    )
    indexes.keep(manifest)
    return manifest


def _vectors(folder: Path) -> "Work[Mapping[str, np.ndarray[Any, Any]]]":
    import numpy as np

    found: dict[str, np.ndarray[Any, Any]] = {}
    try:
        table = connect(folder).open_table(TABLE)
        pace = Pace("reading", table.count_rows(), "rows", monotonic)
        search = table.search().select(["chunk_id", "vector"]).limit(table.count_rows() or 1)
        for batch in search.to_batches(_CHUNK):
            ids = batch.column("chunk_id").to_pylist()
            vectors = np.asarray(batch.column("vector").to_pylist(), dtype="float32")
            found |= {str(one): vector for one, vector in zip(ids, vectors, strict=True)}
            yield pace.at(len(found))
    except Exception as error:
        raise IndexDamaged(TABLE, str(error)) from error
    return found


def _shape(vectors: "Mapping[str, np.ndarray[Any, Any]]") -> tuple[int, str]:
    """Dimension and metric: LawVault measures by L2, which on unit vectors ranks as cosine does."""
    import numpy as np

    some = np.stack(list(islice(vectors.values(), 1000)))
    unit = np.abs(np.linalg.norm(some, axis=1) - 1).max() < 1e-3
    return int(some.shape[1]), "cosine" if unit else "l2"


def _rows(folder: Path, store: ContentDb) -> Iterator[tuple[str, IndexRow]]:
    """For each chunk that became a provision its id and its row."""
    source = LawVaultSource(folder)
    for unit in outcome(source.units()):
        for version_id in store.versions_of(unit.digest):
            text = store.law_text(version_id)
            law, version = text.law, text.version
            for chunk, one in zip(source.chunks(unit), text.provisions, strict=False):
                words = wording(law.title, one.path, one.heading, one.text)
                passage = Passage(one.id, 0, 0, len(one.text), content_hash(words))
                yield chunk.id, IndexRow(
                    passage, words, law.id, version.id, law.level.value, law.region,
                    version.current, str(version.begins or ""), str(version.ends or "9999-12-31"),
                    passage.hash,
                )  # fmt: skip
