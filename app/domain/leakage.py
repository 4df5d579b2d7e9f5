"""Tells whether a question gives its answer away: by the provision's own words, law or number."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from app.domain.citation import chinese_number, name_key
from app.domain.law import Law, Level, Provision

_UNIT = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff]|(?:(?![\u3400-\u9fff\U00020000-\U0003ffff])[^\W_])+"
)
_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LONG = {True: 9, False: 7}
"""Characters of Chinese, or words, in one common run from which a question copies.

Of 11,423 composed Chinese questions 0.1 % have as long a run, of 1,739 English ones none.
"""
_SHORT = {True: 4, False: 3}
"""Characters or words of the common runs that together cover a question."""
_COVERED = 0.6
"""Share of a question that common runs cover from which it copies."""

_ARTICLE = re.compile(
    r"第\s*([0-9零〇一二两三四五六七八九十百千]+)\s*条(?:之([0-9一二三四五六七八九十]+))?"
    r"|([0-9]+)\s*条(?:之([0-9一二三四五六七八九十]+))?"
)
_SECTION = re.compile(
    r"(?:§+|(?<![\w'’])(?:sections?|secs?|s|ss|articles?|arts?|regulations?|regs?|clauses?|rules?"
    r"|paragraphs?|paras?)\b\.?)\s*(\d+[a-z]{0,2}(?:[-.]\d+[a-z]{0,2})*)(?!\w)"
)
_EDITION = re.compile(
    r"[(（][^()（）]{1,40}[)）]$|,? (?:of )?(?:17|18|19|20)\d\d$|^the (?=\S)", re.I
)
"""What of a title people leave out: a year, an edition in brackets, the article."""
_NO_STATUTES = (Level.CONTRACT, Level.CASE, Level.OTHER)
_SHORTEST_NAME = {True: 4, False: 3}


class Leak(StrEnum):
    """How a question gives its answer away."""

    WORDING = "copies-wording"
    LAW = "names-law"
    NUMBER = "names-number"


def first_leak(question: str, answers: Iterable[tuple[Law, Provision]]) -> Leak | None:
    """How the question gives one of its answers away; None for an honest one."""
    return next((found for law, one in answers if (found := leak(question, law, one))), None)


def leak(question: str, law: Law, provision: Provision) -> Leak | None:
    """How the question gives this provision away; None where it does not.

    It names the provision's number, it names the law by its title or a short one, or it copies
    the wording: in one long run, or in shorter ones that make up most of it.
    """
    asked = _units(question)
    if provision.number and provision.number in _numbers(question):
        return Leak.NUMBER
    if any(_within(name, asked) for name in _names(law)):
        return Leak.LAW
    return Leak.WORDING if _copies(asked, _text_units(provision.text)) else None


def _units(text: str) -> list[str]:
    """The Chinese characters and the words of other scripts, without regard to case and width."""
    return _UNIT.findall(unicodedata.normalize("NFKC", text).casefold())


@lru_cache(64)
def _text_units(text: str) -> list[str]:
    # questions about one provision mostly come one after the other
    return _units(text)


def _copies(asked: Sequence[str], text: Sequence[str]) -> bool:
    chinese = sum(bool(_CHINESE.match(unit)) for unit in asked) * 2 > len(asked)
    if _grams(asked, _LONG[chinese]) & _grams(text, _LONG[chinese]):
        return True
    width = _SHORT[chinese]
    known = _grams(text, width)
    covered = [False] * len(asked)
    for place in range(len(asked) - width + 1):
        if tuple(asked[place : place + width]) in known:
            covered[place : place + width] = [True] * width
    return sum(covered) >= _COVERED * len(asked) and any(covered)


def _grams(units: Sequence[str], width: int) -> set[tuple[str, ...]]:
    return set(zip(*(units[shift:] for shift in range(width)), strict=False))


@lru_cache(1024)
def _names(law: Law) -> tuple[list[str], ...]:
    """The names of a law that nobody uses by chance; a contract's need to be longer ones."""
    named = (law.title, *law.short_titles)
    found = []
    for name in dict.fromkeys((*named, *(_EDITION.sub("", one) for one in named))):
        # without the state's name in front and the title marks round it
        units = _units(name_key(name) if _CHINESE.search(name) else name)
        chinese = any(_CHINESE.match(unit) for unit in units)
        shortest = _SHORTEST_NAME[chinese] if law.level in _NO_STATUTES else 2
        if len(units) >= shortest:
            found.append(units)
    return tuple(found)


def _within(name: Sequence[str], asked: Sequence[str]) -> bool:
    width = len(name)
    starts = (place for place, unit in enumerate(asked) if unit == name[0])
    return any(asked[place : place + width] == name for place in starts)


def _numbers(question: str) -> set[str]:
    """The numbers of articles and sections that are named, as provisions have them."""
    plain = unicodedata.normalize("NFKC", question).casefold()
    found = set(_SECTION.findall(plain))
    for first, second, digits, after in _ARTICLE.findall(plain):
        found.add(chinese_number(first or digits, second or after or None))
    return found
