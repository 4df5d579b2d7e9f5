"""Reads when an instrument was enacted or made and when it came into force."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from app.adapters.importers.clml_identity import Identity
from app.adapters.importers.clml_standing import day
from app.adapters.importers.clml_text import inline

if TYPE_CHECKING:
    from lxml.etree import _Element

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_WRITTEN = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)}),?\s+(\d{{4}})")
_POINT = re.compile(r"/(\d{4}-\d{2}-\d{2})(?:/|$)")
_EVENTS = ("DateOfEnactment", "MadeDate", "LaidDate", "ComingIntoForce")


def published(root: "_Element", identity: Identity) -> date | None:
    """The day from which the file's wording is valid, else of enactment or making."""
    point = _POINT.search(root.get("DocumentURI", ""))
    stated = day(next(iter(identity.words("valid")), "")) or (day(point[1]) if point else None)
    return stated or _enacted(root, identity)


def effective(root: "_Element", identity: Identity) -> date | None:
    """The day of coming into force; of a later wording, no earlier than it is valid."""
    metadata = root.find("{*}Metadata")
    stated: list[date] = []
    if metadata is not None:
        times = metadata.iterfind("*/{*}ComingIntoForce/{*}DateTime")
        stated = [found for time in times if (found := day(time.get("Date")))]
    first = min(stated, default=None) or _last_written(_prelim(root, "ComingIntoForce"))
    valid = day(next(iter(identity.words("valid")), ""))
    return max(first, valid) if first and valid else first


def history(root: "_Element", identity: Identity) -> tuple[str, ...]:
    """Enactment or making, laying, coming into force, and notes on the latter for the whole."""
    lines = [_prelim(root, name) for name in _EVENTS]
    if not lines[0] and not lines[1] and (enacted := _enacted(root, identity)):
        verb = "Made" if identity.value("Made", "Date") else "Enacted"
        lines.insert(0, f"{verb} {enacted.day} {_MONTHS[enacted.month - 1]} {enacted.year}")
    return tuple(line for line in (*lines, *_commencement(root)) if line)


def _enacted(root: "_Element", identity: Identity) -> date | None:
    metadata = identity.value("EnactmentDate", "Date") or identity.value("Made", "Date")
    written = _prelim(root, "DateOfEnactment") or _prelim(root, "MadeDate")
    return day(metadata) or _last_written(written)


def _prelim(root: "_Element", name: str) -> str:
    """What the preliminaries print of an event: ``Made 24th June 1998``."""
    found = next(root.iterfind(f"*/{{*}}PrimaryPrelims/{{*}}{name}"), None)
    if found is None:
        found = next(root.iterfind(f"*/{{*}}SecondaryPrelims/{{*}}{name}"), None)
    if found is None:
        return ""
    words = " ".join(text for part in found if (text := inline(part))).strip("[] ")
    return f"Enacted {words}" if name == "DateOfEnactment" and words[:1].isdigit() else words


def _last_written(text: str) -> date | None:
    """The last of the dates in a sentence: that of Assent stands behind that of passing."""
    for figure, month, year in reversed(_WRITTEN.findall(text)):
        try:
            return date(int(year), _MONTHS.index(month) + 1, int(figure))
        except ValueError:
            continue
    return None


def _commencement(root: "_Element") -> Iterator[str]:
    """Notes on coming into force that hang on the whole or a part of it, not on one section."""
    notes = {n.get("id"): n for n in root.iterfind("{*}Commentaries/{*}Commentary[@Type='I']")}
    if not notes:
        return
    for reference in root.iter("{*}CommentaryRef"):
        note = notes.get(reference.get("Ref"))
        inside = any(reference.iterancestors("{*}P1", "{*}P1group"))
        if note is not None and not inside:
            yield " ".join(inline(part) for part in note)
