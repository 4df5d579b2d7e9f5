"""Strings are found by beginning, part and near spelling, as the plain definition says."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.near_spelling import Spellings, edits_allowed

WORDS = st.lists(st.text("abc", max_size=9), max_size=30)


def edits(typed: str, name: str) -> int:
    """Optimal string alignment of `typed` with the nearest beginning of `name`, by its table."""
    table: dict[tuple[int, int], int] = {}
    for i in range(len(typed) + 1):
        for j in range(len(name) + 1):
            ways = [i + j] if not i or not j else [
                table[i - 1, j - 1] + (typed[i - 1] != name[j - 1]),
                table[i - 1, j] + 1,
                table[i, j - 1] + 1,
            ]  # fmt: skip
            if i > 1 and j > 1 and typed[i - 2 : i] == name[j - 1] + name[j - 2]:
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return min(table[len(typed), j] for j in range(len(name) + 1))


@given(WORDS, st.text("abc", min_size=1, max_size=8), st.integers(0, 2))
def test_it_is_what_the_definition_says(strings: list[str], typed: str, most: int) -> None:
    spellings = Spellings(strings)
    told = {n: edits(typed, string) for n, string in enumerate(strings)}
    expected = {n: count for n, count in told.items() if 0 < count <= most}
    assert spellings.nearly_beginning(typed, most) == expected
    containing = [n for n, string in enumerate(strings) if typed in string]
    assert sorted(spellings.containing(typed)) == containing
    beginning = [n for n, string in enumerate(strings) if string.startswith(typed)]
    assert sorted(spellings.beginning(typed)) == beginning


def test_more_letters_may_be_wrong_in_longer_words() -> None:
    allowed = {word: edits_allowed(word) for word in ("abc", "abcd", "abcdefgh", "a" * 40)}
    assert list(allowed.values()) == [0, 1, 2, 2]
    assert [edits_allowed(word) for word in ("劳动", "劳功法", "劳" * 40)] == [0, 1, 1]
