"""The fitted numbers by which a search's answer is judged."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: the chance is 1 / (1 + e^-(base + sum of weight times sign))."""

    base: float
    weights: Mapping[str, float]


MODELS: Mapping[str, Model] = {
    "bundled han": Model(
        0.0, dict.fromkeys(("lead", "steep", "laws", "focus", "first", "ahead", "per_word"), 0.0)
    ),
    "bundled latin": Model(0.0, dict.fromkeys(("height", "lead", "steep", "focus", "weight"), 0.0)),
    "other han": Model(0.0, dict.fromkeys(("height", "lead", "steep", "laws", "focus"), 0.0)),
    "other latin": Model(0.0, dict.fromkeys(("height", "lead", "steep", "focus", "weight"), 0.0)),
}
