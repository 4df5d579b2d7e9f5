"""Web pages: headings, lists, tables, encodings, and what is never taken for text."""

import pickle
from time import perf_counter

import pytest

from app.adapters.importers.importer import File
from app.adapters.importers.web_page import Html
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, ParsedLaw


def _law(page: str | bytes, path: str = "x.html") -> ParsedLaw:
    (law,) = Html().parse([File(path, page.encode() if isinstance(page, str) else page)])
    return law


def _lines(body: str) -> list[str]:
    law = _law(f"<html><body>{body}</body></html>")
    return [line for p in law.provisions for line in p.text.split("\n")]


PAGE = """<!DOCTYPE html><html><head><title>Lamp Policy | Board</title>
<script>var lamp = "secret";</script><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav><header><h1>Lamp Policy</h1></header>
<p>Last updated: 5 January 2024</p>
<h2>Part A</h2><h3>1. Scope</h3><p>It is for <b>all</b> lamps.</p><p>And for wicks.</p>
<h3>2. Fees</h3><p>2.1 Fees are paid.<br>At once.</p>
<h2>Contact</h2><p>Write to us.</p>
<div style="display: none">hidden</div><noscript>Turn it on</noscript></body></html>"""


def test_headings_clauses_and_nothing_else() -> None:
    law = _law(PAGE)
    assert (law.title, str(law.published)) == ("Lamp Policy", "2024-01-05")
    assert [(p.kind, p.number, p.heading, p.path, p.text) for p in law.provisions] == [
        (Kind.PREAMBLE, "", "", (), "Last updated: 5 January 2024"),
        (Kind.CLAUSE, "1", "Scope", ("Part A",), "It is for all lamps.\nAnd for wicks."),
        (Kind.CLAUSE, "2", "", ("Part A",), "Fees"),
        (Kind.CLAUSE, "2.1", "", ("Part A", "2 Fees"), "Fees are paid.\nAt once."),
        (Kind.STRETCH, "", "", ("Contact",), "Write to us."),
    ]


def test_lists_get_the_labels_that_a_browser_prints() -> None:
    assert _lines(
        "<p>Lamps:</p><ol type='a'><li>oil</li><li><p>gas</p><ul><li>town</li></ul></li></ol>"
        "<ol start='4' type='i'><li>wax</li><li>(x) own label</li></ol><ul><li>dot</li></ul>"
    ) == ["Lamps:", "a. oil", "b. gas", "• town", "iv. wax", "(x) own label", "• dot"]


def test_tables() -> None:
    assert _lines(
        "<table><tr><th>Lamp</th><th>Fee</th></tr><tr><td>Large</td><td>10</td></tr></table>"
    ) == ["Lamp | Fee", "Large | 10"]
    assert _lines("<table><tr><td>(a)</td><td>the keeper;</td></tr></table>") == ["(a) the keeper;"]
    assert _lines("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>") == ["One.", "Two."]


def test_contents_of_links_are_left_out() -> None:
    links = "".join(f"<li><a href='#s{n}'>{n}. Part {n}</a></li>" for n in range(1, 5))
    assert _lines(f"<ul>{links}</ul><p>Text.</p>") == ["Text."]


def test_references_to_notes_are_marked_and_powers_are_not() -> None:
    assert _lines("<p>Oil<sup><a href='#n1'>1</a></sup> of 4 m<sup>2</sup>.</p>") == [
        "Oil [1] of 4 m2."
    ]


def test_numbered_sections_of_an_act() -> None:
    law = _law("<h1>Lamp Act</h1><p>Section 1. Lamps are lit.</p><p>Section 2. So is oil.</p>")
    assert [(p.label, p.kind) for p in law.provisions][-2:] == [
        ("Section 1", Kind.ARTICLE),
        ("Section 2", Kind.ARTICLE),
    ]
    assert law.citation == "{title}, {label}"


@pytest.mark.parametrize(
    ("charset", "codec"), [("gb2312", "gb18030"), ("big5", "big5"), ("utf-8", "utf-8")]
)
def test_declared_encodings(charset: str, codec: str) -> None:
    page = (
        f"<html><meta charset='{charset}'><h1>租船合同</h1><p>第一条 甲方。</p><p>第二条 乙。</p>"
    )
    if codec == "big5":
        page = page.replace("条", "條").replace("船", "船")
    law = _law(page.encode(codec))
    assert law.title == "租船合同"
    assert law.language == "zh"


def test_an_undeclared_western_page() -> None:
    assert "café" in _law("<html><meta charset='iso-8859-1'><p>Le café.</p>".encode("cp1252")
                          ).provisions[0].text  # fmt: skip


def test_the_main_part_is_the_document() -> None:
    law = _law(f"<body><div>Login</div><main><p>{'Lamps are lit. ' * 9}</p></main><div>Ads</div>")
    assert "Login" not in law.provisions[0].text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"<html><body></body></html>", "empty"),
        (b"<html><script>x</script>", "empty"),
        (b"", "empty"),
        (b"<html>\0\0\0", "not-text"),
        (b"<div>" * 5_000 + b"deep", "bad-html"),
        (b"<html><b>" + b"<span>" * 230 + b"deep", "bad-html"),
    ],
)
def test_what_cannot_be_read_is_said(page: bytes, reason: str) -> None:
    with pytest.raises(SourceUnreadable) as caught:
        Html().parse([File("a/b.html", page)])
    assert (caught.value.path, caught.value.reason) == ("a/b.html", reason)


def test_entities_are_neither_fetched_nor_multiplied() -> None:
    page = (
        "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b '&a;&a;'>]>"
        "<p>one &a; &b; &amp; &sect; 5</p>"
    )
    text = "\n".join(p.text for p in _law(page).provisions)
    assert "root:" not in text
    assert "& § 5" in text


def test_a_long_page_takes_little_time() -> None:
    page = "<html><h1>" + "t" * 10_000 + "</h1>" + "<p>1. x<p>(a) y</p><ul><li>z</ul>" * 20_000
    start = perf_counter()
    assert len(_law(page).title) <= 300
    assert perf_counter() - start < 15


def test_it_is_known_by_content_or_by_name() -> None:
    importer = Html()
    assert importer.recognises(File("page", PAGE.encode()))
    assert importer.recognises(File("page", b"\xef\xbb\xbf<?xml version='1.0'?>\n<html>"))
    assert importer.recognises(File("page.htm", b"<p>Some text"))
    assert not importer.recognises(File("page.htm", b"Some text"))
    assert not importer.recognises(File("page.xml", b"<akomaNtoso/>"))
    assert pickle.loads(pickle.dumps(importer)).name == "html"
