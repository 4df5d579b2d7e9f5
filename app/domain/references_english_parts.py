"""Finds what subsection (a), paragraph 3 and their like mean, from where they stand."""

from app.domain.citation_form import Step
from app.domain.references import OWN, Spot, Standing
from app.domain.references_english_law import Owner
from app.domain.references_english_units import Numbered
from app.domain.references_noting import Notes
from app.domain.references_position import Position

_SCHEDULED = ("sch", "annex", "appendix", "a")


class OwnParts:
    """Reads references in one provision to parts of it, or to numbered paragraphs beside it."""

    def __init__(self, standing: Standing, spot: Spot, position: Position, notes: Notes) -> None:
        self._standing, self._spot = standing, spot
        self._position, self._notes = position, notes

    def note(self, chain: list[Numbered], owner: Owner, start: int) -> None:
        """Note each part that the first unit names, the others being what it is a part of."""
        if owner.said and not owner.part:
            self._note_paragraphs(chain[0], owner, start)
            return
        if owner.that and not self._notes.article:
            return
        above = tuple(step for unit in reversed(chain[1:]) for step in unit.places[0].within)
        law, number = OWN, self._spot.number
        base = self._position.steps_at(start)
        if owner.that and self._notes.article:
            (law, number), base = self._notes.article, self._notes.within
        for place in chain[0].places:
            steps, at = (*above, *place.within), number
            if law == OWN:
                at, steps = self._meant(chain[0].word, steps, base, place.bare and not above)
            stop = place.stop
            if place is chain[0].places[-1]:
                stop = owner.stop if owner.said else max(stop, chain[-1].stop)
            if at:
                self._notes.note(law, max(start, place.start), stop, at, "", steps, start)

    def _note_paragraphs(self, unit: Numbered, owner: Owner, start: int) -> None:
        """Paragraph 5 of this circular, whose provisions are numbered paragraphs."""
        law = OWN if owner.law in self._standing.names else owner.law or OWN
        for place in unit.places:
            number, within = place.within[0].value.lower(), place.within[1:]
            if law != OWN or self._standing.has(number):
                begin = max(start, place.start)
                self._notes.note(law, begin, owner.stop, number, "", within, start)

    def _meant(
        self, word: str, steps: tuple[Step, ...], base: tuple[Step, ...], bare: bool
    ) -> tuple[str, tuple[Step, ...]]:
        """The provision, this one or one beside it, and the part of it that `steps` mean here.

        It is the part that is nearest within the parts in which the words stand; a subsection is
        never within one. Without such a part the provision is meant as a whole.
        """
        own, first = self._spot.number, steps[0].value.lower()
        if bare and "-" in own and own.startswith(_SCHEDULED) and not word.startswith("sub"):
            beside = f"{own.rpartition('-')[0]}-{first}"
            return (beside, steps[1:]) if self._standing.has(beside) else ("", ())
        deepest = 0 if word.startswith(("subs", "sub-s")) else len(base)
        for depth in range(deepest, -1, -1):
            if (*base[:depth], *steps) in self._position.known:
                return own, (*base[:depth], *steps)
        if bare and self._standing.units & {"paragraph", "clause"}:
            return (first, steps[1:]) if self._standing.has(first) else ("", ())
        return own, ()
