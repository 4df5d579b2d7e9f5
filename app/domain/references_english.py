"""Finds the references to law in a provision of law in English."""

import re

from app.domain.citation_tail import read_tail
from app.domain.references import OWN, Mention, Spot, Standing
from app.domain.references_english_law import Owner, elsewhere, owner_after
from app.domain.references_english_parts import OwnParts
from app.domain.references_english_units import UNIT, Numbered, Place, own_unit, read_unit
from app.domain.references_names import LawNames
from app.domain.references_noting import Notes
from app.domain.references_position import Position

_START = re.compile(
    r"(?<![\w./§-])(?:(?P<code>\d{1,2}) U\. ?S\. ?C\. (?:§{1,2} ?)?(?=\d)"
    rf"|{UNIT}(?= ?[(\dA-Z]))"
)
_UNIT = re.compile(UNIT)
_OF = re.compile(r",? (?:of|in|to) (?:the )?")
_AMENDS = re.compile(
    r"(?:^|\n|—)(?:\([0-9A-Za-z]{1,4}\) ?){0,3}"
    r"(?:[Ii]n|[Aa]fter|[Bb]efore|[Ff]or|[Aa]t the end of|[Ff]rom)\b[^\n“]{0,250}?"
    r"(?:\binsert|\bsubstitut|\bomit|\badd(?:ed)?\b|\brepealed)|amended as follows"
)
_AMENDMENTS = re.compile("[Aa]mend|[Rr]epeal|[Rr]evo[ck]|[Mm]odification|AMEND|REPEAL|REVO")
_HERE = re.compile(r" (?:above|below)\b")
_PAST = re.compile(r"\b(?:[Ff]ormer|[Pp]rior|[Oo]ld|[Oo]riginal) $")
_PLAIN = str.maketrans("\u2010\u2011\u2012\u2013\u00a0", "---- ")
_MOST = 4


def english_references(standing: Standing, names: LawNames, spot: Spot) -> list[Mention]:
    """All references in a provision's text, in their order."""
    reading = _Reading(standing, names, spot)
    reading.read()
    return reading.notes.found


class _Reading:
    """Reads one provision from left to right; `amending` says that it changes another law."""

    def __init__(self, standing: Standing, names: LawNames, spot: Spot) -> None:
        self.standing, self.names = standing, names
        self.text = spot.text.translate(_PLAIN)
        self.notes = Notes(standing)
        self.position = Position(spot.text, standing.language)
        self.parts = OwnParts(standing, spot, self.position, self.notes)
        listing = spot.number.startswith("sch") and any(map(_AMENDMENTS.search, spot.path))
        self.amending = listing or _AMENDS.search(self.text) is not None

    def read(self) -> None:
        """Go through the text once; what an amendment quotes is passed over."""
        at = 0
        while found := _START.search(self.text, at):
            at = found.end()
            if self.amending and self.position.quoted(found.start()):
                continue
            if found["code"]:
                at = self._code(found)
            elif numbered := read_unit(found, self.text):
                at = max(at, self._chain(numbered, found.start()))

    def _code(self, found: re.Match[str]) -> int:
        """17 U.S.C. 107(1)."""
        tail = read_tail("section", self.text, found.end(), whole=False)
        if not tail:
            return found.end()
        for number in (tail.number, *tail.also):
            law, start = f"{found['code']}usc", found.start()
            self.notes.note(law, start, tail.end, number, "", tail.within, start)
        return tail.end

    def _chain(self, first: Numbered, start: int) -> int:
        """A unit with its numbers, what it is a part of, and the law of which that is."""
        chain = [first]
        while not chain[-1].provision and len(chain) < _MOST:
            joint = _OF.match(self.text, chain[-1].stop)
            word = _UNIT.match(self.text, joint.end()) if joint else None
            following = read_unit(word, self.text) if word else None
            if not following:
                break
            chain.append(following)
        outer = chain[-1]
        owner = owner_after(self.text, outer.stop, self.names)
        past = _PAST.search(self.text, max(0, start - 9), start)
        if past or owner.law is None or elsewhere(self.text, start):
            return outer.stop
        if self.amending and not owner.said and not _HERE.match(self.text, outer.stop):
            self._amended(chain, start)
        elif not outer.provision:
            self.parts.note(chain, owner, start)
        elif owner.said or own_unit(chain, self.standing):
            self._provisions(chain, owner, start)
        return max(outer.stop, owner.stop)

    def _amended(self, chain: list[Numbered], start: int) -> None:
        """Numbers without a law's name in a provision that amends: of the law its line names."""
        if not self.notes.article or self.notes.article[0] == OWN:
            return
        if "\n" in self.text[self.notes.stop : start]:
            return
        law, number = self.notes.article
        if chain[-1].provision:
            self._provisions(chain, Owner(law, chain[-1].stop, False), start)
        else:
            within = chain[-1].places[0].within
            self.notes.note(law, start, chain[-1].stop, number, "", within, start)

    def _provisions(self, chain: list[Numbered], owner: Owner, start: int) -> None:
        """Note each place of a chain that ends with provisions: points (a) and (b) of Article 5."""
        *parts, outer = chain
        law = OWN if owner.law in self.standing.names else owner.law or OWN
        if owner.that and self.notes.law:
            law = self.notes.law
        places = outer.places
        if parts:
            above = tuple(step for unit in reversed(parts[1:]) for step in unit.places[0].within)
            alone = len(outer.places) == 1
            places = [
                _of_schedule(place._replace(within=(*place.within, *above, *part.within)))
                for place in outer.places
                for part in parts[0].places[: None if alone else 1]
            ]
            spans = parts[0].places if alone else outer.places
            places = [
                place._replace(start=span.start, stop=span.stop)
                for place, span in zip(places, spans, strict=True)
            ]
        for place in places:
            stop = place.stop
            if place is places[-1]:
                stop = max(outer.stop, owner.stop) if owner.said else outer.stop
            begin = start if place.start == places[0].start else place.start
            self.notes.note(law, begin, stop, place.number, place.until, place.within, start)


def _of_schedule(place: Place) -> Place:
    """Paragraph 3 of Schedule 2 is a provision of its own."""
    keyed = place.number.startswith(("sch", "annex", "appendix"))
    if keyed and place.within and place.within[0].value[0].isdigit():
        number = f"{place.number}-{place.within[0].value.lower()}"
        return place._replace(number=number, within=place.within[1:])
    return place
