"""References in the text of Chinese law: what is found, and what only looks like one."""

from collections.abc import Sequence
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.references import Mention, Spot, Standing, grouped
from app.domain.references_finding import references_in
from app.domain.references_names import LawNames
from app.domain.references_standing import standing_of

NAMES = LawNames(
    "刑法 民法典 水法 草原法 价格法 劳动法 劳动合同法 劳动争议调解仲裁法 仲裁法 宪法 土地管理法 "
    "土地管理法实施条例 物业管理条例 风筝条例 最高人民法院关于风筝的规定 刑法修正案(九)".split()
)
OWN = [(str(n), "条文") for n in range(1, 40)]


def own(title: str = "风筝条例", texts: Sequence[tuple[str, str]] = OWN) -> Standing:
    return standing_of(title, "zh", (), texts, NAMES)


def told(mention: Mention) -> str:
    number = f"{mention.number}~{mention.until}" if mention.until else mention.number
    steps = "".join(f"{step.kind}{step.value}" for step in mention.within)
    return " ".join(filter(None, [mention.law or "own", number, steps]))


def found(
    text: str, standing: Standing | None = None, number: str = "9", path: tuple[str, ...] = ()
) -> dict[str, list[str]]:
    mentions = references_in(standing or own(), NAMES, Spot(number, path, text))
    return {
        text[run[0].start : max(m.stop for m in run)]: [told(m) for m in run]
        for run in grouped(mentions)
    }


@pytest.mark.parametrize(
    ("text", "reference", "targets"),
    [
        ("依照本条例第三条处罚", "本条例第三条", ["own 3"]),
        ("本规定第三条、第五条", "本规定第三条、第五条", ["own 3", "own 5"]),
        ("本《办法》第三条", "本《办法》第三条", ["own 3"]),
        ("违反第三条至第七条", "第三条至第七条", ["own 3~7"]),
        ("依照刑法第一百三十三条之一", "刑法第一百三十三条之一", ["刑法 133-1"]),
        ("依照中华人民共和国刑法第三条", "中华人民共和国刑法第三条", ["刑法 3"]),
        ("《中华人民共和国刑法》第3条", "《中华人民共和国刑法》第3条", ["刑法 3"]),
        ("《刑法》（2020年修正）第三条", "《刑法》（2020年修正）第三条", ["刑法 3"]),
        ("《刑法》分则第三章", "《刑法》分则第三章", ["刑法 章3"]),
        ("根据宪法，制定本法", "宪法", ["宪法"]),
        ("根据《水法》和", "《水法》", ["水法"]),
        ("依照劳动合同法第三条", "劳动合同法第三条", ["劳动合同法 3"]),
        ("依据调解仲裁法第三条", "调解仲裁法第三条", ["劳动争议调解仲裁法 3"]),
        ("土地管理法实施条例第三条", "土地管理法实施条例第三条", ["土地管理法实施条例 3"]),
        ("《关于风筝的规定》第三条", "《关于风筝的规定》第三条", ["最高人民法院关于风筝的规定 3"]),
        ("依照担保法第六十九条", "担保法第六十九条", ["担保法 69"]),
        ("依照航海法第六十九条", "航海法第六十九条", ["航海法 69"]),
        ("依照浙江省物业管理条例第三条", "浙江省物业管理条例第三条", ["浙江省物业管理条例 3"]),
        ("《关于〈水法〉的通知》", "《关于〈水法〉的通知》", ["关于水法的通知"]),
        ("本条例第三条、第四条之一的", "本条例第三条、第四条之一", ["own 3", "own 4"]),
        ("前条规定", "前条", ["own 8"]),
        ("前两条规定", "前两条", ["own 7", "own 8"]),
        ("本条规定", "本条", ["own 9"]),
        ("刑法第三条和该条第二款", "该条第二款", ["刑法 3 款2"]),
        ("《刑法》和该法第七条", "该法第七条", ["刑法 7"]),
    ],
)
def test_is_found(text: str, reference: str, targets: list[str]) -> None:
    assert found(text)[reference] == targets


@pytest.mark.parametrize(
    "text",
    [
        "价格法律、法规", "草原法规", "该法人", "该法规", "资本项目", "基本条件", "以上条件",
        "各项规定", "上述方式", "有下列情形之一", "《居住证》", "《饮用水标准》第三条", "第三人",
        "合同第三条约定", "本条例", "依照合同法院", "附件第三条",
        "第四十五条本条例自公布之日起施行",
    ],
)  # fmt: skip
def test_is_none(text: str) -> None:
    assert found(text) == {}


PARAGRAPHS = "甲。\n乙：\n（一）丙；\n（二）丁。\n"


@pytest.mark.parametrize(
    ("text", "reference", "targets"),
    [
        ("前款规定", "前款", ["own 9 款2"]),
        ("前款第一项、第二项", "前款第一项、第二项", ["own 9 款2项1", "own 9 款2项2"]),
        ("前两款规定", "前两款", ["own 9 款1", "own 9 款2"]),
        ("第二款规定", "第二款", ["own 9 款2"]),
        ("本条第一款", "本条第一款", ["own 9 款1"]),
        ("本款规定", "本款", ["own 9 款3"]),
        ("第一项规定", "第一项", ["own 9 项1"]),
    ],
)
def test_from_where_it_stands(text: str, reference: str, targets: list[str]) -> None:
    assert found(PARAGRAPHS + text)[reference] == targets


def test_items_of_the_article_that_the_paragraph_names() -> None:
    text = "违反第三条规定的：\n（一）违反第一项的，罚款；\n（二）违反第二项、第五项的，拘留。"
    assert found(text)["第一项"] == ["own 3 项1"]
    assert found(text)["第二项、第五项"] == ["own 3 项2", "own 3 项5"]


def test_item_before() -> None:
    assert found("有：\n（一）甲；\n（二）前项以外的。")["前项"] == ["own 9 款1项1"]


def test_chapter_in_which_it_stands() -> None:
    assert found("适用本章规定", path=("第二章 飞行", ""))["本章"] == ["own 章2"]


def test_subject_of_a_document_without_articles() -> None:
    document = own("关于执行《中华人民共和国刑法》确定罪名的规定", [("", "表")])
    text = "| 第二百一十条之一 （《刑法修正案（九）》第三条） |"
    assert found(text, document, "") == {
        "第二百一十条之一": ["刑法 210-1"],
        "《刑法修正案（九）》第三条": ["刑法修正案(九) 3"],
    }


def test_amendment_speaks_of_the_law_that_it_amends() -> None:
    document = own("中华人民共和国刑法修正案（九）", [("i1", "一")])
    text = "将刑法第三条修改为：“依照民法典第五条和本法第六条。\n“前款规定”，第七条作为第八条。"
    assert found(text, document, "i1") == {
        "刑法第三条": ["刑法 3"],
        "民法典第五条": ["民法典 5"],
        "本法第六条": ["刑法 6"],
        "前款": ["刑法 6"],
        "第七条": ["刑法 7"],
        "第八条": ["刑法 8"],
    }


def test_names_that_a_law_defines_for_itself() -> None:
    text = (
        "《风筝协定》（以下简称协定）、《甲航空条例》、《乙航空条例》（以下分别简称《乙航空条例》）"
    )
    standing = own(texts=[*OWN, ("40", text)])
    assert found("依照协定第三条", standing)["协定第三条"] == ["风筝协定 3"]


def test_own_title_is_the_law_itself() -> None:
    assert found("《风筝条例》第三条")["《风筝条例》第三条"] == ["own 3"]


pieces = st.sampled_from(
    [*"第三十条款（）一二项、至和《》本法前该“”\n0章的", "刑法", "条例", "之一", "规定", "第三条"]
)


@given(st.lists(pieces, max_size=60).map("".join), st.booleans())
def test_spans_lie_in_the_text_and_in_order(text: str, amending: bool) -> None:
    standing = own("关于修改《刑法》的决定" if amending else "风筝条例")
    stop = 0
    for run in grouped(references_in(standing, NAMES, Spot("9", (), text))):
        assert stop <= run[0].start < run[-1].stop <= len(text)
        stop = max(mention.stop for mention in run)


@pytest.mark.parametrize(
    "unit",
    [
        "第",
        "第一、",
        "第一条、",
        "《",
        "《法》",
        "（一）",
        "前款",
        "刑法",
        "本条例第",
        "第十十十十",
        "“前款",
    ],
)
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    text = (unit * 50_000)[:50_000]
    started = process_time()
    references_in(own("关于修改《刑法》的决定"), NAMES, Spot("9", (), text))
    assert process_time() - started < 4
