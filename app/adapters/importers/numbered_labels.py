"""Reads the label with which a numbered clause, article or item of a document begins."""

import re
from typing import NamedTuple

from app.adapters.importers.paragraph import Paragraph
from app.domain.numerals import CHARACTERS, to_int

Value = tuple[tuple[int, str], ...]
"""A number for comparison: 4.2A is ``((4, ""), (2, "a"))``."""

_HAN = "一二三四五六七八九十百零〇"
_WORDED = re.compile(
    r"(?P<word>Section|SECTION|Sec\.|Article|ARTICLE|Art\.|Clause|CLAUSE|Regulation|REGULATION"
    r"|Rule|RULE|Paragraph|§{1,2})\s{0,3}(?P<number>\d{1,4}(?:\.\d{1,3}){0,4}(?:[A-Z]{1,2}(?![A-Za-z]))?)"
    r"(?P<mark>\s{0,3}[.:)–—-]{1,2}|(?=\s|$))\s*(?!\()"
)
_DECIMAL = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,6}(?:[A-Z]{1,2}(?![A-Za-z]))?)(?P<mark>[.:)]?)(?=\s|$|[^\W\d]|[\[(“‘\"'])\s*"
)
_WHOLE = re.compile(
    r"(?P<number>\d{1,3}(?:[A-Z]{1,2}(?![A-Za-z]))?)(?P<mark>[.．、:](?!\d)|(?=\s))(?=\s|$|[^\W\d]|[\[(“‘\"'])\s*"
)
_CHINESE = re.compile(rf"(?P<number>[{_HAN}]{{1,5}})(?P<mark>、|．|\.)\s*")
_ARTICLE = re.compile(rf"第\s?(?P<number>[{CHARACTERS}]{{1,8}})\s?条(?P<mark>)[\s：:]*")
_ITEM = re.compile(
    r"[(（\[]?(?:[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,7}|\d{1,3})[)）]\s*(?=\S)"
    r"|(?:[a-zA-Z]|[ivxlc]{1,7})\.\s*(?=[^\W\d_])"
    rf"|[（(][{_HAN}]{{1,4}}[）)]|[•◦▪‣·–—-]\s+|[①-⑳]"
)
_BULLET = re.compile(r"[•◦▪‣·–—-]\s")
_UNIT = re.compile(
    r"(?:PART|Part|CHAPTER|Chapter|ANNEX(?:URE)?|Annex(?:ure)?|SCHEDULE|Schedule|APPENDIX|Appendix)"
    r"\s{1,3}(?:[IVXLC]{1,7}|\d{1,3}|[A-Z])\b"
    rf"|第\s?[{CHARACTERS}]{{1,6}}\s?(?:编|章|节|部分)"
)


class Label(NamedTuple):
    """A label as read: its value, its canonical number, its printed form and what follows it.

    `style` is ``word`` (Section 12), ``decimal`` (4.2), ``whole`` (4.), ``bare`` (4) or ``han``
    (四、).
    """

    value: Value
    number: str
    printed: str
    rest: str
    style: str


def label_of(paragraph: Paragraph) -> Label | None:
    """The label of a clause or article that the paragraph begins with, None if there is none."""
    text = paragraph.text
    if paragraph.note or paragraph.row or not text or not (text[0].isalnum() or text[0] == "§"):
        return None
    for pattern, style in (
        (_DECIMAL, "decimal"),
        (_WHOLE, "whole"),
        (_WORDED, "word"),
        (_ARTICLE, "word"),
        (_CHINESE, "han"),
    ):
        if found := pattern.match(text):
            return _label(found, text, style)
    return None


def begins_item(text: str) -> bool:
    """Whether a line begins with a label of any kind: a number, a letter, a bullet, a chapter."""
    found = _WHOLE.match(text)
    if found and not found["mark"]:
        return False
    return bool(
        found
        or _DECIMAL.match(text)
        or _WORDED.match(text)
        or _ARTICLE.match(text)
        or _CHINESE.match(text)
        or _ITEM.match(text)
        or _UNIT.match(text)
    )


def begins_bullet(text: str) -> bool:
    """Whether a line begins with a bullet or a dash."""
    return _BULLET.match(text) is not None


def _label(found: re.Match[str], text: str, style: str) -> Label | None:
    number, rest = found["number"], text[found.end() :]
    if style == "whole" and not found["mark"]:
        style = "bare"
    if style == "word" and not found["mark"] and (rest[:1].islower() or rest[:1] == ","):
        return None
    if not number[0].isascii() or number[0] in _HAN:
        figure = to_int(number)
        if not figure:
            return None
        number = str(figure)
    printed = text[: found.end()].strip()
    printed = re.sub(r"[\s.:、．：–—-]+$", "", printed)
    return Label(_value(number), number.lower(), printed, rest, style)


def _value(number: str) -> Value:
    parts = [re.match(r"(\d+)([A-Za-z]*)", part) for part in number.split(".")]
    return tuple((int(part[1]), part[2].lower()) for part in parts if part)
