"""Sizes a recipe to the computer that is to run it, so that it takes minutes; a pure function."""

import math
from dataclasses import dataclass, replace

from app.domain.recipe import Recipe

BUDGET = {"cpu": 180.0, "mps": 240.0, "cuda": 300.0}
"""Seconds that the training itself may take; splitting, mining and judging come on top."""

_JUDGING = 60.0
"""Seconds for encoding the pool, before and after together."""

_PACE = {"cpu": 6.0, "mps": 60.0, "cuda": 300.0}
"""Examples per second at the lengths below, where nothing was measured: a small BERT."""

_STATIC_PACE, _STATIC_LEARNING = 2_000.0, 0.01
"""A matrix of words learns a row only where its word occurs, and so in larger steps."""

_ENCODED = 3.0
"""Passages encoded in the time of one example trained on: no gradients, and one text, not three."""

_TRAINED = 7.5
"""Texts of the lengths below that are encoded in the time of one example trained on."""

_LENGTH = {"cpu": 128, "mps": 256, "cuda": 256}
_SMALLEST_POOL, _LARGEST_POOL = 500, 50_000
_FEWEST_STEPS = 20
_GIB = 1024**3
_BATCHES = ((6, 16), (12, 32), (24, 64))
"""Questions per step by GiB of the device's memory up to which they fit at the lengths above."""


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """What is known of the device that is to train.

    `kind` is ``cpu``, ``cuda`` or ``mps``; `memory` its bytes, of the computer for a CPU; `rate`
    examples per second (a question, its answer and a wrong one) as measured with the model at hand,
    None where nothing was measured; `static` whether that model is a matrix of words alone.
    """

    kind: str = "cpu"
    memory: int | None = None
    rate: float | None = None
    static: bool = False


def sized(recipe: Recipe, device: DeviceFacts, questions: int) -> Recipe:
    """The recipe with batch, steps, questions, pool and length that suit the device.

    What the recipe itself bounds more tightly stays. A question is seen as often as the recipe
    says where there is time for it, else less often, and where there is not even time for once,
    fewer questions are taken.
    """
    kind = device.kind if device.kind in BUDGET else "cpu"
    rate = device.rate or (_STATIC_PACE if device.static else _PACE[kind])
    batch = _batch(recipe, device, kind, questions)
    affordable = max(_FEWEST_STEPS * batch, int(rate * BUDGET[kind]))
    wanted = min(questions, recipe.most_questions or questions)
    most = min(wanted, affordable) if wanted else 0
    epochs = min(recipe.epochs, max(1.0, affordable / most)) if most else recipe.epochs
    steps = math.ceil(min(most * epochs, affordable) / batch) or _FEWEST_STEPS
    return replace(
        recipe,
        kind="static" if device.static else recipe.kind,
        batch=batch,
        learning_rate=max(recipe.learning_rate, _STATIC_LEARNING * device.static),
        epochs=round(epochs, 2),
        max_steps=_least(recipe.max_steps, steps),
        most_questions=most if most < questions else recipe.most_questions,
        max_length=min(recipe.max_length, _LENGTH[kind]),
        pool=_least(recipe.pool, _pool(rate)),
    )


def examples_per_second(encoded: float) -> float:
    """The pace of training that goes with `encoded` texts per second of the lengths above."""
    return encoded / _TRAINED


def _batch(recipe: Recipe, device: DeviceFacts, kind: str, questions: int) -> int:
    """Questions per step: by memory, but so that few questions still make some steps."""
    if device.static:
        fitting = 256
    elif kind == "cpu":
        fitting = recipe.batch
    else:
        memory = (device.memory or 0) / _GIB
        fitting = next((size for most, size in _BATCHES if memory <= most), 128)
    few = questions // 8
    return max(2, min(fitting, few)) if questions else fitting


def _pool(rate: float) -> int:
    return max(_SMALLEST_POOL, min(_LARGEST_POOL, int(rate * _ENCODED * _JUDGING / 2)))


def _least(told: int, found: int) -> int:
    """The smaller bound, 0 being none."""
    return min(told, found) if told else found
