"""Tells which column of a table is which of our fields: by a given mapping, else by its name."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from app.domain.errors import SourceUnreadable

_NAMES = {
    "key": "key|law key|law id|document id|法律id|法规id|法律编号",
    "law": "law|law name|law title|act|act name|act title|statute|regulation|document|"
    "document title|法律名称|法规名称|法律法规名称|文件名称|法律标题|法规标题|法律|法规|法名|名称|"
    "title|name|标题",
    "number": "number|article number|article no|section number|section no|provision number|"
    "clause number|article|section|clause|provision|no|条号|条文号|条文编号|条款号|法条编号|条款|"
    "条|条目",
    "label": "label|article label|citation label|条标|条文标签",
    "heading": "heading|article heading|section heading|article title|section title|"
    "article name|section name|caption|title|条文标题|条旨|小标题|标题",
    "text": "text|content|article text|article content|section text|provision text|body|"
    "full text|正文|内容|条文|条文内容|法条内容|法条|条款内容|全文",
    "path": "path|编|分编|part|章|chapter|节|subchapter",
    "level": "level|category|law category|type|law type|document type|效力级别|效力位阶|法律层级|"
    "类别|法律类别|分类|类型",
    "region": "region|province|地区|省份|区域|省|适用地区",
    "published": "published|publish date|publication date|published date|date published|"
    "promulgation date|enacted|enactment date|date|公布日期|发布日期|颁布日期|公布时间|发布时间|"
    "日期",
    "effective": "effective|effective date|date effective|commencement date|in force from|"
    "施行日期|生效日期|实施日期|施行时间|生效时间|实施时间",
    "status": "status|law status|时效性|效力状态|状态|有效性|效力",
    "language": "language|lang|语言|语种",
}
FIELDS = frozenset(_NAMES)
"""Our fields; `_NAMES` has the names of their columns, the surest first, in any case."""


def columns_of(path: str, found: Sequence[str], told: Mapping[str, str]) -> dict[str, list[str]]:
    """The columns of each field among those `found`; only a path may have several.

    `told` maps our fields to columns, or to nothing where a field is to stay empty. Raises
    SourceUnreadable (``no-columns``), with the columns that there are, where one that is told is
    not there, and where there is none for the law or for the text.
    """
    columns: dict[str, list[str]] = {}
    free = {_levelled(name): name for name in reversed(found) if name.strip()}
    for name, column in told.items():
        there = [column] if column in found else [free.get(_levelled(column), "")]
        if column and not there[0]:
            raise SourceUnreadable(path, "no-columns", f"{column}: {_listed(found)}")
        columns[name] = there if column else []
    for used in columns.values():
        for column in used:
            free.pop(_levelled(column), None)
    for name, names in _NAMES.items():
        if name in columns:
            continue
        there = [free[one] for one in names.split("|") if one in free]
        columns[name] = there if name == "path" else there[:1]
        for column in columns[name]:
            del free[_levelled(column)]
    if missing := [name for name in ("law", "text") if not columns[name]]:
        raise SourceUnreadable(path, "no-columns", f"{' '.join(missing)}: {_listed(found)}")
    return columns


def _levelled(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", unicodedata.normalize("NFKC", name)).strip().casefold()


def _listed(found: Sequence[str]) -> str:
    shown = ", ".join(name[:40] for name in found[:40])
    return f"{shown}, …" if len(found) > 40 else shown
