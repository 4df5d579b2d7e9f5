"""Where subdivisions stand in a provision's text, and which one stands at an offset."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.citation import Step
from app.domain.subdivision import parts_of, steps_at, subdivision_span

ARTICLE = """放风筝应当遵守下列规定：
（一）不得在雷雨天放；
（二）不得在下列地方放：
1.机场；
2.铁路。
（三）线长不得超过一百米。
违反前款第（二）项规定的，罚款五元。
情节轻微的，可以：
（一）警告；
（二）责令改正。"""

SECTION = """(1) No person may fly a kite—
(a) in a thunderstorm;
(b) near—
(i) an airfield; or
(ii) a railway; or
(c) at night,
unless the harbour master agrees.
(2) In section 4 of the Ropes Act 1990, after subsection (1) insert—
“(1A) Lines of kites are no ropes.
(1B) Ropes are no lines.”.
(2A) A person who breaks subsection (1) pays five crowns.
(3) “Kite” means—
(a) a frame on a line; and
(b) a bird on a line."""


def zh(*values: str) -> tuple[Step, ...]:
    return tuple(Step(value[0], value[1:]) for value in values)


def en(*values: str) -> tuple[Step, ...]:
    return tuple(Step("paragraph", value) for value in values)


def words(text: str, language: str, steps: tuple[Step, ...]) -> str | None:
    span = subdivision_span(text, language, steps)
    return text[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("steps", "first", "last"),
    [
        (zh("款1"), "放风筝", "一百米。"),
        (zh("款2"), "违反前款", "五元。"),
        (zh("款3"), "情节轻微", "责令改正。"),
        (zh("款1", "项1"), "（一）不得", "雷雨天放；"),
        (zh("款1", "项2"), "（二）不得", "2.铁路。"),
        (zh("款1", "项2", "目2"), "2.铁路。", "2.铁路。"),
        (zh("款3", "项2"), "（二）责令", "责令改正。"),
        (zh("项3"), "（三）线长", "一百米。"),
        (zh("项2", "目1"), "1.机场；", "1.机场；"),
    ],
)
def test_chinese(steps: tuple[Step, ...], first: str, last: str) -> None:
    found = words(ARTICLE, "zh", steps)
    assert found is not None
    assert found.startswith(first)
    assert found.endswith(last)


@pytest.mark.parametrize("steps", [zh("款4"), zh("款1", "项4"), zh("款2", "项1"), zh("目9"), ()])
def test_chinese_that_is_not_there(steps: tuple[Step, ...]) -> None:
    assert subdivision_span(ARTICLE, "zh", steps) is None


def test_items_in_figures() -> None:
    text = "下列物品：\n1.风筝；\n2、线；\n（3）轮。"
    assert words(text, "zh", zh("项2")) == "2、线；"
    assert words(text, "zh", zh("款1", "项3")) == "（3）轮。"


def test_items_within_a_line() -> None:
    text = (
        "有下列情形之一的，罚款：（一）雷雨放；（二）违反第（一）项；（三）夜间放。\n其他的，警告。"
    )
    assert words(text, "zh", zh("项2")) == "（二）违反第（一）项；"
    assert words(text, "zh", zh("款1", "项3")) == "（三）夜间放。"
    assert subdivision_span("依照第（一）项或者（二）项处理。", "zh", zh("项1")) is None


def test_quoted_lines_are_no_paragraphs_of_the_article() -> None:
    text = "本条修改为：\n“（一）新的一项；\n（二）新的二项。”\n其他不变。"
    assert words(text, "zh", zh("款2")) == "其他不变。"
    assert subdivision_span(text, "zh", zh("项2")) is None


@pytest.mark.parametrize(
    ("steps", "first", "last"),
    [
        (en("1"), "(1) No", "agrees."),
        (en("1", "a"), "(a) in", "thunderstorm;"),
        (en("1", "b"), "(b) near", "railway; or"),
        (en("1", "b", "i"), "(i) an", "airfield; or"),
        (en("1", "B", "II"), "(ii) a", "railway; or"),
        (en("1", "c"), "(c) at", "at night,"),
        (en("2"), "(2) In", "no lines.”."),
        (en("2A"), "(2A) A", "crowns."),
        (en("3", "b"), "(b) a bird", "line."),
    ],
)
def test_english(steps: tuple[Step, ...], first: str, last: str) -> None:
    found = words(SECTION, "en", steps)
    assert found is not None
    assert found.startswith(first)
    assert found.endswith(last)


@pytest.mark.parametrize("steps", [en("4"), en("1A"), en("1B"), en("1", "d"), en("a"), en("i"), ()])
def test_english_that_is_not_there(steps: tuple[Step, ...]) -> None:
    assert subdivision_span(SECTION, "en", steps) is None


def test_european_paragraphs_and_points() -> None:
    text = "1. Banks shall say—\n(a) what;\n(b) when.\nThey say it in writing.\n2. States may ask."
    assert words(text, "en", en("1")) == text[: text.index("\n2.")]
    assert words(text, "en", en("1", "b")) == "(b) when."
    assert words(text, "en", en("2")) == "2. States may ask."


def test_letters_and_roman_numbers_are_told_apart() -> None:
    letters = "\n".join(f"({c}) x;" for c in "abcdefghij")
    assert words(letters, "en", en("i")) == "(i) x;"
    assert words(letters, "en", en("h")) == "(h) x;"
    nested = letters.split("\n(i)", maxsplit=1)[0] + "\n(i) one;\n(ii) two;\n(i) nine."
    assert words(nested, "en", en("h", "ii")) == "(ii) two;"
    deep = "(h) When—\n(1) if\n(A) or\n(i) x; or\n(I) y;\n(ii) z.\n(i) Last."
    assert words(deep, "en", en("h", "1", "A", "ii")) == "(ii) z."
    assert words(deep, "en", en("i")) == "(i) Last."


def test_designators_in_one_line() -> None:
    text = "(a)(1) One.\n(2) Two.\n(b) Three."
    assert words(text, "en", en("a", "1")) == "(1) One."
    assert words(text, "en", en("a")) == "(a)(1) One.\n(2) Two."


def test_what_follows_the_items_belongs_to_none_of_them() -> None:
    text = "Factors are—\n(1) purpose; and\n(2) effect.\nNone is decisive.\n(July 1, 1976, ch. 5.)"
    assert words(text, "en", en("2")) == "(2) effect."


def test_note_of_origin_belongs_to_no_subsection() -> None:
    text = "(a) One.\n(b) Two.\n(Added Pub. L. 94–553, title I, Oct. 19, 1976, 90 Stat. 2546.)"
    assert words(text, "en", en("b")) == "(b) Two."


def test_heading_on_a_line_of_its_own() -> None:
    text = "(a) Wives\n(1) Entry\nA wife comes if—\n(A) old; or\n(B) ill.\n(2) Fees\nNone."
    assert words(text, "en", en("a", "1", "B")) == "(B) ill."
    assert words(text, "en", en("a", "2")) == "(2) Fees\nNone."


def test_words_in_brackets_are_no_designators() -> None:
    text = "(1) Kites\n(or) x\n(if) y\n(2) z"
    assert {part.steps for part in parts_of(text, "en")} == {en("1"), en("2")}


def test_places_that_share_their_steps_are_cited_as_what_holds_them() -> None:
    text = "(1) In this Act—\n“kite” means—\n(a) x;\n(b) y;\n“line” means—\n(a) v;\n(b) w.\n(2) Z."
    assert words(text, "en", en("1", "a")) == text[: text.index("\n(2)")]
    assert steps_at(text, "en", text.index("w.")) == en("1")


def test_steps_at_an_offset() -> None:
    assert steps_at(SECTION, "en", SECTION.index("railway")) == en("1", "b", "ii")
    assert steps_at(SECTION, "en", SECTION.index("unless")) == en("1")
    assert steps_at(SECTION, "en", 10**6) == ()
    assert steps_at(ARTICLE, "zh", ARTICLE.index("铁路")) == zh("款1", "项2", "目2")
    assert steps_at(ARTICLE, "zh", ARTICLE.index("罚款五元")) == zh("款2")


def test_an_article_of_one_paragraph_has_no_first_one() -> None:
    text = "下列情形：\n（一）雷雨；\n（二）夜间。"
    assert steps_at(text, "zh", 0) == ()
    assert steps_at(text, "zh", text.index("夜间")) == zh("项2")
    assert words(text, "zh", zh("款1", "项2")) == "（二）夜间。"


lines = st.sampled_from(
    (
        "(1) a;|(2) b|(a) c;|(b) d.|(i) e|(ii) f|(I) g|(A) h|(aa) i|1. j|(za) k|“(1) l|m”|n|o—|"
        "|(2A) p|(iix) q|(h) r|(1)(a) s|（一）甲；|（二）乙。|1.丙|（1）丁|戊。|“己|"
        "庚：（一）辛；（二）壬。"
    ).split("|")
)


@given(st.lists(lines, max_size=30).map("\n".join), st.sampled_from(["en", "zh"]))
def test_steps_lead_back(text: str, language: str) -> None:
    for part in parts_of(text, language):
        assert 0 <= part.start < part.stop <= len(text)
        assert text[part.start : part.stop].strip() == text[part.start : part.stop]
        steps = steps_at(text, language, part.start)
        span = subdivision_span(text, language, steps)
        assert not steps or (span and span[0] <= part.start < span[1])


@given(st.text(), st.sampled_from(["en", "zh", "de", ""]), st.integers())
def test_any_text_has_parts(text: str, language: str, offset: int) -> None:
    steps_at(text, language, offset)
    for part in parts_of(text, language):
        assert part.stop <= len(text)


@pytest.mark.parametrize(
    "unit", ["(i) x\n", "(1)(a)(i)", "“x\n", "（一）", "(h)\n(i)\n", "x\n", "\n", "(aa)\n"]
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_long_texts_take_no_longer_than_their_length(unit: str, language: str) -> None:
    started = perf_counter()
    parts_of((unit * 100_000)[:100_000], language)
    assert perf_counter() - started < 2
