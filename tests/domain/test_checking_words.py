"""Quotations stand in a provision word for word, or they do not."""

import pytest

from app.domain.checking_words import Wording, is_passage
from app.domain.difference import Fate

TEXT = (
    "用人单位不得解除劳动合同，但劳动者有下列情形之一的除外：\n"
    "（一）在三十日内未到岗的；\n（二）严重违反规章制度的。"
)
WORDS = Wording(TEXT, "解除的限制", "第四十二条")


@pytest.mark.parametrize(
    "quoted",
    [
        "用人单位不得解除劳动合同",
        "用人单位，不得解除 劳动合同！",
        "第四十二条 用人单位不得解除劳动合同",
        "第四十二条 解除的限制 用人单位不得解除劳动合同",
        "但劳动者有下列情形之一的除外:(一)在三十日内未到岗的",
        "用人单位不得解除……严重违反规章制度的",
        "用人单位不得解除[...]严重违反规章制度的",
        "……严重违反规章制度的",
    ],
)
def test_spaces_width_and_punctuation_may_differ(quoted: str) -> None:
    assert WORDS.spans(quoted) is not None


@pytest.mark.parametrize(
    "quoted",
    [
        "用人单位可以解除劳动合同",
        "得解除劳动合同",
        "日内未到岗的用人单位",
        "十日内未到岗的",
        "严重违反规章制度的……用人单位不得解除",
        "用……得……解……除",
        "用人单位不得解除严重违反规章制度的",
        "……",
        "",
    ],
)
def test_words_their_order_and_negations_may_not(quoted: str) -> None:
    assert WORDS.spans(quoted) is None


def test_spans_are_of_the_text() -> None:
    (span,) = WORDS.spans("（二）严重违反规章制度的") or []
    assert TEXT[slice(*span)] == "二）严重违反规章制度的"


def test_the_difference_is_to_the_nearest_stretch() -> None:
    spans = WORDS.difference("劳动者轻微违反规章制度的")
    assert "".join(span.text for span in spans if span.fate is Fate.ADDED).count("轻微") == 1
    assert "用人单位" not in "".join(span.text for span in spans)


@pytest.mark.parametrize(
    ("quoted", "passage"),
    [("二个月", False), ("用人单位不得解除", True), ("in writing", False),
     ("only by agreement in writing", True), ("", False), ("1 2 3 4 5 6 7", False)],
)  # fmt: skip
def test_a_term_is_no_passage(quoted: str, passage: bool) -> None:
    assert is_passage(quoted) is passage
