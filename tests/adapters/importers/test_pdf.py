"""PDF documents: margins, contents, paragraphs, footnotes, pages, and what cannot be read."""

import pickle
from datetime import date

import pytest

from app.adapters.importers.importer import File
from app.adapters.importers.pdf import Pdf
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, Level, ParsedLaw
from tests.adapters.importers.pdf_writer import Put, flowing, pdf

WIDE = "Every keeper of a lighthouse shall light the lamp before the sun has set over the"
COVER = [
    Put("MASTER CIRCULAR", 200, 780, bold=True),
    Put("LHB/HO/LAMP/P/CIR/2025/17", 72, 750),
    Put("March 3, 2025", 400, 750),
    Put("To", 72, 720),
    Put("All Keepers", 72, 704),
    Put("Subject: Master Circular for Lighthouse Keepers", 72, 670, bold=True),
    Put("1. The Lighthouse Board of Albany has issued circulars from time to time to the", 72, 640),
    Put("keepers; they are brought together here.", 90, 624),
]


def _law(pages: list[list[Put]], path: str = "x.pdf", title: str = "") -> ParsedLaw:
    (law,) = Pdf().parse([File(path, pdf(pages, title))])
    return law


def _numbered(pages: list[list[Put]]) -> list[list[Put]]:
    feet = [Put(f"Page {n} of {len(pages)}", 260, 40, 9) for n in range(1, len(pages) + 1)]
    return [
        [Put("Lighthouse Board - Lamps", 72, 820, 9), *page, foot]
        for page, foot in zip(pages, feet, strict=True)
    ]


def test_a_circular_says_what_it_is() -> None:
    law = _law([COVER])
    assert law.title == "Master Circular for Lighthouse Keepers"
    assert law.published == date(2025, 3, 3)
    assert law.level is Level.DEPARTMENTAL
    assert law.short_titles == ("LHB/HO/LAMP/P/CIR/2025/17",)
    assert law.citation == "LHB/HO/LAMP/P/CIR/2025/17, para {number}"
    assert law.key == "pdf|mastercircularforlighthousekeepers|lighthouseboardofalbany"
    (preamble, clause) = law.provisions
    assert preamble.kind is Kind.PREAMBLE
    assert (clause.number, clause.label, clause.kind) == ("1", "para. 1", Kind.CLAUSE)
    assert clause.text == (
        "The Lighthouse Board of Albany has issued circulars from time to time to the "
        "keepers; they are brought together here."
    )


def test_the_same_circular_of_another_year_has_the_same_key() -> None:
    later = [put._replace(text=put.text.replace("2025", "2026")) for put in COVER]
    first, second = _law([COVER]), _law([later])
    assert first.key == second.key
    assert (first.published, second.published) == (date(2025, 3, 3), date(2026, 3, 3))


def test_heads_feet_and_page_numbers_go_and_clauses_run_over_pages() -> None:
    pages = [
        flowing(["1. First clause of the circular on lamps and on oil."]),
        flowing([f"2. {WIDE}", "sea, and shall keep it burning until the"]),
        flowing(["sun has risen.", "3. Third clause, which says very little."]),
    ]
    law = _law(_numbered(pages), "lamps.pdf")
    assert [(p.number, p.page) for p in law.provisions] == [("1", 1), ("2", 2), ("3", 3)]
    assert (
        law.provisions[1].text == f"{WIDE} sea, and shall keep it burning until the sun has risen."
    )
    everything = " ".join(p.text for p in law.provisions)
    assert "Page" not in everything
    assert "Lighthouse Board" not in everything


def test_two_pages_are_enough_to_know_a_page_number() -> None:
    law = _law([[*flowing(["1. One clause."]), Put("- 1 -", 290, 30)],
                [*flowing(["2. Two clauses."]), Put("- 2 -", 290, 30)]])  # fmt: skip
    assert [p.text for p in law.provisions] == ["One clause.", "Two clauses."]


def test_words_that_repeat_in_the_text_stay() -> None:
    pages = [
        flowing([f"{n}. The {word}.", *["Filler."] * 12, f"So much of the {word}."])
        for n, word in enumerate(("lamp", "oil", "fog", "sea"), 1)
    ]
    text = "\n".join(p.text for p in _law(_numbered(pages)).provisions)
    assert text.count("Filler.") == 4 * 12


def test_contents_are_left_out() -> None:
    contents = flowing(["Contents", "1. Lamps ............ 2", "2. Oil of the finest kind or",
                        "otherwise .......... 2", "3. Fog ....... 3"])  # fmt: skip
    law = _law([
        contents,
        flowing(["1. Lamps", "Lamps are lit.", "2. Oil", "Oil is bought."]),
        flowing(["3. Fog", "Fog is feared."]),
    ])  # fmt: skip
    assert [(p.number, p.heading, p.text, p.page) for p in law.provisions] == [
        ("1", "Lamps", "Lamps are lit.", 2),
        ("2", "Oil", "Oil is bought.", 2),
        ("3", "Fog", "Fog is feared.", 3),
    ]


def test_contents_without_leaders_are_left_out_too() -> None:
    law = _law([
        flowing(["Table of Contents", "Subject Page", "1. Lamps 2", "2. Oil", "2", "3. Fog 3"]),
        flowing(["1. Lamps are lit.", "2. Oil is bought."]),
        flowing(["3. Fog is feared."]),
    ])  # fmt: skip
    assert [p.text for p in law.provisions] == [
        "Lamps are lit.", "Oil is bought.", "Fog is feared.",
    ]  # fmt: skip


def test_a_hyphen_at_a_line_end_is_mended() -> None:
    law = _law([flowing([
        "1. The keeper's obligations are listed; a non-resident keeper has more obliga-",
        "tions than others, and the rules for non-resident and for every other non-",
        "resident person apply.",
    ])])  # fmt: skip
    assert "more obligations than" in law.provisions[0].text
    assert "every other non-resident person" in law.provisions[0].text


def test_footnotes_stand_behind_the_clause_that_refers_to_them() -> None:
    page = [
        Put("1. Lamps burn oil", 72, 700),
        Put("1", 163, 705, 7),
        Put("of the first quality.", 172, 700),
        Put("2. Lamps are cleaned.", 72, 680),
        Put("1", 72, 105, 6),
        Put("Whale oil until 1860, see the Oil", 78, 100, 9),
        Put("Regulations.", 72, 88, 9),
    ]
    first, second = _law([page]).provisions
    assert first.text == (
        "Lamps burn oil [1] of the first quality.\n"
        "[1] Whale oil until 1860, see the Oil Regulations."
    )
    assert second.text == "Lamps are cleaned."


def test_headings_annexes_and_numbering_that_begins_again() -> None:
    law = _law([[
        Put("CHAPTER I - LAMPS", 200, 780, bold=True),
        Put("1. Lamps are lit.", 72, 750),
        Put("1.1. At dusk.", 90, 730),
        Put("CHAPTER II - OIL", 200, 700, bold=True),
        Put("2. Oil is bought.", 72, 670),
        Put("ANNEXURE A", 250, 640, bold=True),
        Put("FORM OF THE LAMP BOOK", 200, 620, bold=True),
        Put("1. The book has two columns.", 72, 590),
    ]])  # fmt: skip
    assert [(p.kind, p.number, p.label, p.path) for p in law.provisions] == [
        (Kind.CLAUSE, "1", "para. 1", ("CHAPTER I - LAMPS",)),
        (Kind.CLAUSE, "1.1", "para. 1.1", ("CHAPTER I - LAMPS",)),
        (Kind.CLAUSE, "2", "para. 2", ("CHAPTER II - OIL",)),
        (Kind.ANNEX, "a1-1", "ANNEXURE A, para. 1", ("ANNEXURE A FORM OF THE LAMP BOOK",)),
    ]


def test_title_and_date_from_the_file_where_the_document_has_none() -> None:
    law = _law([flowing(["the keepers agree as follows in this paper,", "and so on."])],
               "lamp-rules_2024-05-06.pdf")  # fmt: skip
    assert law.published == date(2024, 5, 6)
    assert law.key.endswith("|lamp-rules")
    named = _law([flowing(["some words of no account."])], title="Rules for Lamps")
    assert named.title == "Rules for Lamps"


def test_an_agreement_is_a_contract() -> None:
    law = _law([[Put("LAMP LEASE AGREEMENT", 200, 780, bold=True), *flowing([
        "This Agreement is dated January 5, 2024 and made by and between A Ltd and B Ltd.",
        "1. Lease. The lessor leases the lamp.",
        "2. Rent. The lessee pays rent.",
    ], top=740)]])  # fmt: skip
    assert law.level is Level.CONTRACT
    assert law.published == date(2024, 1, 5)
    assert law.citation == "{title}, para {number}"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4\nrubbish\n%%EOF\n", "bad-pdf"),
        (b"", "bad-pdf"),
        (pdf([flowing(["1. Whole."])])[:-300], "bad-pdf"),
        (pdf([[], []]), "no-text-layer"),
        (pdf([[Put("Scan", 10, 10)] for _ in range(9)]), "no-text-layer"),
        (
            pdf([[Put("secret", 10, 10)]], extra=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2"
                b"/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>"),
            "encrypted",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(data: bytes, reason: str) -> None:
    with pytest.raises(SourceUnreadable) as caught:
        Pdf().parse([File("a/b.pdf", data)])
    assert (caught.value.path, caught.value.reason) == ("a/b.pdf", reason)


def test_damage_ends_in_a_law_or_in_an_error_of_ours() -> None:
    whole = pdf([COVER, flowing(["2. Another clause of the circular."])])
    for at in range(0, len(whole), 37):
        damaged = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        try:
            (law,) = Pdf().parse([File("x.pdf", damaged)])
        except SourceUnreadable:
            continue
        assert law.provisions


def test_it_is_known_by_content_or_by_name() -> None:
    importer = Pdf()
    assert importer.recognises(File("paper", pdf([[]])))
    assert importer.recognises(File("paper.PDF", b"damaged"))
    assert not importer.recognises(File("paper.txt", b"No PDF here."))
    assert pickle.loads(pickle.dumps(importer)).name == "pdf"
