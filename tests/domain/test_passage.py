"""Windows cover a provision exactly and keep to their size."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from app.domain.passage import STRETCH, WINDOW, content_hash, windows, wording

texts = st.text(alphabet="条。\n, x.", max_size=4000) | st.text(max_size=3000)


@given(texts, st.sampled_from(["zh", "en", "zh-CN"]))
def test_windows_cover_without_gap_or_overlap(text: str, language: str) -> None:
    spans = windows(text, language)
    assert "".join(text[start:stop] for start, stop in spans) == text
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in itertools.pairwise(spans))


@given(st.text(alphabet="条。\n", min_size=700, max_size=6000))
def test_no_window_is_longer_than_allowed(text: str) -> None:
    spans = windows(text, "zh")
    assert all(stop - start <= WINDOW["zh"] * STRETCH for start, stop in spans)
    assert all(stop > start for start, stop in spans)


def test_short_provision_is_one_window() -> None:
    assert windows("", "en") == [(0, 0)]
    assert windows("x" * 600, "zh") == [(0, 600)]


def test_wording_names_law_and_last_heading() -> None:
    assert wording("Kite Act", ("Part 1", "Flying"), "Where", "x") == "Kite Act Flying Where\nx"
    assert content_hash("a") != content_hash("b")
