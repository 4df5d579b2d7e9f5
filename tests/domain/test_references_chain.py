"""Chains of Chinese numbers, and citations of several provisions at once."""

import pytest

from app.domain.citation import parse_citation
from app.domain.references_chain import read_chain

CHAINS = {
    "第三条规定": ["3"],
    "第89条": ["89"],
    "第一千零四十二条": ["1042"],
    "第一〇四二条": ["1042"],
    "第二百六十条之一第一款": ["260-1 款1"],
    "第三条第一款第（二）项第3目": ["3 款1 项2 目3"],
    "第24条第(三)项": ["24 项3"],
    "第十条的第二款": ["10 款2"],
    "第三条、第五条和第九条的": ["3", "5", "9"],
    "第三条、五条": ["3", "5"],
    "第三条第一款、第二款和第四条": ["3 款1", "3 款2", "4"],
    "第三条第一款第一项或者第三项": ["3 款1 项1", "3 款1 项3"],
    "第三条第一、二款": ["3 款1", "3 款2"],
    "第一、二项": ["项1", "项2"],
    "第（二）、（三）项": ["项2", "项3"],
    "第五条至第九条": ["5~9"],
    "第2至5条": ["2~5"],
    "第一百三十四条至第一百三十九条之一": ["134~139-1"],
    "第一项至第三项，及第九项": ["项1", "项2", "项3", "项9"],
    "第四十条，第四十二条第一项": ["40", "42 项1"],
    "第五章第四十七条": ["47"],
    "第二编第五章": ["编2 章5"],
    "第三款、第四条": ["款3", "4"],
    "条例第三条": [],
    "三条": [],
    "第三人": [],
}


@pytest.mark.parametrize("text", CHAINS)
def test_places(text: str) -> None:
    places = read_chain(text, 0)
    told = [
        " ".join(
            [*filter(None, [f"{p.number}~{p.until}" if p.until else p.number])]
            + [f"{step.kind}{step.value}" for step in p.within]
        )
        for p in places
    ]
    assert told == CHAINS[text]


def test_each_place_has_its_own_span() -> None:
    text = "第三条第一、二款和第五条至第七条规定"
    spans = [text[place.start : place.stop] for place in read_chain(text, 0)]
    assert spans == ["第三条第一", "二款", "第五条至第七条"]


@pytest.mark.parametrize(
    ("asked", "name", "numbers"),
    [
        ("民法典第三条、第五条、第七条", "民法典", "3 5 7"),
        ("民法典第10、12条", "民法典", "10 12"),
        ("《刑法》第三条第一款、第五条", "刑法", "3 5"),
        ("刑法第三条至第五条、第八条", "刑法", "3 4 5 8"),
        ("刑法第20条第3款和第21条", "刑法", "20 21"),
        ("第三条、第五条、第九条", "", "3 5 9"),
    ],
)
def test_citation_of_several(asked: str, name: str, numbers: str) -> None:
    found = parse_citation(asked)
    assert found is not None
    assert (found.name, " ".join((found.number, *found.also))) == (name, numbers)


def test_question_about_several_is_no_citation() -> None:
    assert parse_citation("根据刑法第三条、第五条、第六条怎么判") is None
