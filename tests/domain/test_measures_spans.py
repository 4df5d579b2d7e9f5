"""LegalBench-RAG's precision and recall agree with what is counted by hand."""

import pytest

from app.domain.measures_spans import Span, precision_and_recall, span_figures

RIGHT = (Span("a.txt", 100, 200), Span("b.txt", 0, 100))


def test_counted_by_hand() -> None:
    found = [Span("a.txt", 150, 400), Span("c.txt", 0, 250)]
    assert precision_and_recall(found, RIGHT) == pytest.approx((50 / 500, 50 / 200))


def test_a_passage_may_hold_several_answers() -> None:
    right = (Span("a.txt", 0, 10), Span("a.txt", 90, 100))
    assert precision_and_recall([Span("a.txt", 5, 95)], right) == pytest.approx((10 / 90, 0.5))


def test_touching_is_not_sharing_and_nothing_is_zero() -> None:
    assert precision_and_recall([Span("a.txt", 200, 300)], RIGHT) == (0, 0)
    assert precision_and_recall([], RIGHT) == (0, 0)
    assert precision_and_recall([Span("a.txt", 0, 9)], ()) == (0, 0)


def test_only_the_first_k_count() -> None:
    found = [*(Span("c.txt", n, n + 10) for n in range(3)), Span("a.txt", 100, 200)]
    figures = span_figures(found, RIGHT)
    assert figures["recall@1"] == 0
    assert figures["recall@4"] == figures["recall@64"] == 0.5
    assert figures["precision@4"] == pytest.approx(100 / 130)
