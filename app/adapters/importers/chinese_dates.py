"""Reads the dates in the history lines of a Chinese law."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from app.domain.numerals import CHARACTERS, to_int

_N = f"[{CHARACTERS}]"
_DATE = re.compile(
    rf"({_N}{{4}})\s?年\s?({_N}{{1,3}})\s?月\s?({_N}{{1,3}})\s?日(\s*起?\s*(?:正式)?(?:施行|实施|生效|执行))?"
)
_ADOPTED = re.compile("通过|修订|修正|修改|公布|发布|批准|印发|颁布|制定|公告")
_EFFECTIVE = re.compile("施行|实施|生效|执行|实行")


def published_in(lines: Iterable[str]) -> date | None:
    """The last date on which the law was adopted, amended or published."""
    adopted: list[date] = []
    others: list[date] = []
    for line in lines:
        found = [day for day, effective in _dates(line) if not effective]
        (adopted if _ADOPTED.search(line) else others).extend(found)
    return max(adopted or others, default=None)


def effective_in(lines: Iterable[str], published: date | None) -> date | None:
    """The last date from which the law applies; None if that is before `published`.

    A law that was amended names the day on which its first text came into force; of the amended
    text that says nothing.
    """
    days: list[date] = []
    for line in lines:
        dates = _dates(line)
        stated = [day for day, effective in dates if effective]
        if not stated and len(dates) == 1 and _EFFECTIVE.search(line):
            stated = [dates[0][0]]
        days += stated
    last = max(days, default=None)
    return None if last and published and last < published else last


def _dates(line: str) -> list[tuple[date, bool]]:
    """Each date in `line`, and whether it is said to be the one of entry into force."""
    out = []
    for found in _DATE.finditer(unicodedata.normalize("NFKC", line)):
        year, month, day = (to_int(part) or 0 for part in found.groups()[:3])
        try:
            out.append((date(year, month, day), found[4] is not None))
        except ValueError:
            continue
    return out
