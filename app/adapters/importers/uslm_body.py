"""Reads the provisions of one USLM law: its sections, and whatever else stands between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.adapters.importers import uslm_numbers
from app.adapters.importers.uslm_text import (
    LEVELS,
    NAMING,
    NOTES,
    children,
    flat,
    lines,
    lines_in,
    local,
)
from app.domain.law import Kind, ParsedProvision, Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNITS = ("section", "courtRule", "reorganizationPlan", "presidentialDoc")
_FOREIGN = NOTES | frozenset(_UNITS) | {"quotedContent", "quotedText"}
_SILENT = NOTES | NAMING | frozenset("toc layout meta preface index action".split())
_APART = 200
_FORMER = re.compile(r"Section (\d[\w\u2013-]*),")


@dataclass(frozen=True)
class Body:
    """The elements of one law: its `units`, and the `holders` that have units or laws below.

    What stands under an element of `apart` belongs to another law; the heading of an element of
    `unnamed` is the law's own and no part of a provision's path.
    """

    root: "_Element"
    units: "frozenset[_Element]"
    holders: "frozenset[_Element]"
    apart: "frozenset[_Element]"
    unnamed: "frozenset[_Element]"


def body_of(
    root: "_Element",
    apart: "frozenset[_Element]" = frozenset(),
    unnamed: "frozenset[_Element]" = frozenset(),
) -> Body:
    """The body of the law under `root`.

    A section that a note or an amendment quotes is no unit, nor is one within another unit.
    """
    units = set()
    holders = {ancestor for other in apart for ancestor in other.iterancestors()}
    for unit in root.iter(*(f"{{*}}{name}" for name in _UNITS)):
        above = []
        for ancestor in unit.iterancestors():
            above.append(ancestor)
            if ancestor is root:
                units.add(unit)
                holders.update(above)
                break
            if ancestor in apart or local(ancestor) in _FOREIGN:
                break
    return Body(root, frozenset(units), frozenset(holders), apart, unnamed)


def provisions(body: Body) -> tuple[ParsedProvision, ...]:
    """The provisions of a law in the order of its print.

    A section's text has its source credit as the last line; notes, statutory and editorial ones
    alike, are left out: they are longer than the law and would swamp every search. A chapter
    that has no section keeps a provision of its own with its notes, and text that stands outside
    the sections (a long title, an enacting clause) one before what follows it. Repealed sections
    under one heading are a provision each, so that every one of their numbers is found; where
    they are more than two hundred, they are one.
    """
    return tuple(_Walk(body).through(body.root, ()))


class _Walk:
    """A descent through the holders of units, with the headings passed on the way."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._claimed = {n for unit in body.units for n in uslm_numbers.numbers(unit)[:1]}

    def through(self, holder: "_Element", path: tuple[str, ...]) -> Iterator[ParsedProvision]:
        loose: list[_Element] = []
        for part in holder:
            if part in self._body.apart or local(part) in _SILENT:
                continue
            if self._is_structure(part):
                yield from _loose(loose, path)
                loose = []
                yield from self._part(part, path)
            else:
                loose.append(part)
        yield from _loose(loose, path)

    def _is_structure(self, part: "_Element") -> bool:
        return part in self._body.holders or part in self._body.units or local(part) in LEVELS

    def _part(self, part: "_Element", path: tuple[str, ...]) -> Iterator[ParsedProvision]:
        if part in self._body.units:
            yield from self._unit(part, path)
        elif part in self._body.holders:
            above = "" if part in self._body.unnamed else uslm_numbers.named(part)
            yield from self.through(part, (*path, above) if above else path)
        else:
            yield from _division(part, path)

    def _unit(self, unit: "_Element", path: tuple[str, ...]) -> Iterator[ParsedProvision]:
        texts = lines_in(unit, NAMING)
        status = uslm_numbers.status(unit, not texts)
        found = uslm_numbers.numbers(unit)
        told = [(line, _subject(line)) for line in ([] if texts else _fates(unit))]
        every = list(dict.fromkeys((*found, *(number for _, number in told if number))))
        if status is not Status.REPEALED or len(found) < 2 or len(every) > _APART:
            yield _provision(unit, found, path, texts or [line for line, _ in told], status)
            return
        for number in every:
            if number == found[0] or number not in self._claimed:
                self._claimed.add(number)
                own = [line for line, subject in told if subject in ("", number)]
                yield _provision(unit, [number], path, texts or own, status)


def _provision(
    unit: "_Element",
    found: list[str],
    path: tuple[str, ...],
    texts: list[str],
    status: Status | None,
) -> ParsedProvision:
    label = uslm_numbers.label(unit, found)
    credits = [flat(credit) for credit in children(unit, "sourceCredit")]
    named = Kind.ANNEX if label else Kind.STRETCH
    return ParsedProvision(
        number=found[0] if found else "",
        label=label,
        text="\n".join(line for line in (*texts, *credits) if line) or label,
        heading=uslm_numbers.heading(unit),
        path=path,
        kind=Kind.ARTICLE if found else named,
        status=status,
    )


def _fates(unit: "_Element") -> list[str]:
    """What is said of a section without text: its number and heading, and what it once was."""
    printed, heading = uslm_numbers.printed(unit), uslm_numbers.heading(unit)
    notes = [note for notes in children(unit, "notes") for note in children(notes, "note")]
    told = [note for note in notes if note.get("topic") == "removalDescription"]
    told = told or [note for note in notes if note.get("topic") == "codification"]
    first = ". ".join(part for part in (printed, heading) if part)
    return [first, *(line for note in told for line in lines_in(note))]


def _subject(line: str) -> str:
    """The number of the one section of which a line tells what it was; empty for any other."""
    found = _FORMER.match(line)
    return uslm_numbers.canonical(found[1]) if found else ""


def _division(part: "_Element", path: tuple[str, ...]) -> Iterator[ParsedProvision]:
    """A numbered part without sections: its own text, else what its notes say of it."""
    texts = lines_in(part, NAMING)
    status = uslm_numbers.status(part, not texts)
    if not texts:
        texts = [line for notes in children(part, "notes", "note") for line in _told(notes)]
    heading = uslm_numbers.capitalised(uslm_numbers.heading(part))
    label = uslm_numbers.designation(part) or heading
    text = "\n".join(texts) or heading
    if text:
        yield ParsedProvision("", label, text, heading, path, Kind.ANNEX, status)


def _told(note: "_Element") -> list[str]:
    """The lines of a note, or of the notes within it."""
    inner = children(note, "note")
    return [line for one in inner for line in lines_in(one)] if inner else lines_in(note)


def _loose(parts: "list[_Element]", path: tuple[str, ...]) -> Iterator[ParsedProvision]:
    if texts := lines(parts):
        yield ParsedProvision("", "", "\n".join(texts), "", path, Kind.PREAMBLE)
