"""References in the text of law in English, of several legal orders."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.references import Spot, Standing
from app.domain.references_finding import references_in
from app.domain.references_names import LawNames
from app.domain.references_standing import standing_of

NAMES = LawNames(["17usc", "title17", "transportact1985", "directive2014/92/eu", "kiteact2001"])
NUMBERS = [*map(str, range(1, 30)), "107", "sch1", "sch2-3", "sch2-4", "annex-i", "8.2"]


def own(unit: str = "Section", title: str = "Kite Act 2001") -> Standing:
    return standing_of(title, "en", (), [(n, "x") for n in NUMBERS], NAMES, {unit})


def found(
    text: str, unit: str = "Section", number: str = "9", path: tuple[str, ...] = ()
) -> list[str]:
    return [
        " ".join(
            filter(None, [
                m.law or "own", f"{m.number}~{m.until}" if m.until else m.number,
                "".join(f"({step.value})" for step in m.within),
            ])
        )
        for m in references_in(own(unit), NAMES, Spot(number, path, text))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("under section 3(2)(a) or", ["own 3 (2)(a)"]),
        ("section 107 of this title", ["own 107"]),
        ("section 5 of title 18", ["18usc 5"]),
        ("sections 1301 and 1302 of title 18 of the United States Code",
         ["18usc 1301", "18usc 1302"]),
        ("(17 U.S.C. 107(1))", ["17usc 107 (1)"]),
        ("sections 6 through 9", ["own 6~9"]),
        ("sections 26, 27 and 2(5) of the Police Act 1997",
         ["policeact1997 26", "policeact1997 27", "policeact1997 2 (5)"]),
        ("section 4 of the Transport Act 1985 (c. 67)", ["transportact1985 4"]),
        ("section 1 of the Pension Schemes (Northern Ireland) Act 1993",
         ["pensionschemes(northernireland)act1993 1"]),
        ("section 2 of the Transport Act 1985 and section 5 of that Act",
         ["transportact1985 2", "transportact1985 5"]),
        ("Schedule 2, paragraph 3", ["own sch2-3"]),
        ("paragraph 3 of Schedule 2", ["own sch2-3"]),
        ("section 3 of the Kite Act 2001", ["own 3"]),
    ],
)  # fmt: skip
def test_is_found(text: str, targets: list[str]) -> None:
    assert found(text) == targets


@pytest.mark.parametrize(
    ("text", "unit", "targets"),
    [
        ("regulation 5 and", "Regulation", ["own 5"]),
        ("Article 5(2) applies", "Article", ["own 5 (2)"]),
        ("Article 3 of Directive 2014/92/EU", "Article", ["directive2014/92/eu 3"]),
        ("point (a) of Article 5(3) of Regulation (EU) No 260/2012", "Article",
         ["regulation(eu)no260/2012 5 (3)(a)"]),
        ("Annex I shall", "Article", ["own annex-i"]),
        ("in terms of clause 8.2 along", "para.", ["own 8.2"]),
        ("Regulation 9 of the IA Regulations", "para.", ["iaregulations 9"]),
    ],
)  # fmt: skip
def test_other_orders(text: str, unit: str, targets: list[str]) -> None:
    assert found(text, unit) == targets


@pytest.mark.parametrize(
    "text",
    [
        "article 5 of it", "section 99", "former section 5 of this title",
        "(Pub. L. 107-347, title V, section 5)", "section 5 of the 1985 Act",
    ],
)  # fmt: skip
def test_is_none(text: str) -> None:
    assert found(text) == []


NESTED = "(a) In general:\n(1) one:\n(A) big;\n(B) bigger.\n(2) two.\n(b) Others.\n(1) subject to "


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("subsection (a)", ["own 9 (a)"]),
        ("subsections (a) and (b)(1) of this section", ["own 9 (a)", "own 9 (b)(1)"]),
        ("paragraph (1) of this subsection", ["own 9 (b)(1)"]),
        ("subparagraph (B) of subsection (a)(1)", ["own 9 (a)(1)(B)"]),
        ("paragraph (7)", ["own 9"]),
    ],
)
def test_parts_of_the_provision_itself(text: str, targets: list[str]) -> None:
    assert found(NESTED + text) == targets


def test_paragraph_beside_it_in_a_schedule() -> None:
    assert found("subject to paragraph 4(1)", number="sch2-3") == ["own sch2-4 (1)"]


def test_amendment_speaks_of_the_law_that_its_line_names() -> None:
    text = "In section 70 of the Transport Act 1985, after subsection (2) insert “section 5”."
    assert found(text) == ["transportact1985 70", "transportact1985 70 (2)"]
    assert found("In section 70 of the 1985 Act, for subsection (2) substitute “x”.") == []


@given(st.text("section 5(a)ofthAct,.§123“”\n-–SchedulPg", max_size=120))
def test_spans_lie_in_the_text(text: str) -> None:
    for mention in references_in(own(), NAMES, Spot("9", (), text)):
        assert 0 <= mention.start < mention.stop <= len(text)


@pytest.mark.parametrize(
    "unit",
    ["section 5, ", "paragraph (a) of ", "(a)", "section 5 of the A ", "In section ", "5 U.S.C. "],
)
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    text = (unit * 50_000)[:50_000]
    started = process_time()
    references_in(own(), NAMES, Spot("9", (), text))
    assert process_time() - started < 4
