"""Has a cross-encoder read the first hits of a search again, and orders them by what it says."""

from dataclasses import replace
from time import perf_counter

from app.domain.errors import ModelUnusable
from app.domain.events import Problem, Work
from app.domain.question import Results
from app.domain.reranking import DEPTH, reordered, scored, worded
from app.domain.settings import Settings
from app.services.encoder_ports import Reranker, Rerankers

_LONGEST = 1_000
"""Characters of a question that are read, as many as are searched for."""


class NoRerankers:
    """No cross-encoder is to be had: every list stays as the search made it."""

    def follow(self, settings: Settings) -> None:
        """See the port."""

    def chosen(self) -> Reranker | None:
        """See the port."""
        return None

    def close(self) -> None:
        """See the port."""


def rerank(results: Results, rerankers: Rerankers, depth: int = DEPTH) -> Work[Results]:
    """`reranked` by the reranker of the settings; the same results where there is none.

    Where the model is missing, or fails, a Problem says so (the model's name, a reason as in
    ModelUnusable) and the results are returned as they were.
    """
    try:
        reranker = rerankers.chosen()
        if reranker is None:
            return results
        return (yield from reranked(results, reranker, depth))
    except ModelUnusable as error:
        yield Problem(error.name, error.reason, error.detail)
        return results


def reranked(results: Results, reranker: Reranker, depth: int = DEPTH) -> Work[Results]:
    """The results with the first `depth` hits in the order of the reranker's scores.

    To the timings it adds ``rerank``, and ``rerank-open``, which is what loading the model took:
    much at the first question and nothing later. Raises ModelUnusable.
    """
    hits = scored(results.hits, depth)
    if not hits:
        return results
    started = perf_counter()
    yield from reranker.loading()
    loaded = perf_counter()
    texts = [worded(hit) for hit in hits]
    scores = yield from reranker.scoring(_readable(results.question.text), texts)
    took = {
        "rerank-open": round((loaded - started) * 1000, 3),
        "rerank": round((perf_counter() - loaded) * 1000, 3),
    }
    ordered = reordered(results.hits, scores, depth)
    return replace(results, hits=ordered, ms={**results.ms, **took})


def _readable(typed: str) -> str:
    """The question without lone surrogates, which no tokenizer takes."""
    return typed[:_LONGEST].encode("utf-8", "ignore").decode("utf-8")
