"""Intervals and p agree with what is known exactly, and are the same every time."""

from itertools import product
from math import comb
from random import Random
from time import process_time

import pytest

from app.domain.events import Progress, outcome
from app.domain.significance import (
    differences,
    interval,
    intervals,
    randomisation_p,
    resampled_means,
    resamples_for,
)


def _binomial_bounds(count: int, right: int) -> tuple[float, float]:
    """The 2.5 % and 97.5 % points of the share among `count` draws, computed exactly."""
    p, below, bounds = right / count, 0.0, []
    for k in range(count + 1):
        below += comb(count, k) * p**k * (1 - p) ** (count - k)
        if below >= (0.025, 0.975)[min(len(bounds), 1)] and len(bounds) < 2:
            bounds.append(k / count)
    return bounds[0], bounds[1]


def test_shares_have_the_binomial_interval() -> None:
    column = [1.0] * 70 + [0.0] * 30
    found = outcome(intervals({"hit@10": column}))["hit@10"]
    assert found == pytest.approx(_binomial_bounds(100, 70), abs=0.0101)


def test_all_measures_are_drawn_together() -> None:
    chance = Random(3)
    first = [chance.random() for _ in range(50)]
    drawn = outcome(resampled_means({"a": first, "b": [-one for one in first], "c": [1.0] * 50}))
    assert drawn["a"] == pytest.approx([-one for one in drawn["b"]], abs=1e-6)
    assert drawn["c"] == pytest.approx([1.0] * len(drawn["a"]))
    assert sum(drawn["a"]) / len(drawn["a"]) == pytest.approx(sum(first) / 50, abs=0.002)


def test_paired_differences_see_what_single_means_hide() -> None:
    chance = Random(4)
    before = [chance.random() * 0.9 for _ in range(200)]
    after = [one + 0.05 for one in before]
    alone = outcome(intervals({"before": before, "after": after}))
    assert alone["before"][1] > alone["after"][0]
    gain = outcome(differences({"x": before}, {"x": after}))["x"]
    assert (gain.value, gain.low, gain.high) == pytest.approx((0.05, 0.05, 0.05))
    assert gain.p is None


def test_the_same_every_time() -> None:
    column = {"x": [0.0, 1.0, 0.5, 0.25]}
    assert outcome(resampled_means(column)) == outcome(resampled_means(column))


def test_nothing_and_one() -> None:
    assert outcome(intervals({"x": []})) == {"x": (0.0, 0.0)}
    assert outcome(intervals({})) == {}
    assert outcome(intervals({"x": [0.5]})) == {"x": (0.5, 0.5)}
    assert interval(range(1000)) == (25, 974)


def test_many_questions_are_drawn_less_often() -> None:
    assert resamples_for(1_235) == 10_000
    assert resamples_for(10_000) == 2_000
    assert resamples_for(10**7) == 1_000


@pytest.mark.parametrize("each", [(1, 1, 1, 1, 1), (0.5, -0.25, 1, 0, 0, 0.5, 1, -0.1), (0, 0)])
def test_p_is_the_share_of_all_assignments(each: tuple[float, ...]) -> None:
    signs = list(product((1, -1), repeat=len(each)))
    extreme = [abs(sum(s * e for s, e in zip(one, each, strict=True))) for one in signs]
    exact = sum(one >= abs(sum(each)) - 1e-9 for one in extreme) / len(signs)
    assert randomisation_p(each) == pytest.approx(exact, abs=0.015)


def test_p_of_a_clear_difference_and_of_none() -> None:
    chance = Random(5)
    noise = [chance.choice((-1.0, -0.5, 0.0, 0.5, 1.0)) for _ in range(400)]
    assert randomisation_p([one - sum(noise) / 400 for one in noise]) > 0.9
    assert randomisation_p([1.0] * 40 + [-1.0] * 5) < 0.001


def test_it_is_fast_and_can_be_stopped_within_a_second() -> None:
    chance = Random(6)
    columns = {f"m{n}": [chance.choice((0.0, 0.5, 1.0)) for _ in range(1_200)] for n in range(11)}
    work, steps, last = resampled_means(columns), 0, process_time()
    for event in work:
        assert isinstance(event, Progress)
        assert process_time() - last < 0.5
        last, steps = process_time(), steps + 1
    assert steps >= 20
    started = process_time()
    outcome(intervals(columns))
    assert process_time() - started < 4
