"""How a reranker is named, what of a hit it reads, and how its scores order a list anew."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.encoders import TRANSFORMER, EncoderName
from app.domain.errors import EncoderMissing, ModelUnusable
from app.domain.passage import wording
from app.domain.question import ExactCitation, Hit, Reranked

DEPTH = 50
"""How many hits from the top are read again; a cross-encoder's time grows with each."""


def reranker_name(typed: str) -> str:
    """The name as the settings keep it: ``organisation/name`` or a folder; empty for none.

    Raises ModelUnusable (``bad-name``).
    """
    if not typed.strip():
        return ""
    try:
        name = EncoderName.parse(typed)
    except EncoderMissing as error:
        raise ModelUnusable(error.name, "bad-name") from error
    if name.kind != TRANSFORMER or name.width is not None:
        raise ModelUnusable(typed.strip()[:80], "bad-name")
    return name.full


def scored(hits: Sequence[Hit], depth: int = DEPTH) -> list[Hit]:
    """The hits that a reranker is asked about: the first ones but for those the question names."""
    return [hit for hit in hits[:depth] if not _is_cited(hit)]


def worded(hit: Hit) -> str:
    """The hit's best passage, worded as the index has it; the whole text where none is best."""
    text = hit.provision.text
    best = text[hit.start : hit.stop] or text
    return wording(hit.law.title, hit.provision.path, hit.provision.heading, best)


def reordered(hits: Sequence[Hit], scores: Sequence[float], depth: int = DEPTH) -> tuple[Hit, ...]:
    """All hits, those of `scored` by their scores, the highest first, in new ranks.

    What the question names stays on top, what lies below `depth` where it is, and equal scores
    keep their order. `Hit.score` remains the one of the search; the reason has the reranker's.
    """
    read = [
        (score, replace(hit, reasons=(*hit.reasons, Reranked(score))))
        for hit, score in zip(scored(hits, depth), scores, strict=True)
    ]
    read.sort(key=lambda pair: -pair[0])
    cited = [hit for hit in hits[:depth] if _is_cited(hit)]
    ordered = [*cited, *(hit for _, hit in read), *hits[depth:]]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(ordered, 1))


def _is_cited(hit: Hit) -> bool:
    return any(isinstance(reason, ExactCitation) for reason in hit.reasons)
