"""Finds what 本条, 前款, 该条, 第一款 and their like mean, from where they stand."""

import re

from app.domain.citation_form import ITEM, PARAGRAPH, Step
from app.domain.numerals import to_int
from app.domain.references import OWN, Spot, Standing
from app.domain.references_chain import N, Place, read_chain
from app.domain.references_noting import Notes
from app.domain.references_position import Position

_HEADING = re.compile(rf"第 ?({N}) ?(分?[编章节])")
_MOST = 20


class Relative:
    """Reads references in one provision that name neither a law nor an article.

    Every method notes what the words at `found` mean and returns where they end.
    """

    def __init__(self, standing: Standing, spot: Spot, position: Position, notes: Notes) -> None:
        self._standing, self._spot = standing, spot
        self._position, self._notes = position, notes
        self.subject = standing.subject

    def quoted(self, at: int) -> bool:
        """Whether an amendment gives here the new wording of another law."""
        return self._standing.amending and self._position.quoted(at)

    def chapter(self, found: re.Match[str]) -> int:
        """本章: the chapter under whose heading the provision stands."""
        kind = found[0][1]
        headings = () if self._standing.amending else reversed(self._spot.path)
        for heading in headings:
            head = _HEADING.match(heading)
            if head and head[2][-1] == kind and (value := to_int(head[1])) is not None:
                within = (Step(kind, str(value)),)
                self._notes.note(OWN, found.start(), found.end(), within=within)
                break
        return found.end()

    def same(self, found: re.Match[str]) -> int:
        """该条, 同条第二款, 该款: the article, or its paragraph, that was named last."""
        if self._notes.article is None:
            return found.end()
        law, number = self._notes.article
        within: tuple[Step, ...] = ()
        if found[0].endswith(PARAGRAPH):
            within = tuple(step for step in self._notes.within if step.kind == PARAGRAPH)
            if not within:
                return found.end()
        return self._lead(law, number, within, found)

    def here(self, found: re.Match[str]) -> int:
        """本条, 本款, 本项."""
        if self.quoted(found.start()):
            return self._amended(found)
        steps = self._position.steps_at(found.start())
        depth = {PARAGRAPH: 1, ITEM: 2}.get(found[0][-1], 0)
        return self._lead(OWN, self._spot.number, steps[:depth], found)

    def ahead(self, found: re.Match[str]) -> int:
        """前款, 前两款, 前条, 前项, 上款."""
        figure, kind = found[0][1:-1], found[0][-1]
        count = to_int(figure) if figure else 1
        if not count or count > _MOST or (figure and found[0][0] == "上"):
            return found.end()
        if self.quoted(found.start()):
            return self._amended(found)
        if kind == "条":
            numbers = self._standing.before(self._spot.number, count)
            return self._each([(number, ()) for number in numbers], found)
        steps = self._position.steps_at(found.start())
        outer = () if kind == PARAGRAPH else steps[:1]
        if kind == ITEM and len(steps) < 2:
            return self._lead(OWN, self._spot.number, (), found) if count == 1 else found.end()
        here = int(steps[len(outer)].value) if steps else 1
        values = range(max(1, here - count), here)
        places = [(self._spot.number, (*outer, Step(kind, str(value)))) for value in values]
        if not places and kind == PARAGRAPH:
            places = [(self._spot.number, ())]
        return self._each(places, found)

    def parts(self, chain: list[Place]) -> int:
        """第一款 and 第二项 without an article: of this one, or of the one that was named last."""
        first, end = chain[0], chain[-1].stop
        if self.quoted(first.start):
            return end
        named, item = self._notes.article, first.within[0].kind == ITEM
        steps = self._position.steps_at(first.start)
        # an item that speaks of 第一项 goes on from the article that its paragraph names
        elsewhere = named not in (None, (OWN, self._spot.number)) and item and len(steps) > 1
        if named and (elsewhere or not self._has(chain)):
            outer = tuple(s for s in self._notes.within if s.kind == PARAGRAPH)
            return self._go_on(*named, outer if item and not elsewhere else (), first.start)
        if not self._spot.number or not self._has(chain):
            return end
        within = (*steps[:1], *first.within)
        outer = steps[:1] if item and within in self._position.known else ()
        return self._go_on(OWN, self._spot.number, outer, first.start)

    def _has(self, chain: list[Place]) -> bool:
        """Whether the provision itself has all these parts, in whichever paragraph."""
        known = self._position.known
        anywhere = known | {steps[1:] for steps in known if len(steps) > 1}
        return all(place.within in anywhere for place in chain)

    def _go_on(self, law: str, number: str, outer: tuple[Step, ...], start: int) -> int:
        chain = read_chain(self._spot.text, start, number, outer)
        return self._notes.note_all(law, start, chain)

    def _amended(self, found: re.Match[str]) -> int:
        """本条 and 前款 in new wording: of the article that the amendment names."""
        chain = read_chain(self._spot.text, found.end())
        stop = chain[-1].stop if chain else found.end()
        if self._notes.article and self._notes.article[0] == self.subject:
            law, number = self._notes.article
            self._notes.note(law, found.start(), stop, number)
        return stop

    def _lead(self, law: str, number: str, within: tuple[Step, ...], found: re.Match[str]) -> int:
        """Note a place, or what numbers name that lead on from it: 本条第二款."""
        if not number:
            return found.end()
        chain = read_chain(self._spot.text, found.end(), number, within)
        if chain and chain[0].number:
            return self._notes.note_all(law, found.start(), chain)
        self._notes.note(law, found.start(), found.end(), number, within=within)
        return found.end()

    def _each(self, places: list[tuple[str, tuple[Step, ...]]], found: re.Match[str]) -> int:
        """Note each place for the same words, or what numbers name within the only one."""
        if len(places) == 1:
            return self._lead(OWN, *places[0], found)
        start, stop = found.span()
        for number, within in places:
            if number:
                self._notes.note(OWN, start, stop, number, within=within, run=start)
        return stop
