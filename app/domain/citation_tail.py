"""Reads what stands behind the word for a unit: 3(2)(a), 5, point (a), 107-108, 1 para. 3."""

import re
from dataclasses import dataclass

from app.domain.citation_form import LETTERED, Step, numbers_between

_LATIN = "(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)"
_HEAD = "(?:[0-9]{1,5}|(?<=[ .§¶])[A-Za-z]{1,2}[0-9]{1,3})[A-Za-z]{0,3}"
NUMBER = (
    rf"(?:[0-9]{{1,5}}[- ]?{_LATIN}|{_HEAD}(?:[-.][0-9]{{1,5}}[A-Za-z]{{0,3}}){{0,6}})"
    r"(?![A-Za-z0-9])"
)
_NAMED = r"\((?:[0-9]{1,3}[A-Za-z]{0,3}|[A-Za-z]{1,4}|[ivxlc]{1,8}|[IVXLC]{1,8})(?:-[0-9]{1,2})?\)"
_APART = r" \((?:[0-9]{1,3}[A-Za-z]?|[A-Za-z]|[ivxlc]{1,8})\)"
_WORDED = (
    r",? (?i:points?|sub-?sections?|(?:sub-?)?paragraphs?|(?:sub-?)?paras?\.?|items?|clauses?)"
    rf" ?(?:{_NAMED}|(?<= )[0-9]{{1,3}}[A-Za-z]?(?![A-Za-z0-9]))"
)
_STEPS = rf"(?:{_NAMED}|{_APART}|{_WORDED}){{0,8}}"
_SEVERAL = rf"(?P<several>(?:(?:,? (?:to|and|or|&) |, ?| ?- ?){_NAMED}){{1,20}})?"
_ONE = re.compile(rf"(?P<number>{NUMBER})(?P<rest>(?P<steps>{_STEPS}){_SEVERAL})")
_NEXT = r"(?:,? (?:to|through|and|&|or) |, ?| - )"
_LIST = re.compile(rf"(?P<number>{NUMBER})(?P<rest>(?:{_NEXT}(?:§ ?)?{NUMBER}){{1,30}})")
_LISTED = re.compile(rf"({_NEXT})(?:§ ?)?({NUMBER})")
_VALUE = re.compile(r"\(([^()]+)\)| ([0-9]{1,3}[A-Za-z]?)(?![A-Za-z0-9])")

_FIGURE = r"(?:[A-Za-z]?[0-9]{1,3}[A-Za-z]{0,2}|[IVXLivxl]{1,6}|[A-Z])(?![A-Za-z0-9])"
_SCHEDULE = re.compile(
    rf"(?P<figure>{_FIGURE})?(?:,? ?(?i:parts?|pts?\.?) ?(?P<part>{_FIGURE}))?"
    rf"(?:,? ?(?:(?i:paragraphs?|paras?\.?)|¶) ?(?P<number>{NUMBER})(?P<rest>{_STEPS}))?"
)
_RECITAL = re.compile(r"\(?(?P<number>[0-9]{1,4}[a-z]?)\)?(?![A-Za-z0-9])")
_ANNEX = re.compile(
    rf"(?P<figure>{_FIGURE})?(?:,? (?i:points?|paragraphs?|paras?\.?|articles?|arts?\.?|sections?)"
    rf" (?P<number>{NUMBER})(?P<rest>{_STEPS}))?"
)


@dataclass(frozen=True, slots=True)
class Tail:
    """A canonical number, what follows it, and where in the text that ends."""

    number: str
    rest: str
    within: tuple[Step, ...]
    also: tuple[str, ...]
    end: int


def read_tail(unit: str, text: str, at: int, whole: bool) -> Tail | None:
    """What stands behind `unit` at `at`, to the end of `text` if it is wanted `whole`.

    `unit` is ``schedule``, ``recital``, ``annex``, ``appendix`` or anything else for a plain
    number.
    """
    if unit == "schedule":
        return _schedule(text, at, whole)
    if unit in ("annex", "appendix"):
        return _annex(unit, text, at, whole)
    if unit == "recital":
        found = _match(_RECITAL, text, at, whole)
        return Tail(f"recital-{found['number']}", "", (), (), found.end()) if found else None
    if found := _match(_LIST, text, at, whole):
        return _listed(found)
    found = _match(_ONE, text, at, whole)
    if not found:
        return None
    return Tail(_key(found["number"]), found["rest"], steps_in(found), (), found.end())


def steps_in(found: re.Match[str]) -> tuple[Step, ...]:
    """The steps of a match, without the last where several stand in its place."""
    groups = found.groupdict()
    named = groups["steps"] if "steps" in groups else groups["rest"]
    values = values_in(named or "")
    return values[:-1] if groups.get("several") else values


def values_in(text: str) -> tuple[Step, ...]:
    """The steps that ``(2)(a)`` or ``, point (a)`` are."""
    return tuple(Step(LETTERED, found[1] or found[2]) for found in _VALUE.finditer(text))


def _match(pattern: re.Pattern[str], text: str, at: int, whole: bool) -> re.Match[str] | None:
    return pattern.fullmatch(text, at) if whole else pattern.match(text, at)


def _key(number: str) -> str:
    """A number as it is stored: 12A is ``12a``, 12bis is ``12-bis``."""
    return re.sub(rf"(?<=[0-9])[- ]?({_LATIN})$", r"-\1", number.lower())


def _listed(found: re.Match[str]) -> Tail:
    last, also = _key(found["number"]), list[str]()
    for joint, number in _LISTED.findall(found["rest"]):
        ranged = joint.strip(" ,") in ("to", "through", "-")
        also += numbers_between(last, _key(number)) if ranged else [_key(number)]
        last = _key(number)
    return Tail(_key(found["number"]), found["rest"], (), tuple(also), found.end())


def _schedule(text: str, at: int, whole: bool) -> Tail | None:
    """A schedule's key is ``sch1``, its part's ``sch1-pt2`` and its paragraph's ``sch1-3``."""
    found = _match(_SCHEDULE, text, at, whole)
    if not found or not (found["figure"] or found["number"] or (whole and at == len(text))):
        return None
    keys = [f"sch{found['figure'] or ''}"]
    keys += [f"pt{found['part']}"] if found["part"] else []
    keys += [found["number"]] if found["number"] else []
    rest = found["rest"] or ""
    return Tail("-".join(keys).lower(), rest, values_in(rest), (), found.end())


def _annex(unit: str, text: str, at: int, whole: bool) -> Tail | None:
    """An annex's key is ``annex-i`` and its third paragraph's ``annex-i-3``."""
    found = _match(_ANNEX, text, at, whole)
    if not found or not (found["figure"] or found["number"] or (whole and at == len(text))):
        return None
    keys = [unit, *(_key(part) for part in (found["figure"], found["number"]) if part)]
    rest = found["rest"] or ""
    return Tail("-".join(keys), rest, values_in(rest), (), found.end())
