"""Citations of every form lead to their provisions, and to no others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.content_db import ContentDb
from app.domain.law import Level, ParsedLaw, ParsedProvision
from app.services.resolving import cited_span, resolve
from app.services.source_ports import SourceUnit

NI = "Kites (Northern Ireland) Act 2000"
US = "United States Code, Title 17: Kites"
EU = "Directive 2014/92/EU on kites"
REGULATIONS = "The Kites Regulations 1998"

LAWS = (
    ("zh", "中华人民共和国风筝法", ("风筝法",), "{title}{label}", Level.LAW,
     ("3", "4", "39", "133-1")),
    ("zh", "风筝法实施条例", (), "{title}{label}", Level.ADMINISTRATIVE, ("3", "39", "a1-2")),
    ("zh", "风筝法修正案（二）", (), "{title}{label}", Level.LAW, ("i47",)),
    ("en", US, ("17 U.S.C.", "Title 17"), "17 U.S.C. {label}",
     Level.LAW, ("107", "108", "80a-2", "115-118")),
    ("en", NI, ("Kites Act",), "{title}, s. {number}", Level.LAW,
     ("3", "sch1-3", "sch2-pt1-3", "sch-1")),
    ("en", REGULATIONS, (), "{title}, reg. {number}", Level.ADMINISTRATIVE, ("3", "5")),
    ("en", EU, ("Directive 2014/92/EU",), "{title}, art. {number}",
     Level.LAW, ("5", "recital-10", "annex-ii")),
    ("en", "Master Circular on Kites", ("SEBI/HO/KITE/P/CIR/2025/94",), "{title}, para {number}",
     Level.DEPARTMENTAL, ("4.2", "a1-3")),
    ("en", "Kite Hire Agreement", (), "{title}, ¶ {number}", Level.CONTRACT, ("12",)),
)  # fmt: skip


def put(store: ContentDb, *laws: ParsedLaw) -> None:
    with store.importing():
        for law in laws:
            store.store([law], SourceUnit(law.key, law.key, "test", (law.key,)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ContentDb]:
    store = ContentDb.create(tmp_path / "library", "Kites")
    laws = []
    for language, title, names, citation, level, numbers in LAWS:
        provisions = tuple(ParsedProvision(n, f"第{n}条", f"(1) {title}\n(2) {n}") for n in numbers)
        laws.append(ParsedLaw(title, title, language, level, provisions, short_titles=names,
                              citation=citation))  # fmt: skip
    put(store, *laws)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("asked", "title", "numbers"),
    [
        ("中华人民共和国风筝法第三十九条第一款第（二）项", "中华人民共和国风筝法", ["39"]),
        ("《风筝法》第39条第2项", "中华人民共和国风筝法", ["39"]),
        ("风筝法（2012修正）第三条", "中华人民共和国风筝法", ["3"]),
        ("风筝法第一百三十三条之一", "中华人民共和国风筝法", ["133-1"]),
        ("风筝法第三条至第五条", "中华人民共和国风筝法", ["3", "4"]),
        ("风筝法实施条例第三条", "风筝法实施条例", ["3"]),
        ("风筝法实施条例附件第二条", "风筝法实施条例", ["a1-2"]),
        ("风筝法修正案（二）第四十七条", "风筝法修正案（二）", ["i47"]),
        ("风筝法修正案（二）四十七、", "风筝法修正案（二）", ["i47"]),
        ("17 U.S.C. § 107(1)", US, ["107"]),
        ("17 usc 107", US, ["107"]),
        ("section 107 of title 17", US, ["107"]),
        ("17 U.S.C. §§ 107-108", US, ["107", "108"]),
        ("17 U.S.C. §§ 107, 108", US, ["107", "108"]),
        ("17 U.S.C. § 80a-2", US, ["80a-2"]),
        ("17 U.S.C. § 115-118", US, ["115-118"]),
        ("Kites (Northern Ireland) Act 2000, s. 3(2)", NI, ["3"]),
        ("s 3(2) kites (northern ireland) act 2000", NI, ["3"]),
        ("section 3 of the Kites Act", NI, ["3"]),
        ("Kites (Northern Ireland) Act 2000 (c. 32), s. 3", NI, ["3"]),
        ("Kites Act, Sch. 1 para. 3", NI, ["sch1-3"]),
        ("Kites Act, Schedule 1, Part 4, paragraph 3", NI, ["sch1-3"]),
        ("Kites Act, Sch. 2 Pt. 1 para. 3", NI, ["sch2-pt1-3"]),
        ("paragraph 1 of the Schedule to the Kites Act", NI, ["sch-1"]),
        ("Kites Regulations, 1998, reg. 5", REGULATIONS, ["5"]),
        ("regulation 5 of the Kites Regulations 1998", REGULATIONS, ["5"]),
        ("Directive 2014/92/EU, art. 5(1)", EU, ["5"]),
        ("Directive 2014/92/EU, recital 10", EU, ["recital-10"]),
        ("Annex II to Directive 2014/92/EU", EU, ["annex-ii"]),
        ("SEBI/HO/KITE/P/CIR/2025/94 para 4.2", "Master Circular on Kites", ["4.2"]),
        ("Master Circular on Kites, Annexure A, para. 3", "Master Circular on Kites", ["a1-3"]),
        ("Kite Hire Agreement, ¶ 12", "Kite Hire Agreement", ["12"]),
    ],
)  # fmt: skip
def test_resolves(store: ContentDb, asked: str, title: str, numbers: list[str]) -> None:
    found = resolve(store, asked)
    assert [(law.title, provision.number) for provision, law, _ in found] == [
        (title, number) for number in numbers
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "筝法第三条",
        "实施条例第三条",
        "第三条",
        "风筝法第五条",
        "风筝法第三条规定了什么",
        "Kites (Northern Ireland) Act 2001, s. 3",
        "Northern Ireland) Act 2000, s. 3",
        "Kites Act, s. 4",
        "Kites Act, Sch. 1 para. 4",
        "Directive 2014/92, art. 5",
        "18 U.S.C. § 107",
        "Kite Hire Agreement, ¶ 1",
        "what is in the Kites Act, s. 3",
        "",
        "0123456789abcdef",
    ],
)
def test_resolves_to_nothing(store: ContentDb, asked: str) -> None:
    assert resolve(store, asked) == []


def test_by_id(store: ContentDb) -> None:
    ((provision, law, version),) = resolve(store, "风筝法第三条")
    assert resolve(store, f" {provision.id} ") == [(provision, law, version)]


def test_cited_span(store: ContentDb) -> None:
    asked = "Kites (Northern Ireland) Act 2000, s. 3(2)"
    ((provision, law, _),) = resolve(store, asked)
    start, stop = cited_span(asked, law, provision)
    assert provision.text[start:stop] == "(2) 3"
    for whole in ("Kites Act, s. 3", "Kites Act, s. 3(9)", provision.id):
        assert cited_span(whole, law, provision) == (0, len(provision.text))


def test_higher_law_comes_first(store: ContentDb) -> None:
    only = (ParsedProvision("7", "第七条", "同名"),)
    for level in (Level.LOCAL, Level.CONSTITUTION):
        put(store, ParsedLaw(f"同名{level}", "同名法", "zh", level, only))
    levels = [law.level for _, law, _ in resolve(store, "同名法第七条")]
    assert levels == [Level.CONSTITUTION, Level.LOCAL]
