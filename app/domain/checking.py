"""The citations of a finished answer, each compared with the library."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.difference import Span


class Mark(StrEnum):
    """What the comparison of one citation with the library gave, the best first."""

    VERIFIED = "verified"
    """It exists, was among the sources, and what is quoted from it stands there."""
    NOT_A_SOURCE = "not-a-source"
    """It exists, but was not among the texts that the model was given."""
    MISQUOTED = "misquoted"
    """It exists and says something else than what is quoted from it."""
    NOT_CURRENT = "not-current"
    """It is repealed, superseded or not yet in force."""
    NOT_FOUND = "not-found"
    """The library has nothing of the kind."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Characters `start` to `stop` of an answer, which cite something, and what became of that.

    `text` are these characters. `provision_id`, `version_id` and `citation` are of the provision
    meant, empty where there is none. `quoted` is the quotation that belongs to it, and
    `difference` leads from the provision's own words to it where they differ. `superseded` tells
    since when (ISO day) a provision is not current and `successor` the id of the provision that
    stands in its place, each empty where unknown. `missing` is the part, such as
    第（九）项, that is cited of a provision which has none of the kind.
    """

    start: int
    stop: int
    text: str
    mark: Mark
    provision_id: str = ""
    version_id: str = ""
    citation: str = ""
    quoted: str = ""
    difference: tuple[Span, ...] = ()
    superseded: str = ""
    successor: str = ""
    missing: str = ""


def counted(checks: Sequence[Checked]) -> dict[Mark, int]:
    """How many citations have each mark, marks that none has left out, the best first."""
    return {mark: count for mark in Mark if (count := sum(one.mark is mark for one in checks))}
