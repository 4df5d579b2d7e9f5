"""Finds the references to law in a provision of Chinese law."""

import re

from app.domain.citation import name_key
from app.domain.references import OWN, Mention, Spot, Standing
from app.domain.references_chain import Place, read_chain
from app.domain.references_chinese_relative import Relative
from app.domain.references_chinese_signs import (
    BETWEEN,
    SIGN,
    SPOT,
    after_form,
    begins_name,
    goes_on,
    is_label,
    own_title,
    title_end,
    within_place,
)
from app.domain.references_names import LawNames, unknown_name_at
from app.domain.references_noting import Notes
from app.domain.references_position import Position


def chinese_references(standing: Standing, names: LawNames, spot: Spot) -> list[Mention]:
    """All references in a provision's text, in their order; none overlaps another."""
    if not SPOT.search(spot.text):
        return []
    reading = _Reading(standing, names, spot)
    reading.read()
    return reading.notes.found


_RELATIVE = ("chapter", "same", "here", "ahead")


class _Reading:
    """Reads one provision from left to right.

    Every method that is named after a kind of sign notes what the sign at `found` means and
    returns where that ends.
    """

    def __init__(self, standing: Standing, names: LawNames, spot: Spot) -> None:
        self.standing, self.names, self.text = standing, names, spot.text
        self.notes = Notes(standing)
        position = Position(spot.text, standing.language)
        self.relative = Relative(standing, spot, position, self.notes)

    def read(self) -> None:
        """Go through the text once."""
        at = 0
        while spot := SPOT.search(self.text, at):
            found = SIGN.match(self.text, spot.start())
            at = spot.end()
            if found:
                kind = found.lastgroup or ""
                reader = self.relative if kind in _RELATIVE else self
                at = max(at, getattr(reader, kind)(found))

    def title(self, found: re.Match[str]) -> int:
        """《…》 and the numbers behind it."""
        start, stop = found.start(), title_end(self.text, found.start())
        if stop < 0:
            return found.end()
        chain = self._chain_after(stop)
        if own_title(self.text, start):
            return self.notes.note_all(OWN, start - 1, chain) if chain else stop
        name = self.text[start + 1 : stop - 1]
        key = self._key(name)
        if not self.names.is_law(name, key):
            return chain[-1].stop if chain else stop
        return self._named(key, start, stop, chain)

    def law(self, found: re.Match[str]) -> int:
        """A statute's bare name: 刑法, 刑法第一百三十条."""
        stop = found.end()
        if goes_on(self.text, stop):
            return stop
        chain = self._chain_after(stop)
        start = self.names.ending_at(self.text, stop, statutes=not chain)
        if start < self.notes.stop:
            start = unknown_name_at(self.text, stop, self.notes.stop) if chain else -1
        elif not chain and stop - start < 3 and not begins_name(self.text, start):
            return stop
        if start < 0:
            return stop
        return self._named(self._key(self.text[start:stop]), start, stop, chain)

    def own(self, found: re.Match[str]) -> int:
        """本法第三条; in the wording that an amendment gives, of the law that is amended."""
        chain = self._chain_after(found.end())
        if not chain:
            return found.end()
        law = self.relative.subject if self.relative.quoted(found.start()) else OWN
        return self.notes.note_all(law, found.start(), chain)

    def unit(self, found: re.Match[str]) -> int:
        """本章第三条."""
        chain = read_chain(self.text, found.end())
        law = self.relative.subject if self.standing.amending else OWN
        return self.notes.note_all(law, found.start(), chain) if chain else found.end()

    def that(self, found: re.Match[str]) -> int:
        """该法第三条: of the law that was named last."""
        chain = read_chain(self.text, found.end())
        if not chain:
            return found.end()
        if self.notes.law is None:
            return chain[-1].stop
        return self.notes.note_all(self.notes.law, found.start(), chain)

    def number(self, found: re.Match[str]) -> int:
        """A number, perhaps with a name before it that is no statute's: …条例第三条."""
        start = found.start()
        chain = [] if is_label(self.text, start) else read_chain(self.text, start)
        if not chain:
            return found.end()
        named = self._name_before(start)
        if named >= 0:
            return self._named(self._key(self.text[named:start]), named, start, chain)
        if after_form(self.text, start):
            return chain[-1].stop
        first = chain[0]
        if not first.number and first.within[0].kind not in ("编", "分编", "章", "节"):
            return self.relative.parts(chain)
        law = self._law_having(first.number)
        return chain[-1].stop if law is None else self.notes.note_all(law, start, chain)

    def _name_before(self, stop: int) -> int:
        """Where a law's name begins that ends here without marks; -1 for none."""
        start = next(
            (
                stop - len(alias)
                for alias in self.standing.aliases
                if self.text.endswith(alias, self.notes.stop, stop)
            ),
            self.names.ending_at(self.text, stop),
        )
        if start >= self.notes.stop and not within_place(self.text, start):
            return start
        return unknown_name_at(self.text, stop, self.notes.stop)

    def _law_having(self, number: str) -> str | None:
        """The law of which an article may be meant whose law nobody names; None if of none."""
        if self.standing.amending and self.relative.subject:
            return self.relative.subject
        if self.standing.has(number) or (self.standing.numbers and not number):
            return OWN
        if self.relative.subject or self.standing.numbers:
            return self.relative.subject or None
        return self.notes.law or None

    def _key(self, name: str) -> str:
        return self.standing.aliases.get(name_key(name)) or self.names.key_of(name)

    def _named(self, key: str, start: int, stop: int, chain: list[Place]) -> int:
        """Note a law that is named, or the places in it."""
        law = OWN if key in self.standing.names else key
        if self.standing.amending and law != OWN and not self.relative.quoted(start):
            self.relative.subject = law
        if chain:
            return self.notes.note_all(law, start, chain)
        self.notes.law = law
        if law != OWN:
            self.notes.note(law, start, stop)
        return stop

    def _chain_after(self, at: int) -> list[Place]:
        found = BETWEEN.match(self.text, at)
        return read_chain(self.text, found.end()) if found else []
