"""A small matter that can be learned: questions that share one digit pair with their passage."""

from itertools import product
from pathlib import Path
from typing import Any

from app.domain.events import Event, Work, outcome
from app.domain.recipe import Recipe
from app.services.training_ports import Material

PAIRS = [f"{a} {b}" for a, b in product("0123456789", repeat=2) if a < b]


def passage(pair: str) -> str:
    """What answers the questions about a pair."""
    return f"the tenant of house {pair} shall return the deposit"


def matter(each: int = 4) -> Material:
    """45 passages, `each` questions about every one, and another one about each held out."""
    asked = ["query {}", "kite {} fine", "court {} rent", "storm {} ?"][:each]
    triples = [
        (form.format(pair), passage(pair), (passage(other),))
        for form in asked
        for pair, other in zip(PAIRS, PAIRS[1:] + PAIRS[:1], strict=True)
    ]
    held = [(f"meadow {pair} notice", (place,)) for place, pair in enumerate(PAIRS)]
    return Material(triples, held, [passage(pair) for pair in PAIRS])


def recipe(**more: Any) -> Recipe:
    """A recipe that learns the matter in a second or two."""
    values: dict[str, Any] = {
        "batch": 16,
        "epochs": 6.0,
        "learning_rate": 3e-3,
        "widths": (32, 16),
        "patience": 0,
        "judge_every": 20,
    }
    return Recipe("small", **{**values, **more})


def told(work: Work[str]) -> tuple[list[Event], Path]:
    """The events of a fit and the folder it came to."""
    events: list[Event] = []
    folder = outcome(work, events.append)
    return events, Path(folder)
