"""Verifies an index: its rows against the texts, its probes against the encoder of its name."""

from dataclasses import dataclass

from app.domain.errors import EncoderFaulty, EncoderMissing, NoIndex
from app.domain.events import Progress, Work
from app.domain.index import AGREEMENT, PROBES, Manifest, probe_agreement
from app.services.ports import Encoders, IndexStore, LawStore


@dataclass(frozen=True, slots=True)
class IndexCheck:
    """What was found: rows that the texts lack, passages that the index lacks, the agreement.

    `agreement` is the lowest cosine over the probe sentences, None where the encoder is not here.
    """

    index: str
    rows: int
    strange: int
    missing: int
    agreement: float | None

    @property
    def sound(self) -> bool:
        """Whether the index is of these texts, whole, and of this encoder."""
        agrees = self.agreement is not None and self.agreement >= AGREEMENT
        return agrees and not self.strange and not self.missing


def verify(store: LawStore, indexes: IndexStore, encoders: Encoders) -> Work[IndexCheck]:
    """Compare the active index, row by row, with what it should be; raises NoIndex."""
    index = indexes.active()
    if index is None:
        raise NoIndex(store.path)
    yield Progress("comparing", 0, index.manifest.rows, "rows")
    there, missing = set(index.keys()), 0
    for done, (_, key) in enumerate(store.row_keys(), 1):
        if key in there:
            there.remove(key)
        else:
            missing += 1
        if not done % 20_000:
            yield Progress("comparing", done, index.manifest.rows, "rows")
    agreement = _agreement(index.manifest, encoders)
    return IndexCheck(index.manifest.id, index.manifest.rows, len(there), missing, agreement)


def _agreement(manifest: Manifest, encoders: Encoders) -> float | None:
    try:
        encoder = encoders.of(manifest.encoder)
        return probe_agreement(manifest.probes, encoder.as_lists(encoder.encode_questions(PROBES)))
    except (EncoderMissing, EncoderFaulty):
        return None
