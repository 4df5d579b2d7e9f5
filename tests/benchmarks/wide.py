"""Measures the search over vectors of 768 numbers: its time, and what its index misses."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from app.adapters.encoders.bundled import StaticEncoder
from app.adapters.library_folders import LibraryFolders
from app.adapters.paths import MODELS
from app.domain.events import Work, outcome
from app.domain.index import EncoderIdentity
from app.domain.measures import percentile
from app.domain.question import Filters, Question
from app.domain.settings import Settings
from app.services.index_ports import OpenIndex
from app.services.indexing import build_index
from app.services.searching import Searcher
from tests.benchmarks.figures import told

Matrix = np.ndarray[Any, np.dtype[np.float32]]
WIDTH = 768
_SLOPE = 16.0
"""Components of a unit vector of 256 numbers are about 1/16: so they reach the curved parts."""
_LISTED = 10
_SAME = 1e-6
_TURNS = 3


class WideEncoder:
    """The bundled encoder spread to 768 numbers: neighbours are as real as its own.

    A third is its vector turned, the two others are turned otherwise and bent, so that the 768
    numbers do not lie in a plane of 256.
    """

    def __init__(self) -> None:
        self._inner = StaticEncoder(MODELS / "bundled")
        size = self._inner.identity.dimension
        drawn = np.random.default_rng(7).standard_normal((3, size, size))
        self._turns = [np.linalg.qr(one)[0].astype("float32") for one in drawn]
        self.identity: EncoderIdentity = replace(
            self._inner.identity, kind="bench", name="wide", dimension=WIDTH
        )

    def encode_questions(self, texts: Sequence[str]) -> Matrix:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        narrow = self._inner.encode_passages(texts)
        turned = [narrow @ turn for turn in self._turns]
        parts = [turned[0], np.maximum(turned[1], 0.0), np.sin(_SLOPE * turned[2])]
        unit = [one / np.maximum(np.linalg.norm(one, axis=1, keepdims=True), 1e-9) for one in parts]
        wide: Matrix = np.hstack(unit).astype("float32") / np.float32(np.sqrt(3))
        return wide

    def encoding_passages(self, texts: Sequence[str]) -> Work[Matrix]:
        yield from ()
        return self.encode_passages(texts)

    def as_lists(self, vectors: Matrix) -> list[list[float]]:
        lists: list[list[float]] = vectors.tolist()
        return lists


class _Only:
    """The wide encoder for its index, and the bundled one where that is called by its name."""

    def __init__(self, encoder: WideEncoder) -> None:
        self._encoder, self._bundled = encoder, StaticEncoder(MODELS / "bundled")

    def named(self, name: str) -> StaticEncoder:
        return self._bundled

    def of(self, identity: EncoderIdentity) -> WideEncoder:
        return self._encoder

    def prompted(self, identity: EncoderIdentity) -> WideEncoder:
        return self._encoder

    def follow(self, settings: Settings) -> None: ...

    def running(self, name: str) -> tuple[str, str]:
        return "", ""

    def close(self) -> None: ...


def measure_wide(library: Path, asked: Sequence[str]) -> None:
    """Build an index of 768 numbers for the library in this folder, and search it."""
    encoder = WideEncoder()
    store, indexes = LibraryFolders().open(str(library))
    manifest = outcome(build_index(store, indexes, encoder))
    told("768 numbers: build", manifest.rows / manifest.seconds, "rows/s",
         f"{manifest.rows} rows, {manifest.vector_index or 'flat'}")  # fmt: skip
    searcher = Searcher(store, indexes, _Only(encoder))
    outcome(searcher.search(Question(asked[0])))
    turns = [[_searched(searcher, text) for text in asked] for _ in range(_TURNS)]
    best = [min(of_one) for of_one in zip(*turns, strict=True)]
    every = [ms for turn in turns for ms in turn]
    told("768 numbers: search without encoding, p50", percentile(every, 0.5), "ms")
    told("768 numbers: search without encoding, p95", percentile(every, 0.95), "ms",
         f"aimed at 60; best of {_TURNS} turns {percentile(best, 0.95):.1f}")  # fmt: skip
    index = indexes.active()
    assert index is not None
    for depth in (150, 20):
        _recall(index, encoder.encode_questions(asked), depth)
    store.close()


def _searched(searcher: Searcher, text: str) -> float:
    """Milliseconds without the encoders': the index's own, and the bundled one's second opinion."""
    ms = outcome(searcher.search(Question(text))).ms
    return ms["total"] - ms["encode"] - ms.get("second", 0.0)


def _recall(index: OpenIndex, questions: Matrix, depth: int) -> None:
    """The share of the exact first ten that the index finds when asked for so many rows.

    Rows as near as the exact tenth count, whichever they are: laws repeat each other's words.
    """
    [exact] = outcome(index.exact([questions], Filters(), [WIDTH], _LISTED))
    shares, spent = [], []
    for vector, best in zip(questions, exact.scores, strict=True):
        started = perf_counter()
        found = index.near(vector, Filters(), depth)
        spent.append((perf_counter() - started) * 1000)
        nearest = {one.provision_id: one.score for one in reversed(found)}
        ranked = sorted(nearest.values(), reverse=True)[: len(best)]
        shares.append(sum(score >= best[-1] - _SAME for score in ranked) / len(best))
    mean, p95 = 100 * sum(shares) / len(shares), percentile(spent, 0.95)
    told(f"768 numbers: recall@10, {depth} rows asked for", mean, "%",
         f"aimed at 99; lowest {100 * min(shares):.0f}; p95 {p95:.1f} ms")  # fmt: skip
