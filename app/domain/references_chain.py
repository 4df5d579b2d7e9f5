"""Reads chains of Chinese numbers: 第三条第一款、第二款, 第五条至第九条, 第一、二项."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.citation_chinese import chinese_number
from app.domain.citation_form import ITEM, PARAGRAPH, POINT, Step, numbers_between
from app.domain.numerals import CHARACTERS, to_int

N = f"[{CHARACTERS}]{{1,12}}"
ARTICLE = "条"
_UNIT = re.compile(
    rf"第 ?(?:[（(] ?(?P<b>{N}) ?[）)]|(?P<n>{N})(?:之(?P<inner>{N}))?) ?"
    rf"(?P<kind>[条條款项項目]|分编|编|章|节)(?:之(?P<sub>[一二三四五六七八九十]{{1,3}}))?"
    rf"|[（(] ?(?P<i>{N}) ?[）)](?P<ik>[项項目]?)"
)
_BARE_UNIT = re.compile(rf"(?P<n>[{CHARACTERS.replace('两', '')}]{{1,12}})(?P<kind>[条款项])(?!例)")
_JOINT = re.compile(r"(?:[、，,] ?)?(?:以及|或者|和|与|及|或|至|到|－|—{1,2}|-|–|~|～)|[、，,]")
_OF = re.compile(r"(?:规定)?(?:中的|的|中|之)?")
_SHORT = rf"第? ?[（(]?{N}[）)]?"
_SEVERAL = re.compile(
    rf"(?P<all>第 ?[（(]?{N}[）)]?(?:(?:[、，和与及至到或－—-]|以及|或者){_SHORT}){{1,20}}) ?"
    r"(?P<kind>[条款项目])"
)
_ONE = re.compile(rf"(?P<joint>[、，和与及至到或－—-]|以及|或者)?第? ?[（(]?(?P<n>{N})[）)]?")
_UNTIL = re.compile("[至到－—–~～-]")
_LEVELS = {ARTICLE: 0, PARAGRAPH: 1, ITEM: 2, POINT: 3}
_CHAPTERS = ("编", "分编", "章", "节")


class Unit(NamedTuple):
    """A number with its unit, such as 第三款, and where it stands."""

    kind: str
    value: str
    start: int
    stop: int


class Place(NamedTuple):
    """A place in a law that a chain names: from `number`, perhaps to `until`, and the steps."""

    number: str
    within: tuple[Step, ...]
    until: str
    start: int
    stop: int


@dataclass
class _Chain:
    """Gathers the places of one chain; what a place does not say, the one before it does."""

    number: str
    steps: dict[str, str]
    places: list[Place] = field(default_factory=list)
    joined: str = ""
    _kind: str = ""
    _led: int = -1

    def lead(self, units: list[Unit]) -> None:
        """Take in numbers that only say where those behind them are: 第三条 in 第三条第一、二款."""
        self._led = units[0].start
        for unit in units:
            self._take(unit)

    def add(self, units: list[Unit]) -> None:
        """Take in the numbers of one place, from the outermost in."""
        last = units[-1]
        for unit in units:
            self._take(unit)
        number, within = self.number, self._within()
        start, stop = (self._led if self._led >= 0 else units[0].start), last.stop
        self._led = -1
        ranged = self.places and _UNTIL.search(self.joined) and self._kind == last.kind
        if ranged and self._range(last, stop):
            return
        self._kind = last.kind
        self.places.append(Place(number, within, "", start, stop))

    def _take(self, unit: Unit) -> None:
        if unit.kind in _CHAPTERS:
            later = _CHAPTERS[_CHAPTERS.index(unit.kind) :]
            self.steps = {
                kind: value
                for kind, value in self.steps.items()
                if kind in _CHAPTERS and kind not in later
            }
            self.number = ""
            self.steps[unit.kind] = unit.value
            return
        if unit.kind == ARTICLE:
            self.number, self.steps = unit.value, {}
            return
        level = _LEVELS[unit.kind]
        self.steps = {
            k: v for k, v in self.steps.items() if _LEVELS.get(k, -1) < level and k in _LEVELS
        }
        self.steps[unit.kind] = unit.value

    def _within(self) -> tuple[Step, ...]:
        return tuple(Step(kind, value) for kind, value in self.steps.items())

    def _range(self, last: Unit, stop: int) -> bool:
        """Turn the place before and this one into a range; False if they are none."""
        first = self.places[-1]
        if last.kind == ARTICLE:
            self.places[-1] = Place(first.number, first.within, last.value, first.start, stop)
            return True
        if not first.within or first.within[-1].kind != last.kind or last.kind in _CHAPTERS:
            return False
        outer, value = first.within[:-1], first.within[-1].value
        self.places[-1] = Place(first.number, first.within, "", first.start, stop)
        for one in numbers_between(value, last.value):
            within = (*outer, Step(last.kind, one))
            self.places.append(Place(first.number, within, "", first.start, stop))
        return True


def read_chain(text: str, at: int, number: str = "", within: tuple[Step, ...] = ()) -> list[Place]:
    """The places that the chain names which begins at `at`; none if none begins there.

    `number` and `within` are the article and its part to which the chain's first number belongs.
    """
    chain = _Chain(number, {step.kind: step.value for step in within})
    while True:
        if several := _SEVERAL.match(text, at):
            for between, unit in _listed(several):
                chain.joined = between or chain.joined
                chain.add([unit])
            at = several.end()
        elif units := _units(text, at, chain.joined[-1:] in ("、", "至")):
            at = _after_of(text, units[-1].stop)
            if _SEVERAL.match(text, at):
                chain.lead(units)
                continue
            chain.add(units)
            at = units[-1].stop
        else:
            return chain.places
        joint = _JOINT.match(text, at)
        if joint is None:
            return chain.places
        chain.joined, at = joint[0], joint.end()


def _after_of(text: str, at: int) -> int:
    found = _OF.match(text, at)
    return found.end() if found else at


def _units(text: str, at: int, short: bool) -> list[Unit]:
    """The numbers that follow one another at `at`, each of a lower level than the one before.

    Where `short`, the first may lack its 第.
    """
    units: list[Unit] = []
    found = _UNIT.match(text, at) or (_BARE_UNIT.match(text, at) if short else None)
    while found:
        unit = _unit(found)
        if unit is None or (units and not _below(units[-1], unit)):
            break
        units.append(unit)
        after = _after_of(text, unit.stop)
        if _SEVERAL.match(text, after):
            break
        found = _UNIT.match(text, after) or _UNIT.match(text, unit.stop)
    return units


def _unit(found: re.Match[str]) -> Unit | None:
    groups = found.groupdict()
    if groups.get("i"):
        kind, value = groups["ik"] or ITEM, groups["i"]
        number = chinese_number(value)
    else:
        kind = groups["kind"]
        value = groups["n"] or groups["b"]
        number = chinese_number(value, groups.get("inner") or groups.get("sub"))
    kind = {"條": "条", "項": "项"}.get(kind, kind)
    if not number or (kind == "目" and found["ik"] is None and not found[0].startswith("第")):
        return None
    return Unit(kind, number, found.start(), found.end())


def _below(outer: Unit, inner: Unit) -> bool:
    if outer.kind in _CHAPTERS:
        return inner.kind == ARTICLE or (
            inner.kind in _CHAPTERS and _CHAPTERS.index(inner.kind) > _CHAPTERS.index(outer.kind)
        )
    return inner.kind in _LEVELS and _LEVELS[inner.kind] > _LEVELS[outer.kind]


def _listed(several: re.Match[str]) -> Iterator[tuple[str, Unit]]:
    """The numbers of 第一、二项, each with what joins it to the one before."""
    start, stop = several.span("all")
    for found in _ONE.finditer(several.string, start, stop):
        value = to_int(found["n"])
        begin = found.end("joint") if found["joint"] else found.start()
        end = several.end() if found.end() == stop else found.end()
        if value is not None:
            yield found["joint"] or "", Unit(several["kind"], str(value), begin, end)
