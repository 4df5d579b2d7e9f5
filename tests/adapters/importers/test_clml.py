"""XML of legislation.gov.uk: identity, dates, standing, structure and wording."""

from datetime import date

import pytest

from app.adapters.importers.clml import Clml
from app.adapters.importers.importer import File
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, Level, ParsedLaw, ParsedProvision, Status

NAMESPACES = (
    'xmlns="http://www.legislation.gov.uk/namespaces/legislation" '
    'xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dct="http://purl.org/dc/terms/"'
)
ACT_METADATA = """
<dc:identifier>http://www.legislation.gov.uk/ukpga/2031/7/2035-04-01</dc:identifier>
<dc:title>Ferries and Piers Act 2031</dc:title><dc:language>en</dc:language>
<dct:valid>2035-04-01</dct:valid>
<ukm:PrimaryMetadata><ukm:DocumentClassification>
<ukm:DocumentMainType Value="UnitedKingdomPublicGeneralAct"/>
<ukm:DocumentStatus Value="revised"/></ukm:DocumentClassification>
<ukm:Year Value="2031"/><ukm:Number Value="7"/><ukm:EnactmentDate Date="2031-02-03"/>
</ukm:PrimaryMetadata>"""
SECTION = "<P1><Pnumber>1</Pnumber><P1para><Text>A pier is a pier.</Text></P1para></P1>"


def document(body: str, metadata: str = ACT_METADATA, root: str = "", main: str = "Primary") -> str:
    return (
        f"<!-- a specimen --><Legislation {NAMESPACES} {root}><ukm:Metadata>{metadata}"
        f"</ukm:Metadata><{main}>{body}</{main}></Legislation>"
    )


def act(body: str, rest: str = "", root: str = "") -> ParsedLaw:
    return law(document(f"<Body>{body}</Body>{rest}", root=root))


def law(text: str) -> ParsedLaw:
    file = File("x.xml", text.encode())
    assert Clml().recognises(file)
    (parsed,) = Clml().parse([file])
    return parsed


def only(parsed: ParsedLaw) -> ParsedProvision:
    (provision,) = parsed.provisions
    return provision


def instrument(title: str, minor: str, main_type: str, **more: str) -> ParsedLaw:
    metadata = (
        f"<dc:title>{title}</dc:title><ukm:SecondaryMetadata><ukm:DocumentClassification>"
        f'<ukm:DocumentMainType Value="{main_type}"/><ukm:DocumentMinorType Value="{minor}"/>'
        '</ukm:DocumentClassification><ukm:Year Value="2031"/><ukm:Number Value="44"/>'
        f'<ukm:Made Date="2031-05-01"/>{more.get("inside", "")}</ukm:SecondaryMetadata>'
    )
    return law(document(f"<Body>{SECTION}</Body>", metadata, main="Secondary"))


def test_an_act_is_known_by_its_address_whatever_its_version() -> None:
    parsed = act(SECTION)
    assert parsed.key == "clml|ukpga/2031/7"
    assert parsed.level is Level.LAW
    assert parsed.jurisdiction == "United Kingdom"
    assert parsed.published == date(2035, 4, 1)
    assert set(parsed.short_titles) == {"Ferries and Piers Act", "2031 c. 7"}
    assert parsed.citation.format(title=parsed.title, number="1") == (
        "Ferries and Piers Act 2031, s. 1"
    )
    assert parsed.history == ("Enacted 3 February 2031",)
    enacted = document(f"<Body>{SECTION}</Body>").replace("<dct:valid>2035-04-01</dct:valid>", "")
    enacted = enacted.replace("2035-04-01</dc:id", "enacted</dc:id")
    assert (law(enacted).key, law(enacted).published) == (parsed.key, date(2031, 2, 3))


def test_a_single_section_is_no_version_of_its_whole_act() -> None:
    text = document(f"<Body>{SECTION}</Body>").replace("/7/2035", "/7/section/1/2035")
    assert law(text).key == "clml|ukpga/2031/7/section/1"
    assert law(text.replace("2035-04-01", "2036-01-01")).key == law(text).key


@pytest.mark.parametrize(
    ("title", "minor", "main_type", "label", "cited", "region", "numbered"),
    [
        ("The Buoy Regulations 2031", "regulation", "UnitedKingdomStatutoryInstrument",
         "Regulation 1", "reg.", "", "S.I. 2031/44"),
        ("The Buoy Order 2031", "order", "WelshStatutoryInstrument",
         "Article 1", "art.", "Wales", "S.I. 2031/44"),
        ("Act of Sederunt (Buoy Rules) 2031", "", "ScottishStatutoryInstrument",
         "Rule 1", "r.", "Scotland", "S.S.I. 2031/44"),
        ("The Buoy (Northern Ireland) Order 2031", "", "NorthernIrelandOrderInCouncil",
         "Article 1", "art.", "Northern Ireland", "S.I. 2031/44"),
    ],
)  # fmt: skip
def test_instruments_name_their_provisions_by_their_kind(
    title: str, minor: str, main_type: str, label: str, cited: str, region: str, numbered: str
) -> None:
    parsed = instrument(title, minor, main_type)
    assert parsed.level is Level.ADMINISTRATIVE
    assert only(parsed).label == label
    assert parsed.citation == f"{{title}}, {cited} {{number}}"
    assert parsed.region == region
    assert numbered in parsed.short_titles
    assert parsed.published == date(2031, 5, 1)


def test_names_of_an_instrument_with_and_without_article_and_year() -> None:
    force = '<ukm:ComingIntoForce><ukm:DateTime Date="2031-06-01"/></ukm:ComingIntoForce>'
    parsed = instrument(
        "The Buoy Regulations 2031", "regulation", "UnitedKingdomStatutoryInstrument", inside=force
    )
    assert {"Buoy Regulations 2031", "The Buoy Regulations", "Buoy Regulations"} <= set(
        parsed.short_titles
    )
    assert parsed.effective == date(2031, 6, 1)


def test_each_subsection_and_item_is_a_line_with_its_number() -> None:
    provision = only(act(
        "<Part><Number>Part 1</Number><Title>Piers</Title><Pblock><Title>Duties</Title>"
        "<P1group><Title>Upkeep</Title><P1><Pnumber>20A<CommentaryRef Ref='c1'/></Pnumber><P1para>"
        "<P2><Pnumber>1</Pnumber><P2para><Text>An owner must<FootnoteRef Ref='f1'/>—</Text>"
        "<P3><Pnumber>a</Pnumber><P3para><Text>keep planks <Emphasis>dry</Emphasis> ;</Text>"
        "<UnorderedList Decoration='none'><ListItem><Para><Text>“plank” means wood.</Text></Para>"
        "</ListItem></UnorderedList></P3para></P3><Text>whatever the weather.</Text></P2para></P2>"
        "<P2><Pnumber>2</Pnumber><P2para><P3><Pnumber>a</Pnumber><P3para><Text>nails</Text>"
        "<OrderedList Type='roman' Decoration='parens'><ListItem><Para><Text>of iron</Text></Para>"
        "</ListItem><ListItem><Para><Text>of brass</Text></Para></ListItem></OrderedList></P3para>"
        "</P3></P2para></P2></P1para></P1></P1group></Pblock></Part>"
    ))  # fmt: skip
    assert provision.text.split("\n") == [
        "(1) An owner must—", "(a) keep planks dry;", "“plank” means wood.",
        "whatever the weather.", "(2) (a) nails", "(i) of iron", "(ii) of brass",
    ]  # fmt: skip
    assert (provision.number, provision.label) == ("20a", "Section 20A")
    assert (provision.heading, provision.path) == ("Upkeep", ("Part 1 Piers", "Duties"))


def test_quoted_provisions_are_text_and_never_provisions() -> None:
    provision = only(act(
        "<P1><Pnumber>1</Pnumber><P1para><Text>After section 4 insert—</Text>"
        "<BlockAmendment Format='double'><P1group><Title>Oars</Title><P1><Pnumber>4A</Pnumber>"
        "<P1para><P2><Pnumber>1</Pnumber><P2para><Text>Oars are free.</Text></P2para></P2></P1para>"
        "</P1></P1group></BlockAmendment><AppendText>, and</AppendText></P1para></P1>"
    ))  # fmt: skip
    assert provision.text == "After section 4 insert—\n“4A Oars\n(1) Oars are free.”, and"


def test_schedules_are_annexes_with_paragraphs_tables_and_images() -> None:
    paragraph = "<P1><Pnumber>{}</Pnumber><P1para><Text>{}</Text></P1para></P1>"
    schedules = (
        "<Schedules><Schedule><Number>FIRST SCHEDULE</Number><TitleBlock><Title>Tolls</Title>"
        "</TitleBlock><Reference>Section 1</Reference><ScheduleBody>"
        f"<Part><Number>Part I</Number>{paragraph.format(1, 'Goats.')}</Part>"
        f"<Part><Number>Part II</Number>{paragraph.format(1, 'Sheep.')}"
        f"{paragraph.format(2, 'Lambs.')}</Part></ScheduleBody></Schedule><Schedule>"
        "<Number>SCHEDULE 2A</Number><ScheduleBody><Tabular><table><thead><tr><th>Beast</th>"
        "<th>Toll</th></tr></thead><tbody><tr><td><Para><Text>Ox</Text></Para></td><td>4d</td></tr>"
        "<tr><td>Calf</td><td/></tr></tbody></table></Tabular><Form><Number>Form 1</Number>"
        "<Figure><Image ResourceRef='r1'/></Figure></Form></ScheduleBody></Schedule></Schedules>"
    )
    _, *annexes = act(SECTION, schedules).provisions
    assert [(p.number, p.label) for p in annexes] == [
        ("sch1-pti-1", "Schedule 1, Part I, paragraph 1"),
        ("sch1-ptii-1", "Schedule 1, Part II, paragraph 1"),
        ("sch1-2", "Schedule 1, paragraph 2"),
        ("sch2a", "Schedule 2A"),
    ]
    assert annexes[0].path == ("FIRST SCHEDULE Tolls", "Part I")
    assert annexes[3].text == "Beast | Toll\nOx | 4d\nCalf\nForm 1\n[image]"
    assert {p.kind for p in annexes} == {Kind.ANNEX}


@pytest.mark.parametrize(
    ("attributes", "text", "status", "effective", "repealed"),
    [
        ('RestrictStartDate="2033-01-02" RestrictExtent="E+W"', "Law.", None, "2033-01-02", None),
        ('Status="Prospective"', "Law.", Status.PENDING, None, None),
        ('Status="Prospective" RestrictStartDate="2033-01-02"', "Law.", None, "2033-01-02", None),
        ('Status="Repealed"', "Law.", Status.REPEALED, None, None),
        ('Match="false" RestrictEndDate="2034-01-01"', "Law.", Status.REPEALED, None, "2034-01-01"),
        ('Match="false" RestrictStartDate="2040-01-01"', "Law.", Status.PENDING,
         "2040-01-01", None),
        ('RestrictStartDate="2034-05-06"', ". . . . . .", Status.REPEALED, None, "2034-05-06"),
        ("", "……", Status.REPEALED, None, None),
    ],
)  # fmt: skip
def test_standing_of_a_provision(
    attributes: str, text: str, status: Status | None, effective: str | None, repealed: str | None
) -> None:
    provision = only(act(
        f"<P1group {attributes}><Title>T</Title><P1><Pnumber>1</Pnumber><P1para><Text>{text}</Text>"
        "</P1para></P1></P1group>"
    ))  # fmt: skip
    assert provision.status is status
    assert provision.effective == (date.fromisoformat(effective) if effective else None)
    assert provision.repealed == (date.fromisoformat(repealed) if repealed else None)
    assert provision.extent == ("E+W" if "Extent" in attributes else "")


def test_a_section_worded_twice_for_two_lands_is_two_provisions() -> None:
    section = (
        '<P1group RestrictExtent="{}"{}><Title>Locks</Title><P1><Pnumber>3</Pnumber><P1para>'
        "<Text>{}</Text></P1para></P1></P1group>"
    )
    english = section.format("E+W", ' AltVersionRefs="v1"', "Locks close at six.")
    scots = section.format("S", "", "Locks close at nine.")
    text = document(f"<Body>{english}</Body>").replace(
        "</Legislation>", f'<Versions><Version id="v1">{scots}</Version></Versions></Legislation>'
    )
    found = [(p.number, p.extent, p.text) for p in law(text).provisions]
    assert found == [("3", "E+W", "Locks close at six."), ("3", "S", "Locks close at nine.")]


def test_introductory_text_precedes_and_signatures_are_left_out() -> None:
    prelims = (
        "<PrimaryPrelims><Title>T</Title><Number>2031 CHAPTER 7</Number><LongTitle>An Act about "
        "piers.</LongTitle><DateOfEnactment><DateText>[3rd February 2031]</DateText>"
        "</DateOfEnactment><PrimaryPreamble><EnactingText><Para><Text>Be it enacted:—</Text>"
        "</Para></EnactingText></PrimaryPreamble></PrimaryPrelims>"
    )
    signed = "<SignedSection><Signatory><Para><Text>A. Minister</Text></Para></Signatory>"
    parsed = law(document(f"{prelims}<Body>{SECTION}{signed}</SignedSection></Body>"))
    assert [(p.kind, p.text) for p in parsed.provisions] == [
        (Kind.PREAMBLE, "An Act about piers.\nBe it enacted:—"),
        (Kind.ARTICLE, "A pier is a pier."),
    ]
    assert parsed.history == ("Enacted 3rd February 2031",)


def test_a_wording_that_was_replaced_or_an_act_that_was_repealed_says_so() -> None:
    text = document(f"<Body>{SECTION}</Body>")
    assert law(text).status is None
    replaced = document(f"<Body>{SECTION}</Body>", root='RestrictEndDate="2001-01-01"')
    assert law(replaced).status is Status.AMENDED
    repealed = law(text.replace("Act 2031<", "Act 2031 (repealed 1.4.2035)<"))
    assert (repealed.status, repealed.title) == (Status.REPEALED, "Ferries and Piers Act 2031")


def test_a_formula_keeps_its_fractions_and_powers() -> None:
    provision = only(act(
        "<P1><Pnumber>1</Pnumber><P1para><Formula><math xmlns='http://www.w3.org/1998/Math/MathML'>"
        "<mrow><mi>t</mi><mo>=</mo><mfrac><mrow><mn>48</mn><mo>×</mo><msup><mn>10</mn><mn>6</mn>"
        "</msup></mrow><mi>k</mi></mfrac></mrow></math><Where><Para><Text>where</Text>"
        "<KeyList Separator='='><KeyListItem><Key>k</Key><ListItem><Para><Text>pulses.</Text>"
        "</Para></ListItem></KeyListItem></KeyList></Para></Where></Formula></P1para></P1>"
    ))  # fmt: skip
    assert provision.text == "t = (48 × 10^6)/k\nwhere\nk = pulses."


def test_a_retained_act_of_the_union_has_recitals_and_articles() -> None:
    metadata = (
        "<dc:identifier>http://www.legislation.gov.uk/eur/2016/679</dc:identifier>"
        "<dc:title>Regulation (EU) 2016/679</dc:title>"
    )
    parsed = law(document(
        "<EUPrelims><EUPreamble><P><Text>Whereas:</Text></P><Division><Number>(1)</Number><P>"
        "<Text>Nets tear.</Text></P></Division></EUPreamble></EUPrelims><EUBody><EUChapter><Number>"
        "CHAPTER I</Number><Title>Nets</Title><P1group><Title>Mesh</Title><P1><Pnumber>Article 4"
        "</Pnumber><P1para><P2><Pnumber PuncBefore='' PuncAfter='.'>1</Pnumber><P2para><Text>Wide."
        "</Text></P2para></P2></P1para></P1></P1group></EUChapter></EUBody><Schedules><Schedule>"
        "<Number>ANNEX I</Number><ScheduleBody><P><Text>Fees.</Text></P></ScheduleBody></Schedule>"
        "</Schedules>",
        metadata, main="EURetained",
    ))  # fmt: skip
    assert [(p.number, p.label, p.text) for p in parsed.provisions] == [
        ("", "", "Whereas:"), ("recital-1", "Recital 1", "Nets tear."),
        ("4", "Article 4", "1. Wide."), ("annex-i", "Annex I", "Fees."),
    ]  # fmt: skip
    assert (parsed.key, parsed.citation) == ("clml|eur/2016/679", "{title}, art. {number}")


def test_a_fragment_and_a_welsh_text_have_keys_of_their_own() -> None:
    text = document(f"<Body>{SECTION}</Body>")
    fragment = text.replace("Legislation xmlns", "Fragment xmlns").replace(
        "</Legislation>", "</Fragment>"
    )
    assert law(fragment).provisions == law(text).provisions
    welsh = law(text.replace(">en<", ">cy<"))
    assert (welsh.language, welsh.key) == ("cy", "clml|ukpga/2031/7|cy")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (document("<Body/>").encode(), "empty"),
        (document(f"<Body>{SECTION}</Body>", "").encode(), "no-title"),
        (document(f"<Body>{SECTION}</Body>").encode()[:-40], "bad-xml"),
        (document("<P1>" * 5000).encode(), "bad-xml"),
        (document("<Part>" * 1000 + SECTION + "</Part>" * 1000).encode(), "bad-xml"),
        (("<!DOCTYPE x [<!ENTITY e 'boom'>]>" + document("&e;")).encode(), "bad-xml"),
    ],
)
def test_damaged_files_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceUnreadable) as raised:
        Clml().parse([File("مرفأ.xml", data)])
    assert (raised.value.path, raised.value.reason) == ("مرفأ.xml", reason)


def test_strange_but_sound_files_are_read() -> None:
    long = act(SECTION).title + "x" * 10_000
    text = document(f"<Body>{SECTION}</Body>").replace("Ferries and Piers Act 2031", long)
    assert law("\ufeff" + text).title == long
    deep = "<Part><Number>Part 1</Number>" * 150 + SECTION + "</Part>" * 150
    assert len(only(act(deep)).path) == 150


@pytest.mark.parametrize(
    "text",
    [
        "<akomaNtoso xmlns:ukl='http://www.legislation.gov.uk/namespaces/legislation'/>",
        "<!-- <Legislation xmlns='http://www.legislation.gov.uk/namespaces/legislation'> --><a/>",
        "<Legislation xmlns='urn:else'/>",
        "Legislation, http://www.legislation.gov.uk/namespaces/legislation",
        "<!--" * 4000,
        "",
    ],
)
def test_other_files_are_not_recognised(text: str) -> None:
    assert not Clml().recognises(File("x.xml", text.encode()))
