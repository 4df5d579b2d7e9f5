"""The verb ``changes``: what changed in a provision between two versions of its law."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from app.cli.running import opened, print_json
from app.domain.difference import Fate, Span, difference
from app.domain.errors import ProvisionUnknown
from app.domain.law import LawText, Provision, Version
from app.domain.matching import Change, Match, matched
from app.services.library import OpenLibrary
from app.services.program import Program

_MARKS = {Fate.KEPT: ("", ""), Fate.REMOVED: ("[-", "-]"), Fate.ADDED: ("{+", "+}")}


def changes(program: Program, args: argparse.Namespace) -> int:
    """Print what changed in the provision `args.asked`; raises PandectaError.

    `args.from_version` and `args.to_version` are days or None: a version is named by the day of
    its publication or effect, or by any day on which it applied. Without them it is the version
    found, and the one before it. Returns 1 where the law has no second version.
    """
    library = opened(program, args)
    found = library.resolve(args.asked)
    if not found:
        raise ProvisionUnknown(args.asked)
    provision, law, version = found[0]
    shown = library.read_version(version.id)
    if len(shown.versions) < 2:
        print(f"pandecta: {law.title} has one version only in this library.", file=sys.stderr)
        return 1
    old, new = _versions(library, shown, args.from_version, args.to_version)
    matches = matched(old.provisions, new.provisions)
    match = _about(matches, provision)
    if match is None:
        raise ProvisionUnknown(f"{law.cite(provision)} ({_day(old)}, {_day(new)})")
    spans = difference(_text(match.old), _text(match.new))
    if args.json:
        return print_json(_fields(args.asked, library, (old, new), matches, match, spans))
    _print(old, new, matches, match, spans)
    return 0


def _versions(
    library: OpenLibrary, shown: LawText, older: date | None, newer: date | None
) -> tuple[LawText, LawText]:
    """The two versions that are meant; `LawText.versions` are newest first."""
    versions = list(shown.versions)
    place = next(n for n, each in enumerate(versions) if each.id == shown.version.id)
    to = _dated(shown, newer) if newer else versions[min(place, len(versions) - 2)]
    before = versions[versions.index(to) + 1 :] or versions[-1:]
    begin = _dated(shown, older) if older else before[0]
    return library.read_version(begin.id), library.read_version(to.id)


def _dated(shown: LawText, day: date) -> Version:
    for version in shown.versions:
        if day in (version.published, version.effective):
            return version
    for version in shown.versions:
        begins, ends = version.begins or date.min, version.ends or date.max
        if begins <= day < ends:
            return version
    raise ProvisionUnknown(f"{shown.law.title} ({day})")


def _about(matches: Sequence[Match], provision: Provision) -> Match | None:
    name = provision.kind, provision.number
    numbered = (
        match
        for match in matches
        for side in (match.new, match.old)
        if side is not None and provision.number and (side.kind, side.number) == name
    )
    very = (match for match in matches if match.holds(provision.id))
    return next(very, None) or next(numbered, None)


def _text(side: Provision | None) -> str:
    if side is None:
        return ""
    return f"{side.heading}\n{side.text}" if side.heading else side.text


def _print(
    old: LawText, new: LawText, matches: Sequence[Match], match: Match, spans: Sequence[Span]
) -> None:
    names = dict.fromkeys(
        law.law.cite(side) for law, side in ((old, match.old), (new, match.new)) if side
    )
    print(f"{' → '.join(names)}  [{match.change}]")
    print(f"  from {_day(old)} [{old.version.status}] to {_day(new)} [{new.version.status}]\n")
    print("".join(f"{_MARKS[s.fate][0]}{s.text}{_MARKS[s.fate][1]}" for s in spans) + "\n")
    counts = Counter(each.change for each in matches)
    told = ", ".join(f"{counts[each]} {each}" for each in Change if counts[each])
    print(f"In the whole law: {told}")


def _day(text: LawText) -> str:
    return str(text.version.published or text.version.effective or "undated")


def _fields(
    asked: str,
    library: OpenLibrary,
    texts: tuple[LawText, LawText],
    matches: Sequence[Match],
    match: Match,
    spans: Sequence[Span],
) -> dict[str, Any]:
    old, new = texts
    return {
        "asked": asked,
        "library": library.path,
        "law": new.law.title,
        "from": _side(old, match.old),
        "to": _side(new, match.new),
        "change": match.change.value,
        "spans": [{"fate": span.fate.value, "text": span.text} for span in spans],
        "whole_law": [
            {
                "change": each.change.value,
                "from": each.old.label if each.old else None,
                "to": each.new.label if each.new else None,
            }
            for each in matches
            if each.change is not Change.UNCHANGED
        ],
    }


def _side(text: LawText, provision: Provision | None) -> dict[str, Any]:
    version = text.version
    return {
        "published": str(version.published or ""),
        "effective": str(version.effective or ""),
        "status": version.status.value,
        "id": provision.id if provision else None,
        "citation": text.law.cite(provision) if provision else None,
        "text": provision.text if provision else "",
    }
