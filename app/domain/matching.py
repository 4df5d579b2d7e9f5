"""Pairs the provisions of two versions of a law, and says what became of each."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from app.domain.difference import words
from app.domain.law import Provision

NEAR = 0.6
"""Likeness from which provisions of different numbers are taken for the same one."""

LIKE = 0.3
"""Likeness from which provisions of the same number are, before all others are looked at."""

TELLING = 12
"""Words that a text must have to be known again under another number."""

_RARE = 12
_CANDIDATES = 4


class Change(StrEnum):
    """What became of a provision from one version to the other."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Match:
    """A provision in the old version and the same one in the new; None where it is not in one.

    `change` is MOVED where the words are the same and the number or the order is not.
    """

    change: Change
    old: Provision | None
    new: Provision | None

    @property
    def renumbered(self) -> bool:
        """Whether it has another number than before."""
        old, new = self.old, self.new
        return old is not None and new is not None and _name(old) != _name(new)

    def holds(self, provision_id: str) -> bool:
        """Whether this is about the provision of this id."""
        return any(side is not None and side.id == provision_id for side in (self.old, self.new))


def matched(old: Sequence[Provision], new: Sequence[Provision]) -> tuple[Match, ...]:
    """Every provision of both versions once, in the order of `new`, removed ones at their place.

    The same number and the same words come first; then the same words elsewhere, and texts that
    are nearly alike, the likest first; then the same number whatever the words; then, of what has
    no number, what stands at the same place.
    """
    pairing = _Pairing(old, new)
    pairing.pair_equal(lambda n, side: (_name(side[n]), pairing.text(side[n])))
    pairing.pair_equal(lambda n, side: pairing.text(side[n]) if pairing.telling(side[n]) else None)
    pairing.pair_alike()
    pairing.pair_equal(lambda n, side: (_name(side[n]), side[n].path) if side[n].number else None)
    pairing.pair_equal(lambda n, side: _name(side[n]) if side[n].number else None)
    pairing.pair_in_place()
    return tuple(pairing.matches())


def _name(provision: Provision) -> tuple[str, str]:
    return provision.kind.value, provision.number


class _Pairing:
    """Which provision of `old` is which of `new`, by their places."""

    def __init__(self, old: Sequence[Provision], new: Sequence[Provision]) -> None:
        self._old, self._new = old, new
        self._to: dict[int, int] = {}
        self._from: dict[int, int] = {}
        self._words: dict[int, list[str]] = {}

    def _words_of(self, provision: Provision) -> list[str]:
        key = id(provision)
        if key not in self._words:
            self._words[key] = words(f"{provision.heading}\n{provision.text}")
        return self._words[key]

    def text(self, provision: Provision) -> str:
        """All that is compared of a provision, as one text."""
        return " ".join((provision.status or "", *self._words_of(provision)))

    def telling(self, provision: Provision) -> bool:
        """Whether its words are enough to know it by."""
        return len(self._words_of(provision)) >= TELLING

    def _pair(self, old: int, new: int) -> None:
        self._to[old], self._from[new] = new, old

    @property
    def _left(self) -> tuple[list[int], list[int]]:
        return (
            [n for n in range(len(self._old)) if n not in self._to],
            [n for n in range(len(self._new)) if n not in self._from],
        )

    def pair_equal(self, key: Callable[[int, Sequence[Provision]], Hashable | None]) -> None:
        """Pair in order what is left and has the same key; None pairs with nothing."""
        left, right = self._left
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for n in right:
            waiting[key(n, self._new)].append(n)
        for n in left:
            wanted = key(n, self._old)
            if wanted is not None and waiting.get(wanted):
                self._pair(n, waiting[wanted].popleft())

    def pair_alike(self) -> None:
        """Pair what is left and nearly alike, the likest first."""
        scored = sorted(self._scored(*self._left))
        for _, _, old, new in scored:
            if old not in self._to and new not in self._from:
                self._pair(old, new)

    def _scored(
        self, left: Iterable[int], right: Iterable[int]
    ) -> Iterator[tuple[float, int, int, int]]:
        shingles = {n: _shingles(self._words_of(self._new[n])) for n in right}
        places: dict[int, list[int]] = defaultdict(list)
        by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, each in shingles.items():
            by_name[_name(self._new[n])].append(n)
            for shingle in each:
                places[shingle].append(n)
        for old in left:
            own, name = _shingles(self._words_of(self._old[old])), _name(self._old[old])
            shared = Counter(
                n for shingle in own if len(at := places.get(shingle, ())) <= _RARE for n in at
            )
            near = [n for n, _ in shared.most_common(_CANDIDATES)]
            for new in dict.fromkeys([*near, *by_name.get(name, ())[:_CANDIDATES]]):
                same = name == _name(self._new[new]) and bool(name[1])
                likeness = _likeness(own, shingles[new])
                if likeness >= (LIKE if same else NEAR) and (same or self._tell(old, new)):
                    yield -likeness - 0.2 * same, abs(new - old), old, new

    def _tell(self, old: int, new: int) -> bool:
        return self.telling(self._old[old]) and self.telling(self._new[new])

    def pair_in_place(self) -> None:
        """Pair in order what has no number and stands between the same neighbours."""
        anchors = [(-1, -1), *self._in_order(), (len(self._old), len(self._new))]
        for (i, k), (j, m) in pairwise(anchors):
            right = [n for n in range(k + 1, m) if n not in self._from and not self._new[n].number]
            for old in range(i + 1, j):
                if old in self._to or self._old[old].number:
                    continue
                kind = self._old[old].kind
                new = next((n for n in right if self._new[n].kind is kind), None)
                if new is not None:
                    right.remove(new)
                    self._pair(old, new)

    def _in_order(self) -> list[tuple[int, int]]:
        """The longest series of pairs that stand in the same order in both versions."""
        pairs = sorted(self._to.items())
        ends: list[int] = []
        best: list[int] = []
        before: list[int] = []
        for n, (_, new) in enumerate(pairs):
            at = bisect_left(ends, new)
            before.append(best[at - 1] if at else -1)
            ends[at : at + 1], best[at : at + 1] = [new], [n]
        series = []
        n = best[-1] if best else -1
        while n >= 0:
            series.append(pairs[n])
            n = before[n]
        return series[::-1]

    def matches(self) -> Iterator[Match]:
        """What became of each provision, in the order of the new version."""
        steady = dict(self._in_order())
        gone = iter(self._gone(steady))
        waiting = next(gone, None)
        for new in range(-1, len(self._new)):
            if new >= 0:
                yield self._match(new, steady)
            while waiting is not None and waiting[0] <= new:
                yield Match(Change.REMOVED, self._old[waiting[1]], None)
                waiting = next(gone, None)

    def _gone(self, steady: dict[int, int]) -> Iterator[tuple[int, int]]:
        """What was removed, and after which place of the new version it stood."""
        after = -1
        for old in range(len(self._old)):
            after = steady.get(old, after)
            if old not in self._to:
                yield after, old

    def _match(self, new: int, steady: dict[int, int]) -> Match:
        old = self._from.get(new)
        if old is None:
            return Match(Change.ADDED, None, self._new[new])
        left, right = self._old[old], self._new[new]
        if self.text(left) != self.text(right):
            change = Change.CHANGED
        elif _name(left) != _name(right) or old not in steady:
            change = Change.MOVED
        else:
            change = Change.UNCHANGED
        return Match(change, left, right)


def _shingles(text: Sequence[str]) -> Counter[int]:
    """Pairs of neighbouring words, as numbers: a million tuples would be walked for garbage."""
    return Counter(map(hash, pairwise(text) if len(text) > 1 else text))


def _likeness(one: Counter[int], other: Counter[int]) -> float:
    """From 0, nothing in common, to 1, the same pairs of words as often."""
    total = one.total() + other.total()
    few, many = sorted((one, other), key=len)
    return 2 * sum(min(count, many[key]) for key, count in few.items()) / total if total else 1.0
