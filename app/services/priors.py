"""Counts how often laws are asked about, and gives a library's laws their share of it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from threading import Lock

from app.domain.citation import name_key
from app.domain.ranking import asked_share
from app.services.law_ports import LawStore
from app.services.resolving import resolve

ReadPriors = Callable[[], Mapping[str, int]]
"""Gives the number of known questions by the title of the law that answers them."""


class Priors:
    """How much each law of one library is asked about; worked out once for a state of its texts."""

    def __init__(self, store: LawStore, read: ReadPriors) -> None:
        self._store, self._read = store, read
        self._digest, self._shares = "", dict[str, float]()
        self._lock = Lock()

    def shares(self) -> Mapping[str, float]:
        """The `asked_share` of laws by id; laws that nobody asked about are not in it."""
        with self._lock:
            digest = self._store.digest()
            if digest != self._digest:
                self._shares = {
                    law.id: asked_share(count)
                    for title, count in self._read().items()
                    for law in self._store.laws_named(name_key(title))
                }
                self._digest = digest
            return self._shares


def count_laws(store: LawStore, questions: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """How many of the questions each law answers, by its title.

    A question is given by the citations that answer it.
    """
    counts: Counter[str] = Counter()
    for question in questions:
        named = (resolve(store, citation) for citation in question)
        counts.update({law.title for found in named for _, law, _ in found[:1]})
    return counts
