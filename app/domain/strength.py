"""How well a search's list answers its question, as a word and as a chance."""

from dataclasses import dataclass
from enum import StrEnum


class Strength(StrEnum):
    """How well the hits answer the question."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The strength of a list, and the chance (0 to 1) that an answer is among its first ten."""

    strength: Strength
    probability: float
