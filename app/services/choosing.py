"""Chooses among the indexes of a library by the model that is wanted, and estimates a new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from time import monotonic

from app.domain.errors import LibraryEmpty
from app.domain.events import Progress, Work
from app.domain.index import AGREEMENT, PROBES, EncoderIdentity, Manifest, probe_agreement
from app.services.encoder_ports import Encoder
from app.services.index_ports import IndexStore
from app.services.law_ports import LawStore

_SAMPLE, _STRIDE, _BATCH = 256, 37, 16
_PATIENCE = 4.0
"""Seconds after which the rate is known well enough."""
_TEXT_BYTES = 2.2
"""Bytes of an index per byte of its passages, vectors apart: the words and the full text."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What building an index would take: rows, rows per second, seconds, and bytes on the disk.

    `rate` was measured on `sample` passages of this library, on this machine, just now.
    """

    encoder: EncoderIdentity
    rows: int
    sample: int
    rate: float
    seconds: float
    size: int


def index_with(indexes: IndexStore, encoder: Encoder) -> Manifest | None:
    """The latest index that this very encoder built, or None; the probes decide, not the name."""
    fitting = [one for one in indexes.manifests() if one.encoder == encoder.identity]
    if not fitting:
        return None
    fresh = encoder.as_lists(encoder.encode_questions(PROBES))
    agreeing = [one for one in fitting if probe_agreement(one.probes, fresh) >= AGREEMENT]
    return max(agreeing, key=lambda one: (one.created, one.version), default=None)


def switch(indexes: IndexStore, encoder: Encoder) -> Work[Manifest | None]:
    """Answer with the index of this encoder from now on; None, and no change, if there is none."""
    yield Progress("comparing", 0, None)
    found = index_with(indexes, encoder)
    if found is not None:
        indexes.use(found.id)
    return found


def estimate(store: LawStore, encoder: Encoder) -> Work[Estimate]:
    """Embed a sample of the library for a few seconds and tell what the whole of it would take.

    Raises LibraryEmpty, and what the encoder raises.
    """
    rows = store.counts().passages
    if not rows:
        raise LibraryEmpty(store.path)
    yield Progress("measuring", 0, None, "rows")
    sample = _sampled(store, rows)
    encoder.encode_passages(sample[:1])
    yield Progress("measuring", 1, len(sample), "rows")
    started, done = monotonic(), 0
    while done < len(sample) and (not done or monotonic() - started < _PATIENCE):
        batch = sample[done : done + _BATCH]
        yield from encoder.encoding_passages(batch)
        done += len(batch)
        yield Progress("measuring", done, len(sample), "rows")
    rate = done / max(monotonic() - started, 1e-6)
    mean = sum(len(text.encode()) for text in sample) / len(sample)
    size = int(rows * (4 * encoder.identity.dimension + _TEXT_BYTES * mean))
    return Estimate(encoder.identity, rows, done, rate, rows / rate, size)


def _sampled(store: LawStore, rows: int) -> Sequence[str]:
    """Passages from all over the first laws, not the beginning of one alone."""
    step = max(1, min(_STRIDE, rows // _SAMPLE))
    return [row.words for row in islice(store.rows(), 0, step * _SAMPLE, step)]
