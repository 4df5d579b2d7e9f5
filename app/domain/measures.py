"""The measures of retrieval quality over one run of questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

HITS = (1, 5, 10)
RECALLS = (5, 10, 20, 64, 100)


@dataclass(frozen=True, slots=True)
class Judged:
    """One question's ranking: for each hit the citation it answers (its place among the
    relevant ones) or None, and how many citations are relevant, unresolved ones included.
    """

    found: tuple[int | None, ...]
    relevant: int


def measures(run: Sequence[Judged]) -> dict[str, float]:
    """Means over all questions, each in 0…1.

    ``hit@k``: a relevant provision among the first k. ``recall@k``: share of the question's
    citations found among the first k. ``mrr@10``: reciprocal rank of the first relevant hit.
    ``ndcg@10``: binary gain, a citation counted once (Jaervelin and Kekaelaeinen, TOIS 2002).
    """
    return means([figures(judged) for judged in run])


def means(each: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The mean of every measure over questions whose `figures` are known; 0.0 of nothing."""
    names = figures(Judged((), 1))
    return {name: sum(one[name] for one in each) / len(each) if each else 0.0 for name in names}


def figures(judged: Judged) -> dict[str, float]:
    """Every measure of one question, as `measures` tells their means."""
    ranks: dict[int, int] = {}
    for rank, citation in enumerate(judged.found, 1):
        if citation is not None:
            ranks.setdefault(citation, rank)
    first = min(ranks.values(), default=0)
    out = {f"hit@{k}": float(0 < first <= k) for k in HITS}
    out["mrr@10"] = 1 / first if 0 < first <= 10 else 0.0
    gained = sum(1 / log2(rank + 1) for rank in ranks.values() if rank <= 10)
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(judged.relevant, 10) + 1))
    out["ndcg@10"] = gained / ideal if ideal else 0.0
    for k in RECALLS:
        within = sum(rank <= k for rank in ranks.values())
        out[f"recall@{k}"] = within / judged.relevant if judged.relevant else 0.0
    return out


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; 0.0 of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def trec_lines(question_id: str, ids: Sequence[str], scores: Mapping[str, float]) -> list[str]:
    """A question's part of a TREC run file: ``qid Q0 docid rank score pandecta``."""
    qid = _trec_id(question_id)
    return [f"{qid} Q0 {i} {rank} {scores[i]:.6f} pandecta" for rank, i in enumerate(ids, 1)]


def qrels_lines(question_id: str, ids: Sequence[str], missing: int) -> list[str]:
    """A question's part of a TREC qrels file: ``qid 0 docid 1``.

    `missing` counts citations that the library lacks: a document that no run can hold stands for
    each, so that they count as missed.
    """
    qid = _trec_id(question_id)
    absent = [f"not-in-library-{number}" for number in range(1, missing + 1)]
    return [f"{qid} 0 {i} 1" for i in (*ids, *absent)]


def _trec_id(question_id: str) -> str:
    return "_".join(question_id.split()) or "-"
