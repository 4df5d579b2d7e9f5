"""Printing a place in a provision as its own law is cited, and reading it again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.citation import name_key, parse_citation
from app.domain.citing import printed
from app.domain.law import Kind, Law, Level, Provision
from app.domain.subdivision import steps_at, subdivision_span

ARTICLE = "下列情形之一的，可以没收风筝：\n（一）雷雨；\n（二）夜间：\n1.无月；\n2.有月。"
TWO = ARTICLE + "\n没收应当书面通知。"
SECTION = "(1) No kites—\n(a) by night;\n(b) in—\n(i) rain; or\n(ii) snow.\n(2) Fine: five crowns."


def law(title: str, citation: str, language: str = "en") -> Law:
    return Law("l", title, language, Level.LAW, "", "", citation)


def provision(number: str, label: str, text: str, kind: Kind = Kind.ARTICLE) -> Provision:
    return Provision("p", "v", 0, number, label, "", (), kind, text)


CHINESE = law("中华人民共和国风筝法", "{title}{label}", "zh")
UK = law("Kites (Northern Ireland) Act 2000", "{title}, s. {number}")
USA = law("United States Code, Title 17: Kites", "17 U.S.C. {label}")
EU = law("Directive 2014/92/EU on kites", "Directive 2014/92/EU, art. {number}")


def said(of: Law, where: Provision, at: str) -> str:
    return printed(of, where, where.text.index(at))


@pytest.mark.parametrize(
    ("label", "text", "at", "expected"),
    [
        ("第三十九条", TWO, "夜间", "第三十九条第一款第（二）项"),
        ("第三十九条", TWO, "有月", "第三十九条第一款第（二）项第2目"),
        ("第三十九条", TWO, "书面", "第三十九条第二款"),
        ("第三十九条", ARTICLE, "夜间", "第三十九条第（二）项"),
        ("第三十九条", ARTICLE, "没收", "第三十九条"),
        ("第九条之一", TWO, "书面", "第九条之一第二款"),
        ("四、", TWO, "书面", "四、"),
    ],
)
def test_chinese(label: str, text: str, at: str, expected: str) -> None:
    assert said(CHINESE, provision("39", label, text), at) == f"中华人民共和国风筝法{expected}"


@pytest.mark.parametrize(
    ("number", "label", "kind", "at", "expected"),
    [
        ("3", "Section 3", Kind.ARTICLE, "crowns", ", s. 3(2)"),
        ("3", "Section 3", Kind.ARTICLE, "snow", ", s. 3(1)(b)(ii)"),
        ("sch1-3", "Schedule 1, paragraph 3", Kind.ANNEX, "night",
         ", Schedule 1, paragraph 3(1)(a)"),
        ("sch2", "Schedule 2", Kind.ANNEX, "night", ", Schedule 2"),
        ("", "", Kind.PREAMBLE, "night", ""),
    ],
)  # fmt: skip
def test_british(number: str, label: str, kind: Kind, at: str, expected: str) -> None:
    where = provision(number, label, SECTION, kind)
    assert said(UK, where, at) == f"Kites (Northern Ireland) Act 2000{expected}"


def test_american_and_european() -> None:
    assert said(USA, provision("107", "§ 107", SECTION), "crowns") == "17 U.S.C. § 107(2)"
    assert said(USA, provision("106a", "§ 106A", SECTION), "rain") == "17 U.S.C. § 106A(1)(b)(i)"
    inserted = provision("3za", "Section 3ZA", "(A) Kites.\n(B) Lines.")
    assert said(UK, inserted, "Lines") == f"{UK.title}, s. 3ZA(B)"
    article = provision("5", "Article 5", "1. Kites fly.\n2. Lines hold.")
    assert said(EU, article, "fly") == "Directive 2014/92/EU, art. 5(1)"


def test_contracts_and_circulars() -> None:
    stretch = provision("12", "¶ 12", SECTION, Kind.STRETCH)
    assert said(law("Hire", "{title}, ¶ {number}"), stretch, "crowns") == "Hire, ¶ 12"
    hire = law("Hire", "{title}, {label}")
    clause = provision("4.2", "para. 4.2", SECTION, Kind.CLAUSE)
    assert said(hire, clause, "crowns") == "Hire, para. 4.2(2)"
    assert said(hire, provision("4", "Section 4.", SECTION), "crowns") == "Hire, Section 4(2)"


def test_without_an_offset_the_provision_is_cited() -> None:
    assert printed(UK, provision("3", "Section 3", SECTION)) == f"{UK.title}, s. 3"


def test_a_provision_without_subdivisions_is_cited_whole() -> None:
    plain = provision("3", "Section 3.", "Kites fly.")
    assert printed(UK, plain, 4) == UK.cite(plain)


texts = st.sampled_from([ARTICLE, TWO, SECTION, "1. A.\n(a) b;\n(b) c.\n2. D.", "Plain."])
laws = st.sampled_from(
    [
        (CHINESE, "39", "第三十九条"), (CHINESE, "133-1", "第一百三十三条之一"),
        (USA, "107", "§ 107"), (USA, "80a-2", "§ 80a–2"), (UK, "3za", "Section 3ZA"),
        (EU, "5", "Article 5"), (law("HO/P/CIR/9", "{title}, para {number}"), "4.2", "para. 4.2"),
        (law("Rules of 2001", "{title}, r. {number}"), "7", "Rule 7"),
        (law("Kite Order 2001", "{title}, {label}"), "7", "Article 7"),
    ]
)  # fmt: skip


@given(laws, texts, st.integers(0, 120))
def test_printed_is_read_again(of: tuple[Law, str, str], text: str, offset: int) -> None:
    its, number, label = of
    where = provision(number, label, text)
    told = printed(its, where, offset)
    found = parse_citation(told)
    assert found is not None
    assert found.number == number
    assert found.within == steps_at(text, its.language, offset)
    name = told[: told.rindex(label)] if label in told else its.title
    assert its is EU or its is USA or name_key(found.name) == name_key(name.rstrip(", "))
    if found.within:
        span = subdivision_span(text, its.language, found.within)
        assert span is not None
        assert span[0] <= offset < span[1]


def test_label_in_the_middle_of_the_pattern() -> None:
    middle = replace(UK, citation="{label} of the {title}")
    where = provision("3", "section 3", SECTION)
    told = printed(middle, where, SECTION.index("snow"))
    assert told == "section 3(1)(b)(ii) of the Kites (Northern Ireland) Act 2000"
    found = parse_citation(told)
    assert found is not None
    assert name_key(found.name) == name_key(UK.title)
