"""Reads a unit with its numbers in running English: sections 106(1) and 107, points (a) to (d)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.domain.citation_form import LETTERED, Step, numbers_between
from app.domain.citation_tail import NUMBER, Tail, read_tail, values_in
from app.domain.references import Standing

UNIT = (
    r"(?:(?P<provision>[Ss]ections?|[Aa]rticles?|[Rr]egulations?|[Rr]ules?|[Rr]ecitals?|[Ss]chedules?|Annex(?:es|ures?)?"
    r"|Appendix|ss?\.|secs?\.|[Aa]rts?\.|[Rr]egs?\.)"
    r"|(?P<part>[Ss]ub-?sections?|(?:[Ss]ub-?)?[Pp]aragraphs?|(?:[Ss]ub-?)?[Pp]aras?\.?|(?:[Ss]ub-?)?[Cc]lauses?"
    r"|[Pp]oints?|[Ii]tems?|[Ss]ub-?[Rr]egulations?|[Ss]ub-?[Rr]ules?))"
)
_KEYED = {"sch": "schedule", "rec": "recital", "ann": "annex", "app": "appendix"}
_SPELLED = {"sec": "section", "": "section", "art": "article", "reg": "regulation"}
_MARK = r"\((?:[0-9]{1,3}[A-Za-z]{0,3}|[A-Za-z]{1,5}|[ivxlc]{1,8}|[IVXLC]{1,8})\)"
_MARKS = re.compile(rf" ?(?P<marks>(?:{_MARK}){{1,7}})")
_FIGURE = re.compile(
    rf" ?(?P<figure>[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{0,5}}[A-Z]{{0,2}})(?![\w%])"
    rf"(?P<marks>(?:{_MARK}){{0,6}})"
)
_AND = re.compile(r"(?P<joint>,? (?:and|or|to|through|and/or)|,|-)(?: (?=[(\d])|(?=\())")
_NUMBER = re.compile(NUMBER)
_RANGE = ("to", "through", "-")
_THROUGH = re.compile(" to | through | ?- ")
_SPACES = 3
_MOST = 100
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Place(NamedTuple):
    """One place that a unit names: a provision's number or "", and steps; `until` ends a range.

    `bare` says that the first step is written without brackets, as in paragraph 3.
    """

    number: str
    within: tuple[Step, ...]
    until: str
    start: int
    stop: int
    bare: bool = False


class Numbered(NamedTuple):
    """A unit's word, whether a provision or a part of one, and its numbers."""

    word: str
    provision: bool
    places: list[Place]

    @property
    def stop(self) -> int:
        """Where the last of the numbers ends."""
        return self.places[-1].stop


def read_unit(found: re.Match[str], text: str) -> Numbered | None:
    """What stands behind the word that `found` is; None if no number does."""
    word = (found["provision"] or found["part"]).lower().rstrip(".")
    at = found.end()
    if found["part"]:
        places = list(_parts(text, at, found.start()))
        return Numbered(word, False, places) if places else None
    unit = next((unit for key, unit in _KEYED.items() if word.startswith(key)), "section")
    places = _provisions(unit, text, at, found.start(), word)
    return Numbered(word, True, places) if places else None


def own_unit(chain: list[Numbered], standing: Standing) -> bool:
    """Whether a law may have a provision that is called so and has such a number.

    A paragraph of a schedule is one, whether or not the schedule has a text of its own.
    """
    unit = chain[-1]
    keyed = unit.word.startswith(tuple(_KEYED))
    if keyed and len(chain) > 1:
        return True
    word = unit.word.rstrip("s")
    called = _SPELLED.get(word, word)
    if not keyed and standing.units and called not in standing.units:
        return False
    return any(standing.has(place.number) for place in unit.places)


def _provisions(unit: str, text: str, at: int, start: int, word: str) -> list[Place]:
    """The provisions of sections 26, 27 and 150(5), of Articles 10 to 14."""
    places: list[Place] = []
    joint = ""
    while len(places) < _MOST and text.startswith(" ", at):
        tail = read_tail(unit, text, at + 1, whole=False)
        if not tail:
            break
        named = _of_tail(tail, text, start)
        at = named[-1].stop
        if joint in _RANGE and places:
            places[-1] = places[-1]._replace(until=tail.number, stop=at)
        else:
            places += named
        further = _AND.match(text, at)
        if not further or not word.endswith("s") or not _NUMBER.match(text, further.end()):
            break
        joint = further["joint"].strip(" ,") or ","
        start, at = further.end(), further.end() - 1
    return places


def _of_tail(tail: Tail, text: str, start: int) -> list[Place]:
    """The places of one list of plain numbers, the last of which may have steps, or of one."""
    if not tail.also:
        return [Place(tail.number, tail.within, "", start, tail.end)]
    marks = _MARKS.match(text, tail.end)
    stop = marks.end() if marks else tail.end
    if _THROUGH.search(tail.rest) and tail.rest.count(" ") <= _SPACES:
        return [Place(tail.number, (), tail.also[-1], start, stop)]
    within = values_in(marks["marks"]) if marks else ()
    numbers = (tail.number, *tail.also[:-1])
    places = [Place(number, (), "", start, stop) for number in numbers]
    return [*places, Place(tail.also[-1], within, "", start, stop)]


def _parts(text: str, at: int, start: int) -> Iterator[Place]:
    """The parts of subsections (a) and (b)(1), of paragraphs 1 to 3."""
    joint, before = "", None
    for _ in range(40):
        found = _MARKS.match(text, at) or _FIGURE.match(text, at)
        if not found:
            return
        groups = found.groupdict()
        figure = groups.get("figure") or ""
        steps = ((Step(LETTERED, figure),) if figure else ()) + values_in(found["marks"])
        if joint in _RANGE and before and len(steps) == 1:
            for value in _between(before.within[-1].value, steps[0].value):
                within = (*before.within[:-1], Step(LETTERED, value))
                yield Place("", within, "", before.start, found.end(), bool(figure))
        else:
            yield Place("", steps, "", start, found.end(), bool(figure))
        before = Place("", steps, "", start, found.end())
        further = _AND.match(text, found.end())
        if not further:
            return
        joint = further["joint"].strip(" ,") or ","
        start = at = further.end()


def _between(first: str, last: str) -> tuple[str, ...]:
    if first in _LETTERS and last in _LETTERS and first < last:
        return tuple(_LETTERS[_LETTERS.index(first) + 1 : _LETTERS.index(last) + 1])
    return numbers_between(first, last)
