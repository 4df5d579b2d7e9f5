"""The nearest passages are the ones that comparing every pair finds, however they come in."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.adapters import nearness
from app.adapters.nearness import MatrixNearness
from app.domain.events import Progress, outcome


def _exact(questions: np.ndarray, passages: np.ndarray, width: int) -> np.ndarray:
    asked, rows = questions[:, :width].astype("float64"), passages[:, :width].astype("float64")
    asked /= np.linalg.norm(asked, axis=1, keepdims=True)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return asked @ rows.T


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 99), st.integers(1, 40), st.integers(1, 30), st.sampled_from([3, 8]))
def test_it_finds_what_comparing_every_pair_finds(
    seed: int, passages: int, depth: int, width: int
) -> None:
    chance = np.random.default_rng(seed)
    asked = chance.normal(size=(7, 8)).astype("float32")
    rows = chance.normal(size=(passages, 8)).astype("float32")
    found = outcome(MatrixNearness().best(asked, rows, width, depth))
    for told, cosines in zip(found, _exact(asked, rows, width), strict=True):
        expected = np.argsort(-cosines)[: min(depth, passages)]
        assert [place for place, _ in told] == expected.tolist()
        assert [score for _, score in told] == pytest.approx(cosines[expected], abs=2e-6)


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(1)
    asked = chance.normal(size=(50, 16)).astype("float32")
    rows = chance.normal(size=(700, 16)).astype("float32")
    at_once = outcome(MatrixNearness().best(asked, rows, 8, 20))
    monkeypatch.setattr(nearness, "_PASSAGES", 64)
    monkeypatch.setattr(nearness, "_QUESTIONS", 16)
    scan = MatrixNearness().begun([asked[:13], asked[13:]], (16, 8), 20)
    for start in range(0, 700, 90):
        outcome(scan.offer(rows[start : start + 90]))
    told = scan.told()
    assert list(told) == [16, 8]
    for one, other in zip(told[8], at_once, strict=True):
        assert [place for place, _ in one] == [place for place, _ in other]


def test_equal_passages_keep_their_order_and_empty_questions_find_nothing() -> None:
    rows = np.tile(np.array([[3.0, 4.0]], dtype="float32"), (30, 1))
    asked = np.array([[1.0, 1.0], [0.0, 0.0]], dtype="float32")
    first, empty = outcome(MatrixNearness().best(asked, rows, 2, 30))
    assert [place for place, _ in first] == list(range(30))
    assert empty == []


def test_a_passage_of_zeros_is_far_from_everything() -> None:
    rows = np.array([[0.0, 0.0], [1.0, 0.0], [-1.0, 0.0]], dtype="float32")
    [found] = outcome(MatrixNearness().best(rows[1:2], rows, 2, 3))
    assert found == [(1, 1.0), (0, 0.0), (2, -1.0)]


def test_nothing_to_compare() -> None:
    rows = np.zeros((0, 4), dtype="float32")
    some = np.ones((2, 4), dtype="float32")
    assert outcome(MatrixNearness().best(some, rows, 4, 5)) == [[], []]
    assert outcome(MatrixNearness().best(rows, some, 4, 5)) == []


def test_it_reports_and_can_be_closed() -> None:
    rows = np.random.default_rng(2).normal(size=(20_000, 8)).astype("float32")
    work = MatrixNearness().best(rows[:1_500], rows, 8, 10)
    events = list(islice(work, 4))
    assert all(isinstance(one, Progress) and one.total == 9 for one in events)
    work.close()
