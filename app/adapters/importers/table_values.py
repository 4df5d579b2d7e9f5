"""Reads the cells of a table: dates, levels, statuses, numbers and labels of provisions."""

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from app.adapters.importers.chinese_labels import ARTICLE
from app.domain.citation import chinese_number
from app.domain.law import LEVEL_NAMES, Level, Status
from app.domain.numerals import to_chinese

_NOTHING = frozenset("|-|--|—|/|none|null|nan|nat|n/a|0|00000000|无|不详|未知".split("|"))
"""What tables write where there is nothing."""

_DATE = re.compile(
    r"(\d{4})(?:(\d{2})(\d{2})(?:\.0)?|\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?)"
    r"(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_LEVELS: dict[str, Level] = {
    **LEVEL_NAMES,
    **{level.value: level for level in Level},
    "监察法规": Level.ADMINISTRATIVE,
    "地方政府规章": Level.LOCAL,
    "地方规章": Level.LOCAL,
    "自治条例": Level.LOCAL,
    "单行条例": Level.LOCAL,
    "经济特区法规": Level.LOCAL,
    "规章": Level.DEPARTMENTAL,
    "部委规章": Level.DEPARTMENTAL,
    "有关法律问题和重大问题的决定": Level.LAW,
    "法律解释": Level.LAW,
    "act": Level.LAW,
    "statute": Level.LAW,
    "regulation": Level.ADMINISTRATIVE,
    "agreement": Level.CONTRACT,
}
_STATUSES: dict[str, Status] = {
    **{status.value.replace("-", " "): status for status in Status},
    **dict.fromkeys(
        "active|current|effective|valid|有效|现行有效|现行|生效".split("|"), Status.IN_FORCE
    ),
    **dict.fromkeys("superseded|已修改|已修订|已被修改|失修".split("|"), Status.AMENDED),
    **dict.fromkeys("revoked|expired|invalid|已废止|废止|失效|已失效".split("|"), Status.REPEALED),
    **dict.fromkeys("pending|尚未生效|未生效|尚未施行".split("|"), Status.PENDING),
}
_LANGUAGES = {
    "中文": "zh",
    "汉语": "zh",
    "chinese": "zh",
    "英文": "en",
    "英语": "en",
    "english": "en",
}
_WORDED = re.compile(
    r"(?P<word>[^\W\d_]{1,20}\.?|§{1,2}|¶)?\s{0,3}"
    r"(?P<number>\d{1,6}[A-Za-z]{0,3}(?:[-.]\d{1,6}[A-Za-z]{0,3}){0,6}(?:\([A-Za-z0-9]{1,5}\)){0,6})"
)


class Name(NamedTuple):
    """How a provision is named: its canonical number and its printed label."""

    number: str
    label: str


def day(cell: str) -> date | None:
    """The date in `cell`, None where it says that there is none; raises ValueError otherwise.

    Reads 20200528, 2020-05-28 with or without a time, 2020/5/28, 2020.5.28 and 2020年5月28日.
    """
    if cell.casefold() in _NOTHING:
        return None
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", cell))
    if not found:
        raise ValueError(f"no date: {cell[:40]}")
    year, month, of_month = (int(part) for part in found.groups() if part)
    return date(year, month, of_month)


def level(cell: str) -> Level | None:
    """The level that `cell` means; OTHER for an unknown word, None for none."""
    clean = cell.strip().casefold()
    return _LEVELS.get(clean, Level.OTHER) if clean not in _NOTHING else None


def status(cell: str) -> Status | None:
    """The status that `cell` states, None for none; raises ValueError for an unknown word."""
    clean = cell.strip().casefold().replace("-", " ").replace("_", " ")
    if clean in _NOTHING:
        return None
    if clean not in _STATUSES:
        raise ValueError(f"no status: {cell[:40]}")
    return _STATUSES[clean]


def language(cell: str) -> str:
    """The code of the language that `cell` names; empty for none."""
    clean = cell.strip().casefold()
    return _LANGUAGES.get(clean, "" if clean in _NOTHING else clean)


def name_of(cell: str, column: str, chinese: bool) -> Name:
    """The name of a provision by the cell with its number; empty for an empty cell.

    A bare number is labelled by what its column is called, or as its language does.
    """
    clean = " ".join(unicodedata.normalize("NFKC", cell).split()).removesuffix(".0")
    if found := ARTICLE.fullmatch(clean):
        return Name(chinese_number(found[1], found[2]), cell.strip().rstrip(":： "))
    if found := _WORDED.fullmatch(clean):
        number = found["number"].lower()
        return Name(number, clean if found["word"] else _label(number, column, chinese))
    return Name(clean.casefold()[:80], clean[:80])


def leading_name(text: str) -> tuple[Name, str]:
    """The article label with which a Chinese `text` begins, and the text behind it."""
    found = ARTICLE.match(text)
    if not found or not found[3]:
        return Name("", ""), text
    label = re.sub(r"\s", "", text[: found.start(3)])
    return Name(chinese_number(found[1], found[2]), label), text[found.end() :]


def _label(number: str, column: str, chinese: bool) -> str:
    if chinese:
        main, _, sub = number.partition("-")
        if main.isdigit() and int(main) <= 9999 and (not sub or (sub.isdigit() and int(sub) <= 99)):
            return f"第{to_chinese(int(main))}条" + (f"之{to_chinese(int(sub))}" if sub else "")
        return f"第{number}条"
    word = next(
        (word for word in ("Section", "Clause") if word.lower() in column.lower()), "Article"
    )
    return f"{word} {number}"
