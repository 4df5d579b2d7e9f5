"""Reads what CLML says of a provision's standing: territory, dates, and whether it is law."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.adapters.importers.xml_lines import local, only_dots
from app.domain.law import ParsedProvision, Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = ("Repealed", "Dead")


def standing(provision: ParsedProvision, element: "_Element") -> ParsedProvision:
    """`provision` with the standing that its element states or inherits.

    The dates are those of this wording: it applies from `effective`, and no longer from
    `repealed` on, be it that the provision was repealed or that it was worded anew. Dates are
    taken from the provision and its group alone: those of a part tell when anything in it changed.
    """
    near = _near(element)
    starts = next((found for e in near if (found := day(e.get("RestrictStartDate")))), None)
    ends = next((found for e in near if (found := day(e.get("RestrictEndDate")))), None)
    stated = _inherited(element, "Status")
    unmatched = _inherited(element, "Match") == "false"
    status = None
    if only_dots(provision.text):
        status, starts, ends = Status.REPEALED, None, ends or starts
    elif stated in _GONE:
        status = Status.REPEALED
    elif stated == "Prospective" and not starts:
        status = Status.PENDING
    elif unmatched and stated != "Prospective" and _inherited(element, "RestrictEndDate"):
        status = Status.REPEALED
    elif unmatched and starts:
        status = Status.PENDING
    extent = _inherited(element, "RestrictExtent")
    return replace(provision, status=status, effective=starts, repealed=ends, extent=extent)


def day(text: str | None) -> date | None:
    """An ISO date, with or without a time behind it; None where there is none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _near(element: "_Element") -> "list[_Element]":
    above = element.getparent()
    if local(element) == "P1" and above is not None and local(above) == "P1group":
        return [element, above]
    return [element] if local(element) in ("P1", "P1group", "Schedule") else []


def _inherited(element: "_Element", name: str) -> str:
    for each in (element, *element.iterancestors()):
        if value := each.get(name):
            return value
    return ""
