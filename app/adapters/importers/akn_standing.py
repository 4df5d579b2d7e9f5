"""Reads when a provision of an Akoma Ntoso document applies, and whether it does."""

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.adapters.importers.xml_lines import only_dots
from app.domain.law import ParsedProvision, Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = re.compile(
    r"[\s\[({.…*]*(?:(?:article|section|paragraph|rule|regulation)s?\b.{0,30}?)?"
    r"(?:repealed|revoked|omitted|deleted|abrogato|abrogata|abrogé|abrogée|revogado|revogada|"
    r"derogado|derogada|aufgehoben|weggefallen|vervallen)\b.{0,80}",
    re.IGNORECASE,
)
_LONGEST = 120


class Standing:
    """The periods of one document, by the names under which its elements refer to them."""

    def __init__(self, root: "_Element") -> None:
        dates = {_name(event): day(event.get("date")) for event in root.iter("{*}eventRef")}
        self._periods: dict[str, tuple[date | None, date | None]] = {}
        for group in root.iter("{*}temporalGroup"):
            interval = group.find("{*}timeInterval")
            if interval is not None:
                starts, ends = (
                    dates.get(interval.get(side, "").lstrip("#")) for side in ("start", "end")
                )
                self._periods[_name(group)] = (starts, ends)

    def of(self, provision: ParsedProvision, element: "_Element") -> ParsedProvision:
        """`provision` with what its element states; repealed too if its text says only that."""
        period = element.get("period", "").lstrip("#")
        starts, ends = self._periods.get(period, (None, None))
        today = date.today()
        marked = element.get("status") in ("removed", "repealed")
        status = None
        if marked or (ends and ends <= today) or _says_gone(provision.text):
            status = Status.REPEALED
        elif starts and starts > today:
            status = Status.PENDING
        return replace(provision, status=status, effective=starts, repealed=ends)


def day(text: str | None) -> date | None:
    """An ISO date, with or without a time behind it; None for placeholders like 9999-01-01."""
    try:
        found = date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return found if 1000 < found.year < 2200 else None


def _says_gone(text: str) -> bool:
    return only_dots(text) or (len(text) < _LONGEST and _GONE.fullmatch(text) is not None)


def _name(element: "_Element") -> str:
    return element.get("eId") or element.get("id") or ""
