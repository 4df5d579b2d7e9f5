"""The parts of fitting that need no process: precision, pace, rows, scores, the order of bests."""

from pathlib import Path

import pytest

from app.adapters.fitting import checkpoints, precision
from app.adapters.fitting.best import Judged
from app.adapters.fitting.held_out import ndcg
from app.adapters.fitting.job import Pace
from app.adapters.fitting.rows import columns, most_at_once


@pytest.mark.parametrize(
    ("asked", "device", "bf16", "narrow", "used"),
    [
        ("auto", "cuda", True, False, "bf16"),
        ("auto", "cuda", False, False, "fp16"),
        ("auto", "cuda", False, True, "fp32"),
        ("fp16", "cuda", True, False, "fp16"),
        ("fp16", "cuda", True, True, "bf16"),
        ("fp16", "cuda", False, True, "fp32"),
        ("bf16", "cuda", False, False, "fp16"),
        ("fp32", "cuda", True, False, "fp32"),
        ("bf16", "cpu", True, False, "fp32"),
        ("auto", "mps", False, False, "fp32"),
    ],
)
def test_precision_is_what_device_and_model_stand(
    asked: str, device: str, bf16: bool, narrow: bool, used: str
) -> None:
    assert precision.choose(asked, device, bf16, narrow) == used


def test_pieces_halve_before_the_batch_and_the_update_keeps_its_questions() -> None:
    pace = Pace(8, 1, 2)
    seen = []
    while pace is not None:
        seen.append((pace.batch, pace.accumulate, pace.mini_batch))
        smaller = pace.smaller(cached=True)
        if smaller is None:
            break
        pace = smaller
    assert seen == [(8, 1, 2), (8, 1, 1), (4, 2, 1), (2, 4, 1)]
    assert Pace(8, 1, 16).smaller(cached=False) == Pace(4, 2, 4)


def test_rows_have_equal_length_and_no_right_answer_among_the_wrong() -> None:
    triples = [("q1", "a", ("b", "c")), ("q2", "b", ()), ("q3", "c", ("a",))]
    rows = columns(triples, 2, seed=1)
    assert list(rows) == ["question", "right", "wrong1", "wrong2"]
    assert {len(one) for one in rows.values()} == {3}
    assert (rows["wrong1"][0], rows["wrong2"][0]) == ("b", "c")
    for right, first, second in zip(rows["right"], rows["wrong1"], rows["wrong2"], strict=True):
        assert len({right, first, second}) == 3
    assert list(columns([("q1", "a", ())], 2, seed=1)) == ["question", "right"]


def test_a_batch_has_no_more_questions_than_there_are_passages() -> None:
    rows = columns([(f"q{n}", f"p{n % 6}", ()) for n in range(60)], 0, seed=1)
    assert most_at_once(rows, 32) == 6
    assert most_at_once(rows, 4) == 4


def test_ndcg_is_one_for_the_best_ranking_and_falls_with_the_rank() -> None:
    assert ndcg([True, True, False], 2) == pytest.approx(1)
    assert ndcg([False, True], 1) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg([False] * 10, 3) == 0


def test_the_untrained_model_is_never_the_best_and_a_resume_forgets_what_came_later(
    tmp_path: Path,
) -> None:
    judged = Judged(tmp_path, -1)
    assert not judged.add(0, {32: 0.9})
    assert judged.add(10, {32: 0.5, 16: 0.3})
    assert not judged.add(20, {32: 0.4, 16: 0.4})
    assert judged.add(30, {32: 0.6})
    assert not judged.add(40, {32: 0.1})
    assert judged.waited == 1
    again = Judged(tmp_path, 20)
    assert [again.knows(step) for step in (0, 20, 30)] == [True, True, False]
    assert again.waited == 1
    assert again.add(30, {32: 0.6})


def test_a_checkpoint_that_a_kill_left_half_is_not_used(tmp_path: Path) -> None:
    for step in (10, 20):
        (checkpoints.place(tmp_path) / f"checkpoint-{step}").mkdir(parents=True)
    assert checkpoints.last(tmp_path) == (None, 0)
    for step in (9, 10, 20):
        (checkpoints.place(tmp_path) / f"checkpoint-{step}").mkdir(parents=True)
    checkpoints.mark(tmp_path, 9)
    checkpoints.mark(tmp_path, 10)
    found, step = checkpoints.last(tmp_path)
    assert (found, step) == (checkpoints.place(tmp_path) / "checkpoint-10", 10)
    assert not (checkpoints.place(tmp_path) / "checkpoint-20").exists()
