"""Fuses what was found by meaning with what was found by words into one ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

K = 60
"""Smoothing of reciprocal rank fusion (Cormack, Clarke, Buettcher, SIGIR 2009)."""

STRENGTHS = (0.35, 0.45, 0.55)
"""Cosines from which a passage counts as 2, 3 and 4 of 4 close."""


@dataclass(frozen=True, slots=True)
class Near:
    """One row that the index found: which passage, and how well (higher is better)."""

    provision_id: str
    start: int
    stop: int
    score: float


@dataclass(frozen=True, slots=True)
class Fused:
    """A provision after fusion.

    `cosine` is None where meaning did not find it; `start` and `stop` bound its best passage.
    """

    provision_id: str
    start: int
    stop: int
    score: float
    cosine: float | None


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each side counts; zero switches a side off for measurement."""

    meaning: float = 1.0
    words: float = 1.0


def fuse(near: Sequence[Near], words: Sequence[Near], weights: Weights) -> list[Fused]:
    """Weighted reciprocal rank fusion, one entry per provision, best first.

    A provision's rank on a side is that of its best passage among the provisions of that side.
    Ties keep the order in which meaning, then words, found them.
    """
    best: dict[str, Near] = {}
    scores: dict[str, float] = {}
    cosines: dict[str, float] = {}
    for rows, weight, is_meaning in ((near, weights.meaning, True), (words, weights.words, False)):
        if not weight:
            continue
        for rank, row in enumerate(_first_per_provision(rows), 1):
            best.setdefault(row.provision_id, row)
            scores[row.provision_id] = scores.get(row.provision_id, 0.0) + weight / (K + rank)
            if is_meaning:
                cosines[row.provision_id] = row.score
    ranked = sorted(scores, key=lambda provision_id: -scores[provision_id])
    return [Fused(i, best[i].start, best[i].stop, scores[i], cosines.get(i)) for i in ranked]


def _first_per_provision(rows: Sequence[Near]) -> list[Near]:
    first: dict[str, Near] = {}
    for row in rows:
        first.setdefault(row.provision_id, row)
    return list(first.values())


def strength(cosine: float) -> int:
    """Closeness for the eye: 1 (far) to 4 (very close)."""
    return 1 + sum(cosine >= bound for bound in STRENGTHS)
