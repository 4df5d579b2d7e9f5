"""Compares two versions of a law in the background, and sets what changed in rows to be read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from app.domain.difference import Fate, Span, difference
from app.domain.events import Work
from app.domain.law import LawText, Provision
from app.domain.matching import Change, Match, matched
from app.services.library import OpenLibrary
from app.ui import changes_words, phrases
from app.ui.widgets.law_rows import (
    BREAK,
    SIGNS,
    Reading,
    Row,
    RowKind,
    cuts,
    lead_of,
    reading,
    shown_text,
)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one law, and what became of each provision."""

    old: LawText
    new: LawText
    matches: tuple[Match, ...]

    @property
    def changed(self) -> tuple[Match, ...]:
        """The provisions that are not as they were."""
        return tuple(m for m in self.matches if m.change is not Change.UNCHANGED)

    @property
    def counts(self) -> Counter[Change]:
        """How many provisions were changed in which way."""
        return Counter(match.change for match in self.matches)

    def about(self, provision: Provision | None) -> Match | None:
        """What became of a provision: of this very one, else of the one of its number."""
        if provision is None:
            return None
        very = (m for m in self.matches if m.holds(provision.id))
        if (found := next(very, None)) is not None or not provision.number:
            return found
        name = provision.kind, provision.number
        sides = ((m, side) for m in self.matches for side in (m.new, m.old) if side is not None)
        return next((m for m, side in sides if (side.kind, side.number) == name), None)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in one provision."""

    match: Match
    spans: tuple[Span, ...]


def comparing(library: OpenLibrary, old: str, new: str) -> Work[Comparison]:
    """Pair the provisions of two versions, given by their ids."""
    yield from ()
    before, after = library.read_version(old), library.read_version(new)
    return Comparison(before, after, matched(before.provisions, after.provisions))


def differing(match: Match) -> Work[Difference]:
    """Compare the words of one pair."""
    yield from ()
    headed = _headings_differ(match)
    old, new = (_text(side, headed) for side in (match.old, match.new))
    return Difference(match, difference(old, new))


def turning(
    library: OpenLibrary, version: str, shown: LawText, provision: Provision | None
) -> Work[tuple[Reading, int]]:
    """Read another version, and find the place in it where `provision` of `shown` now stands.

    Where it has none, it is the place of what went before it.
    """
    yield from ()
    text = library.read_version(version)
    places = {each.id: place for place, each in enumerate(text.provisions)}
    place = 0
    for match in matched(text.provisions, shown.provisions):
        if match.old is not None:
            place = places[match.old.id]
        if provision is not None and match.new is not None and match.new.id == provision.id:
            break
    else:
        place = 0
    return reading(text), place


def changes_shown(comparison: Comparison, found: Difference) -> Reading:
    """One provision with what was removed from it and added to it, ready to be shown."""
    side = found.match.new or found.match.old
    assert side is not None
    chinese = comparison.new.law.language.startswith("zh")
    rows = [*_notes(found.match), *_rows(found, side, chinese)]
    return Reading(comparison.new, tuple(rows), (0,))


def _notes(match: Match) -> Iterator[Row]:
    """What became of the provision; for changed words the meaning of the signs instead."""
    old, new = match.old, match.new
    if match.change is Change.CHANGED:
        yield _legend()
    else:
        yield Row(RowKind.NOTE, changes_words.told(match), 0)
    if old is not None and new is not None and old.status is not new.status:
        names = (
            phrases.status(side.status) if side.status else translate("Changes", "as its law")
            for side in (old, new)
        )
        yield Row(RowKind.NOTE, translate("Changes", "Status: {0} → {1}").format(*names), 0)


def _legend() -> Row:
    removed = SIGNS[Fate.REMOVED] + translate("Changes", "what was removed")
    added = SIGNS[Fate.ADDED] + translate("Changes", "what was added")
    text = f"{removed}\u2003{added}"
    marks = (0, len(removed), Fate.REMOVED), (len(removed) + 1, len(text), Fate.ADDED)
    return Row(RowKind.NOTE, text, 0, changes=marks)


def _rows(found: Difference, side: Provision, chinese: bool) -> Iterator[Row]:
    match = found.match
    lead, asides = lead_of(side, chinese, changes_words.name(match) if match.renumbered else "")
    if _headings_differ(match):
        lead, asides = f"{changes_words.name(match)}{BREAK}", ()
    text, marks = "", list[tuple[int, int, Fate]]()
    for span in found.spans:
        piece, start = _signed(span)
        if span.fate is not Fate.KEPT:
            marks.append((len(text) + start, len(text) + len(piece.rstrip()), span.fate))
        text += piece
    for start, stop in pairwise(cuts(text)):
        before = lead if start == 0 else ""
        shift = len(before) - start
        spans = tuple(
            (max(a, start) + shift, min(b, stop) + shift, fate)
            for a, b, fate in marks
            if a < stop and b > start
        )
        yield Row(
            RowKind.TEXT,
            before + text[start:stop],
            0,
            len(before),
            asides=asides if before else (),
            changes=spans,
        )


def _signed(span: Span) -> tuple[str, int]:
    """A span's text with its sign, and where the sign stands; a bare line end is made visible."""
    text, sign = shown_text(span.text), SIGNS[span.fate]
    inner = text.lstrip()
    if sign and not inner:
        return f"{sign}¶{BREAK if span.fate is Fate.ADDED else ' '}", 0
    space = text[: len(text) - len(inner)]
    return f"{space}{sign}{inner}", len(space)


def _headings_differ(match: Match) -> bool:
    old, new = match.old, match.new
    return old is not None and new is not None and old.heading != new.heading


def _text(side: Provision | None, headed: bool) -> str:
    if side is None:
        return ""
    return f"{side.heading}\n{side.text}" if headed else side.text
