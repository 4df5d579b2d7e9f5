"""The national law database's files: front matter, and Markdown stripped from the text."""

import pytest

from tests.adapters.importers.conftest import Workshop

FRONT = """---
id: 1a2b
title: 中华人民共和国渔法
LinkTitle: 渔法（2018）
author: 沐洲大会
date: '2025-12-18'
publication_date: '2018-12-29'
effective_date: '2019-01-01'
status: 有效
group: 法律
urls:
  - https://example.org/1a2b
---
"""
BODY = """

**中华人民共和国渔法**

> （1990年1月2日第一次大会通过　根据2018年12月29日
> 第二次大会《关于修改〈渔法〉的决定》修正）

## 目　　录

- 第一章　总　　则
- 第二章　渔船、渔网和渔港的
  管理与保护

---

## 第一章　　总  则

- **第一条**　　鱼&emsp;在水里。

  ![图](../images/a.png)

  网由渔民自备：

- (一)大网；

  （二）小网\\*。

## 第二章　渔船、渔网和渔港的

  管理与保护

- **第二条**　　船浮于水。
"""


def test_front_matter_history_and_text(workshop: Workshop) -> None:
    law = workshop.law(FRONT + BODY, "content/法律/1a2b.md")
    assert law.key == "cn|law||渔法"
    assert law.title == "中华人民共和国渔法"
    assert (str(law.published), str(law.effective)) == ("2018-12-29", "2019-01-01")
    assert law.status == "in-force"
    assert law.short_titles == ()
    assert law.history == (
        "1990年1月2日第一次大会通过",
        "根据2018年12月29日第二次大会《关于修改〈渔法〉的决定》修正",
    )
    assert [(p.number, p.path, p.text) for p in law.provisions] == [
        ("1", ("第一章 总则",), "鱼 在水里。\n网由渔民自备：\n(一)大网；\n（二）小网*。"),
        ("2", ("第二章 渔船、渔网和渔港的管理与保护",), "船浮于水。"),
    ]


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ("有效", "in-force"),
        ("已修改", "amended"),
        ("已废止", "repealed"),
        ("尚未生效", "not-yet-in-force"),
        ("''", None),
        ("不明", None),
    ],
)
def test_status(workshop: Workshop, stated: str, status: str | None) -> None:
    assert workshop.law(FRONT.replace("有效", stated) + BODY).status == status


@pytest.mark.parametrize(
    ("group", "title", "path", "key"),
    [
        ("行政法规", "渔条例", "x.md", "cn|administrative||渔条例"),
        ("司法解释", "关于渔的批复", "x.md", "cn|interpretation||关于渔的批复"),
        ("地方性法规", "浙江省渔条例", "x.md", "cn|local|浙江|浙江省渔条例"),
        ("监察法规", "渔条例", "x.md", "cn|administrative||渔条例"),
        ("修正案", "中华人民共和国刑法修正案（九十）", "x.md", "cn|law||刑法修正案(九十)"),
        ("行政执法", "渔登记办法", "行政执法/渔/03.渔业部规章/x.md", "cn|departmental||渔登记办法"),
        ("行政执法", "渔登记办法", "行政执法/渔/02.行政法规/x.md", "cn|administrative||渔登记办法"),
        ("行政执法", "渔说明", "行政执法/渔/x.md", "cn|other||渔说明"),
    ],
)
def test_level_by_group_title_and_folder(
    workshop: Workshop, group: str, title: str, path: str, key: str
) -> None:
    text = FRONT.replace("group: 法律", f"group: {group}").replace("中华人民共和国渔法", title)
    assert workshop.law(text + "\n- **第一条**  甲。\n", path).key == key


def test_dates_from_the_text_where_front_matter_has_none(workshop: Workshop) -> None:
    text = FRONT.replace("'2018-12-29'", "''").replace("'2019-01-01'", "''")
    law = workshop.law(
        text + "\n## 中华人民共和国渔法\n\n　　(1990年1月2日通过 自1990年3月1日起施行)\n\n"
        "- **第一条** 甲。\n"
    )
    assert (str(law.published), str(law.effective)) == ("1990-01-02", "1990-03-01")
    plain = workshop.law(text + "\n1990年1月2日第一次大会通过\n\n　目　录\n\n- **第一条** 甲。\n")
    assert str(plain.published) == "1990-01-02"
    assert [p.kind for p in plain.provisions] == ["article"]


def test_unquoted_dates_and_line_ends_of_windows(workshop: Workshop) -> None:
    text = (FRONT.replace("'", "") + BODY).replace("\n", "\r\n")
    assert str(workshop.law(text).published) == "2018-12-29"


@pytest.mark.parametrize(
    ("front", "detail"),
    [
        (FRONT.replace("title: 中", "title: [中"), "line 4"),
        (FRONT.replace("id: 1a2b\n", "id: 1a2b\n\t- x\n"), "line 3"),
        (FRONT.replace("'2018-12-29'", "'2018-13-29'"), "publication_date"),
        (FRONT.replace("status: 有效", "status: [有效]"), "status"),
        ("---\ntitle: 渔法\nstatus: 有效\n", "line 1"),
    ],
)
def test_bad_front_matter_names_the_place(workshop: Workshop, front: str, detail: str) -> None:
    laws, problems = workshop.read(workshop.folder({"x.md": front + BODY.replace("---", "")}))
    assert laws == []
    reason, found = problems["x.md"]
    assert reason == "bad-front-matter"
    assert found == detail or found.startswith("line ")


def test_no_title_and_no_body(workshop: Workshop) -> None:
    empty = FRONT.replace("title: 中华人民共和国渔法", "title: ''")
    root = workshop.folder({"a.md": empty + BODY, "b.md": FRONT})
    assert workshop.read(root)[1] == {"a.md": ("no-title", ""), "b.md": ("empty", "")}


def test_a_heading_that_a_line_break_parts_without_contents(workshop: Workshop) -> None:
    text = "\n## 第一章　渔船的\n\n  管理\n\n- **第一条**　　甲。\n"
    (provision,) = workshop.law(FRONT + text).provisions
    assert provision.path == ("第一章 渔船的管理",)
