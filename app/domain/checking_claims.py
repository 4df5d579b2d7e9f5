"""What an answer claims to cite: places of law in words, and numbered sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from app.domain.citation_form import Step


class Unknown(Enum):
    """What a claim is whose law the library does not know by any of its names."""

    MISSING = "missing"
    """A citation of a law that is not there."""
    LAST = "last"
    """A place in the law that was named before."""
    NONE = "none"
    """No citation: a contract's clause, a book."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words that may be a law's name, and where they begin and end."""

    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Characters `start` to `stop` of a levelled text that claim to cite something.

    `names` may be the law's, the likeliest first; none where it is the law named before. `number`
    is empty where a law is named as a whole. `run` is where the run of claims begins that are
    joined to one another. `numeral` is the number of a source, for a mark such as ``[1]``.
    """

    start: int
    stop: int
    names: tuple[Name, ...] = ()
    unknown: Unknown = Unknown.MISSING
    number: str = ""
    until: str = ""
    within: tuple[Step, ...] = ()
    run: int = -1
    numeral: int = 0


def without_inner(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in their order, without names of laws within a claim that has a number."""
    kept: list[Claim] = []
    reached = -1
    for claim in sorted(claims, key=lambda one: (one.start, -one.stop)):
        if claim.number:
            reached = max(reached, claim.stop)
        elif claim.stop <= reached:
            continue
        kept.append(claim)
    return kept
