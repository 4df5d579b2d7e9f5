"""Everyday sentences in pairs, graded by how alike they are: what a trained model must not lose."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.general_chinese import CHINESE
from app.domain.general_english import ENGLISH


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, and how alike people find them.

    3: they say the same. 2: they say nearly the same, one detail is another. 1: they are about
    the same matter. 0: they have nothing to do with each other, even where they share words.
    """

    grade: int
    first: str
    second: str


def pairs_in(lines: str) -> tuple[Pair, ...]:
    """The pairs of lines ``grade|first|second``."""
    cells = (line.split("|") for line in lines.strip().splitlines())
    return tuple(Pair(int(grade), first, second) for grade, first, second in cells)


GENERAL: Mapping[str, tuple[Pair, ...]] = {"en": pairs_in(ENGLISH), "zh": pairs_in(CHINESE)}
"""The pairs by language; a change makes drifts before and after it another measure."""
