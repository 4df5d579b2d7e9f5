"""Compares two indexes of one library, question by question, and says whether it is chance."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import cast

from app.domain.errors import IndexDamaged, NoIndex
from app.domain.events import Work
from app.domain.index import Manifest
from app.domain.question import Filters
from app.domain.ranking import Parts
from app.domain.significance import Difference, differences, randomisation_p
from app.services.evaluating import AskedQuestion, Evaluation, Sheet, prepared, run, with_intervals
from app.services.index_ports import IndexStore, OpenIndex
from app.services.law_ports import LawStore
from app.services.searching import Searcher

TESTED = ("mrr@10", "hit@10")
"""Measures whose differences are tested."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A question's rank with either index; 0 where no right hit is among the first hundred."""

    asked: AskedQuestion
    before: int
    after: int

    @property
    def gain(self) -> int:
        """1 where it is found earlier than before, -1 where later, 0 where at the same rank."""
        before, after = self.before or _NEVER, self.after or _NEVER
        return (before > after) - (before < after)


_NEVER = 1_000_000


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed from the index `first` to the index `second`; both searched the same texts.

    `differences` tell what the means of TESTED gained, with a paired bootstrap interval and the p
    of a paired randomisation test. `moved` are all questions in the order of the file.
    """

    first: Manifest
    second: Manifest
    before: Evaluation
    after: Evaluation
    differences: Mapping[str, Difference]
    moved: tuple[Moved, ...] = field(repr=False)

    @property
    def wins(self) -> int:
        """Questions found earlier."""
        return sum(one.gain > 0 for one in self.moved)

    @property
    def losses(self) -> int:
        """Questions found later, or not any more."""
        return sum(one.gain < 0 for one in self.moved)

    @property
    def ties(self) -> int:
        """Questions found at the same rank, or by neither."""
        return len(self.moved) - self.wins - self.losses

    @property
    def lost(self) -> list[Moved]:
        """Questions found later than before, those that were found first before them first."""
        return sorted((one for one in self.moved if one.gain < 0), key=lambda one: one.before)


class Pinned:
    """Shows a searcher one index as if it were the active one; the pointer stays where it is."""

    def __init__(self, index: OpenIndex) -> None:
        self._index = index

    def active(self) -> OpenIndex:
        """The index."""
        return self._index


def compare_indexes(
    store: LawStore,
    indexes: IndexStore,
    searcher: Searcher,
    questions: Sequence[AskedQuestion],
    filters: Filters,
    parts: Parts,
    other: str,
) -> Work[Compared]:
    """From the index of the id `other` to the active one: what is found earlier, and what later.

    Raises NoIndex, IndexDamaged where there is no such index, and what `Searcher.search` raises.
    """
    first = next((one for one in indexes.manifests() if one.id == other), None)
    second = indexes.active_manifest()
    if second is None:
        raise NoIndex(store.path)
    if first is None:
        raise IndexDamaged(other, "there is no such index")
    sheet = yield from prepared(store, questions, filters)
    before = yield from _measured(searcher, indexes.opened(first), sheet, parts)
    after = yield from _measured(searcher, indexes.opened(second), sheet, parts)
    told = yield from _tested(before, after)
    moved = tuple(
        Moved(old.asked, old.rank, new.rank)
        for old, new in zip(before.answered, after.answered, strict=True)
    )
    return Compared(first, second, before, after, told, moved)


def _measured(searcher: Searcher, index: OpenIndex, sheet: Sheet, parts: Parts) -> Work[Evaluation]:
    caption = index.manifest.encoder.caption
    measured = yield from run(searcher_over(searcher, index), sheet, parts, caption)
    return (yield from with_intervals(measured))


def searcher_over(searcher: Searcher, index: OpenIndex) -> Searcher:
    """A searcher with all that this one has, which asks `index` whichever is active."""
    twin = copy(searcher)
    twin._indexes = cast("IndexStore", Pinned(index))
    return twin


def _tested(before: Evaluation, after: Evaluation) -> Work[dict[str, Difference]]:
    old = {name: before.columns[name] for name in TESTED}
    new = {name: after.columns[name] for name in TESTED}
    gained = yield from differences(old, new)
    return {
        name: replace(gained[name], p=randomisation_p(_gains(old[name], new[name])))
        for name in TESTED
    }


def _gains(old: Sequence[float], new: Sequence[float]) -> list[float]:
    return [b - a for a, b in zip(old, new, strict=True)]
