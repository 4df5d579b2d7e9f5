"""Paragraphs become clauses, sections, stretches and annexes; nothing of the text is lost."""

import re
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from app.adapters.importers.numbered_text import provisions
from app.adapters.importers.paragraph import Paragraph
from app.domain.law import Kind

LONG = "Words of a paragraph that goes on for some while. " * 12


def _texts(*texts: str) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]


def _numbers(*texts: str) -> list[str]:
    return [p.number for p in provisions(_texts(*texts)) if p.number]


def test_numbers_go_down_and_up_and_miss_some() -> None:
    assert _numbers("1. One.", "1.1 Two.", "1.1.1 Three.", "1.2. Four.", "2. Five.", "4. Six.",
                    "4A. Seven.", "5.1 Eight.", "12. Not near.") == [
        "1", "1.1", "1.1.1", "1.2", "2", "4", "4a", "5.1",
    ]  # fmt: skip


def test_a_list_inside_a_clause_begins_no_clause() -> None:
    found = provisions(_texts(
        "1. One.", "2. Two:", "1. first thing", "2. second thing", "3. third thing", "3. Three.",
        "4. Four.",
    ))  # fmt: skip
    assert [(p.number, p.text) for p in found] == [
        ("1", "One."),
        ("2", "Two:\n1. first thing\n2. second thing\n3. third thing"),
        ("3", "Three."),
        ("4", "Four."),
    ]


def test_a_list_that_is_set_in_is_known_by_its_place() -> None:
    def put(text: str, indent: float) -> Paragraph:
        return Paragraph(text, indent=indent)

    found = provisions([
        put("1. One.", 72), put("2. Two:", 72), put("1. a", 120), put("2. b", 120),
        put("3. c", 120), put("4. d", 120), put("3. Three.", 72),
    ])  # fmt: skip
    assert [p.number for p in found] == ["1", "2", "3"]


def test_figures_in_sentences_begin_no_clause() -> None:
    assert _numbers("1. One.", "2.5 per cent of the assets.", "2013 was a year.", "2. Two.") == [
        "1", "2",
    ]  # fmt: skip


def test_sections_and_articles_are_known_by_their_word() -> None:
    found = provisions(_texts(
        "ARTICLE V", "COVENANTS", "Section 5.1 Payment.", "1. not a section", "Section 5.2 Notice.",
        "Section 11 of the Act applies.",
    ))  # fmt: skip
    assert [(p.number, p.label, p.kind, p.path) for p in found] == [
        ("5.1", "Section 5.1", Kind.ARTICLE, ("ARTICLE V COVENANTS",)),
        ("5.2", "Section 5.2", Kind.ARTICLE, ("ARTICLE V COVENANTS",)),
    ]
    assert found[1].text == "Notice.\nSection 11 of the Act applies."
    treaty = provisions(_texts("Article 1", "1. First.", "2. Second.", "Article 2", "1. Third."))
    assert [(p.label, p.text) for p in treaty] == [
        ("Article 1", "1. First.\n2. Second."),
        ("Article 2", "1. Third."),
    ]


def test_the_title_of_a_clause_stands_above_its_children() -> None:
    found = provisions(_texts("1. Fees", "1.1 The client pays.", "1.2 Each month.", "2. Term",
                              "Ten years."))  # fmt: skip
    assert [(p.number, p.heading, p.path, p.text) for p in found] == [
        ("1", "", (), "Fees"),
        ("1.1", "", ("1 Fees",), "The client pays."),
        ("1.2", "", ("1 Fees",), "Each month."),
        ("2", "Term", (), "Ten years."),
    ]


def test_minor_headings_stand_above_what_follows_them() -> None:
    bold = Paragraph("Background", prominent=True)
    found = provisions([*_texts("1. First clause."), bold, *_texts("2. Second clause.")])
    assert [p.path for p in found] == [(), ("Background",)]
    inside = provisions([*_texts("1. First clause."), bold, *_texts("Plain text.", "2. Second.")])
    assert inside[0].text == "First clause.\nBackground\nPlain text."


def test_text_without_numbers_is_cut_into_stretches() -> None:
    found = provisions([Paragraph("Privacy", depth=1), *_texts(LONG, LONG, LONG, LONG * 9)])
    assert {(p.kind, p.number, p.path) for p in found} == {(Kind.STRETCH, "", ("Privacy",))}
    assert all(len(p.text) <= 2_250 for p in found)
    assert "".join(p.text for p in found).count("Words") == 12 * 12


def test_a_long_clause_is_parted_at_its_items() -> None:
    found = provisions([
        Paragraph("7. Duties", prominent=True),
        *_texts("The adviser:", "(i) Records", LONG, "(a) first " + LONG * 3, "(b) second",
                "(ii) Fees", LONG),
    ])  # fmt: skip
    assert [(p.number, p.label, p.heading) for p in found] == [
        ("7", "para. 7", "Duties"),
        ("7(i)", "para. 7(i)", "Records"),
        ("7(ii)", "para. 7(ii)", "Fees"),
    ]
    assert found[1].text.startswith("Words of a paragraph")


def test_annexes_count_anew_and_are_named() -> None:
    found = provisions(_texts("1. One.", "2. Two.", "Annexure B", "1. Other one.", "Schedule",
                              "Loose text."))  # fmt: skip
    assert [(p.kind, p.number, p.label) for p in found] == [
        (Kind.CLAUSE, "1", "para. 1"),
        (Kind.CLAUSE, "2", "para. 2"),
        (Kind.ANNEX, "a1-1", "Annexure B, para. 1"),
    ]
    assert found[2].text == "Other one.\nSchedule\nLoose text."


def test_a_list_of_chapters_makes_no_headings() -> None:
    found = provisions(_texts("1. One.", "Chapter 1: Lamps", "Chapter 2: Oil", "Schedule 1"))
    assert [p.text for p in found] == ["One.\nChapter 1: Lamps\nChapter 2: Oil\nSchedule 1"]


def test_chinese_items() -> None:
    found = provisions(_texts("一、总体要求", "（一）加强管理。", "二、工作安排。"))
    assert [(p.number, p.label, p.text) for p in found] == [
        ("1", "一", "总体要求\n（一）加强管理。"),
        ("2", "二", "工作安排。"),
    ]


_PIECES = st.sampled_from([
    "1. One.", "2. Two", "1.1 Half", "(a) item", "(i) item", "CHAPTER I", "CHAPTER II LAMPS",
    "ANNEXURE A", "Schedule 2", "Plain words.", "BOLD WORDS", "Article 3", "Section 4 Oil",
    "一、甲", "第三条 乙", "• dot", "II. OIL AND LAMPS", LONG, "3", "[1] a note", "Dear Sir,",
])  # fmt: skip
_PARAGRAPHS = st.lists(
    st.builds(
        Paragraph,
        text=_PIECES,
        depth=st.sampled_from([0, 0, 0, 1, 2, 3]),
        prominent=st.booleans(),
        note=st.sampled_from([False, False, True]),
        row=st.sampled_from([False, False, True]),
        indent=st.sampled_from([None, 72.0, 120.0]),
    ),
    max_size=25,
)


def _unmarked(paragraph: Paragraph) -> str:
    """The text; the markers of footnotes in headings are left out on purpose."""
    return paragraph.text if paragraph.note else paragraph.text.removeprefix("[1]")


@given(_PARAGRAPHS)
def test_no_word_is_ever_lost(paragraphs: list[Paragraph]) -> None:
    words = re.compile(r"[^\W_]+")
    found = provisions(paragraphs)
    kept = {
        word
        for p in found
        for word in words.findall(" ".join([p.label, p.heading, p.text, *p.path]))
    }
    assert {w for p in paragraphs for w in words.findall(_unmarked(p))} <= kept
    everything = "".join(p.heading + p.text for p in found)
    assert everything.count("goes on") == sum(p.text.count("goes on") for p in paragraphs)
    assert all(p.text for p in found)


def test_many_equal_labels_take_no_time() -> None:
    start = perf_counter()
    provisions(_texts(*["1. x"] * 20_000, *["2. y", "1.1 z"] * 10_000, "(a) x " * 20_000))
    assert perf_counter() - start < 5
