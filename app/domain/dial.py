"""What cutting an index's vectors to fewer numbers costs and saves, and which width is advised."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import comb

from app.domain.encoders import BUNDLED, EncoderName, widths
from app.domain.index import EncoderIdentity

FROM_FILE, KNOWN_ITEM = "file", "known-item"
"""Where questions come from: a file with their answers, or sentences drawn from the library."""

TOLERATED = 1.0
"""Points of hit@10 that a recommended width may lose at most (less than this)."""

DOUBT = 0.05
"""A loss is significant where chance alone gives one as large with less than this probability."""

FEWEST = 50
"""Questions below which no narrower width is recommended: a loss would not show."""

_UNTRAINED = (512, 256, 128, 64)
_FLOAT = 4
_ROW_ID = 8
_FACTORS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """An index's vectors at one width, measured by an exact scan.

    Shares lie in 0…1. `kept` is the share of the full width's first ten that is still among the
    first ten; `first` the rank of each question's first right answer, 0 where none is within the
    hundred; `ms` what comparing one question with every passage took. `trained` is False where
    the model's makers name no such width.
    """

    width: int
    trained: bool
    hit_1: float
    hit_10: float
    mrr_10: float
    recall_100: float
    kept: float
    ms: float
    first: tuple[int, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dial:
    """The widths of one index, measured on one set of questions; the full width comes first.

    `rows` is what the index holds, `scanned` those of it that are in force and were compared.
    `source` is FROM_FILE or KNOWN_ITEM; of `questions`, `unresolved` have no answer in this
    library and count as missed. `vector_index` is the index's own kind, empty where it has none;
    `index_recall` the share of the exact first ten that it finds, `index_ms` its median time.
    """

    index: str
    encoder: EncoderIdentity
    rows: int
    scanned: int
    source: str
    questions: int
    unresolved: int
    points: tuple[Point, ...]
    vector_index: str = ""
    index_recall: float | None = None
    index_ms: float | None = None

    @property
    def full(self) -> Point:
        """The point of the index's own width."""
        return self.points[0]

    def at(self, width: int) -> Point:
        """The point of this width; raises KeyError where it was not measured."""
        for point in self.points:
            if point.width == width:
                return point
        raise KeyError(width)


@dataclass(frozen=True, slots=True)
class Loss:
    """What a width loses of the full width's hit@10: in points (0…100), and percent of it.

    Negative where it finds more. `p` is the probability that chance alone makes such a difference.
    """

    points: float
    percent: float
    p: float

    @property
    def significant(self) -> bool:
        """Whether it is a loss, and chance a poor explanation of it."""
        return self.points > 0 and self.p < DOUBT


def measured_widths(encoder: EncoderIdentity) -> tuple[tuple[int, bool], ...]:
    """The widths worth measuring, the full one first, and whether the model is trained for each.

    A model that offers no width beside its full one is measured at the usual ones all the same.
    """
    model = "" if encoder.kind == BUNDLED else encoder.name
    offered = widths(EncoderName(encoder.kind, model), encoder.dimension)
    if len(offered) > 1 or encoder.kind == BUNDLED:
        return tuple((width, True) for width in offered)
    narrower = ((width, False) for width in _UNTRAINED if width < encoder.dimension)
    return ((encoder.dimension, True), *narrower)


def vector_bytes(width: int) -> int:
    """Bytes of one row's vector, which is kept in float32."""
    return _FLOAT * width


def code_bytes(width: int) -> int:
    """Bytes of one row in an IVF_RQ index: a bit per number, two float32 factors, the row's id.

    The code is RaBitQ's (Gao and Long, SIGMOD 2024); the vectors stay beside it for re-scoring.
    """
    return (width + 7) // 8 + _FACTORS + _ROW_ID


def flat_bytes(width: int) -> int:
    """Bytes of one row in an IVF_FLAT index: the vector once more, and the row's id."""
    return _FLOAT * width + _ROW_ID


def storage_factor(full: int, width: int) -> float:
    """How many times less room vectors of `width` numbers take than those of `full`."""
    return vector_bytes(full) / vector_bytes(width)


def loss(full: Point, point: Point) -> Loss:
    """What `point` loses of `full`; both measured on the same questions."""
    points = 100 * (full.hit_10 - point.hit_10)
    percent = points / full.hit_10 if full.hit_10 else 0.0
    return Loss(points, percent, mcnemar(_hits(full), _hits(point)))


def mcnemar(before: Sequence[bool], after: Sequence[bool]) -> float:
    """The exact two-sided p of McNemar's test on paired outcomes (Psychometrika 12, 1947).

    1.0 where no pair differs; raises ValueError where the lengths do.
    """
    worse = better = 0
    for old, new in zip(before, after, strict=True):
        worse += old and not new
        better += new and not old
    trials, fewer = worse + better, min(worse, better)
    tail = sum(comb(trials, k) for k in range(fewer + 1))
    return min(1.0, 2 * tail / (1 << trials))


def recommended(dial: Dial) -> int:
    """The narrowest width that the model is trained for and that loses next to nothing.

    That is less than TOLERATED points of hit@10, and not significantly; the full width where
    none is so, or where there are too few questions to tell.
    """
    if dial.questions < FEWEST:
        return dial.full.width
    fit = [p.width for p in dial.points if p.trained and _harmless(loss(dial.full, p))]
    return min(fit, default=dial.full.width)


def _harmless(found: Loss) -> bool:
    return found.points < TOLERATED and not found.significant


def _hits(point: Point) -> list[bool]:
    return [0 < rank <= 10 for rank in point.first]
