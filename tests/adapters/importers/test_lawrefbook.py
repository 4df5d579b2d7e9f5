"""LawRefBook's files: titles, history, dates, levels, versions and laws in parts."""

import pytest

from app.domain.citation import name_key
from tests.adapters.importers.conftest import Workshop

END = "<!-- INFO END -->"
ARTICLE = "第一条 甲。\n"


def page(title: str, history: str = "", body: str = ARTICLE, end: str = END) -> str:
    return f"# {title}\n\n{history}\n\n{end}\n\n{body}"


def test_history_dates_and_names(workshop: Workshop) -> None:
    law = workshop.law(
        page(
            "沐洲关于适用《中华人民共和国渔业法》的解释",
            "2010年1月2日 第一次大会通过\n\n2015年3月4日 《关于修改〈渔业法〉\n\n"
            "〈渔船法〉的决定》修正\n\n"
            "2015年5月1日 施行",
        ),
        "司法解释/沐洲最高渔院关于适用《渔业法》的解释(2015-03-05).md",
    )
    assert law.title == "沐洲关于适用《中华人民共和国渔业法》的解释"
    assert law.short_titles == (
        "沐洲最高渔院关于适用《渔业法》的解释",
        "沐洲关于适用《渔业法》的解释",
    )
    assert str(law.published) == "2015-03-05"
    assert str(law.effective) == "2015-05-01"
    assert law.history == (
        "2010年1月2日 第一次大会通过",
        "2015年3月4日 《关于修改〈渔业法〉〈渔船法〉的决定》修正",
        "2015年5月1日 施行",
    )
    assert law.status is None
    assert law.language == "zh"


def test_without_a_date_in_the_name_the_last_amendment_counts(workshop: Workshop) -> None:
    law = workshop.law(page("沐洲渔业条例", "2010年1月2日 通过\n\n2012年5月6日 修订"))
    assert str(law.published) == "2012-05-06"
    assert workshop.law(page("沐洲渔业条例")).published is None


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("宪法/x.md", "cn|constitution||渔法"),
        ("刑法/x.md", "cn|law||渔法"),
        ("民法典/x.md", "cn|law||渔法"),
        ("诉讼与非诉讼程序法/x.md", "cn|law||渔法"),
        ("行政法规/x.md", "cn|administrative||渔法"),
        ("司法解释/x.md", "cn|interpretation||渔法"),
        ("部门规章/渔业部/x.md", "cn|departmental||渔法"),
        ("DLC/浙江地方法规/地方性法规/浙江/x.md", "cn|local|浙江|渔法"),
        ("地方性法规/浙江/x.md", "cn|local|浙江|渔法"),
        ("案例/民法典/x.md", "cn|case||渔法"),
        ("其他/x.md", "cn|other||渔法"),
        ("其他/我的法律/x.md", "cn|law||渔法"),
    ],
)
def test_the_folder_tells_the_level(workshop: Workshop, path: str, key: str) -> None:
    assert workshop.law(page("中华人民共和国渔法"), path).key == key


@pytest.mark.parametrize(
    ("title", "history", "level", "region"),
    [
        ("中华人民共和国宪法修正案（1900年）", "", "constitution", ""),
        ("渔业法", "1990年1月2日 第一届全国人民代表大会第一次会议通过", "law", ""),
        ("渔船法", "", "law", ""),
        ("渔船管理条例", "1990年1月2日 国务院令第1号公布", "administrative", ""),
        ("渔船管理条例", "", "administrative", ""),
        ("最高人民法院关于渔网的批复", "", "interpretation", ""),
        ("渔船登记办法", "1990年1月2日 农业部令第1号", "departmental", ""),
        ("浙江省渔业条例", "1990年1月2日 浙江省第九届人民代表大会常务委员会通过", "local", "浙江"),
        ("舟山市渔业条例", "1990年1月2日 浙江省第九届人民代表大会批准", "local", "浙江"),
        ("深圳经济特区渔业条例", "1990年1月2日 深圳市第一届人民代表大会通过", "local", "广东"),
        ("北京市渔业规定", "", "local", "北京"),
        ("渔网说明", "", "other", ""),
    ],
)
def test_without_folders_title_and_history_tell_it(
    workshop: Workshop, title: str, history: str, level: str, region: str
) -> None:
    law = workshop.law(page(title, history), "x.md")
    assert (law.level, law.region) == (level, region)


def test_a_title_that_is_parted_below_is_not_history(workshop: Workshop) -> None:
    law = workshop.law(
        page(
            "中华人民共和国渔船渔网管理法", "中华人民共和国渔船\n\n渔网管理法\n\n1990年1月2日 通过"
        )
    )
    assert law.title == "中华人民共和国渔船渔网管理法"
    assert law.history == ("1990年1月2日 通过",)


def test_without_the_end_mark(workshop: Workshop) -> None:
    law = workshop.law(page("渔业条例", "（1990年1月2日通过）\n\n1991年1月1日 施行", end=""))
    assert law.history == ("（1990年1月2日通过）", "1991年1月1日 施行")
    assert [p.number for p in law.provisions] == ["1"]
    assert workshop.law("# 渔业条例\n\n第一条 甲。\n").provisions[0].number == "1"


def test_versions_share_the_key_and_regions_do_not(workshop: Workshop) -> None:
    laws, problems = workshop.read(
        workshop.folder(
            {
                "民法商法/渔法(1990-01-02).md": page("中华人民共和国渔法"),
                "民法商法/渔法(2000-01-02).md": page(
                    "中华人民共和国渔法", body=ARTICLE * 1 + "第二条 乙。"
                ),
                "行政法/渔法(2000-01-02).md": page("中华人民共和国渔法"),
                "DLC/浙江地方法规/a.md": page("渔法"),
                "DLC/山东地方法规/a.md": page("渔法"),
            }
        )
    )
    assert problems == {}
    assert sorted(law.key for law in laws) == [
        "cn|law||渔法",
        "cn|law||渔法",
        "cn|law||渔法",
        "cn|local|山东|渔法",
        "cn|local|浙江|渔法",
    ]


def test_parts_in_one_folder_are_one_law_in_the_order_of_their_articles(workshop: Workshop) -> None:
    parts = {
        "民法典/乙编.md": "# 中华人民共和国民法典\n\n# 乙编\n\n1990年1月2日 通过\n\n"
        + f"{END}\n\n## 第一章 船\n\n第三条 丙。\n",
        "民法典/甲编.md": "# 中华人民共和国民法典\n\n# 甲编\n\n1990年1月2日 通过\n\n"
        + f"1991年1月1日 施行\n\n{END}\n\n第一条 甲。\n\n第二条 乙。\n",
        "民法典/附则.md": f"# 中华人民共和国民法典\n\n# 附则\n\n{END}\n\n##\n\n第四条 丁。\n",
    }
    ((law,), problems) = workshop.read(workshop.folder(parts))
    assert problems == {}
    assert name_key(law.title) == "民法典"
    assert [(p.number, p.path) for p in law.provisions] == [
        ("1", ("甲编",)),
        ("2", ("甲编",)),
        ("3", ("乙编", "第一章 船")),
        ("4", ("附则",)),
    ]
    assert str(law.effective) == "1991-01-01"
    del parts["民法典/甲编.md"]
    ((subset,), _) = workshop.read(workshop.folder(parts))
    assert subset.key == law.key
    assert [p.number for p in subset.provisions] == ["3", "4"]


def test_a_header_without_a_body_is_empty(workshop: Workshop) -> None:
    root = workshop.folder({"行政法规/a.md": page("渔业条例", "1990年1月2日 通过", body="")})
    assert workshop.read(root) == ([], {"行政法规/a.md": ("empty", "")})
    root = workshop.folder({"行政法规/a.md": page("", "1990年1月2日 通过")})
    assert workshop.read(root)[1]["行政法规/a.md"][0] == "no-title"


def test_comments_and_tables(workshop: Workshop) -> None:
    body = (
        "第一条 甲：\n\n<!-- TABLE -->\n| 鱼 | 网 |\n|---|---|\n| 大 | 小 |\n<!-- TABLE END -->\n"
    )
    law = workshop.law(page("渔业条例", body=body))
    assert law.provisions[0].text == "甲：\n| 鱼 | 网 |\n|---|---|\n| 大 | 小 |"


def test_a_case_quotes_articles_and_has_none(workshop: Workshop) -> None:
    law = workshop.law(
        page("甲诉乙案", body="## 案情\n\n文。\n\n## 法条\n\n第六条 鱼。\n"), "案例/渔/a.md"
    )
    assert {p.kind for p in law.provisions} == {"whole"}


def test_a_title_of_ten_thousand_characters(workshop: Workshop) -> None:
    title = "渔" * 10_000 + "法"
    assert workshop.law(page(title)).title == title
