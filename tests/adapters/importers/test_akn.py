"""Akoma Ntoso: acts of the European Union and of states, their annexes, dates and numbers."""

from datetime import date

import pytest

from app.adapters.importers.akn import AkomaNtoso
from app.adapters.importers.akn_numbers import read_number
from app.adapters.importers.akn_union import short_name
from app.adapters.importers.importer import File
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, Level, ParsedLaw, ParsedProvision, Status

AKN3 = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ARTICLE = "<article><num>Article 1</num><content><p>Nets are free.</p></content></article>"


def document(
    body: str = f"<body>{ARTICLE}</body>",
    work: str = "",
    *,
    kind: str = "act",
    name: str = "act",
    language: str = "eng",
    title: str = "<preface><p><docTitle>Net Act</docTitle></p></preface>",
    meta: str = "",
    expression: str = '<FRBRdate date="2031-02-03" name="x"/>',
    namespace: str = AKN3,
) -> str:
    return (
        f'<?xml version="1.0"?><akomaNtoso xmlns="{namespace}"><{kind} name="{name}"><meta>'
        f"<identification><FRBRWork>{work}</FRBRWork><FRBRExpression>{expression}"
        f'<FRBRlanguage language="{language}"/></FRBRExpression></identification>{meta}</meta>'
        f"{title}{body}</{kind}></akomaNtoso>"
    )


def laws(text: str) -> list[ParsedLaw]:
    file = File("x.akn", text.encode())
    assert AkomaNtoso().recognises(file)
    return list(AkomaNtoso().parse([file]))


def law(text: str) -> ParsedLaw:
    (parsed,) = laws(text)
    return parsed


def only(text: str) -> ParsedProvision:
    (provision,) = law(text).provisions
    return provision


def brief(parsed: ParsedLaw) -> list[tuple[str, str, str]]:
    return [(p.number, p.label, p.text) for p in parsed.provisions]


UNION_WORK = (
    '<FRBRuri value="/akn/eu/act/directive/ep/2031/9/"/><FRBRalias value="32031L0009" '
    'name="CELEX"/><FRBRdate date="2031-02-03" name="Act Date"/><FRBRcountry value="eu"/>'
)


def test_an_act_of_the_union() -> None:
    parsed = law(document(
        "<preamble><formula><p>THE UNION,</p></formula><recitals><intro><p>Whereas:</p></intro>"
        "<recital><num>(1)</num><p>Nets <span>tear<authorialNote><p>OJ.</p></authorialNote></span>."
        "</p>"
        "</recital></recitals><block name='x'>HAS ADOPTED:</block></preamble><body><chapter>"
        "<num>CHAPTER I</num><heading>NETS</heading><article><num>Article 5</num>"
        "<num>Mesh</num><paragraph><num>1.</num><list><intro><p>A net has:</p></intro><point>"
        "<num>(a)</num><content><p>knots;</p></content></point></list><alinea><content><p>It is "
        "wide.</p></content></alinea></paragraph></article></chapter></body>",
        UNION_WORK,
        title="<preface><p><span>Directive</span> (EU) 2031/9 of the Union</p><p>of <date "
        "date='2031-02-03'>3 February 2031</date></p><p>on nets</p><p>(Text with EEA relevance)"
        "</p></preface>",
    ))  # fmt: skip
    assert parsed.title == "Directive (EU) 2031/9 of the Union of 3 February 2031 on nets"
    assert {"Directive (EU) 2031/9", "Directive 2031/9", "32031L0009"} <= set(parsed.short_titles)
    assert parsed.citation.format(number=5) == "Directive (EU) 2031/9, art. 5"
    assert parsed.key == "akn|/akn/eu/act/directive/ep/2031/9|en"
    assert (parsed.jurisdiction, parsed.level) == ("European Union", Level.LAW)
    assert parsed.published == date(2031, 2, 3)
    assert brief(parsed) == [
        ("", "", "THE UNION,\nWhereas:\nHAS ADOPTED:"),
        ("recital-1", "Recital 1", "Nets tear."),
        ("5", "Article 5", "1. A net has:\n(a) knots;\nIt is wide."),
    ]
    assert [p.kind for p in parsed.provisions[:2]] == [Kind.PREAMBLE, Kind.PREAMBLE]
    assert parsed.provisions[2].heading == "Mesh"
    assert parsed.provisions[2].path == ("CHAPTER I NETS",)


@pytest.mark.parametrize(
    ("title", "celex", "name"),
    [
        ("Directive 2014/92/EU of the European", "", "Directive 2014/92/EU"),
        ("REGULATION (EU) 2016/679 OF THE EUROPEAN", "", "Regulation (EU) 2016/679"),
        ("Commission Implementing Regulation (EU) No 575/2013 of", "",
         "Implementing Regulation (EU) No 575/2013"),
        ("Council Directive 93/13/EEC of 5 April 1993", "", "Directive 93/13/EEC"),
        ("Direttiva 2014/92/UE del Parlamento", "", "Direttiva 2014/92/UE"),
        ("On nets", "32014L0092", "Directive 2014/92/EU"),
        ("On nets", "32016R0679", "Regulation (EU) 2016/679"),
        ("On nets", "32004R0261", "Regulation (EC) No 261/2004"),
        ("On nets", "", ""),
    ],
)  # fmt: skip
def test_short_names_of_acts_of_the_union(title: str, celex: str, name: str) -> None:
    assert short_name(title, celex) == name


def test_an_act_of_the_united_kingdom_with_a_schedule_in_its_body() -> None:
    parsed = law(document(
        "<body><part><num>Part 1</num><heading>Nets</heading><hcontainer name='crossheading'>"
        "<heading>Mesh</heading><section eId='section-4A'><num>4A</num><heading>Width</heading>"
        "<subsection><num>(1)</num><intro><p>A net is—</p></intro><level><num>(a)</num><content>"
        "<p>wide, or</p></content></level><wrapUp><p>as agreed.</p></wrapUp></subsection>"
        "<subsection><num>(2)</num><content><p>Insert—</p><p><mod><quotedStructure startQuote='“' "
        "endQuote='”'><section><num>9</num><heading>Oars</heading><content><p>Free.</p></content>"
        "</section></quotedStructure>; and</mod></p></content></subsection></section></hcontainer>"
        "</part>"
        "<hcontainer name='schedules'><hcontainer name='schedule'><num>SCHEDULE 1</num><heading>"
        "Tolls</heading><paragraph><num>1</num><content><p>Pay.</p></content></paragraph>"
        "</hcontainer></hcontainer></body>",
        '<FRBRuri value="http://www.legislation.gov.uk/id/asp/2031/7"/>'
        '<FRBRcountry value="GB-SCT"/>',
    ))  # fmt: skip
    section, paragraph = parsed.provisions
    assert (section.number, section.label) == ("4a", "Section 4A")
    assert section.path == ("Part 1 Nets", "Mesh")
    assert section.text.split("\n") == [
        "(1) A net is—", "(a) wide, or", "as agreed.", "(2) Insert—", "“9 Oars", "Free.”; and",
    ]  # fmt: skip
    assert (paragraph.number, paragraph.label) == ("sch1-1", "Schedule 1, paragraph 1")
    assert (paragraph.kind, paragraph.path) == (Kind.ANNEX, ("SCHEDULE 1 Tolls",))
    assert (parsed.region, parsed.jurisdiction) == ("Scotland", "United Kingdom")
    assert parsed.citation == "{title}, s. {number}"


def test_an_instrument_with_regulations() -> None:
    parsed = law(document(
        "<body><hcontainer name='regulation'><num>2.</num><heading>H</heading><content><p>T.</p>"
        "</content></hcontainer><hcontainer name='signatures'><content><p>A. Minister</p></content>"
        "</hcontainer></body>",
        '<FRBRcountry value="gb"/>', name="uksi",
    ))  # fmt: skip
    assert brief(parsed) == [("2", "Regulation 2", "T.")]
    assert (parsed.citation, parsed.level) == ("{title}, reg. {number}", Level.ADMINISTRATIVE)


def test_an_italian_law() -> None:
    parsed = law(document(
        "<body><article eId='art_1-bis'><num>Art. 1-bis.</num><heading>Reti</heading><paragraph>"
        "<num>1.</num><list><intro><p>La rete è:</p></intro><point><num>a)</num><content><p>larga."
        "</p></content></point></list></paragraph></article><article><num>2</num><paragraph>"
        "<content><p>((ABROGATO))</p></content></paragraph></article></body>",
        '<FRBRuri value="/akn/it/act/legge/2031-02-03/9"/><FRBRcountry value="it"/>',
        language="ita",
    ))  # fmt: skip
    assert [(p.number, p.label) for p in parsed.provisions] == [
        ("1-bis", "Art. 1-bis"), ("2", "Articolo 2"),
    ]  # fmt: skip
    assert parsed.provisions[0].text == "1. La rete è:\na) larga."
    assert parsed.provisions[1].status is Status.REPEALED
    assert (parsed.language, parsed.jurisdiction) == ("it", "Italy")
    assert parsed.citation == "{title}, {label}"


def test_a_brazilian_law() -> None:
    parsed = law(document(
        "<body><title><num>TÍTULO I</num><chapter><num>CAPÍTULO I</num><section><num>Seção I</num>"
        "<article><num>Art. 1.024-A.</num><alinea><content><p>A rede é livre.</p></content>"
        "</alinea>"
        "<paragraph><num>§ 1º</num><content><p>Salvo domingo.</p></content></paragraph></article>"
        "<article><num>Art. 2º</num><content><p>(Revogado pela Lei nº 9, de 2031)</p></content>"
        "</article></section></chapter></title></body>",
        '<FRBRuri value="/akn/br/act/lei/2031/9"/>', language="por", name="lei",
    ))  # fmt: skip
    first, second = parsed.provisions
    assert (first.number, first.label) == ("1024-a", "Art. 1.024-A")
    assert first.path == ("TÍTULO I", "CAPÍTULO I", "Seção I")
    assert first.text == "A rede é livre.\n§ 1º Salvo domingo."
    assert (second.number, second.status) == ("2", Status.REPEALED)
    assert parsed.jurisdiction == "Brazil"


@pytest.mark.parametrize(
    ("printed", "word", "key"),
    [
        ("Article 5", "Article", "5"), ("Article premier", "Article", "1"), ("§ 3a", "§", "3a"),
        ("Art. 12 bis", "Art.", "12-bis"), ("(4)", "", "4"), ("Section 14ZA.", "Section", "14za"),
        ("Artículo 5.-", "Artículo", "5"), ("Artigo 1.º", "Artigo", "1"), ("IV", "", "iv"),
        ("Art. 2-quater", "Art.", "2-quater"), ("1.2", "", "1.2"), ("188ZAA", "", "188zaa"),
        ("5 of", "", "5"), ("", "", ""), ("ARTICLE PREMIER", "ARTICLE", "1"),
        ("Artigo único", "Artigo", "unico"), ("Article 1er", "Article", "1"),
        ("第三条", "", "第三条"),
    ],
)  # fmt: skip
def test_printed_numbers(printed: str, word: str, key: str) -> None:
    number = read_number(printed)
    assert (number.word, number.key) == (word, key)


def test_annexes_in_attachments() -> None:
    parsed = law(document(
        f"<body>{ARTICLE}</body><attachments><attachment><heading>ANNEX I</heading><doc "
        "name='annex'><meta/><mainBody><p>Fees:</p><table><tr><th><p>Net</p></th><th>Fee</th></tr>"
        "<tr><td><p>wide</p></td><td>4</td></tr></table></mainBody></doc></attachment><attachment>"
        "<doc name='annex'><meta/><mainBody><p>ANNEX II</p><paragraph><num>1.</num><content><p>Ask."
        "</p></content></paragraph></mainBody></doc></attachment></attachments>"
    ))  # fmt: skip
    assert brief(parsed)[1:] == [
        ("annex-i", "Annex I", "Fees:\nNet | Fee\nwide | 4"),
        ("annex-ii-1", "Annex II, paragraph 1", "Ask."),
    ]
    assert [p.path for p in parsed.provisions[1:]] == [("ANNEX I",), ("ANNEX II",)]


def test_version_two_judgments_and_texts_without_numbers() -> None:
    judgment = document(
        "<judgmentBody><motivation><paragraph><num>12.</num><content><p>We agree.</p></content>"
        "</paragraph></motivation><decision><p>Appeal allowed.</p></decision></judgmentBody>",
        kind="judgment", namespace="http://www.akomantoso.org/2.0",
    )  # fmt: skip
    parsed = law(judgment)
    assert (parsed.level, parsed.citation) == (Level.CASE, "{title}, para. {number}")
    assert [(p.kind, p.number, p.text) for p in parsed.provisions] == [
        (Kind.CLAUSE, "12", "We agree."), (Kind.STRETCH, "", "Appeal allowed."),
    ]  # fmt: skip


def test_dates_periods_and_history() -> None:
    parsed = law(document(
        "<body><section period='#tg1'><num>1</num><content><p>Old.</p></content></section>"
        "<section period='#tg2'><num>1</num><content><p>New.</p></content></section>"
        "<section status='removed'><num>2</num><content><p>Gone.</p></content></section></body>",
        '<FRBRdate date="2019-12-01" name="Generation"/>',
        meta='<publication date="2020-01-05" showAs="Gazette" number="7"/><lifecycle><eventRef '
        'eId="e1" date="2020-02-01" type="generation" refersTo="#inForce"/><eventRef eId="e2" '
        'date="2021-01-01" type="amendment"/></lifecycle><temporalData><temporalGroup eId="tg1">'
        '<timeInterval start="#e1" end="#e2"/></temporalGroup><temporalGroup eId="tg2">'
        '<timeInterval start="#e2"/></temporalGroup></temporalData>',
        expression='<FRBRdate date="2021-01-01" name="version"/>',
    ))  # fmt: skip
    assert (parsed.published, parsed.effective) == (date(2021, 1, 1), date(2020, 2, 1))
    assert [(p.status, p.effective, p.repealed) for p in parsed.provisions] == [
        (Status.REPEALED, date(2020, 2, 1), date(2021, 1, 1)),
        (None, date(2021, 1, 1), None),
        (Status.REPEALED, None, None),
    ]
    assert "2020-01-05 publication Gazette 7" in parsed.history
    assert "2021-01-01 amendment" in parsed.history


def test_titles_are_found_where_they_stand() -> None:
    assert law(document()).title == "Net Act"
    named = document(work='<FRBRname value="Oar Act"/>', title="")
    assert law(named).title == "Oar Act"
    assert law(document(work='<FRBRalias name="title" value="Boat Act"/>', title="")).title == (
        "Boat Act"
    )
    shown = '<references><TLCConcept eId="t" href="x" showAs="Pier Act"/></references>'
    placeholder = "<preface><docTitle><ref href='#t'/></docTitle></preface>"
    assert law(document(title=placeholder, meta=shown)).title == "Pier Act"


def test_lists_and_notes() -> None:
    provision = only(document(
        "<body><article><num>1</num><content><p>Say <quotedText startQuote='“' endQuote='”'>net"
        "</quotedText><remark>[sic]</remark>:</p><blockList><listIntroduction>Nets:</listIntroduction>"
        "<item><num>(a)</num><p>wide</p></item></blockList><ul><li>one<p>more</p></li></ul><ol><li>"
        "<p>two <i>words</i></p></li></ol></content></article></body>"
    ))  # fmt: skip
    assert provision.text.split("\n") == [
        "Say “net”:", "Nets:", "(a) wide", "• one", "more", "1. two words",
    ]  # fmt: skip


def test_a_collection_holds_several_laws() -> None:
    one = document(work='<FRBRuri value="/akn/za/act/1"/>').partition("<act")[2]
    one = "<act" + one.partition("</akomaNtoso>")[0]
    two = one.replace("za/act/1", "za/act/2")
    text = (
        f'<akomaNtoso xmlns="{AKN3}"><documentCollection><collectionBody><component>{one}'
        f"</component><component>{two}</component></collectionBody></documentCollection>"
        "</akomaNtoso>"
    )
    assert [each.key for each in laws(text)] == ["akn|/akn/za/act/1|en", "akn|/akn/za/act/2|en"]
    annex = two.replace("za/act/2", "za/act/1/!annex_1").replace("act name", "doc name")
    annex = annex.replace("</act>", "</doc>").replace("body>", "mainBody>")
    merged = law(text.replace(two, annex))
    assert [p.label for p in merged.provisions] == ["Article 1", "Annex, Article 1"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (document("<body/>").encode(), "empty"),
        (document(title="").encode(), "no-title"),
        (document().encode()[:-30], "bad-xml"),
        (document("<body>" + "<level>" * 900 + "</level>" * 900 + "</body>").encode(), "bad-xml"),
        (f'<akomaNtoso xmlns="{AKN3}"/>'.encode(), "empty"),
    ],
)
def test_damaged_files_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceUnreadable) as raised:
        AkomaNtoso().parse([File("قانون.akn", data)])
    assert (raised.value.path, raised.value.reason) == ("قانون.akn", reason)


def test_a_long_title_and_a_deep_tree_are_read() -> None:
    long = document(title=f"<preface><docTitle>{'x' * 10_000}</docTitle></preface>")
    assert law(long).title.startswith("xxx")
    deep = document("<body>" + "<part><num>1</num>" * 150 + ARTICLE + "</part>" * 150 + "</body>")
    assert len(only(deep).path) == 150


@pytest.mark.parametrize("text", ["<a/>", "<Legislation/>", "akomaNtoso", "", "<!-- <akomaNtoso>"])
def test_other_files_are_not_recognised(text: str) -> None:
    assert not AkomaNtoso().recognises(File("x.xml", text.encode()))
