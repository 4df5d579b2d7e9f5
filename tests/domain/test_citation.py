"""Citations as people and courts write them, and texts that are none."""

import pytest

from app.domain.citation import Citation, Step, chinese_number, name_key, parse_citation


def steps(written: str) -> tuple[Step, ...]:
    """款1 项2 or (2) (a), space between."""
    parts = written.split()
    return tuple(Step(p[0], p[1:]) if p[0] in "款项目" else Step("paragraph", p) for p in parts)


def read(text: str) -> Citation:
    found = parse_citation(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "name", "number", "within"),
    [
        ("中华人民共和国劳动合同法第三十九条", "中华人民共和国劳动合同法", "39", ""),
        ("《劳动合同法》第三十九条第一款第（二）项", "劳动合同法", "39", "款1 项2"),
        ("劳动合同法第三十九条第（二）项", "劳动合同法", "39", "项2"),
        ("劳动合同法第三十九条第(二)项", "劳动合同法", "39", "项2"),
        ("劳动合同法第三十九条第二项", "劳动合同法", "39", "项2"),
        ("劳动合同法第39条第2项", "劳动合同法", "39", "项2"),
        ("劳动合同法第３９条第２款第１项", "劳动合同法", "39", "款2 项1"),
        ("劳动合同法 第 39 条 第 1 款", "劳动合同法", "39", "款1"),
        ("劳动合同法第三十九条（二）", "劳动合同法", "39", "项2"),
        ("劳动合同法第三十九条第一款第二项第3目", "劳动合同法", "39", "款1 项2 目3"),
        ("劳动合同法39条", "劳动合同法", "39", ""),
        ("刑法二百三十四条", "刑法", "234", ""),
        ("刑法第一百三十三条之一第一款", "刑法", "133-1", "款1"),
        ("刑法第133条之一第（三）项", "刑法", "133-1", "项3"),
        ("刑法第133之1条", "刑法", "133-1", ""),
        ("民法典第一千二百六十条", "民法典", "1260", ""),
        ("民法典第一〇五条", "民法典", "105", ""),
        ("民法典第一百零五条", "民法典", "105", ""),
        ("民法典第一千零六条", "民法典", "1006", ""),
        (
            "《最高人民法院关于适用〈民法典〉婚姻家庭编的解释（一）》第五条",
            "最高人民法院关于适用民法典婚姻家庭编的解释(一)",
            "5",
            "",
        ),
        ("关于刑法第六十四条的批复第一条", "关于刑法第六十四条的批复", "1", ""),
        ("渔船管理办法附件二第三条第二款", "渔船管理办法", "a2-3", "款2"),
        ("某某修正案（十一）四十七、", "某某修正案(十一)", "47", ""),
        ("某某修正案（十一）第四十七项", "某某修正案(十一)", "47", ""),
        ("渔船管理办法附件二", "渔船管理办法", "a2", ""),
        ("渔船管理办法附第15项", "渔船管理办法", "a1-i15", ""),
        ("第三十九条第一款", "", "39", "款1"),
    ],
)  # fmt: skip
def test_chinese(text: str, name: str, number: str, within: str) -> None:
    found = read(text)
    assert (found.name, found.number, found.within) == (name, number, steps(within))


@pytest.mark.parametrize(
    ("text", "number", "within"),
    [
        ("17 U.S.C. § 107(1)", "107", "1"),
        ("17 U.S.C. § 107", "107", ""),
        ("17 USC 107", "107", ""),
        ("17usc107", "107", ""),
        ("17 U. S. C. §107 (1)", "107", "1"),
        ("17 U.S.C. § 110(2)(D)(ii)(I)(aa)", "110", "2 D ii I aa"),
        ("17 U.S. Code § 107", "107", ""),
        ("17 U.S.C.A. § 107", "107", ""),
        ("17 United States Code, section 107", "107", ""),
        ("Title 17 U.S.C. § 107", "107", ""),
        ("Title 17, section 107", "107", ""),
        ("section 107 of title 17", "107", ""),
        ("Section 107(1) of title 17, United States Code", "107", "1"),
        ("§ 107 of Title 17 of the U.S. Code", "107", ""),
        ("paragraph (1) of section 107 of title 17", "107", "1"),
        ("17 U.S.C. § 106A", "106a", ""),
        ("17 U.S.C. § 80a–2(a)(51)", "80a-2", "a 51"),
        ("17 U.S.C. § 1395w-4", "1395w-4", ""),
        ("17 U.S.C. § 2000bb-1", "2000bb-1", ""),
    ],
)
def test_united_states_code(text: str, number: str, within: str) -> None:
    found = read(text)
    assert (found.name, found.number, found.within) == ("17 U.S.C.", number, steps(within))


def test_appendix_of_a_title() -> None:
    assert read("5 U.S.C. App. § 3").name == "5 U.S.C. App."


@pytest.mark.parametrize(
    ("text", "number", "within"),
    [
        ("{}, s. 3(2)", "3", "2"),
        ("{} s 3(2)(a)", "3", "2 a"),
        ("{}, section 3", "3", ""),
        ("{}, § 3(2)", "3", "2"),
        ("s 3(2) {}", "3", "2"),
        ("s.3(2) of the {}", "3", "2"),
        ("section 3 of the {}", "3", ""),
        ("section 3, {}", "3", ""),
        ("subsection (2) of section 3 of the {}", "3", "2"),
        ("paragraph (b) of subsection (2) of section 3 of the {}", "3", "2 b"),
        ("{}, s. 3ZA", "3za", ""),
        ("{}, s. A1(2)", "a1", "2"),
        ("{}, Sch. 1 para. 3", "sch1-3", ""),
        ("{}, Sch 1, para 3(2)(a)", "sch1-3", "2 a"),
        ("{}, Schedule 1, paragraph 3", "sch1-3", ""),
        ("{}, Schedule 1, Part 2, paragraph 3", "sch1-pt2-3", ""),
        ("{}, Schedule 1, Part 2", "sch1-pt2", ""),
        ("{}, Schedule, paragraph 3", "sch-3", ""),
        ("{}, Schedule 4A", "sch4a", ""),
        ("{}, Schedule", "sch", ""),
        ("Sch. 1 para. 3 {}", "sch1-3", ""),
        ("paragraph 3(2) of Schedule 1 to the {}", "sch1-3", "2"),
        ("paragraph 3 of the Schedule to the {}", "sch-3", ""),
        ("{}, reg. 5(1)", "5", "1"),
        ("{}, art. 4", "4", ""),
        ("{}, r. 7", "7", ""),
        ("rule 7.4 of the {}", "7.4", ""),
        ("regulation 5 of {}", "5", ""),
    ],
)
def test_british(text: str, number: str, within: str) -> None:
    name = "Harbour Pilots (Northern Ireland) Act 2000"
    found = read(text.format(name))
    assert (found.name, found.number, found.within) == (name, number, steps(within))


@pytest.mark.parametrize(
    ("text", "number", "within"),
    [
        ("{}, art. 5(1)", "5", "1"),
        ("{} art 5", "5", ""),
        ("Article 5(1) of {}", "5", "1"),
        ("art. 5 {}", "5", ""),
        ("{}, Article 5, paragraph 1, point (a)", "5", "1 a"),
        ("Article 5(1), point (a), of {}", "5", "1 a"),
        ("point (a) of Article 5(1) of {}", "5", "1 a"),
        ("point (a) of paragraph 1 of Article 5 of {}", "5", "1 a"),
        ("{}, recital 10", "recital-10", ""),
        ("Recital (10) of {}", "recital-10", ""),
        ("{}, Annex II", "annex-ii", ""),
        ("Annex II to {}", "annex-ii", ""),
        ("{}, Annex II, point 3", "annex-ii-3", ""),
        ("{}, art. 12bis", "12-bis", ""),
    ],
)
@pytest.mark.parametrize("name", ["Directive 2014/92/EU", "Regulation (EU) 2016/679"])
def test_european(text: str, number: str, within: str, name: str) -> None:
    found = read(text.format(name))
    assert (found.name, found.number, found.within) == (name, number, steps(within))


@pytest.mark.parametrize(
    ("text", "name", "number", "within"),
    [
        ("SEBI/HO/MIRSD/P/CIR/2025/94 para 4.2", "SEBI/HO/MIRSD/P/CIR/2025/94", "4.2", ""),
        ("SEBI/HO/MIRSD/P/CIR/2025/94, para. 4.2(a)", "SEBI/HO/MIRSD/P/CIR/2025/94", "4.2", "a"),
        ("paragraph 4.2 of SEBI/HO/P/CIR/2025/94", "SEBI/HO/P/CIR/2025/94", "4.2", ""),
        ("HO/38/11(2)2026-POD/I/43/2026, para 3", "HO/38/11(2)2026-POD/I/43/2026", "3", ""),
        ("Kite Hire Agreement, ¶ 12", "Kite Hire Agreement", "12", ""),
        ("It says what we do, ¶ 12", "It says what we do", "12", ""),
        ("Kite Hire Agreement, clause 4.2", "Kite Hire Agreement", "4.2", ""),
        ("Kite Hire Agreement, Section 4.2(a)(iii)", "Kite Hire Agreement", "4.2", "a iii"),
        ("Pub. L. 115-18, § 2", "Pub. L. 115-18", "2", ""),
    ],
)  # fmt: skip
def test_circulars_and_contracts(text: str, name: str, number: str, within: str) -> None:
    found = read(text)
    assert (found.name, found.number, found.within) == (name, number, steps(within))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("劳动合同法第三条至第五条", ("3", "4", "5")),
        ("劳动合同法第三条、第五条", ("3", "5")),
        ("17 U.S.C. §§ 115 to 118", ("115", "116", "117", "118")),
        ("17 U.S.C. §§ 107, 109 and 110", ("107", "109", "110")),
        ("Kite Act 2001, ss. 3 to 5", ("3", "4", "5")),
        ("sections 3 and 5 of the Kite Act 2001", ("3", "5")),
        ("17 U.S.C. §§ 106 to 106A", ("106", "106a")),
        ("Kite Act 2001, ss. 3 to 40000", ("3", "40000")),
    ],
)
def test_several_provisions(text: str, numbers: tuple[str, ...]) -> None:
    found = read(text)
    assert (found.number, *found.also) == numbers


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("劳动合同法第三十九条第一款第（一）项至第（三）项", "款1"),
        ("劳动合同法第三十九条第一、二项", ""),
        ("Kite Act 2001, s. 3(2)(a) to (c)", "2"),
        ("Kite Act 2001, s. 3(2) and (4)", ""),
    ],
)
def test_several_subdivisions_are_cited_as_what_holds_them(text: str, within: str) -> None:
    assert read(text).within == steps(within)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "12",
        "s. 3",
        "劳动合同法",
        "劳动合同法第三十九条规定了什么",
        "根据劳动合同法第三十九条",
        "请问劳动合同法第三十九条",
        "员工严重违纪，公司可以用劳动合同法第三十九条",
        "试用期被辞退。劳动合同法第三十九条",
        "劳动合同法第三十九条第（二）项第一款",
        "劳动合同法第三十九条第二项适用吗",
        "What is 17 U.S.C. § 107",
        "is parody fair use under 17 U.S.C. § 107?",
        "parody fair use 17 U.S.C. § 107",
        "17 U.S.C. § 107 fair use of a song",
        "Can my landlord evict me under section 21",
        "section 8 of my lease says I can leave",
        "section 8 housing eviction rules",
        "what does section 3 of the Kite Act 2001 mean",
        "Does Article 5 of Directive 2014/92/EU apply",
        "Working Time Regulations 1998",
        "Civil Procedure Rules 1998",
        "Regulation (EU) 2016/679",
        "Directive 2014/92/EU",
        "paragraph 3 of Schedule 1",
        "Kite Act Schedule",
        "租房合同有没有附件",
        "第三项",
        "my contract, clause 4.2 is unfair",
    ],
)
def test_nothing_but_a_whole_citation(text: str) -> None:
    assert parse_citation(text) is None


def test_what_follows_the_number_is_kept_as_written() -> None:
    assert read("劳动合同法第三十九条第一款第（二）项").rest == "第一款第(二)项"
    assert read("Kite Act 2001, s. 3(2)(a)").rest == "(2)(a)"
    assert read("Kite Act 2001, s. 3").rest == ""


def test_no_law_is_cited_at_length() -> None:
    assert parse_citation("长" * 2_000 + "法第三条") is None
    assert parse_citation("长" * 200 + "法第三条") is not None


def test_chinese_numbers() -> None:
    assert chinese_number("一百三十三", "一") == "133-1"
    assert chinese_number("39") == "39"
    assert chinese_number("法") == ""
    assert chinese_number("9" * 5_000) == ""


def test_names_that_are_one() -> None:
    assert name_key("《中华人民共和国劳动合同法》") == name_key("劳动合同法")
    assert name_key("The Kite Act, 2001") == name_key("kite act 2001")
    assert name_key("解释（一）") == name_key("解释(一)")
    assert name_key("17 U.S.C.") == name_key("17 USC")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("劳动合同法", "劳动合同法实施条例"),
        ("解释（一）", "解释（二）"),
        ("Kite Act 2001", "Kite Act 2002"),
        ("Kite Act 2001", "Kite (Scotland) Act 2001"),
        ("Theatre Act 1968", "atre Act 1968"),
        ("中华人民共和国", ""),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
