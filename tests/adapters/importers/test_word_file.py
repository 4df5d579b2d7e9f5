"""Word documents: headings, printed numbers, tables, footnotes, and what cannot be read."""

import io
import pickle
import zipfile
from collections.abc import Mapping

import docx
import pytest
from docx.document import Document

from app.adapters.importers.importer import File
from app.adapters.importers.word_file import Docx
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, Level, ParsedLaw

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PART = "word/document.xml"


def _bytes(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _law(data: bytes, path: str = "x.docx") -> ParsedLaw:
    (law,) = Docx().parse([File(path, data)])
    return law


def _zip(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _body(inner: str, **parts: str) -> bytes:
    """A document with this body and these further parts, written by hand."""
    whole = {PART: f"<w:document {NS}><w:body>{inner}</w:body></w:document>"}
    return _zip(whole | {f"word/{name}.xml": part for name, part in parts.items()})


def _p(text: str, props: str = "") -> str:
    return f"<w:p><w:pPr>{props}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def _listed(text: str, level: int, number: int = 1) -> str:
    props = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return _p(text, props)


def _levels(*levels: tuple[str, str]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )


NUMBERING = f"""<w:numbering {NS}>
<w:abstractNum w:abstractNumId="0">
{_levels(("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("upperRoman", "%4."))}
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{_levels(("bullet", ""), ("chineseCounting", "%2、"))}
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def test_title_headings_and_manual_numbers() -> None:
    document = docx.Document()
    document.add_heading("Lamp Lease Agreement", 0)
    document.add_paragraph("This Agreement is made on 5 March 2024 by and between A and B.")
    document.add_heading("Part One", 1)
    document.add_paragraph("1. The lessor leases the lamp.")
    document.add_paragraph("It burns oil.")
    document.add_heading("2. Rent", 2)
    document.add_paragraph("2.1 Rent is due monthly.")
    law = _law(_bytes(document))
    assert law.title == "Lamp Lease Agreement"
    assert law.level is Level.CONTRACT
    assert str(law.published) == "2024-03-05"
    numbered = [(p.number, p.path, p.text) for p in law.provisions if p.kind is Kind.CLAUSE]
    assert numbered == [
        ("1", ("Part One",), "The lessor leases the lamp.\nIt burns oil."),
        ("2", ("Part One",), "Rent"),
        ("2.1", ("Part One", "2 Rent"), "Rent is due monthly."),
    ]


def test_the_title_of_the_properties_comes_first() -> None:
    document = docx.Document()
    document.core_properties.title = "Rules for Lamps"
    document.add_heading("Something else", 1)
    document.add_paragraph("Text.")
    assert _law(_bytes(document)).title == "Rules for Lamps"


def test_automatic_numbers_are_printed() -> None:
    law = _law(_body(
        _listed("Lamps", 0) + _listed("Lamps are lit.", 1) + _listed("at dusk", 2)
        + _listed("in fog", 2) + _listed("Lamps are cleaned.", 1) + _listed("Oil is bought.", 0)
        + _listed("by measure", 2),
        numbering=NUMBERING,
    ))  # fmt: skip
    assert [(p.number, p.text) for p in law.provisions] == [
        ("1", "Lamps"),
        ("1.1", "Lamps are lit.\n(a) at dusk\n(b) in fog"),
        ("1.2", "Lamps are cleaned."),
        ("2", "Oil is bought.\n(a) by measure"),
    ]


def test_lists_share_counters_start_anew_and_count_in_chinese() -> None:
    law = _law(_body(
        _listed("One.", 0) + _listed("Seven.", 0, 2) + _listed("Eight.", 0, 1)
        + _listed("dot", 0, 3) + _listed("item", 1, 3) + _listed("item", 1, 3),
        numbering=NUMBERING,
    ))  # fmt: skip
    whole = "\n".join(f"{p.label} {p.text}" for p in law.provisions)
    assert whole == "para. 1 One.\n7. Seven.\n8. Eight.\n• dot\n一、 item\n二、 item"


def test_numbers_that_come_with_a_style() -> None:
    styles = f"""<w:styles {NS}><w:style w:type="paragraph" w:styleId="S0">
    <w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="S1"><w:name w:val="Sub"/><w:basedOn w:val="S0"/>
    <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"""
    body = _p("Lamps.", '<w:pStyle w:val="S0"/>') + _p("Wicks.", '<w:pStyle w:val="S1"/>')
    law = _law(_body(body, styles=styles, numbering=NUMBERING))
    assert [(p.number, p.text) for p in law.provisions] == [("1", "Lamps."), ("1.1", "Wicks.")]


def test_rows_of_tables() -> None:
    document = docx.Document()
    document.add_paragraph("1. The fees are:")
    table = document.add_table(2, 2)
    for row, words in zip(table.rows, (("Lamp", "Fee"), ("Large", "10")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("2. They are paid.")
    assert _law(_bytes(document)).provisions[0].text == "The fees are:\nLamp | Fee\nLarge | 10"


def test_footnotes_follow_the_clause_that_refers_to_them() -> None:
    notes = (
        f'<w:footnotes {NS}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="4">{_p("Whale oil.")}</w:footnote></w:footnotes>'
    )
    body = (
        "<w:p><w:r><w:t>1. Oil</w:t></w:r><w:r><w:footnoteReference w:id='4'/></w:r>"
        "<w:r><w:t xml:space='preserve'> is bought.</w:t></w:r></w:p>" + _p("2. Lamps are lit.")
    )
    first, second = _law(_body(body, footnotes=notes)).provisions
    assert first.text == "Oil [1] is bought.\n[1] Whale oil."
    assert second.text == "Lamps are lit."


def test_deleted_text_and_contents_go_inserted_text_stays() -> None:
    contents = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{_p('1. Lamps 3')}</w:sdtContent></w:sdt>"
    )
    body = (
        "<w:p><w:r><w:t>1. Lamps are </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r>"
        "</w:del><w:ins><w:r><w:t>always</w:t></w:r></w:ins><w:hyperlink><w:r>"
        "<w:t xml:space='preserve'> lit.</w:t></w:r></w:hyperlink></w:p>"
    )
    law = _law(_body(contents + body))
    assert [p.text for p in law.provisions] == ["Lamps are always lit."]


def test_a_chinese_contract() -> None:
    document = docx.Document()
    for text in (
        "租船合同",
        "甲方：沐洲渔社",
        "第一条 甲方将渔船租给乙方。",
        "第二条 租金每月三千元。",
    ):
        document.add_paragraph(text)
    law = _law(_bytes(document), "合同_2024-05-06.docx")
    assert (law.title, law.language, law.level) == ("租船合同", "zh", Level.CONTRACT)
    assert str(law.published) == "2024-05-06"
    articles = [(p.number, p.label, p.text) for p in law.provisions if p.kind is Kind.ARTICLE]
    assert articles == [
        ("1", "第一条", "甲方将渔船租给乙方。"),
        ("2", "第二条", "租金每月三千元。"),
    ]
    assert law.citation == "{title}{label}"


def _bomb() -> bytes:
    return _zip({PART: b"<w:document>" + b" " * 200_000_000 + b"</w:document>"})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 word/document.xml and no more", "broken-archive"),
        (b"", "broken-archive"),
        (_body(_p("1. Whole."))[:-40], "broken-archive"),
        (_zip({"word/other.xml": "<x/>"}), "unknown-format"),
        (_zip({PART: "<w:document"}), "bad-xml"),
        (_zip({PART: '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}), "bad-xml"),
        (_zip({PART: "<a>" * 5_000 + "</a>" * 5_000}), "bad-xml"),
        (_body(""), "empty"),
        (_body(_p("...")), "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unknown-format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, reason: str) -> None:
    with pytest.raises(SourceUnreadable) as caught:
        Docx().parse([File("a/b.docx", data)])
    assert (caught.value.path, caught.value.reason) == ("a/b.docx", reason)


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(SourceUnreadable) as caught:
        Docx().parse([File("b.docx", _bomb())])
    assert caught.value.reason == "too-large"


def test_damage_ends_in_a_law_or_in_an_error_of_ours() -> None:
    document = docx.Document()
    document.add_paragraph("1. Lamps are lit.")
    whole = _bytes(document)
    for at in range(0, len(whole), 211):
        damaged = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        try:
            law = _law(damaged)
        except SourceUnreadable:
            continue
        assert law.provisions


def test_it_is_known_by_content_or_by_name() -> None:
    importer = Docx()
    assert importer.recognises(File("paper", _body(_p("x"))))
    assert importer.recognises(File("paper.DOCX", b"damaged"))
    assert not importer.recognises(File("book.zip", _zip({"a.txt": "word"})))
    assert not importer.recognises(File("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    assert pickle.loads(pickle.dumps(importer)).name == "docx"
