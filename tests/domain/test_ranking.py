"""Fusion keeps one entry a provision, honours parts and is stable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ranking import (
    Near,
    Parts,
    asked_share,
    fuse,
    strength,
    with_priors,
    with_second,
    words_share,
)

rows = st.lists(
    st.builds(Near, st.sampled_from("abcdefgh"), st.just(0), st.just(9), st.floats(-1, 1)),
    max_size=12,
)


def test_found_on_both_sides_beats_found_on_one() -> None:
    near = [Near("a", 0, 1, 0.9), Near("b", 0, 1, 0.8)]
    words = [Near("b", 5, 9, 7.0), Near("c", 0, 1, 6.0)]
    fused = fuse(near, words, Parts(), 0.2)
    assert [one.provision_id for one in fused] == ["b", "a", "c"]
    assert fused[0].cosine == 0.8
    assert fused[2].cosine is None


def test_best_passage_of_a_long_provision_counts() -> None:
    near = [Near("a", 100, 200, 0.9), Near("a", 0, 100, 0.8), Near("b", 0, 1, 0.7)]
    fused = fuse(near, [], Parts(), 0.2)
    assert [(one.provision_id, one.start) for one in fused] == [("a", 100), ("b", 0)]


def test_weight_zero_switches_a_side_off() -> None:
    near, words = [Near("a", 0, 1, 0.9)], [Near("b", 0, 1, 1.0)]
    assert [f.provision_id for f in fuse(near, words, Parts(words=False), 0.2)] == ["a"]
    assert [f.provision_id for f in fuse(near, words, Parts(meaning=False), 0.2)] == ["b"]


@given(rows, rows)
def test_every_provision_once_and_best_first(near: list[Near], words: list[Near]) -> None:
    fused = fuse(near, words, Parts(), 0.2)
    ids = [one.provision_id for one in fused]
    assert len(ids) == len(set(ids))
    assert set(ids) == {row.provision_id for row in near + words}
    scores = [one.score for one in fused]
    assert scores == sorted(scores, reverse=True)


def test_strength_runs_from_one_to_four() -> None:
    assert [strength(c) for c in (-1.0, 0.0, 1.0)] == [1, 1, 4]


def test_words_count_more_in_latin_script() -> None:
    assert words_share("my landlord keeps the deposit") > words_share("房东不退 deposit")


def test_a_law_that_is_asked_about_rises_within_bounds() -> None:
    near = [Near("a", 0, 1, 0.50, "quiet", "law"), Near("b", 0, 1, 0.47, "asked", "law")]
    fused = fuse(near, [], Parts(), 0.2)
    shares = {"asked": asked_share(1_000)}
    assert [one.provision_id for one in with_priors(fused, shares)] == ["b", "a"]
    assert asked_share(0) == 0.0
    assert asked_share(100_000) == 1.0
    far = fuse([near[0], Near("b", 0, 1, 0.43, "asked", "law")], [], Parts(), 0.2)
    assert [one.provision_id for one in with_priors(far, shares)] == ["a", "b"]


def test_local_law_stands_back() -> None:
    near = [Near("a", 0, 1, 0.50, "x", "local"), Near("b", 0, 1, 0.47, "y", "law")]
    fused = fuse(near, [], Parts(), 0.2)
    assert [one.provision_id for one in with_priors(fused, {})] == ["b", "a"]


def test_a_second_model_counts_beside_the_first() -> None:
    near = [Near("a", 0, 1, 0.50), Near("b", 0, 1, 0.45), Near("c", 0, 1, 0.40)]
    fused = fuse(near, [], Parts(), 0.2)
    seconded = with_second(fused, {"a": 0.1, "b": 0.6})
    assert [one.provision_id for one in seconded] == ["b", "a", "c"]
    # what was not judged has the least of those that were
    assert seconded[2].score == pytest.approx(fused[2].score + 0.25 * 0.1)
    assert with_second(fused, {}) == fused
