"""Measures the matrix on questions it was not trained on, beside and together with words alone."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from app.adapters.static_training.bags import Bags, embedded
from app.adapters.static_training.corpus import Corpus, Question
from app.domain.measures import Judged, measures
from app.domain.ranking import Near, Parts, fuse, words_share

if TYPE_CHECKING:
    import numpy as np
    import torch

DEPTH = 100
"""Provisions ranked per question, as recall@100 needs."""

_K1, _B = 1.2, 0.75
_SHOWN = ("hit@1", "hit@10", "mrr@10", "recall@100")

Figures = dict[str, float]


def figures_of(
    corpus: Corpus,
    collection: int,
    questions: Sequence[Question],
    parts: "torch.Tensor",
    passages: Bags,
    asked: Bags,
    widths: Sequence[int],
) -> dict[str, Figures]:
    """Measures over one collection: ``meaning W`` per width, ``words``, and ``fused W``.

    `questions` are the rows of `asked`, all answered in this collection. Words are BM25 over the
    encoder's own components (k1 1.2, b 0.75); they are fused as the program fuses.
    """
    import numpy as np

    span = corpus.span(collection)
    owner = np.asarray([corpus.owner[i] for i in span]) - corpus.begins[collection]
    first = corpus.begins[collection]
    words = [_ranked(scores, owner) for scores in _bm25(passages, span, asked)]
    figures = {"words": _measured([_places(one) for one in words], questions, first)}
    for width in widths:
        vectors = embedded(parts, passages, span, width)
        near = (embedded(parts, asked, range(len(asked)), width) @ vectors.T).numpy()
        meaning = [_ranked(scores, owner) for scores in near]
        fused = [
            _fused(one, two, words_share(question.text))
            for one, two, question in zip(meaning, words, questions, strict=True)
        ]
        figures[f"meaning {width}"] = _measured([_places(one) for one in meaning], questions, first)
        figures[f"fused {width}"] = _measured(fused, questions, first)
    return figures


def _measured(
    rankings: Sequence[Sequence[int]], questions: Sequence[Question], first: int
) -> Figures:
    run = []
    for ranking, question in zip(rankings, questions, strict=True):
        place = {one: i for i, group in enumerate(question.relevant) for one in group}
        found = tuple(place.get(one + first) for one in ranking)
        run.append(Judged(found, len(question.relevant)))
    every = measures(run)
    return {name: round(every[name], 4) for name in _SHOWN}


def _places(ranking: Sequence[Near]) -> list[int]:
    return [int(one.provision_id) for one in ranking]


def _ranked(scores: "np.ndarray[Any, Any]", owner: "np.ndarray[Any, Any]") -> list[Near]:
    """The best provisions by their best passage; what scores zero or less is not found."""
    import numpy as np

    begins = np.flatnonzero(np.diff(owner, prepend=-1))
    best = np.maximum.reduceat(scores, begins)
    top = np.argsort(-best, kind="stable")[:DEPTH]
    return [Near(str(owner[begins[i]]), 0, 0, float(best[i])) for i in top if best[i] > 0]


def _fused(meaning: Sequence[Near], words: Sequence[Near], share: float) -> list[int]:
    """The provisions as the program ranks them from both sides."""
    return [int(one.provision_id) for one in fuse(meaning, words, Parts(), share)][:DEPTH]


def _bm25(passages: Bags, span: range, asked: Bags) -> "Iterator[np.ndarray[Any, Any]]":
    """For each question its BM25 score with every passage of `span`."""
    import numpy as np

    ids, offsets, counts = (part.numpy() for part in passages.take(span))
    sizes = np.diff(np.append(offsets, len(ids)))
    texts = np.repeat(np.arange(len(span)), sizes)
    lengths = np.bincount(texts, counts, minlength=len(span))
    order = np.argsort(ids, kind="stable")
    texts, counts, size = texts[order], counts[order], int(ids.max(initial=0)) + 1
    begins = np.searchsorted(ids[order], np.arange(size + 1))
    norm = _K1 * (1 - _B + _B * lengths / max(lengths.mean(), 1))
    gain = counts * (_K1 + 1) / (counts + norm[texts])
    for row in range(len(asked)):
        scores = np.zeros(len(span))
        for one in asked.ids[asked.starts[row] : asked.starts[row + 1]]:
            if one < size:
                held = slice(begins[one], begins[one + 1])
                n = held.stop - held.start
                scores[texts[held]] += gain[held] * np.log(1 + (len(span) - n + 0.5) / (n + 0.5))
        yield scores
