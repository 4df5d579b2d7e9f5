"""Reads the dates of an Akoma Ntoso document: of the work, its wording, and its publication."""

import re
from datetime import date
from typing import TYPE_CHECKING

from app.adapters.importers.akn_standing import day
from app.adapters.importers.xml_lines import squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORCE = re.compile(r"in.?force|entry.?into|commence|effective|vigen|vigor|inkraft|efficac", re.I)
_IDENTIFICATION = "{*}meta/{*}identification"


def published(document: "_Element") -> date | None:
    """The date of this wording; else of publication, else of the work."""
    worded = _dates(document, "FRBRExpression")
    made = _dates(document, "FRBRWork")
    printed = [day(e.get("date")) for e in document.iterfind("{*}meta/{*}publication")]
    for found in (worded, printed, made):
        if known := [each for each in found if each]:
            return max(known)
    return None


def effective(document: "_Element") -> date | None:
    """The day of entry into force, where a date or an event says that it is one."""
    found = []
    for place in ("FRBRWork", "FRBRExpression"):
        for element in document.iterfind(f"{_IDENTIFICATION}/{{*}}{place}/{{*}}FRBRdate"):
            if _FORCE.search(element.get("name", "")):
                found.append(day(element.get("date")))
    for event in document.iterfind("{*}meta/{*}lifecycle/{*}eventRef"):
        if _FORCE.search(f"{event.get('refersTo', '')} {event.get('type', '')}"):
            found.append(day(event.get("date")))
    return min((each for each in found if each), default=None)


def history(document: "_Element") -> tuple[str, ...]:
    """Where and when it was published, and what happened to it since."""
    shown = {
        f"#{e.get('eId') or e.get('id')}": squeezed(e.get("showAs"))
        for e in document.iterfind("{*}meta/{*}references/*")
    }
    lines = []
    for element in document.iterfind(f"{_IDENTIFICATION}/{{*}}FRBRWork/{{*}}FRBRdate"):
        if when := day(element.get("date")):
            lines.append(f"{when.isoformat()} {squeezed(element.get('name'))}".strip())
    for element in document.iterfind("{*}meta/{*}publication"):
        where = squeezed(
            f"{element.get('showAs') or element.get('name', '')} {element.get('number', '')}"
        )
        lines.append(f"{(element.get('date') or '')[:10]} publication {where}".strip())
    for event in document.iterfind("{*}meta/{*}lifecycle/{*}eventRef"):
        source = shown.get(event.get("source", ""), "")
        lines.append(f"{(event.get('date') or '')[:10]} {event.get('type', '')} {source}".strip())
    return tuple(dict.fromkeys(line for line in lines if line))


def _dates(document: "_Element", place: str) -> list[date | None]:
    elements = document.iterfind(f"{_IDENTIFICATION}/{{*}}{place}/{{*}}FRBRdate")
    return [day(e.get("date")) for e in elements if not _FORCE.search(e.get("name", ""))]
