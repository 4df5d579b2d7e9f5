"""Everyday expressions are found in questions, in either script, and nothing else is."""

import pytest

from app.domain.lexicon import Entry, Lexicon, expression_key, terms_of, words_asked

LEXICON = Lexicon(
    Entry(expression, (term,))
    for expression, term in {
        "炒鱿鱼": "解除劳动合同",
        "被炒": "用人单位单方解除",
        "拖…工资": "拖欠劳动报酬",
        "工资": "劳动报酬",
        "996": "延长工作时间",
        "N+1": "经济补偿",
        "security deposit": "deposit",
        "break into … house": "burglary",
        "kick … out … flat": "eviction",
        "neighbour": "adjoining owner",
        "steal car": "theft of a motor vehicle",
    }.items()
)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.expression, text[one.start : one.stop]) for one in LEXICON.expand(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我被炒鱿鱼了", [("炒鱿鱼", "炒鱿鱼")]),
        ("昨天被炒了", [("被炒", "被炒")]),
        ("拖工资怎么办", [("拖…工资", "拖工资")]),
        ("老板拖了三个月工资", [("拖…工资", "拖了三个月工资")]),
        ("老板拖了整整七个多月工资", [("工资", "工资")]),
        ("公司９９６合法吗", [("996", "９９６")]),
        ("房号1996", []),
        ("有没有 n+1 补偿", [("N+1", "n+1")]),
        ("他拖欠房租", []),
        ("", []),
        ("工资和工资", [("工资", "工资"), ("工资", "工资")]),
    ],
)
def test_chinese(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The security deposits?", [("security deposit", "security deposits")]),
        (
            "They broke into my mother's house!",
            [("break into … house", "broke into my mother's house")],
        ),
        ("broke into a big old red brick house", []),
        ("he is breaking into houses", [("break into … house", "breaking into houses")]),
        ("I was kicked out of my flat", [("kick … out … flat", "kicked out of my flat")]),
        ("My neighbor's dog", [("neighbour", "neighbor's")]),
        ("someone stole my car", [("steal car", "stole my car")]),
        ("stealing the cars", [("steal car", "stealing the cars")]),
        ("my scar", []),
        ("insecurity deposit", []),
    ],
)
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_of_two_that_overlap_the_longer_is_taken_and_a_gap_takes_nothing() -> None:
    lexicon = Lexicon(
        [Entry("劳动合同", ("a",)), Entry("合同工", ("b",)), Entry("没签…合同工", ("c",))]
    )
    assert [one.terms for one in lexicon.expand("没签劳动合同工")] == [("c",)]
    assert [one.terms for one in lexicon.expand("劳动合同工")] == [("a",)]
    assert terms_of(lexicon.expand("劳动合同，合同工，劳动合同")) == ("a", "b")


def test_the_later_of_two_entries_holds_and_forms_of_a_word_are_one_expression() -> None:
    lexicon = Lexicon([Entry("fire worker", ("old",)), Entry("fired workers", ("new",))])
    assert [entry.terms for entry in lexicon.entries] == [("new",)]
    assert expression_key("Ｎ＋１") == expression_key("n+1")
    assert expression_key("form 1011") != expression_key("form 101")
    assert expression_key("robbing a bank") == expression_key("robbed the banks")
    assert expression_key("拖 … 工资") == expression_key("拖…工资")
    assert expression_key(" … ") == expression_key("the") == ""


def test_words_of_the_question_weigh_more_than_those_of_the_terms() -> None:
    assert words_asked(("拖", "工资"), ("劳动", "报酬")) == "拖 工资 拖 工资 劳动 报酬"
    assert words_asked(("拖", "工资"), ()) == "拖 工资"
