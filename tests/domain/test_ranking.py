"""Fusion keeps one entry a provision, honours weights and is stable."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ranking import Near, Weights, fuse, strength, words_share

rows = st.lists(
    st.builds(Near, st.sampled_from("abcdefgh"), st.just(0), st.just(9), st.floats(-1, 1)),
    max_size=12,
)


def test_found_on_both_sides_beats_found_on_one() -> None:
    near = [Near("a", 0, 1, 0.9), Near("b", 0, 1, 0.8)]
    words = [Near("b", 5, 9, 7.0), Near("c", 0, 1, 6.0)]
    fused = fuse(near, words, Weights(), 0.2)
    assert [one.provision_id for one in fused] == ["b", "a", "c"]
    assert fused[0].cosine == 0.8
    assert fused[2].cosine is None


def test_best_passage_of_a_long_provision_counts() -> None:
    near = [Near("a", 100, 200, 0.9), Near("a", 0, 100, 0.8), Near("b", 0, 1, 0.7)]
    fused = fuse(near, [], Weights(), 0.2)
    assert [(one.provision_id, one.start) for one in fused] == [("a", 100), ("b", 0)]


def test_weight_zero_switches_a_side_off() -> None:
    near, words = [Near("a", 0, 1, 0.9)], [Near("b", 0, 1, 1.0)]
    assert [f.provision_id for f in fuse(near, words, Weights(words=0), 0.2)] == ["a"]
    assert [f.provision_id for f in fuse(near, words, Weights(meaning=0), 0.2)] == ["b"]


@given(rows, rows)
def test_every_provision_once_and_best_first(near: list[Near], words: list[Near]) -> None:
    fused = fuse(near, words, Weights(), 0.2)
    ids = [one.provision_id for one in fused]
    assert len(ids) == len(set(ids))
    assert set(ids) == {row.provision_id for row in near + words}
    scores = [one.score for one in fused]
    assert scores == sorted(scores, reverse=True)


def test_strength_runs_from_one_to_four() -> None:
    assert [strength(c) for c in (-1.0, 0.0, 1.0)] == [1, 1, 4]


def test_words_count_more_in_latin_script() -> None:
    assert words_share("my landlord keeps the deposit") > words_share("房东不退 deposit")
