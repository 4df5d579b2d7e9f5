"""Tables of law: columns by name or by mapping, rows grouped into laws, damage by its line."""

import csv
import json
import pickle
from datetime import date
from io import StringIO
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.importers.importer import File
from app.adapters.importers.source import FileSources
from app.adapters.importers.table import Table
from app.domain.errors import SourceUnreadable
from app.domain.events import outcome
from app.domain.law import ParsedLaw, Status
from app.services.source_ports import Reading

CHINESE = """law_name,category,region,publish_date,part,chapter,article_number,content
沐洲渔业条例,地方法规,北京,20200528,第一编 总则,第一章 鱼,第一条,第一条　为了鱼，制定本条例。
沐洲渔业条例,地方法规,北京,20200528,第一编 总则,第一章 鱼,第一条之一,鱼管水。
沐洲渔业条例,地方法规,北京,20180101,,,第一条,旧的一条。
中华人民共和国沐洲法,法律,,20200528,,,39,"甲：
  （一）乙；

  （二）丙。"
沐洲渔业条例,地方法规,北京,20200528,第一编 总则,第二章 水,第十条,水管鱼。
"""
ENGLISH = [
    {"title": "Kite Act 2001", "section": "12a", "heading": "Where", "content": "In meadows."},
    {"title": "Kite Act 2001", "section": "13", "heading": "", "content": "Section 13. At noon."},
    {"title": "Kite Act 2001", "section": "Schedule 1", "content": ["Red kites", "Blue kites"]},
    {"title": "Kite Act 2001", "section": 14, "heading": "Repealed", "content": ""},
]


def parse(
    text: str, path: str = "laws.csv", columns: dict[str, str] | None = None
) -> list[ParsedLaw]:
    return list(Table(columns or {}).parse([File(path, text.encode())]))


def refused(text: str, path: str = "laws.csv", columns: dict[str, str] | None = None) -> str:
    with pytest.raises(SourceUnreadable) as caught:
        parse(text, path, columns)
    return f"{caught.value.reason} {caught.value.detail}"


def lines_of(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_a_chinese_table() -> None:
    fishery, old, law = parse(CHINESE)
    assert (fishery.title, fishery.level, fishery.region) == ("沐洲渔业条例", "local", "北京")
    assert (fishery.published, old.published) == (date(2020, 5, 28), date(2018, 1, 1))
    assert fishery.key == old.key == "table|local|北京|沐洲渔业条例"
    assert (law.key, law.level, law.language) == ("table|law||沐洲法", "law", "zh")
    assert law.citation == "{title}{label}"
    assert [(p.number, p.label, p.path, p.text) for p in fishery.provisions] == [
        ("1", "第一条", ("第一编 总则", "第一章 鱼"), "为了鱼，制定本条例。"),
        ("1-1", "第一条之一", ("第一编 总则", "第一章 鱼"), "鱼管水。"),
        ("10", "第十条", ("第一编 总则", "第二章 水"), "水管鱼。"),
    ]
    assert [(p.number, p.label, p.text) for p in law.provisions] == [
        ("39", "第三十九条", "甲：\n（一）乙；\n（二）丙。")
    ]


def test_an_english_table_by_lines() -> None:
    (law,) = parse(lines_of(ENGLISH), "laws.jsonl")
    assert (law.title, law.language, law.level) == ("Kite Act 2001", "en", "other")
    assert law.citation == "{title}, {label}"
    assert [(p.kind, p.number, p.label, p.heading, p.text) for p in law.provisions] == [
        ("article", "12a", "Section 12a", "Where", "In meadows."),
        ("article", "13", "Section 13", "", "At noon."),
        ("annex", "1", "Schedule 1", "", "Red kites\nBlue kites"),
        ("article", "14", "Section 14", "", "Repealed"),
    ]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([["标题", "条号", "正文"], ["沐洲法", "第二条", "a,b;c|d\te"], ["", "", ""]])
    (law,) = Table().parse([File("x/法律.csv", out.getvalue().encode(encoding))])
    assert [(p.number, p.text) for p in law.provisions] == [("2", "a,b;c|d\te")]


@pytest.mark.parametrize(
    "header",
    [
        "title,article,content",
        "Law Name,Article-Number,TEXT",
        "law,number,text",
        "法律名称,条号,内容",
        "标题,条文号,正文",
        "ＬＡＷ,No,条文",
    ],
)
def test_columns_are_known_by_name(header: str) -> None:
    (law,) = parse(f"{header}\nKite Act,Article 3,Fly.\n")
    assert (law.title, law.provisions[0].label, law.provisions[0].text) == (
        "Kite Act", "Article 3", "Fly.",
    )  # fmt: skip


def test_a_mapping_names_every_field() -> None:
    columns = {
        "law": "a", "number": "b", "label": "c", "heading": "d", "text": "e", "path": "f",
        "level": "g", "region": "h", "published": "i", "effective": "j", "status": "k",
        "language": "l", "key": "m",
    }  # fmt: skip
    row = "X,7,s. 7,Head,Words.,Part 1 > Ch. 2,Regulation,Norland,2020/5/1,2021.6.2,Repealed,EN,x7"
    (law,) = parse(f"a,b,c,d,e,f,g,h,i,j,k,l,m\n{row}\n", columns=columns)
    assert (law.key, law.title, law.language) == ("table|x7", "X", "en")
    assert (law.level, law.region, law.status) == ("administrative", "Norland", Status.REPEALED)
    assert (law.published, law.effective) == (date(2020, 5, 1), date(2021, 6, 2))
    (p,) = law.provisions
    assert (p.number, p.label, p.heading, p.text) == ("7", "s. 7", "Head", "Words.")
    assert p.path == ("Part 1", "Ch. 2")


def test_a_mapping_wins_over_names_and_switches_off() -> None:
    table = "title,text,summary,status\nX,long,short,strange\n"
    assert refused(table) == "bad-table line 2: no status: strange"
    (law,) = parse(table, columns={"text": "summary", "status": ""})
    assert law.provisions[0].text == "short"


def test_the_mapping_is_part_of_what_identifies_a_unit(tmp_path: Path) -> None:
    (tmp_path / "laws.csv").write_text("title,text,other\nX,long,short\n", "utf-8")
    seen = []
    for columns in ({}, {"text": "other"}, {"text": "other"}):
        reading = Reading(columns=columns)
        with FileSources((Table(),)).open(str(tmp_path), reading) as source:
            (unit,) = outcome(source.units())
            (law,) = source.parse(unit)
            seen.append((unit.digest, law.provisions[0].text))
    assert seen[0] != seen[1] == seen[2]
    assert [text for _, text in seen] == ["long", "short", "short"]


def test_an_unknown_field_is_a_mistake() -> None:
    with pytest.raises(SourceUnreadable) as caught:
        Table().with_columns({"colour": "x"})
    assert (caught.value.path, caught.value.reason) == ("colour", "no-columns")
    assert "effective, heading" in caught.value.detail


def test_it_is_pickled_with_its_columns() -> None:
    importer = pickle.loads(pickle.dumps(Table({"text": "other"})))
    assert importer.facts(File("a.csv", b"")) == Table({"text": "other"}).facts(File("a.csv", b""))


@pytest.mark.parametrize(
    ("table", "detail"),
    [
        ("colour,size\nred,2\n", "no-columns law text: colour, size"),
        ("title,size\nred,2\n", "no-columns text: title, size"),
        ("only\nred\n", "no-columns law text: only"),
        (",,\n,,\n", "no-columns law text: "),
        ("title,text,text\n", "bad-table line 1: two columns text"),
        ("title,text\n", "empty "),
        ("title,text\n,\n , \n", "empty "),
        ("title,text\nA,b\n,c\n", "bad-table line 3: no law"),
        ("title,text\nA,b\nA,\n", "bad-table line 3: no text"),
        ("title,number,text\nA,1,b\nA,2\n", "bad-table line 3: no text"),
        ("title,text\nA,b,c\n", "bad-table line 2: 3 cells under 2 columns"),
        ('title,text\nA,"x\ny"\nA,"b\n', "bad-table line 4: unexpected end of data"),
        ("title,date,text\nA,2020-02-30,b\n", "bad-table line 2: day is out of range for month"),
        ("title,date,text\nA,soon,b\n", "bad-table line 2: no date: soon"),
        ("title,date,text\nA,5/6/2020,b\n", "bad-table line 2: no date: 5/6/2020"),
    ],
)
def test_damage_is_named(table: str, detail: str) -> None:
    assert refused(table) == detail


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        ("{", "bad-table line 2: "),
        ("[1]", "bad-table line 2: not an object"),
        ('{"title": "A"}', "bad-table line 2: no text"),
        ('{"title": "A", "text": "\\ud800"}', "bad-table line 2: "),
        ('{"title": "A", "text": "a\\u0000"}', "bad-table line 2: NUL"),
        ("[" * 100_000, "bad-table line 2: "),
        ('{"title": "A", "text": ' + "9" * 10_000 + "}", "bad-table line 2: "),
        (json.dumps(dict.fromkeys(map(str, range(1_000)))), "bad-table line 2: not an object"),
    ],
)
def test_damaged_lines_of_json(line: str, detail: str) -> None:
    first = '{"title": "A", "text": "b"}\n'
    assert refused(first + line + "\n", "a.jsonl").startswith(detail)


def test_a_huge_cell_is_refused_and_the_limit_of_others_left_alone() -> None:
    before = csv.field_size_limit()
    assert refused("title,text\nA," + "x" * 4_000_001).startswith("bad-table line 2: field larger")
    (law,) = parse("title,text\nA," + "x" * 1_000_000)
    assert len(law.provisions[0].text) == 1_000_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20200528", date(2020, 5, 28)),
        ("20200528.0", date(2020, 5, 28)),
        ("2020-05-28", date(2020, 5, 28)),
        ("2020-05-28 00:00:00", date(2020, 5, 28)),
        ("2020-05-28T10:00:00Z", date(2020, 5, 28)),
        ("2020年5月28日", date(2020, 5, 28)),
        ("２０２０/５/２８", date(2020, 5, 28)),
        ("", None),
        ("null", None),
        ("NaN", None),
    ],
)
def test_dates(written: str, read: date | None) -> None:
    (law,) = parse(f"标题,公布日期,施行日期,正文\n甲法,{written},{written},乙\n")
    assert law.published == law.effective == read


def test_what_differs_stays_with_its_provision() -> None:
    rows = "甲法,1,a,有效,2020-01-01\n甲法,2,b,已废止,2020-01-01\n甲法,3,c,有效,2021-01-01\n"
    (law,) = parse(f"标题,条号,正文,时效性,施行日期\n{rows}")
    assert (law.status, law.effective) == (Status.IN_FORCE, date(2020, 1, 1))
    assert [(p.status, p.effective) for p in law.provisions] == [
        (None, None),
        (Status.REPEALED, None),
        (None, date(2021, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("宪法", "constitution"),
        ("法律", "law"),
        ("司法解释", "interpretation"),
        ("行政法规", "administrative"),
        ("地方法规", "local"),
        ("部门规章", "departmental"),
        ("Contract", "contract"),
        ("whatever", "other"),
        ("", "law"),
    ],
)
def test_levels(cell: str, level: str) -> None:
    (law,) = parse(f"标题,效力级别,正文\n中华人民共和国沐洲法,{cell},乙\n")
    assert law.level == level


def test_rows_without_numbers_are_counted() -> None:
    counted, whole = parse("title,text\nA,one\nB,only\nA,two\n")
    assert [(p.kind, p.number, p.label, p.text) for p in counted.provisions] == [
        ("stretch", "1", "¶ 1", "one"),
        ("stretch", "2", "¶ 2", "two"),
    ]
    assert [(p.kind, p.label) for p in whole.provisions] == [("whole", "")]


def test_a_label_at_the_beginning_of_the_text_is_its_number() -> None:
    (law,) = parse("法律,内容\n甲法,序言。\n甲法,第三十九条之二 乙。\n甲法,第四十条规定的丙。\n")
    assert [(p.kind, p.number, p.label, p.text) for p in law.provisions] == [
        ("preamble", "", "", "序言。"),
        ("article", "39-2", "第三十九条之二", "乙。"),
        ("preamble", "", "", "第四十条规定的丙。"),
    ]


def test_a_row_in_another_language_is_no_law_of_its_own() -> None:
    (law,) = parse(f"法律,内容\n沐洲法,甲。\n沐洲法,{'Only English words here. ' * 9}\n")
    assert (len(law.provisions), law.language, law.key) == (2, "zh", "table|law||沐洲法")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A", "B 法", "C, the"]),
            st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=50),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_no_row_is_lost(rows: list[tuple[str, str]]) -> None:
    rows = [(law, f"x{text}x") for law, text in rows]
    out = StringIO()
    csv.writer(out).writerows([("law", "text"), *rows])
    for written, path in (
        (out.getvalue(), "a.csv"),
        (lines_of([{"law": law, "text": text} for law, text in rows]), "a.jsonl"),
    ):
        found = [(law.title, p.text) for law in parse(written, path) for p in law.provisions]
        assert sorted(found) == sorted(rows)


def test_a_large_table_is_read_quickly() -> None:
    rows = "".join(f"Act {n // 100},{n % 100},Words of it.\n" for n in range(100_000))
    started = monotonic()
    laws = parse("title,article,text\n" + rows)
    assert monotonic() - started < 20
    assert (len(laws), sum(len(law.provisions) for law in laws)) == (1_000, 100_000)
