"""How sure a measured mean or difference is: bootstrap intervals and a paired randomisation test.

Both draw questions, as if others of the same kind had been asked (Sakai, Laboratory Experiments
in Information Retrieval, 2018; Smucker, Allan, Carterette, CIKM 2007). The same input always gives
the same result.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from app.domain.events import Progress, Work

RESAMPLES = 10_000
"""Resamples and random assignments, where that is no more than MOST_DRAWS."""

MOST_DRAWS = 20_000_000
"""Questions drawn in all; of many thousand questions fewer resamples say as much."""

FEWEST = 1_000
"""Resamples however many questions there are."""

Interval = tuple[float, float]
Columns = Mapping[str, Sequence[float]]
"""For each measure its values in -1…1, one for each question, in the same order."""

_SEED = 1912
_TAIL = 0.025
_EVERY = 250
_SCALE = 1 << 30


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean difference, its 95 % interval, and where it was tested, the test's p."""

    value: float
    low: float
    high: float
    p: float | None = None


def resamples_for(questions: int) -> int:
    """How often so many questions are drawn anew."""
    return max(FEWEST, min(RESAMPLES, MOST_DRAWS // max(1, questions)))


def intervals(columns: Columns) -> Work[dict[str, Interval]]:
    """95 % percentile bootstrap intervals of the means of `columns`."""
    drawn = yield from resampled_means(columns)
    return {name: interval(values) for name, values in drawn.items()}


def interval(values: Sequence[float]) -> Interval:
    """What lies between the lowest and the highest 2.5 % of resampled values."""
    ordered = sorted(values)
    tail = int(_TAIL * len(ordered))
    return (ordered[tail], ordered[-1 - tail]) if ordered else (0.0, 0.0)


def differences(before: Columns, after: Columns) -> Work[dict[str, Difference]]:
    """Paired: by how much the means went up from `before` to `after`, with intervals."""
    gained = {
        name: [b - a for a, b in zip(before[name], values, strict=True)]
        for name, values in after.items()
    }
    bounds = yield from intervals(gained)
    return {
        name: Difference(sum(each) / max(1, len(each)), *bounds[name])
        for name, each in gained.items()
    }


def resampled_means(columns: Columns) -> Work[dict[str, list[float]]]:
    """The means of `columns` over questions drawn with replacement, the same draws for each.

    A question's values, in fixed point, lie side by side in one integer, so that one sum adds all
    measures at once: ten of them cost hardly more than one.
    """
    names, count = list(columns), len(next(iter(columns.values()), ()))
    means: dict[str, list[float]] = {name: [] for name in names}
    if not count:
        return means
    width = (2 * _SCALE).bit_length() + count.bit_length()
    rows, chance, wanted = _packed(columns, width), Random(_SEED), resamples_for(count)  # noqa: S311
    mask = (1 << width) - 1
    for done in range(wanted):
        if not done % _EVERY:
            yield Progress("resampling", done, wanted, "resamples")
        total = sum(chance.choices(rows, k=count))
        for name in names:
            means[name].append((total & mask) / _SCALE / count - 1)
            total >>= width
    return means


def _packed(columns: Columns, width: int) -> list[int]:
    """One integer for each question; values are raised by one, for a field has no sign."""
    rows = [0] * len(next(iter(columns.values())))
    for place, values in enumerate(columns.values()):
        for row, value in enumerate(values):
            rows[row] |= round((value + 1) * _SCALE) << (place * width)
    return rows


def randomisation_p(each: Sequence[float]) -> float:
    """The two-sided p of paired differences, were it chance which of a pair is which.

    The signs of differences of one size are drawn together, as the bits of one number.
    """
    sizes = Counter(round(abs(one) * _SCALE) for one in each if one)
    observed = abs(sum(round(abs(one) * _SCALE) * (1 if one > 0 else -1) for one in each))
    chance = Random(_SEED)  # noqa: S311
    groups = list(sizes.items())
    extreme = 0
    for _ in range(RESAMPLES):
        drawn = sum(
            size * (2 * chance.getrandbits(count).bit_count() - count) for size, count in groups
        )
        extreme += abs(drawn) >= observed
    return (extreme + 1) / (RESAMPLES + 1)
