"""A small well-formed sample of every format that can be imported, each with its file's name."""

from io import BytesIO
from typing import Any

TITLE = "Kite Act 2001"
CHINESE = "沐洲渔业条例"
"""The titles of the samples, as they stand in them."""

_PLAIN = f"""---
format: pandecta-law/1
id: kite-act
title: {TITLE}
language: en
level: law
publication_date: 2001-05-01
---

# Part 1 Flying

**Section 1. Where.** Kites may be flown in meadows.

**Section 2. When.** Nobody flies a kite in a thunderstorm.
"""
_FLK = f"""---
title: {CHINESE}
publication_date: 2020-01-02
effective_date: 2020-03-01
status: 有效
group: 行政法规
---

## 第一章 总则

- 第一条 为了保护鱼，制定本条例。
- 第二条 鱼管水。
"""
_LAWREFBOOK = f"""# {CHINESE}

2020年1月2日 国务院公布

<!-- INFO END -->

## 第一章 总则

第一条 为了保护鱼，制定本条例。

第二条 鱼管水。
"""
_USLM = f"""<?xml version="1.0" encoding="UTF-8"?>
<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/" identifier="/us/usc/t98" xml:lang="en">
<meta><dc:title>{TITLE}</dc:title><dc:type>USCTitle</dc:type><docNumber>98</docNumber>
<docPublicationName>Online@118-1</docPublicationName>
<dcterms:created>2023-02-01T09:00:00</dcterms:created></meta>
<main><title identifier="/us/usc/t98"><num value="98">Title 98—</num><heading>KITES</heading>
<chapter identifier="/us/usc/t98/ch1"><num value="1">CHAPTER 1—</num><heading>FLYING</heading>
<section identifier="/us/usc/t98/s1"><num value="1">§ 1.</num><heading> Where</heading>
<subsection><num value="a">(a)</num><content>Kites may be flown in meadows.</content></subsection>
<subsection><num value="b">(b)</num><content>And on beaches.</content></subsection></section>
<section identifier="/us/usc/t98/s2"><num value="2">§ 2.</num><heading> When</heading>
<content><p>Nobody flies a kite in a thunderstorm.</p></content></section>
</chapter></title></main></uscDoc>
"""
_CLML = f"""<?xml version="1.0" encoding="utf-8"?>
<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"
 xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 DocumentURI="http://www.legislation.gov.uk/ukpga/2001/99" RestrictExtent="E+W">
<ukm:Metadata><dc:identifier>http://www.legislation.gov.uk/ukpga/2001/99</dc:identifier>
<dc:title>{TITLE}</dc:title><dc:language>en</dc:language>
<ukm:PrimaryMetadata><ukm:DocumentClassification>
<ukm:DocumentCategory Value="primary"/><ukm:DocumentMainType Value="UnitedKingdomPublicGeneralAct"/>
<ukm:DocumentStatus Value="revised"/></ukm:DocumentClassification>
<ukm:Year Value="2001"/><ukm:Number Value="99"/><ukm:EnactmentDate Date="2001-05-01"/>
</ukm:PrimaryMetadata></ukm:Metadata>
<Primary><PrimaryPrelims><Title>{TITLE}</Title><Number>2001 CHAPTER 99</Number></PrimaryPrelims>
<Body><Part id="part-1"><Number>Part 1</Number><Title>Flying</Title>
<P1group><Title>Where</Title><P1 id="section-1"><Pnumber>1</Pnumber><P1para>
<P2 id="section-1-1"><Pnumber>1</Pnumber><P2para>
<Text>Kites may be flown in meadows.</Text></P2para></P2></P1para></P1></P1group>
<P1group><Title>When</Title><P1 id="section-2"><Pnumber>2</Pnumber><P1para>
<Text>Nobody flies a kite in a thunderstorm.</Text></P1para></P1></P1group>
</Part></Body></Primary></Legislation>
"""
_AKN = f"""<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act">
<meta><identification source="#office">
<FRBRWork><FRBRthis value="/akn/ml/act/2001/99/main"/><FRBRuri value="/akn/ml/act/2001/99"/>
<FRBRdate date="2001-05-01" name="enactment"/><FRBRauthor href="#parliament"/>
<FRBRcountry value="ml"/></FRBRWork>
<FRBRExpression><FRBRthis value="/akn/ml/act/2001/99/eng/main"/>
<FRBRuri value="/akn/ml/act/2001/99/eng"/><FRBRdate date="2001-05-01" name="publication"/>
<FRBRauthor href="#parliament"/><FRBRlanguage language="eng"/></FRBRExpression>
<FRBRManifestation><FRBRthis value="/akn/ml/act/2001/99/eng/main.xml"/>
<FRBRuri value="/akn/ml/act/2001/99/eng.akn"/><FRBRdate date="2001-05-01" name="xml"/>
<FRBRauthor href="#office"/></FRBRManifestation></identification></meta>
<preface><p><docTitle>{TITLE}</docTitle></p></preface>
<body><chapter eId="chp_1"><num>Chapter 1</num><heading>Flying</heading>
<article eId="art_1"><num>Article 1</num><heading>Where</heading><paragraph><num>1.</num>
<content><p>Kites may be flown in meadows.</p></content></paragraph></article>
<article eId="art_2"><num>Article 2</num><heading>When</heading><paragraph>
<content><p>Nobody flies a kite in a thunderstorm.</p></content></paragraph></article>
</chapter></body></act></akomaNtoso>
"""
_HTML = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title></head>
<body><h1>{TITLE}</h1><h2>Part 1 Flying</h2>
<p>1. Kites may be flown in meadows.</p>
<p>2. Nobody flies a kite in a thunderstorm.</p>
<p>3. The fine is five crowns.</p></body></html>
"""
_TABLE = f"""law_name,category,region,publish_date,chapter,article_number,content
{CHINESE},行政法规,,20200102,第一章 总则,第一条,为了保护鱼，制定本条例。
{CHINESE},行政法规,,20200102,第一章 总则,第二条,"鱼管水，
水管鱼。"
{TITLE},law,,20010501,Part 1,Section 1,Kites may be flown in meadows.
"""
_LINES = f"""{{"title": "{TITLE}", "section": "1", "text": "Kites may be flown in meadows."}}
{{"title": "{TITLE}", "section": "2", "text": ["Nobody flies a kite", "in a thunderstorm."]}}
"""
_TEXT = f"""{TITLE.upper()}

{TITLE}, made between the flyer and the meadow.

1. Definitions

“Kite” means anything that flies on a line.

2. Duties of the Flyer

The flyer does not fly a kite in a thunderstorm. The fine is five crowns.
"""


def _docx() -> bytes:
    from docx import Document

    document: Any = Document()
    document.core_properties.title = TITLE
    document.add_heading(TITLE, 0)
    document.add_heading("Part 1 Flying", 1)
    for number, words in enumerate(_SENTENCES, 1):
        document.add_paragraph(f"{number}. {words}")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Kite", "Five crowns"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


_SENTENCES = (
    "Kites may be flown in meadows.",
    "Nobody flies a kite in a thunderstorm.",
    "The fine is five crowns.",
)


def _pdf() -> bytes:
    lines = [TITLE, *(f"{n}. {words}" for n, words in enumerate(_SENTENCES, 1))]
    shown = "".join(f"({line}) Tj 0 -24 Td " for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown}ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({TITLE}) >>",
    )
    out, places = "%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    return (
        f"{out}xref\n0 {count}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {count} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("ascii")


def samples() -> dict[str, tuple[str, bytes]]:
    """For each format the name of a file in it, and the file's bytes."""
    texts = {
        "plain": ("kite.md", _PLAIN),
        "flk": ("fish.md", _FLK),
        "lawrefbook": ("fish(2020-01-02).md", _LAWREFBOOK),
        "uslm": ("usc98.xml", _USLM),
        "clml": ("ukpga-2001-99.xml", _CLML),
        "akn": ("act.xml", _AKN),
        "html": ("kite.html", _HTML),
        "table": ("laws.csv", _TABLE),
        "table by lines": ("laws.jsonl", _LINES),
        "text": ("contract.txt", _TEXT),
    }
    binary = {"docx": ("kite.docx", _docx()), "pdf": ("kite.pdf", _pdf())}
    return {name: (path, text.encode()) for name, (path, text) in texts.items()} | binary
