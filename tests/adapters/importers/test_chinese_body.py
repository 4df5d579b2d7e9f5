"""Headings, articles, items and annexes of Chinese law, on texts written for the purpose."""

import time
from collections.abc import Sequence

import pytest

from app.adapters.importers.chinese_body import heading_text, provisions
from app.adapters.importers.chinese_dates import effective_in, published_in
from app.adapters.importers.chinese_labels import Line
from app.domain.law import Kind, ParsedProvision


def body(text: str) -> tuple[ParsedProvision, ...]:
    lines = []
    for raw in text.strip().split("\n"):
        words = raw.strip()
        depth = len(words) - len(words.lstrip("#"))
        if words:
            lines.append(Line(words.lstrip("# "), depth))
    return provisions(lines)


def numbers(found: Sequence[ParsedProvision], kind: Kind = Kind.ARTICLE) -> list[str]:
    return [p.number for p in found if p.kind is kind]


def test_chapters_articles_paragraphs_and_items() -> None:
    found = body(
        """
        为了养鱼，制定本条例。
        ## 第一章　总　　则
        第一条 鱼在水里。
        第二条　渔民应当：
        （一）撒网；
        （二）收网。
        网由渔民自备。
        ## 第二章 船
        ### 第一节 小船
        第三条 船浮于水。
        """
    )
    assert [(p.kind, p.number, p.label, p.path) for p in found] == [
        (Kind.PREAMBLE, "", "", ()),
        (Kind.ARTICLE, "1", "第一条", ("第一章 总则",)),
        (Kind.ARTICLE, "2", "第二条", ("第一章 总则",)),
        (Kind.ARTICLE, "3", "第三条", ("第二章 船", "第一节 小船")),
    ]
    assert found[2].text == "渔民应当：\n（一）撒网；\n（二）收网。\n网由渔民自备。"


@pytest.mark.parametrize(
    "line",
    [
        "第三人知道的除外。",
        "第二款规定的船不算。",
        "第二条规定的行为由渔政处理。",
        "第一条第二款所称网，包括钩。",
        "第三条至第五条不适用于小船。",
        "第一条、第二条另有规定的除外。",
        "第五条 第二款所称船，包括筏。",
        "“第二条 引号里的条文不算。”",
        "第九十九条之规定，不在此限。",
        "第二十一次会议通过。",
    ],
)
def test_a_sentence_that_begins_like_a_label_stays_in_its_article(line: str) -> None:
    found = body(f"第一条 甲。\n{line}\n第二条 乙。\n第三条 丙。")
    assert numbers(found) == ["1", "2", "3"]
    assert line in found[0].text


def test_text_that_begins_with_the_third_person_is_kept() -> None:
    found = body("第一条 第三人不得捕鱼。\n第二条 第二手的网也是网。")
    assert [p.text for p in found] == ["第三人不得捕鱼。", "第二手的网也是网。"]


@pytest.mark.parametrize(
    ("line", "number", "label"),
    [
        ("第 二 条 乙。", "2", "第二条"),
        ("第二条：乙。", "2", "第二条"),
        ("第2条 乙。", "2", "第2条"),
        ("第２条　乙。", "2", "第２条"),
        ("笫二条 乙。", "2", "第二条"),
        ("第二条乙。", "2", "第二条"),
        ("第一条之一 乙。", "1-1", "第一条之一"),
    ],
)
def test_forms_of_the_label(line: str, number: str, label: str) -> None:
    found = body(f"第一条 甲。\n{line}")
    assert (found[1].number, found[1].label, found[1].text) == (number, label, "乙。")


def test_numbers_with_a_round_zero_and_inserted_articles() -> None:
    found = body(
        "第一百零二条 甲。\n第一百〇三条 乙。\n第一百〇三条之一 丙。\n"
        "第一百〇三条之二 丁。\n第一百〇四条 戊。"
    )
    assert numbers(found) == ["102", "103", "103-1", "103-2", "104"]


def test_gaps_are_kept_and_quoted_later_articles_are_not() -> None:
    assert numbers(body("第一条 甲。\n第四条 丁。\n第五条 戊。")) == ["1", "4", "5"]
    found = body("第一条 增加第九条。内容如下：\n第九条 新的网。\n第二条 乙。")
    assert numbers(found) == ["1", "2"]
    spelt = body("第一条 增加两条，即第九条至第十条：\n第九条 新。\n第十条 新。\n以下顺延。")
    assert numbers(spelt) == ["1"]
    quoted = body("第三十条 增加一条，作为第九十条：\n第九十条 新的网。\n以下顺延。")
    assert numbers(quoted) == ["30"]


def test_articles_inside_a_paragraph_are_found() -> None:
    found = body(
        "第一条 甲。 第二条 乙。 （一）网； 第三条 丙。\n第四条 丁，依照第五条 处理。 第九条 不算。"
    )
    assert numbers(found) == ["1", "2", "3", "4"]
    assert found[1].text == "乙。 （一）网；"
    hidden = body("第一条 甲，见本条例第二条的规定。第二条网归渔民。\n第三条 丙。")
    assert [p.text for p in hidden] == ["甲，见本条例第二条的规定。", "网归渔民。", "丙。"]


def test_a_second_law_behind_the_first_is_told_apart_by_its_path() -> None:
    found = body("第一条 甲。\n第二条 乙。\n## 沐洲渔船章程\n第一条 丙。\n第二条 丁。")
    assert [(p.number, p.path) for p in found] == [
        ("1", ()),
        ("2", ()),
        ("1", ("沐洲渔船章程",)),
        ("2", ("沐洲渔船章程",)),
    ]


def test_annexes_with_their_own_articles_and_items() -> None:
    found = body(
        """
        第一条 甲。
        附件一：渔船登记办法
        第一条 丙。
        第二条 丁。
        附件2
        网的种类
        一、大网；
        二、小网。
        附表
        """
    )
    assert [(p.kind, p.number, p.label, p.heading) for p in found] == [
        (Kind.ARTICLE, "1", "第一条", ""),
        (Kind.ANNEX, "a1", "附件一", ""),
        (Kind.ANNEX, "a1-1", "附件一第一条", ""),
        (Kind.ANNEX, "a1-2", "附件一第二条", ""),
        (Kind.ANNEX, "a2", "附件2", ""),
        (Kind.ANNEX, "a2-i1", "附件2第一项", ""),
        (Kind.ANNEX, "a2-i2", "附件2第二项", ""),
        (Kind.ANNEX, "a3", "附表", ""),
    ]
    assert found[1].text == "渔船登记办法"
    assert found[2].path == ("附件一 渔船登记办法",)
    assert found[4].text == "网的种类"


def test_the_final_chapter_is_no_annex() -> None:
    found = body("第一条 甲。\n附 则\n第二条 乙。")
    assert numbers(found) == ["1", "2"]
    assert numbers(body("第一条 甲。\n附表一\n第二条 乙。")) == ["1", "2"]


def test_a_notice_with_the_rules_it_issues() -> None:
    found = body("各渔村：\n现发给你们，请执行。\n附：\n沐洲渔船章程\n第一条 甲。\n第二条 乙。")
    assert [(p.kind, p.number) for p in found] == [
        (Kind.PREAMBLE, ""),
        (Kind.PREAMBLE, ""),
        (Kind.ARTICLE, "1"),
        (Kind.ARTICLE, "2"),
    ]


def test_a_decision_of_items() -> None:
    found = body(
        """
        大会决定，对《渔业条例》作如下修改：
        一、第一条修改为：“第一条 鱼归渔民。
        “第二条 网归渔村。”
        二、删去第三条。
        （一）这不是新的一项。
        三、本决定自公布之日起施行。
        沐洲渔业大会
        2020年1月2日
        """
    )
    assert [(p.kind, p.number, p.label) for p in found] == [
        (Kind.PREAMBLE, "", ""),
        (Kind.ITEM, "i1", "一"),
        (Kind.ITEM, "i2", "二"),
        (Kind.ITEM, "i3", "三"),
        (Kind.ANNEX, "", ""),
    ]
    assert found[1].text.endswith("“第二条 网归渔村。”")
    assert found[2].text == "删去第三条。\n（一）这不是新的一项。"
    assert found[4].text == "沐洲渔业大会\n2020年1月2日"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("(一) 甲。\n(二) 乙。", ["(一)", "(二)"]),
        ("## 一、网\n1.甲。\n2.乙 3.5 米。\n## 二、船\n3.丙。", ["1", "2", "3"]),
    ],
)
def test_other_numberings_of_items(text: str, labels: list[str]) -> None:
    found = body(text)
    assert [p.label for p in found if p.kind is Kind.ITEM] == labels
    assert numbers(found, Kind.ITEM) == [f"i{n}" for n in range(1, len(labels) + 1)]


def test_a_text_without_labels_is_whole_section_by_section() -> None:
    (whole,) = body("渔政所：\n来函收悉。\n此复。")
    assert (whole.kind, whole.number, whole.label) == (Kind.WHOLE, "", "")
    found = body("## 案情\n甲打了鱼。\n## 理由\n第六条 鱼归渔民。\n1.网；\n2.船。")
    lines = [Line("案情", 2), Line("甲打了鱼。"), Line("理由", 2), Line("第六条 鱼归渔民。")]
    quoted = provisions(lines, labelled=False)
    assert [(p.kind, p.path) for p in quoted] == [(Kind.WHOLE, ("案情",)), (Kind.WHOLE, ("理由",))]
    assert numbers(found) == ["6"]


def test_a_list_under_one_of_many_headings_makes_no_items() -> None:
    found = body("## 甲\n文。\n## 乙\n文。\n## 丙\n（一）网；\n（二）船。")
    assert {p.kind for p in found} == {Kind.WHOLE}


def test_headings_without_marks() -> None:
    found = body(
        "第一章　总　则\n第一条 甲。\n第二章 船、筏\n第一节 小船\n第二条 乙。\n第三节课不是标题。"
    )
    assert [p.path for p in found] == [("第一章 总则",), ("第二章 船、筏", "第一节 小船")]
    assert found[1].text == "乙。\n第三节课不是标题。"


def test_general_part_above_chapters_of_the_same_depth() -> None:
    found = body(
        "## 总 则\n## 第一章 鱼\n第一条 甲。\n"
        "## 分则\n## 第二章 网\n第二条 乙。\n## 附则\n第三条 丙。"
    )
    assert [p.path for p in found] == [("总则", "第一章 鱼"), ("分则", "第二章 网"), ("附则",)]


@pytest.mark.parametrize(
    ("raw", "even"),
    [
        ("第一章　　总  则", "第一章 总则"),
        ("第十二章法律责任", "第十二章 法律责任"),
        ("四、附　则", "四、附则"),
        ("一、 一般规定", "一、一般规定"),
        ("5.1.1 轻伤", "5.1.1 轻伤"),
        ("Q&A 问答", "Q&A 问答"),
    ],
)
def test_spacing_of_headings(raw: str, even: str) -> None:
    assert heading_text(raw) == even


def test_dates_of_the_history() -> None:
    history = [
        "1998年6月1日 第一次大会通过",
        "２００２年１２月３日 第二次大会《关于修改〈网法〉的决定》修正",
        "1999年1月1日 施行",
    ]
    published = published_in(history)
    assert str(published) == "2002-12-03"
    assert effective_in(history, published) is None
    assert str(effective_in(history, None)) == "1999-01-01"
    assert str(effective_in(["2002年12月3日通过，自2003年1月1日起施行"], published)) == "2003-01-01"
    assert str(published_in(["一九九五年三月二十六日发布"])) == "1995-03-26"
    assert published_in(["2020年13月45日 通过", "发布之日施行"]) is None


def test_a_second_law_without_a_heading_mark() -> None:
    found = body("第一条 甲。\n第二条 乙。\n沐洲渔船章程\n第一条 丙。\n第二条 丁。")
    assert [p.path for p in found] == [(), (), ("沐洲渔船章程",), ("沐洲渔船章程",)]
    assert found[1].text == "乙。"


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "第一条 甲\n" * 60_000,
        "第一条 甲\n附件：\n" * 30_000,
        "".join(f"第{n}条 甲\n附件：\n" for n in range(1, 30_000)),
        "第一条 甲\n" + "".join(f"第{n}条 甲\n" for n in range(60_000, 1, -1)),
        "".join(f"第{n}条 甲\n第{n}条规定\n" for n in range(1, 30_000)),
        "第1条 甲。 " + "".join(f"第{n}条 甲。 " for n in range(2, 30_000)),
        "# 甲\n" * 60_000 + "乙",
        "一、甲\n# 乙\n" * 30_000,
    ],
)
def test_hostile_repetition_takes_no_more_than_linear_time(text: str) -> None:
    started = time.process_time()
    assert body(text)
    assert time.process_time() - started < 10
