"""Laws are suggested by every way in which people begin to type their names."""

import pytest

from app.domain.law import Level
from app.domain.suggesting import NamedLaw, NameIndex, Why, chinese_keys

PINYIN = dict(
    zip(
        "中华人民共和国劳动合同法实施条例争议调解仲裁刑事诉讼北京市物业管理办",
        "zhong hua ren min gong he guo lao dong he tong fa shi shi tiao li zheng yi tiao jie zhong "
        "cai xing shi su song bei jing shi wu ye guan li ban".split(),
        strict=True,
    )
)


def law(title: str, *short: str, level: Level = Level.LAW, region: str = "", current: bool = True):
    return NamedLaw(title, f"v-{title}", title, short, level, region, current)


LAWS = [
    law("中华人民共和国劳动法"),
    law("中华人民共和国劳动合同法"),
    law("中华人民共和国劳动合同法实施条例", level=Level.ADMINISTRATIVE),
    law("北京市劳动合同管理办法", level=Level.LOCAL, region="北京"),
    law("中华人民共和国劳动争议调解仲裁法"),
    law("中华人民共和国刑事诉讼法"),
    law("中华人民共和国合同法", current=False),
    law("北京市物业管理条例", level=Level.LOCAL, region="北京"),
    law("物业管理条例", level=Level.ADMINISTRATIVE),
    law("United States Code, Title 17: Copyrights", "17 U.S.C.", "17 USC", "Title 17"),
    law("United States Code, Title 35: Patents", "35 U.S.C.", "35 USC", "Title 35"),
    law("Police (Northern Ireland) Act 2000", "2000 c. 32"),
    law("Freedom of Information Act 2000", "2000 c. 36"),
]
NAMES = NameIndex(LAWS, {key: [PINYIN[c] for c in key] for key in chinese_keys(LAWS)})


def titles(typed: str) -> list[str]:
    return [one.title.removeprefix("中华人民共和国") for one in NAMES.suggest(typed)]


@pytest.mark.parametrize(
    ("typed", "expected", "why"),
    [
        ("劳动合同法", ["劳动合同法", "劳动合同法实施条例"], Why.EXACT),
        ("中华人民共和国劳动争", ["劳动争议调解仲裁法"], Why.BEGINNING),
        ("《劳动争", ["劳动争议调解仲裁法"], Why.BEGINNING),
        ("物业管理条例", ["物业管理条例", "北京市物业管理条例"], Why.EXACT),
        ("刑诉法", ["刑事诉讼法"], Why.SHORTENED),
        ("ldhtf", ["劳动合同法", "劳动合同法实施条例"], Why.INITIALS),
        ("LDHTFSS", ["劳动合同法实施条例"], Why.INITIALS),
        ("lao dong zheng", ["劳动争议调解仲裁法"], Why.PINYIN),
        ("copyright", ["United States Code, Title 17: Copyrights"], Why.PART),
        ("usc17", ["United States Code, Title 17: Copyrights"], Why.PART),
        ("17 u.s.c.", ["United States Code, Title 17: Copyrights"], Why.EXACT),
        ("ireland police", ["Police (Northern Ireland) Act 2000"], Why.PART),
        ("foia", ["Freedom of Information Act 2000"], Why.INITIALS),
        ("title 17", ["United States Code, Title 17: Copyrights"], Why.EXACT),
    ],
)  # fmt: skip
def test_what_fits_is_suggested(typed: str, expected: list[str], why: Why) -> None:
    assert titles(typed) == expected
    assert NAMES.suggest(typed)[0].why is why


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("劳功合同法", "劳动合同法"),
        ("劳合动同法", "劳动合同法"),
        ("劳动争仪", "劳动争议调解仲裁法"),
        ("劳功法", "劳动法"),
        ("ldhft", "劳动合同法"),
        ("laodonghetnog", "劳动合同法"),
        ("laudonghetnog", "劳动合同法"),
        ("copyrihgt", "United States Code, Title 17: Copyrights"),
        ("informattoin act", "Freedom of Information Act 2000"),
        ("patnet", "United States Code, Title 35: Patents"),
    ],
)
def test_what_is_misspelled_is_still_suggested(typed: str, first: str) -> None:
    found = NAMES.suggest(typed)
    assert found[0].title.removeprefix("中华人民共和国") == first
    assert {one.why for one in found} == {Why.SIMILAR}
    assert NAMES.suggest(typed, near=False) == ()


@pytest.mark.parametrize(
    "typed", ["", "  ", "，", "x", "老板不给工资怎么办", "what do I owe", "法" * 200]
)
def test_nothing_is_suggested_for_what_is_no_name(typed: str) -> None:
    assert NAMES.suggest(typed) == ()


def test_national_and_current_law_comes_first_then_the_closer_fit() -> None:
    assert titles("劳动") == [
        "劳动法", "劳动合同法", "劳动争议调解仲裁法", "劳动合同法实施条例", "北京市劳动合同管理办法"
    ]  # fmt: skip
    assert titles("合同") == [
        "劳动合同法", "劳动合同法实施条例", "北京市劳动合同管理办法", "合同法"
    ]  # fmt: skip
    assert titles("合同法")[0] == "合同法"
    assert len(NAMES.suggest("劳动", 2)) == 2


def test_a_suggestion_tells_by_which_name_or_where() -> None:
    [code] = NAMES.suggest("title 17")
    assert (code.detail, code.citation, code.version_id) == (
        "Title 17",
        code.title,
        f"v-{code.title}",
    )
    assert NAMES.suggest("北京市物业")[0].detail == "北京"
    assert NAMES.suggest("刑诉")[0].detail == ""
