"""A levelled text leads back to the characters that it was made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checking_plain import levelled


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**《劳动法》** 第 8 条", "《劳动法》第8条"),
        ("17 U.S.C. §§ 101–103", "usc17 sections 101-103"),
        ("17 USC 107", "usc17 sections 107"),
        ("§107(a)", "section 107(a)"),
        ("s.3 and ss.4", "s 3 and ss 4"),
        ("劳动法８条", "劳动法第8条"),
        ("a `[1]` b", "a b"),
        ("```\n[1]\n```\nb", " \n \n \nb"),
    ],
)
def test_what_hinders_reading_is_levelled(text: str, plain: str) -> None:
    assert levelled(text).text == plain


@pytest.mark.parametrize("cited", ["17 U.S.C. § 107", "§ 107", "第 8 条", "s.3"])
def test_spans_lead_back(cited: str) -> None:
    text = f"**A**  b {cited} c"
    plain = levelled(text)
    begin, end = plain.text.index("b ") + 2, plain.text.index(" c")
    start, stop = plain.span(begin, end)
    assert text[start:stop] == cited


@given(st.text(alphabet="《》第条8 *`§17US.C\n\u200bab", max_size=60))
def test_every_span_is_within_the_text(text: str) -> None:
    plain = levelled(text)
    for start in range(len(plain.text)):
        begin, end = plain.span(start, start + 1)
        assert 0 <= begin < end <= len(text)
