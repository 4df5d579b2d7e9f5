"""Chooses the provisions that questions are written for: of laws, by name, or by chance."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.askable import unasked
from app.domain.events import Progress, Work
from app.domain.law import Law, Provision
from app.services.law_ports import LawStore

STAGE = "choosing"
_EVERY = 2_000
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """Which provisions: those of these ids, else all in force of these laws, else of the library.

    With a `sample`, so many of them by chance; the same `seed` gives the same ones, and a larger
    sample those of the smaller one first.
    """

    laws: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    sample: int = 0
    seed: int = 20261121


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ids of provisions in the order in which they are worked on.

    `skipped` counts those that nobody would ask about, by reason; of a sample only those that came
    before its last.
    """

    ids: Sequence[str]
    skipped: Mapping[str, int]


def choosing(store: LawStore, choice: Choice) -> Work[Chosen]:
    """The provisions of a choice, without those that `unasked` rules out."""
    ids = choice.provisions or (yield from _in_force(store, choice.laws))
    if choice.sample:
        ids = sorted(ids, key=lambda id: _drawn(choice.seed, id))
    skipped, kept = Counter[str](), list[str]()
    for start in range(0, len(ids), _BATCH):
        yield Progress(STAGE, start, len(ids), "provisions")
        for provision, _ in read(store, ids[start : start + _BATCH]):
            if len(kept) == choice.sample > 0:
                return Chosen(kept, skipped)
            reason = unasked(provision)
            if reason:
                skipped[reason] += 1
            else:
                kept.append(provision.id)
    return Chosen(kept, skipped)


def read(store: LawStore, ids: Sequence[str]) -> Iterator[tuple[Provision, Law]]:
    """Those of the provisions that the library has, in this order."""
    found = store.provisions(ids)
    return ((found[id][0], found[id][1]) for id in ids if id in found)


def _in_force(store: LawStore, laws: Sequence[str]) -> Work[Sequence[str]]:
    """The provisions in force of these laws, or of all, in the order of their texts."""
    wanted, found = set(laws), dict[str, None]()
    for seen, row in enumerate(store.rows()):
        if not seen % _EVERY:
            yield Progress(STAGE, seen, None, "passages")
        if row.current and (not wanted or row.law_id in wanted):
            found[row.passage.provision_id] = None
    return list(found)


def _drawn(seed: int, id: str) -> bytes:
    """A number by chance that the provision always has under this seed."""
    return hashlib.blake2b(f"{seed} {id}".encode(), digest_size=8).digest()
