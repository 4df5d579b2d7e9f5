"""Verifies an index: its rows against the texts, its vectors against the encoder of its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, isfinite

from app.domain.errors import (
    EncoderFaulty,
    EncoderMissing,
    EncoderUnreachable,
    IndexMismatch,
    NoIndex,
)
from app.domain.events import Progress, Work
from app.domain.index import AGREEMENT, PROBES, EncoderIdentity, Manifest, probe_agreement
from app.services.encoder_ports import Encoder, Encoders, Vectors
from app.services.index_ports import IndexStore, OpenIndex
from app.services.law_ports import LawStore

IDENTIFIED = "identified"
"""Among an index's scores: how well its vectors, which another program made of its own wording of
the texts, agreed with the encoder that was found to have made them."""

_LOOKED_AT, _EMBEDDED = 24, 2
"""Rows read of an index, and how many of them, the shortest, are embedded again."""
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class IndexCheck:
    """What was found: rows that the texts lack, passages that the index lacks, the agreement.

    `agreement` is the lowest cosine over the probe sentences and some rows, None where the encoder
    is not here; `differing` tells what it does otherwise than the one that built the index.
    """

    index: str
    rows: int
    strange: int
    missing: int
    agreement: float | None
    differing: str = ""

    @property
    def sound(self) -> bool:
        """Whether the index is of these texts, whole, and of this encoder."""
        agrees = self.agreement is not None and self.agreement >= AGREEMENT
        return agrees and not self.differing and not self.strange and not self.missing


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
    agreement, differing = None, ""
    try:
        encoder = answering(encoders, index.manifest)
        differing = _differing(index.manifest.encoder, encoder.identity)
        agreement = agreeing(index, encoder)
    except (EncoderMissing, EncoderFaulty, EncoderUnreachable):
        pass
    rows = index.manifest.rows
    return IndexCheck(index.manifest.id, rows, len(there), missing, agreement, differing)


def answering(encoders: Encoders, manifest: Manifest) -> Encoder:
    """The encoder on this machine that an index's manifest names.

    Another program's index is asked with the prompts that it was found to be built with.
    """
    by_another = IDENTIFIED in manifest.scores
    return encoders.prompted(manifest.encoder) if by_another else encoders.of(manifest.encoder)


def check_pair(index: OpenIndex, encoder: Encoder) -> None:
    """Raise IndexMismatch unless `encoder` is the one that built `index`, in all that matters.

    The probe sentences are embedded as questions and some rows as passages, and what is known of
    both is compared. Raises EncoderFaulty for vectors that mean nothing.
    """
    found = agreeing(index, encoder)
    if found < AGREEMENT or _differing(index.manifest.encoder, encoder.identity):
        raise mismatch(index.manifest, encoder, found)


def agreeing(index: OpenIndex, encoder: Encoder) -> float:
    """The lowest cosine over probes and rows between what is stored and what `encoder` gives."""
    fresh = sound(encoder, PROBES, encoder.encode_questions(PROBES))
    found = probe_agreement(index.manifest.probes, fresh)
    if found < AGREEMENT or IDENTIFIED in index.manifest.scores:
        return found
    rows = sorted(index.sample(_LOOKED_AT), key=lambda row: len(row.words))[:_EMBEDDED]
    if not rows:
        return found
    words = [row.words for row in rows]
    passages = sound(encoder, words, encoder.encode_passages(words))
    return min(found, probe_agreement([row.vector for row in rows], passages))


def sound(encoder: Encoder, texts: Sequence[str], vectors: Vectors) -> list[list[float]]:
    """The vectors of `texts` as lists; raises EncoderFaulty with the facts.

    A text of which an encoder of word vectors knows no word has a vector of zeros, and may.
    """
    name, wide = encoder.identity.name, encoder.identity.dimension
    lists = encoder.as_lists(vectors)
    if len(lists) != len(texts):
        raise EncoderFaulty(name, f"{len(lists)} vectors for {len(texts)} texts")
    for text, vector in zip(texts, lists, strict=True):
        if len(vector) != wide:
            raise EncoderFaulty(name, f"{len(vector)} numbers in a vector, not {wide}")
        if not all(map(isfinite, vector)):
            raise EncoderFaulty(name, f"NaN or infinite vector for: {text[:60]!r}")
        if hypot(*vector) < _TINY and encoder.identity.backend != "numpy":
            raise EncoderFaulty(name, f"zero vector for: {text[:60]!r}")
    return lists


def mismatch(manifest: Manifest, encoder: Encoder, agreement: float) -> IndexMismatch:
    """The error that names both, and what they do otherwise where that is known."""
    built, answered = manifest.encoder, encoder.identity
    first, second = _named(built), _named(answered)
    if differing := _differing(built, answered):
        second = f"{second}, {differing}"
    elif first == second:
        second = f"{second}, changed since"
    return IndexMismatch(manifest.id, first, second, agreement)


def _named(identity: EncoderIdentity) -> str:
    return f"{identity.caption} ({identity.revision})"


def _differing(built: EncoderIdentity, answering: EncoderIdentity) -> str:
    """What of an encoder's ways that change vectors is another: ``passage prompt '' not 'p: '``."""
    ways = ("question_prompt", "passage_prompt", "max_length", "normalised", "dimension")
    return ", ".join(
        f"{way.replace('_', ' ')} {getattr(answering, way)!r} not {getattr(built, way)!r}"
        for way in ways
        if getattr(answering, way) != getattr(built, way)
    )
