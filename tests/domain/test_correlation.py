"""Rank correlation is what its definition says, and the general pairs are fit to be ranked by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.correlation import spearman
from app.domain.general_pairs import GENERAL, pairs_in


def test_known_values() -> None:
    assert spearman([1, 2, 3, 4], [10, 20, 30, 400]) == pytest.approx(1.0)
    assert spearman([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1.0)
    # ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5)
    assert spearman([1, 2, 2, 3], [1, 2, 3, 4]) == pytest.approx(0.9486833)


def test_what_says_nothing_has_no_correlation() -> None:
    assert spearman([], []) == 0.0
    assert spearman([1.0, 1.0], [1.0, 2.0]) == 0.0


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2))
def test_only_the_order_counts(pairs: list[tuple[int, int]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    stretched = [float(a) ** 3 for a in first]
    assert spearman(first, second) == pytest.approx(spearman(stretched, second))
    assert -1.0000001 <= spearman(first, second) <= 1.0000001


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_pairs_are_of_all_grades_and_none_comes_twice(language: str) -> None:
    pairs = GENERAL[language]
    assert [sum(one.grade == grade for one in pairs) for grade in range(4)] == [20] * 4
    assert len({frozenset((one.first, one.second)) for one in pairs}) == 80
    assert all(one.first.strip() == one.first != one.second for one in pairs)


def test_a_line_that_is_no_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        pairs_in("3|only one")
