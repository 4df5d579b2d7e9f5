"""United States Legislative Markup: titles of the Code, appendices, public laws, compilations."""

from datetime import date
from time import perf_counter

import pytest

from app.adapters.importers.importer import File
from app.adapters.importers.uslm import Uslm
from app.domain.citation import name_key, parse_citation
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, Law, Level, ParsedLaw, ParsedProvision, Provision, Status

ONE = "http://xml.house.gov/schemas/uslm/1.0"
TWO = "http://schemas.gpo.gov/xml/uslm"
NAMES = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'

TITLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/css" href="usctitle.css"?>
<uscDoc xmlns="{ONE}" {NAMES} xml:lang="en" identifier="/us/usc/t99">
<meta><dc:title>Title 99</dc:title><docNumber>99</docNumber>
<docPublicationName>Online@118-22not21</docPublicationName>
<dcterms:created>2024-02-29T10:00:00</dcterms:created></meta>
<main><title identifier="/us/usc/t99"><num value="99">Title 99—</num>
<heading>PONDS AND THE KEEPING OF CARP</heading>
<note topic="enacting"><p>This title was enacted by <ref>act May 1, 1950</ref></p></note>
<toc><layout><tocItem><column>Not a provision</column></tocItem></layout></toc>
<chapter><num value="1">CHAPTER 1—</num><heading>PONDS</heading>
<subchapter><num value="IV">SUBCHAPTER IV—</num><heading>INTER-STATE PONDS OF 1972</heading>
<section identifier="/us/usc/t99/s1"><num value="1">§\u202f1.</num><heading> Digging</heading>
<chapeau>A pond may be dug where—</chapeau>
<paragraph><num value="1">(1)</num><content> the ground holds 5 m<sup>2</sup> of water; <ref
 class="footnoteRef" idref="f2">2</ref><note type="footnote" id="f2"><num>2</num> So in original.
</note> and</content></paragraph>
<paragraph><num value="2">(2)</num><heading> Consent</heading><chapeau>.—the owner—</chapeau>
<subparagraph><num value="A">(A)</num><content><p>agrees; or</p><p>is silent <sup>2</sup>.</p>
</content></subparagraph></paragraph>
<continuation>unless it freezes.</continuation>
<sourceCredit>(<ref>May 1, 1950, ch. 9</ref>, 64 Stat. 1.)</sourceCredit>
<notes type="uscNote"><note topic="amendments"><heading>Amendments</heading>
<p>1960—swamps every search</p>
<quotedContent><section><num value="77">“§ 77.</num><content>quoted</content></section>
</quotedContent></note></notes></section>
<section><num value="2a–1">§ 2A–1.</num><heading> Depths</heading><content>As follows:
<table xmlns="http://www.w3.org/1999/xhtml"><tr><th>Pond</th><th>Feet</th></tr>
<tr><td><p>North</p></td><td><p>12</p></td></tr></table></content></section>
</subchapter></chapter>
<chapter><num value="2">CHAPTER 2—</num><heading>CARP</heading>
<section status="repealed"><num value="11 to 13">[§§ 11 to 13.</num>
<heading> Repealed. Pub. L. 90–1, § 2 [title I], Jan. 2, 1968, 81 Stat. 1]</heading>
<notes><note topic="removalDescription"><p>Section 11, act of 1950, fed carp.</p></note>
<note topic="removalDescription"><p>Section 12A, act of 1951, sold carp.</p></note></notes>
</section>
<section><num value="14">[§ 14.</num><heading> Transferred]</heading></section>
<section><num value="15, 16">§§ 15, 16.</num><heading> Ice</heading>
<subsection><num value="a">(a)</num><heading> Rule</heading><content>No skating.</content>
</subsection></section></chapter>
<chapter status="transferred"><num value="3">[CHAPTER 3—</num><heading>TRANSFERRED]</heading>
<notes><note><p>Chapter 3 was reclassified to chapter 9 of Title 98.</p></note></notes></chapter>
</title></main></uscDoc>"""


def read(text: str | bytes, path: str = "usc.xml") -> list[ParsedLaw]:
    data = text if isinstance(text, bytes) else text.encode()
    file = File(path, data)
    assert Uslm().recognises(file)
    return list(Uslm().parse([file]))


def by_number(law: ParsedLaw) -> dict[str, ParsedProvision]:
    return {p.number: p for p in law.provisions if p.number}


def cited(law: ParsedLaw, p: ParsedProvision) -> str:
    stored = Law("", law.title, law.language, law.level, "", "", law.citation, law.short_titles)
    return stored.cite(Provision("", "", 0, p.number, p.label, "", (), p.kind, p.text))


def test_a_title_says_what_it_is() -> None:
    (law,) = read(TITLE)
    assert law.key == "uslm|usc99"
    assert law.title == "United States Code, Title 99: Ponds and the Keeping of Carp"
    assert {"99 U.S.C.", "99 USC", "Title 99"} <= set(law.short_titles)
    assert (law.level, law.language, law.jurisdiction) == (Level.LAW, "en", "United States")
    assert law.published == date(2024, 2, 29)
    assert law.history == (
        "This title was enacted by act May 1, 1950",
        "Current through Public Law 118-22, except 118-21",
    )
    assert law.status is None


def test_every_unit_has_its_line_and_notes_have_none() -> None:
    section = by_number(read(TITLE)[0])["1"]
    assert section.text.split("\n") == [
        "A pond may be dug where—",
        "(1) the ground holds 5 m2 of water; and",
        "(2) Consent.—the owner—",
        "(A) agrees; or",
        "is silent.",
        "unless it freezes.",
        "(May 1, 1950, ch. 9, 64 Stat. 1.)",
    ]
    assert (section.label, section.heading, section.kind) == ("§ 1", "Digging", Kind.ARTICLE)
    assert section.path == ("Chapter 1 Ponds", "Subchapter IV Inter-State Ponds of 1972")


def test_only_the_law_s_own_sections_are_provisions() -> None:
    law = read(TITLE)[0]
    numbers = [p.number for p in law.provisions]
    assert numbers == ["1", "2a-1", "11", "12", "13", "12a", "14", "15", ""]
    assert "swamps" not in "".join(p.text for p in law.provisions)


def test_numbers_are_canonical_and_labels_as_printed() -> None:
    law = read(TITLE)[0]
    found = by_number(law)
    assert found["2a-1"].label == "§ 2A-1"
    assert found["15"].label == "§§ 15, 16"
    assert cited(law, found["2a-1"]) == "99 U.S.C. § 2A-1"


def test_a_heading_without_a_stop_ends_its_line() -> None:
    assert by_number(read(TITLE)[0])["15"].text == "(a) Rule\nNo skating."


def test_tables_are_rows() -> None:
    text = by_number(read(TITLE)[0])["2a-1"].text
    assert text == "As follows:\nPond | Feet\nNorth | 12"


def test_repealed_ranges_are_found_by_every_number() -> None:
    found = by_number(read(TITLE)[0])
    first = "§§ 11 to 13. Repealed. Pub. L. 90–1, § 2 [title I], Jan. 2, 1968, 81 Stat. 1"
    assert found["11"].text == f"{first}\nSection 11, act of 1950, fed carp."
    assert found["12"].text == first
    assert found["12a"].text == f"{first}\nSection 12A, act of 1951, sold carp."
    assert found["12a"].label == "§ 12a"
    assert {found[n].status for n in ("11", "12", "12a", "13", "14")} == {Status.REPEALED}
    assert found["14"].text == "§ 14. Transferred"
    assert found["15"].status is None


def test_a_chapter_without_sections_is_not_lost() -> None:
    law = read(TITLE)[0]
    chapter = law.provisions[-1]
    assert (chapter.label, chapter.kind) == ("Chapter 3", Kind.ANNEX)
    assert chapter.text == "Chapter 3 was reclassified to chapter 9 of Title 98."
    assert chapter.status is Status.REPEALED
    assert cited(law, chapter) == f"{law.title}, Chapter 3"


def test_a_number_in_a_repealed_range_that_stands_elsewhere_is_not_taken() -> None:
    text = TITLE.replace("15, 16", "12").replace("§§ 15, 16", "§ 12")
    (law,) = read(text)
    assert [p.text for p in law.provisions if p.number == "12"] == ["(a) Rule\nNo skating."]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("45 to 46b", ["45", "46", "46a", "46b"]),
        ("280 to 280b", ["280", "280a", "280b"]),
        ("300aa–1 to 300aa–3", ["300aa-1", "300aa-3"]),
        ("1 to 9999", ["1", "9999"]),
        ("29, 29a", ["29", "29a"]),
        ("7 and 9", ["7", "9"]),
        ("9 to 3", ["9", "3"]),
    ],
)
def test_ranges(printed: str, expected: list[str]) -> None:
    text = (
        f'<uscDoc xmlns="{ONE}" identifier="/us/usc/t9"><main><title><section status="repealed">'
        f'<num value="{printed}"/><heading>Repealed.</heading></section></title></main></uscDoc>'
    )
    assert [p.number for p in read(text)[0].provisions] == expected


APPENDIX = f"""<uscDoc xmlns="{ONE}" {NAMES} identifier="/us/usc/t98a">
<meta><docNumber>98a</docNumber><dc:title>Title 98, Appendix</dc:title></meta>
<main><appendix><num value="98a">TITLE 98—APPENDIX</num><heading>JUDGES OF PONDS</heading>
<courtRules identifier="/us/usc/t98a/courtRules/Carp"><heading>FEDERAL RULES OF CARP</heading>
<article><num value="I">ARTICLE I.</num><heading>GENERAL</heading>
<courtRule><num value="4.1">Rule 4.1.</num><heading> Serving Carp</heading>
<subsection><num value="a">(a)</num><content>With lemon.</content></subsection>
</courtRule></article></courtRules>
<reorganizationPlan><num>REORGANIZATION PLAN NO. 2 OF 1950</num>
<section><num value="1">Section 1.</num><content>Ponds are moved.</content></section>
</reorganizationPlan></appendix></main></uscDoc>"""


def test_rules_in_an_appendix_are_laws_of_their_own() -> None:
    left, rules = read(APPENDIX)
    assert rules.title == "Federal Rules of Carp"
    assert rules.key == "uslm|usc98a|carp"
    (rule,) = rules.provisions
    assert (rule.number, rule.label, rule.text) == ("4.1", "Rule 4.1", "(a) With lemon.")
    assert rule.path == ("Article I General",)
    assert cited(rules, rule) == "Federal Rules of Carp, Rule 4.1"
    asked = parse_citation("Federal Rules of Carp, Rule 4.1")
    assert asked is not None
    assert (name_key(asked.name), asked.number) == (name_key(rules.title), rule.number)
    assert left.key == "uslm|usc98a"
    (plan,) = left.provisions
    assert plan.kind is Kind.ANNEX
    assert plan.label == "REORGANIZATION PLAN NO. 2 OF 1950"
    assert plan.text == "Section 1. Ponds are moved."


LAW = f"""<pLaw xmlns="{TWO}" {NAMES} xml:lang="en"><meta>
<dc:title>Public Law 120–7: To protect ponds.</dc:title><dc:type>Public Law</dc:type>
<docNumber>7</docNumber><citableAs>Public Law 120–7</citableAs><citableAs>140 Stat. 9</citableAs>
<approvedDate>2027-03-04</approvedDate><congress>120</congress>
<publicPrivate>public</publicPrivate></meta>
<preface><page>140 STAT. 9</page><docNumber>120–7</docNumber></preface>
<main><longTitle><docTitle>An Act</docTitle><officialTitle>To protect ponds.</officialTitle>
<sidenote><p>Mar. 4, 2027</p></sidenote></longTitle>
<enactingFormula>Be it enacted,</enactingFormula>
<section><num value="1">SECTION 1. </num><heading>SHORT TITLE.</heading>
<content>This Act may be cited as the “<shortTitle role="act">Pond Act</shortTitle>”.</content>
</section>
<section><num value="2">SEC. 2. </num><heading>CARP.</heading><subsection><num value="a">(a) </num>
<content>Section 9 is amended by adding at the end:<quotedContent><section>
<num value="9A">“SEC. 9A. </num><heading>ICE.</heading><content>“No <page>140 STAT. 10</page>skates.
</content></section></quotedContent>”.</content></subsection></section>
<action><actionDescription>Approved March 4, 2027.</actionDescription></action></main>
<legislativeHistory><note><p>Mar. 1, passed House.</p></note></legislativeHistory></pLaw>"""


def test_a_public_law() -> None:
    (law,) = read(LAW)
    assert law.key == "uslm|pl|120-7"
    assert law.title == "Public Law 120–7: To protect ponds."
    assert law.published == date(2027, 3, 4)
    assert law.history == ("Approved March 4, 2027.",)
    assert {"Public Law 120-7", "Pub. L. 120-7", "140 Stat. 9", "Pond Act"} <= set(law.short_titles)
    before, short, carp = law.provisions
    assert before.text == "An Act\nTo protect ponds.\nBe it enacted,"
    assert (before.kind, before.label) == (Kind.PREAMBLE, "")
    assert (short.number, short.label, short.heading) == ("1", "§ 1", "SHORT TITLE.")
    assert carp.text.split("\n") == [
        "(a) Section 9 is amended by adding at the end:",
        "“SEC. 9A. ICE. “No skates.”.",
    ]
    assert cited(law, carp) == "Pub. L. 120-7, § 2"


def test_a_compilation_is_dated_by_the_last_law_in_it() -> None:
    text = f"""<statuteCompilation xmlns="{TWO}" {NAMES}><meta><dc:title>POND ACT OF 1970</dc:title>
<citableAs>Public Law 91–5, as amended</citableAs><docNumber>5</docNumber><congress>91</congress>
<currentThroughPublicLaw>116–92</currentThroughPublicLaw>
<approvedDate>1970-12-29</approvedDate><property role="fileId">1523</property></meta>
<preface><editionNote>Enacted <date date="2019-12-20">December 20, 2019</date></editionNote>
</preface><main><section role="undesignated-level"><content>That this Act is short.</content>
</section><section inEffect="false"><heading>ponds</heading><num value="(2)">Sec. (2)<ref
 class="footnoteRef" idref="a">1</ref></num><content>Dig.</content>
<footnote id="a"><sup>1</sup><p>So in original.</p></footnote>
<editorialNote>[29 U.S.C. 651]</editorialNote></section></main></statuteCompilation>"""
    (law,) = read(text)
    assert (law.key, law.title) == ("uslm|comps|1523", "Pond Act of 1970")
    assert law.published == date(2019, 12, 20)
    assert law.history == ("Current through Public Law 116-92",)
    first, second = law.provisions
    assert (first.number, first.kind, first.text) == ("", Kind.STRETCH, "That this Act is short.")
    assert (second.number, second.label, second.text) == ("2", "§ 2", "Dig.")
    assert second.status is Status.UNKNOWN
    assert cited(law, second) == "Pond Act of 1970, § 2"


def test_a_volume_is_the_laws_in_it_and_what_is_left() -> None:
    inner = LAW.replace("120–7", "120–8").replace("<docNumber>7", "<docNumber>8")
    text = (
        f'<statutesAtLarge xmlns="{TWO}" {NAMES}><meta><dc:title>Volume 140</dc:title></meta><main>'
        f"<publicLaws><component>{LAW}</component><component>{inner}</component></publicLaws>"
        "<presidentialDocs><presidentialDoc><heading>Pond Day</heading><p>Rejoice.</p>"
        "</presidentialDoc></presidentialDocs></main></statutesAtLarge>"
    )
    laws = read(text)
    assert [law.key for law in laws] == ["uslm|pl|120-7", "uslm|pl|120-8", "uslm|pl|volume 140"]
    assert [len(law.provisions) for law in laws] == [3, 3, 1]
    assert laws[2].provisions[0].text == "Rejoice."


def test_a_bill_is_not_in_force() -> None:
    text = (
        f'<bill xmlns="{TWO}" {NAMES}><meta><dc:title>A bill</dc:title><dc:type>Bill</dc:type>'
        "<docNumber>5</docNumber><congress>120</congress></meta>"
        "<main><section><num>1.</num><content>Ponds.</content></section></main></bill>"
    )
    (law,) = read(text)
    assert (law.level, law.status) == (Level.OTHER, Status.PENDING)
    assert law.provisions[0].number == "1"


@pytest.mark.parametrize(
    "text",
    [
        "# A text about <uscDoc xmlns='http://xml.house.gov/schemas/uslm/1.0'>",
        '<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"/>',
        f'<cfrDoc xmlns="{TWO}"/>',
        "",
    ],
)
def test_other_files_are_not_recognised(text: str) -> None:
    assert not Uslm().recognises(File("a.xml", text.encode()))


def test_marks_prefixes_and_encodings_do_not_matter() -> None:
    plain = read(TITLE)
    assert read(b"\xef\xbb\xbf" + TITLE.encode()) == plain
    wide = TITLE.replace("UTF-8", "UTF-16").encode("utf-16")
    assert read(wide) == plain
    text = f'<u:uscDoc xmlns:u="{ONE}" identifier="/us/usc/t9"><u:main><u:title><u:section>'
    text += '<u:num value="3">§ 3.</u:num><u:content>Dig.</u:content></u:section></u:title>'
    assert read(f"{text}</u:main></u:uscDoc>")[0].provisions[0].text == "Dig."


def refused(data: bytes) -> str:
    with pytest.raises(SourceUnreadable) as caught:
        Uslm().parse([File("x.xml", data)])
    return caught.value.reason


def test_what_is_no_law_is_said_to_be_none() -> None:
    assert refused(f'<uscDoc xmlns="{ONE}" identifier="/us/usc/t9"/>'.encode()) == "no-law"
    nameless = f'<pLaw xmlns="{TWO}"><main><section><content>x</content></section></main></pLaw>'
    assert refused(nameless.encode()) == "no-title"


def test_damage_ends_in_a_refusal() -> None:
    data = TITLE.encode()
    assert refused(data[: len(data) // 2]) == "bad-xml"
    assert refused(b"") == "empty"
    bomb = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + data.split(b"?>", 2)[2].lstrip()
    assert refused(bomb) == "bad-xml"
    deep = data.replace(b"No skating.", b"<content>" * 400 + b"x" + b"</content>" * 400)
    assert refused(deep) == "bad-xml"


def test_flipped_bytes_never_end_in_a_traceback() -> None:
    data = bytearray(TITLE.encode())
    for at in range(200, len(data), 7):
        damaged = data.copy()
        damaged[at] ^= 0x15
        try:
            laws = Uslm().parse([File("x.xml", bytes(damaged))])
        except SourceUnreadable:
            continue
        assert laws[0].provisions


@pytest.mark.parametrize(
    "heading", ["x" * 10_000, "A. " * 5_000, "קרפיון", "[" * 3_000, "—" * 9_000]
)
def test_odd_headings_are_read_at_once(heading: str) -> None:
    text = TITLE.replace("PONDS AND THE KEEPING OF CARP", heading).replace("Digging", heading)
    text = text.replace("CHAPTER 1—", heading).replace('"11 to 13"', f'"{heading}"')
    start = perf_counter()
    assert read(text)[0].provisions
    assert perf_counter() - start < 1


def test_a_section_of_many_short_paragraphs_takes_linear_time() -> None:
    many = "".join(
        f"<paragraph><num>({n})</num><content>a;</content></paragraph>" for n in range(20_000)
    )
    text = TITLE.replace("<content>No skating.</content>", f"<content>x</content>{many}")
    start = perf_counter()
    assert by_number(read(text)[0])["15"].text.count("\n") == 20_001
    assert perf_counter() - start < 5
