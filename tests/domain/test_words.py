"""Telling words and shared words."""

from app.domain.words import question_words, shared, telling


def test_function_words_and_repeats_are_left_out() -> None:
    assert telling(["房东", "不", "退", "押金", "怎么办", "押金", "?", "the", "deposit"]) == (
        "房东",
        "退",
        "押金",
        "deposit",
    )


def test_latin_words_match_whole() -> None:
    assert shared(("art", "deposit"), "The Deposit of a tenant's party") == ("deposit",)


def test_endings_do_not_hide_a_word() -> None:
    assert shared(("landlords", "paying"), "a landlord pays") == ("landlord", "pays")
    assert shared(("compensation",), "to compensate") == ("compensate",)


def test_latin_words_of_a_question_stay_as_typed() -> None:
    tokens = ("房东", "keep", "deposit")
    assert question_words("房东 keeps my Deposits", tokens) == ("keeps", "deposits", "房东")


def test_single_characters_only_where_nothing_longer() -> None:
    assert shared(("退", "押金"), "退还押金") == ("押金",)
    assert shared(("退",), "退还") == ("退",)
