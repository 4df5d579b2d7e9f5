"""Reads citations of several Chinese provisions: 民法典第三条、第五条第一款和第七条."""

import re
from collections.abc import Sequence

from app.domain.citation_form import Citation, numbers_between
from app.domain.references_chain import Place, read_chain

_FIRST = re.compile("第(?=[^第]{1,14}[条條])|第(?=[^第]{1,20}[、和与及至到])")
_SAID = re.compile(r"[。,;!?]|^(?:请问|根据|依据|依照|按照|我|你|他|她|如何|为何)|什么|怎么|怎样")
_NUMBERED = re.compile("第.{0,14}?[条條、]")


def parse_run(text: str) -> Citation | None:
    """The citation of several provisions of one law that `text` is; None if it is none.

    Its width is normal and it has no brackets round titles. `rest` is all behind the first number.
    """
    found = _FIRST.search(text)
    if not found:
        return None
    name = text[: found.start()].strip()
    places = read_chain(text.replace(",", "，"), found.start())
    if not places or places[-1].stop != len(text) or not places[0].number or _SAID.search(name):
        return None
    number, *also = _numbers(places)
    if not also:
        return None
    first = places[0]
    rest = text[_end_of_first(text, first) :]
    return Citation(name, number, rest, (), tuple(also))


def names_several(citation: Citation | None) -> bool:
    """Whether what was read as a law's name contains another number: then a run was misread."""
    return citation is None or _NUMBERED.search(citation.name) is not None


def _numbers(places: Sequence[Place]) -> tuple[str, ...]:
    """The articles that the places are in, each once, those of ranges included."""
    numbers: list[str] = []
    for place in places:
        numbers.append(place.number)
        numbers += numbers_between(place.number, place.until) if place.until else ()
    return tuple(dict.fromkeys(numbers))


def _end_of_first(text: str, first: Place) -> int:
    found = re.compile("[条條]").search(text, first.start, first.stop)
    return found.end() if found else first.stop
