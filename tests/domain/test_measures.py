"""The measures agree with values worked out by hand."""

from math import log2

import pytest

from app.domain.measures import (
    Judged,
    figures,
    means,
    measures,
    percentile,
    qrels_lines,
    trec_lines,
)


def test_one_question_by_hand() -> None:
    found = measures([Judged((None, 1, None, 1, 0), 3)])
    assert found["hit@1"] == 0
    assert found["hit@5"] == 1
    assert found["mrr@10"] == pytest.approx(1 / 2)
    ideal = 1 + 1 / log2(3) + 1 / log2(4)
    assert found["ndcg@10"] == pytest.approx((1 / log2(3) + 1 / log2(6)) / ideal)
    assert found["recall@5"] == pytest.approx(2 / 3)


def test_rank_eleven_counts_for_recall_only() -> None:
    found = measures([Judged((None,) * 10 + (0,), 1)])
    assert found["hit@10"] == found["mrr@10"] == found["ndcg@10"] == found["recall@10"] == 0
    assert found["recall@20"] == found["recall@100"] == 1


def test_nothing_found_and_nothing_asked() -> None:
    assert set(measures([Judged((), 2)]).values()) == {0.0}
    assert set(measures([]).values()) == {0.0}


def test_percentile_is_nearest_rank() -> None:
    assert percentile([5, 1, 3], 0.5) == 3
    assert percentile(range(100), 0.95) == 95
    assert percentile([], 0.5) == 0


def test_trec_lines_hold_no_spaces_in_ids() -> None:
    assert trec_lines("q 1", ["abc"], {"abc": 0.5}) == ["q_1 Q0 abc 1 0.500000 pandecta"]


def test_means_are_those_of_single_questions() -> None:
    judged = [Judged((0,), 1), Judged((None, 0), 2), Judged((), 1)]
    assert measures(judged) == means([figures(one) for one in judged])
    assert measures(judged)["recall@64"] == pytest.approx(0.5)


def test_qrels_count_what_the_library_lacks() -> None:
    assert qrels_lines("q 1", ["abc", "def"], 1) == [
        "q_1 0 abc 1",
        "q_1 0 def 1",
        "q_1 0 not-in-library-1 1",
    ]
