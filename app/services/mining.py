"""Mines wrong answers that are hard to tell from the right one, for the questions of a training."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TypeVar

from app.domain.errors import TrainingFailed
from app.domain.events import Pace, Progress, Work
from app.domain.recipe import Recipe
from app.domain.training import Example, Negatives
from app.services.encoder_ports import Encoder, Vectors
from app.services.index_ports import OpenIndex
from app.services.law_ports import LawStore
from app.services.mining_candidates import (
    STAGE,
    Closeness,
    Listed,
    encoded,
    in_turns,
    lexical,
    nearest,
    neighbours,
    ways_of,
)
from app.services.mining_exclusion import Barred, Exclusion, excluding

T = TypeVar("T")

_BLOCK = 3_000
"""Questions compared with every row at once: more make the pauses between two events longer."""
_BATCH = 50
_SPARE = 20
"""Candidates looked for beyond the last rank: so many may be answers or say the same."""
_SHARES = {"encoding": 0.05, "nearest": 0.5, "lexical": 0.5, "document": 0.1, "cosines": 0.1}
"""Shares of a block's time, roughly; what is left is choosing."""


@dataclass(frozen=True, slots=True)
class Mining:
    """What is mined over: the texts, an index of them, and the encoder in whose eyes it is near.

    `encoder` is the one that built the index; or another, and `vectors` are the library's in its
    eyes then: see `mining_candidates.embedded`.
    """

    store: LawStore
    index: OpenIndex
    encoder: Encoder
    vectors: Closeness | None = None


def mine(
    mining: Mining,
    examples: Sequence[Example],
    recipe: Recipe,
    known: Sequence[Example] = (),
) -> Work[Negatives]:
    """Wrong answers for each example, by the recipe's way of mining and its bounds.

    Ranks count what is left when answers, their versions, texts that say the same and provisions
    that cite or are cited are taken out; `from_rank` to `to_rank` of these are candidates. With a
    `margin` a candidate's cosine has to be so much lower, relative to the answer's. `known` are all
    questions with known answers, those held out included: what answers the same or nearly the same
    question is no wrong answer.

    Yields Progress (``mining``); closing it cancels. Raises TrainingFailed (``too-few-negatives``,
    with the counts, and ``no-questions``), RecipeUnusable for an unknown way of mining, and
    IndexDamaged.
    """
    ways = ways_of(recipe.mining)
    if not examples:
        raise TrainingFailed("no-questions")
    if not recipe.negatives:
        return Negatives({}, {}, 0)
    pace = Pace(STAGE, len(examples), "questions", monotonic)
    exclusion = yield from _silent(excluding(mining.store, [*known, *examples]), pace)
    chosen = _Chosen(exclusion, recipe)
    for start in range(0, len(examples), _BLOCK):
        block = _Block(mining, recipe, ways, examples[start : start + _BLOCK], start, pace)
        yield from block.choose(chosen)
    yield pace.at(len(examples))
    return chosen.negatives(len(examples))


def _silent(work: Work[T], pace: Pace) -> Work[T]:
    """What comes before the first question, told as nothing done yet."""
    while True:
        try:
            next(work)
        except StopIteration as stop:
            result: T = stop.value
            return result
        yield pace.at(0)


@dataclass(slots=True)
class _Block:
    """Some of the questions, and how far the work on them has come."""

    mining: Mining
    recipe: Recipe
    ways: Sequence[str]
    examples: Sequence[Example]
    start: int
    pace: Pace
    come: float = 0.0

    def choose(self, chosen: "_Chosen") -> Work[None]:
        """Find candidates for all of them, compare, and choose."""
        vectors = yield from self._part(
            "encoding", encoded(self.mining.encoder, [one.text for one in self.examples])
        )
        lists = []
        for way in self.ways:
            lists.append((yield from self._part(way, self._found(way, vectors))))
        names = [
            [*one.answers, *in_turns(found, self.start + place)]
            for place, (one, *found) in enumerate(zip(self.examples, *lists, strict=True))
        ]
        cosines = yield from self._cosines(vectors, names)
        for first in range(0, len(names), _BATCH):
            yield self._at(self.come + (1 - self.come) * first / len(names))
            some = slice(first, first + _BATCH)
            chosen.take(self.examples[some], names[some], cosines[some])

    def _found(self, way: str, vectors: Sequence[Vectors]) -> Work[Listed]:
        depth, mining = self.recipe.to_rank + _SPARE, self.mining
        if way == "nearest":
            near = mining.vectors or mining.index
            width = mining.encoder.identity.dimension
            if mining.vectors is None:
                width = min(width, mining.index.manifest.encoder.dimension)
            return nearest(near, vectors, width, depth)
        if way == "lexical":
            return lexical(mining.index, [one.text for one in self.examples], depth)
        return neighbours(mining.store, self.examples, depth)

    def _cosines(
        self, vectors: Sequence[Vectors], names: Sequence[Sequence[str]]
    ) -> Work[Sequence[Sequence[float | None]]]:
        if not self.recipe.margin:
            return [[None] * len(one) for one in names]
        near = self.mining.vectors or self.mining.index
        return (yield from self._part("cosines", near.cosines(vectors, names)))

    def _part(self, name: str, work: Work[T]) -> Work[T]:
        """A part of the work, told as questions of the whole."""
        share = _SHARES[name] / len(self.ways)
        while True:
            try:
                event = next(work)
            except StopIteration as stop:
                self.come += share
                result: T = stop.value
                return result
            if isinstance(event, Progress):
                yield self._at(self.come + share * event.done / (event.total or 1))

    def _at(self, share: float) -> Progress:
        return self.pace.at(self.start + int(len(self.examples) * min(share, 1.0)))


@dataclass(slots=True)
class _Chosen:
    """What was chosen so far, and why other candidates were passed over."""

    exclusion: Exclusion
    recipe: Recipe
    by_example: dict[str, tuple[str, ...]] = field(default_factory=dict)
    removed: Counter[str] = field(default_factory=Counter)

    def take(
        self,
        examples: Sequence[Example],
        names: Sequence[Sequence[str]],
        cosines: Sequence[Sequence[float | None]],
    ) -> None:
        """Choose for these examples; the first names of each are its answers."""
        self.exclusion.read(examples)
        ahead = self.recipe.from_rank + self.recipe.negatives + _SPARE // 2
        self.exclusion.facts.read(id for some in names for id in some[:ahead])
        for example, ids, values in zip(examples, names, cosines, strict=True):
            count = len(example.answers)
            right = max((one for one in values[:count] if one is not None), default=None)
            pairs = list(zip(ids[count:], values[count:], strict=True))
            found = self._chosen(self.exclusion.barred(example), pairs, right)
            self.by_example[example.id] = tuple(found)

    def _chosen(
        self, barred: Barred, pairs: Sequence[tuple[str, float | None]], right: float | None
    ) -> list[str]:
        found, rank = list[str](), 0
        for id, cosine in pairs:
            if len(found) == self.recipe.negatives or rank == self.recipe.to_rank:
                break
            reason = self.exclusion.reason(barred, id)
            if not reason:
                rank += 1
                if rank < self.recipe.from_rank:
                    continue
                reason = _too_near(cosine, right, self.recipe.margin)
            if reason:
                self.removed[reason] += 1
            else:
                found.append(id)
        return found

    def negatives(self, wanted: int) -> Negatives:
        """The result; raises TrainingFailed where too few examples have a negative."""
        short = sum(len(one) < self.recipe.negatives for one in self.by_example.values())
        there = sum(bool(one) for one in self.by_example.values())
        removed = dict(self.removed.most_common())
        if there < self.recipe.fewest * wanted:
            raise TrainingFailed("too-few-negatives", _told(there, wanted, removed))
        return Negatives(self.by_example, removed, short)


def _too_near(cosine: float | None, right: float | None, margin: float) -> str:
    """Whether a candidate is nearer than the answer, or not so much less near as it should be."""
    if cosine is None or right is None or not margin:
        return ""
    if cosine > right:
        return "too-close"
    return "margin" if cosine > right - margin * abs(right) else ""


def _told(there: int, wanted: int, removed: Mapping[str, int]) -> str:
    reasons = ", ".join(f"{reason} {count:,}" for reason, count in removed.items())
    return f"{there:,} of {wanted:,} questions" + (f"; {reasons}" if reasons else "")
