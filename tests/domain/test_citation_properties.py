"""What holds for every citation: printed ones are read again, and no text at all does harm."""

from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.citation import Step, name_key, parse_citation
from app.domain.citing import steps_printed
from app.domain.numerals import to_chinese

words = st.sampled_from(
    "Kite Harbour (Scotland) Pilots Order Act Code 2001 Regulation (EU)".split()
)
titles = st.lists(words, min_size=1, max_size=6).map(" ".join).filter(lambda t: "Order" in t)
han = st.text("风筝港口渔船引航管理条例办法若干规定的解释", min_size=1, max_size=30)
count = st.integers(1, 9_999)
small = st.integers(1, 99)
plain_number = st.from_regex(r"[1-9][0-9]{0,3}(?:[A-Z]{1,2})?(?:-[1-9][0-9]?)?", fullmatch=True)
clause_number = st.from_regex(r"[1-9][0-9]{0,2}(?:\.[1-9][0-9]?){0,4}", fullmatch=True)
value = st.from_regex(r"[1-9][0-9]?[A-Z]?|[a-z]|[A-Z]|[ivx]{2,4}|aa|BB", fullmatch=True)
lettered = st.lists(value.map(lambda v: Step("paragraph", v)), max_size=6).map(tuple)


@given(han, count, st.none() | small, st.none() | small, st.none() | small, st.none() | small)
def test_chinese(
    name: str,
    number: int,
    sub: int | None,
    paragraph: int | None,
    item: int | None,
    point: int | None,
) -> None:
    wanted = (("款", paragraph), ("项", item), ("目", point))
    within = tuple(Step(kind, str(value)) for kind, value in wanted if value)
    label = f"第{to_chinese(number)}条" + (f"之{to_chinese(sub)}" if sub else "")
    found = parse_citation(f"《{name}》{label}{steps_printed(within)}")
    assert found is not None
    assert name_key(found.name) == name_key(name)
    assert found.number == (f"{number}-{sub}" if sub else str(number))
    assert found.within == within


@given(st.integers(1, 54), plain_number, lettered)
def test_united_states_code(title: int, number: str, within: tuple[Step, ...]) -> None:
    found = parse_citation(f"{title} U.S.C. § {number}{steps_printed(within)}")
    assert found is not None
    assert (found.name, found.number, found.within) == (f"{title} U.S.C.", number.lower(), within)


@given(titles, st.sampled_from(["s.", "reg.", "art.", "r.", "Section", "Article"]), plain_number,
       lettered)  # fmt: skip
def test_acts(title: str, unit: str, number: str, within: tuple[Step, ...]) -> None:
    found = parse_citation(f"{title}, {unit} {number}{steps_printed(within)}")
    assert found is not None
    assert (found.name, found.number, found.within) == (title, number.lower(), within)


@given(titles, st.integers(1, 40), st.none() | st.integers(1, 9), st.integers(1, 200), lettered)
def test_schedules(
    title: str, schedule: int, part: int | None, number: int, within: tuple[Step, ...]
) -> None:
    between = f", Part {part}" if part else ""
    text = f"{title}, Schedule {schedule}{between}, paragraph {number}{steps_printed(within)}"
    found = parse_citation(text)
    assert found is not None
    key = f"sch{schedule}-pt{part}-{number}" if part else f"sch{schedule}-{number}"
    assert (found.name, found.number, found.within) == (title, key, within)


@given(st.sampled_from(["Directive", "Regulation (EU)"]), st.integers(1958, 2030), count, count)
def test_european_acts(kind: str, year: int, act: int, number: int) -> None:
    title = f"{kind} {year}/{act}"
    for text, key in (
        (f"{title}, art. {number}", str(number)),
        (f"Article {number} of {title}", str(number)),
        (f"{title}, recital {number}", f"recital-{number}"),
    ):
        found = parse_citation(text)
        assert found is not None
        assert (found.name, found.number) == (title, key)


@given(
    st.from_regex(
        r"SEBI/HO/[A-Z]{2,6}(?:-PoD[12])?/P/CIR/20[0-9]{2}/[1-9][0-9]{0,3}", fullmatch=True
    ),
    st.sampled_from(["para", "para.", "paragraph", "clause", "¶"]),
    clause_number,
    lettered,
)
def test_circulars(title: str, unit: str, number: str, within: tuple[Step, ...]) -> None:
    found = parse_citation(f"{title}, {unit} {number}{steps_printed(within)}")
    assert found is not None
    assert (found.name, found.number, found.within) == (title, number, within)


@given(st.text())
@example("第" * 900)
@example("第一条" * 300)
@example("ﷺ" * 999)
@example("第٣条")
@example("s. ²")
@example("Act, s. 1(Ⅳ)")
def test_any_text_is_a_citation_or_none(text: str) -> None:
    for whole in (text, f"{text}第三条", f"Act, s. 3{text}", f"17 U.S.C. § {text}"):
        found = parse_citation(whole)
        assert found is None or found.number


@given(st.text("aTHEthe ,.（）《》〈〉风筝法国中华人民共和国12", max_size=40))
def test_names_are_levelled_in_width_case_and_brackets(name: str) -> None:
    key = name_key(f"x{name}")
    assert name_key(key) == key
    assert name_key(f"《x{name}》") == key
    assert name_key(f"The x{name.upper()}") == key
    assert name_key(f"x{name}法") != key


@pytest.mark.parametrize(
    "unit",
    [
        "第", "第一条", "第一", "一", "条之", "第一款", "（一）", "至第一条", "、", "ﷺ",
        "s. 1 ", "1, ", "(1)", "s 1(a)", " ", "s. ", "1-", "1.", "A", "the ", "(", "Sch. 1 ",
        "section 1 of ", "subsection (1) of ", "paragraph 1 of ", "17 U.S.C. ", "art. 5 of ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("most", [900, 10_000])
def test_time_grows_no_faster_than_the_text(unit: str, most: int) -> None:
    text = (unit * most)[:most]
    took = []
    for tail in ("", "x", "第三条", ", s. 3"):
        started = perf_counter()
        parse_citation(text + tail)
        took.append(perf_counter() - started)
    assert max(took) < 0.05
