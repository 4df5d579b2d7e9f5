"""LegalBench-RAG's measure: which share of the right characters was retrieved, and of how many."""

from collections.abc import Sequence
from dataclasses import dataclass

PASSAGES = (1, 4, 16, 64)
"""Numbers of retrieved passages that are judged."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `stop` of a document, named by its path."""

    path: str
    start: int
    stop: int


def precision_and_recall(found: Sequence[Span], right: Sequence[Span]) -> tuple[float, float]:
    """Characters of `found` that are right, as a share of what was found and of what is right.

    The right spans of a question never overlap, nor do passages; 0.0 where there is nothing to
    take a share of (Pipitone and Houir Alami, LegalBench-RAG, 2024).
    """
    common = sum(_common(one, other) for one in found for other in right)
    return _share(common, found), _share(common, right)


def span_figures(found: Sequence[Span], right: Sequence[Span]) -> dict[str, float]:
    """``precision@k`` and ``recall@k`` of one question for every k of PASSAGES."""
    out = {}
    for k in PASSAGES:
        out[f"precision@{k}"], out[f"recall@{k}"] = precision_and_recall(found[:k], right)
    return out


def _common(one: Span, other: Span) -> int:
    if one.path != other.path:
        return 0
    return max(0, min(one.stop, other.stop) - max(one.start, other.start))


def _share(common: int, spans: Sequence[Span]) -> float:
    whole = sum(span.stop - span.start for span in spans)
    return common / whole if whole else 0.0
