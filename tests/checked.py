"""Reads the golden list of citations marked by hand, and counts how a checker marks them.

Each line is an answer over a library with its sources; a citation stands in it as ⟦words|mark⟧,
or as ⟦words|mark,mark⟧ where it names several provisions.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.asking import Source
from app.domain.checking import Checked
from app.services.checking import check
from app.services.law_ports import LawStore
from app.services.resolving import resolve

GOLDEN = Path(__file__).parent / "golden" / "checked.jsonl"
_CITATION = re.compile(r"⟦(?P<words>(?:(?!⟧).)+?)\|(?P<marks>[a-z,-]+)⟧", re.DOTALL)


@dataclass(frozen=True)
class Expected:
    """A citation at characters `start` to `stop`, and the marks it deserves."""

    start: int
    stop: int
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One answer of the golden list."""

    library: str
    on: date | None
    sources: tuple[str, ...]
    text: str
    expected: tuple[Expected, ...]


def cases(*libraries: str) -> list[Case]:
    """The answers over these libraries."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    every = [_case(json.loads(line)) for line in lines]
    return [case for case in every if case.library in libraries]


def _case(told: dict[str, str]) -> Case:
    pieces, expected, at, length = [], [], 0, 0
    for found in _CITATION.finditer(told["answer"]):
        pieces += [told["answer"][at : found.start()], found["words"]]
        start = length + found.start() - at
        length = start + len(found["words"])
        expected.append(Expected(start, length, tuple(found["marks"].split(","))))
        at = found.end()
    on = date.fromisoformat(told["on"]) if told["on"] else None
    text = "".join([*pieces, told["answer"][at:]])
    return Case(told["library"], on, tuple(told["sources"]), text, tuple(expected))


def sources_of(store: LawStore, citations: Sequence[str]) -> list[Source]:
    """The provisions that the citations name, as a model is given them."""
    sources = []
    for number, citation in enumerate(citations, 1):
        provision, law, version = resolve(store, citation)[0]
        sources.append(
            Source(number, provision.id, version.id, law.cite(provision), provision.text)
        )
    return sources


def marked(store: LawStore, case: Case) -> tuple[Checked, ...]:
    """What the checker makes of a case."""
    return check(store, case.text, sources_of(store, case.sources), case.on)


def compared(case: Case, checks: Sequence[Checked]) -> list[tuple[str, str, str]]:
    """Each citation's words with its mark by hand and the checker's; ``-`` where one has none."""
    rest, pairs = list(checks), []
    for one in case.expected:
        words = case.text[one.start : one.stop]
        within = [c for c in rest if c.start < one.stop and one.start < c.stop]
        for place, mark in enumerate(one.marks):
            given = within[place].mark.value if place < len(within) else "-"
            pairs.append((words, mark, given))
        rest = [c for c in rest if c not in within[: len(one.marks)]]
    return pairs + [(one.text, "-", one.mark.value) for one in rest]


def figures(pairs: Sequence[tuple[str, str, str]]) -> dict[str, tuple[int, int, int]]:
    """By mark: how many were marked so rightly, how many at all, how many deserve it."""
    right = Counter(mark for _, mark, given in pairs if mark == given)
    given = Counter(given for _, _, given in pairs)
    deserved = Counter(mark for _, mark, _ in pairs)
    marks = sorted({*given, *deserved} - {"-"})
    return {mark: (right[mark], given[mark], deserved[mark]) for mark in marks}
