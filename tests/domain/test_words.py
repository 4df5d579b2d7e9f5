"""Telling words and shared words."""

from app.domain.words import shared, telling


def test_function_words_and_repeats_are_left_out() -> None:
    assert telling(["房东", "不", "退", "押金", "怎么办", "押金", "?", "the", "deposit"]) == (
        "房东",
        "退",
        "押金",
        "deposit",
    )


def test_latin_words_match_whole() -> None:
    assert shared(("art", "deposit"), "The Deposit of a tenant's party") == ("deposit",)


def test_single_characters_only_where_nothing_longer() -> None:
    assert shared(("退", "押金"), "退还押金") == ("押金",)
    assert shared(("退",), "退还") == ("退",)
