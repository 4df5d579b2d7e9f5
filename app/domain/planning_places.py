"""Which of a library's regions, and which day, a question names."""

import re
from collections.abc import Sequence
from datetime import date

from app.domain.numerals import to_chinese

_RANKS = re.compile(r"(?:省|市|自治区|特别行政区|地区|州|盟|县|区)$")
_DAY = re.compile(r"(\d{4})\s*(?:[-/.年]\s*(\d{1,2}))?\s*(?:[-/.月]\s*(\d{1,2}))?")
_RELATIVE = re.compile(
    r"\b(?:ago|last|previous|yesterday|back then|at the time)\b"
    r"|[年月天日]前|以前|之前|前年|去年|上个?月|昨|当时|那时",
    re.IGNORECASE,
)
_FIRST_YEAR = 1000


def region_named(place: str, regions: Sequence[str]) -> str:
    """The region of the library that `place` means; empty where it has none such."""
    wanted = place.strip().casefold()
    if not wanted:
        return ""
    for region in regions:
        if region.casefold() == wanted:
            return region
    stem = _stem(wanted)
    for region in regions:
        other = _stem(region.casefold())
        if stem == other or (len(other) > 1 and _contains(wanted, other)):
            return region
    return ""


def regions_in(text: str, regions: Sequence[str]) -> tuple[str, ...]:
    """The regions of the library that a text names."""
    said = text.casefold()
    return tuple(
        region
        for region in regions
        if len(stem := _stem(region.casefold())) > 1 and _contains(said, stem)
    )


def _stem(name: str) -> str:
    """A region's name without its rank, 浙江 of 浙江省; the whole where little is left."""
    stem = _RANKS.sub("", name)
    return stem if len(stem) > 1 else name


def _contains(text: str, name: str) -> bool:
    """Whether a text has this name, as whole words where it is written in letters of Latin."""
    if not name.isascii():
        return name in text
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def day_named(said: str, asked: str) -> date | None:
    """The day that a model took from what was asked; None where nothing asked speaks of one.

    A year stands for its last day and a month for its last, so that law of that time is found.
    """
    found = _DAY.search(said)
    if found is None or not _speaks_of(int(found[1]), asked):
        return None
    year, month, day = int(found[1]), int(found[2] or 12), int(found[3] or 0)
    try:
        return date(year, month, day) if day else _last_day(year, month)
    except ValueError:
        return None


def _speaks_of(year: int, asked: str) -> bool:
    if year < _FIRST_YEAR:
        return False
    spelled = "".join(map(to_chinese, map(int, str(year))))
    named = (str(year), spelled, spelled.replace("零", "〇"))
    return any(one in asked for one in named) or _RELATIVE.search(asked) is not None


def _last_day(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
