"""Listens in on a real search, to see the lists that it made, and leaves laws out of them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.events import outcome
from app.domain.question import Filters, Question, Results
from app.domain.ranking import Near
from app.services.encoder_ports import Vectors
from app.services.index_ports import IndexStore, OpenIndex
from app.services.library import OpenLibrary

_MORE = 4
"""Times as many rows are asked for where some are left out."""


@dataclass
class Heard:
    """An index that remembers what it answered last; rows of the laws in `without` are left out."""

    index: OpenIndex
    without: Collection[str] = ()
    meant: Sequence[Near] = field(default_factory=list)
    worded: Sequence[Near] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.index, name)

    def near(self, vector: Vectors, filters: Filters, limit: int) -> list[Near]:
        """What the index finds by meaning."""
        found = self._left(lambda count: self.index.near(vector, filters, count), limit)
        self.meant = found
        return found

    def matching(self, text: str, filters: Filters, limit: int) -> list[Near]:
        """What the index finds by words."""
        found = self._left(lambda count: self.index.matching(text, filters, count), limit)
        self.worded = found
        return found

    def _left(self, ask: Callable[[int], list[Near]], limit: int) -> list[Near]:
        rows = ask(limit * _MORE if self.without else limit)
        return [row for row in rows if row.law_id not in self.without][:limit]


class Ear:
    """Searches a library with `search` and keeps what meaning and words found in `heard`."""

    def __init__(self, library: OpenLibrary) -> None:
        self._library = library
        self._indexes: IndexStore = library._indexes
        self.heard: Heard | None = None
        library._searcher._indexes = self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._indexes, name)

    def active(self) -> Heard | None:
        """The active index, listened to."""
        index = self._indexes.active()
        if index is not None and (self.heard is None or self.heard.index is not index):
            self.heard = Heard(index)
        return self.heard if index is not None else None

    def search(self, text: str, without: Collection[str] = ()) -> tuple[Results, Heard]:
        """The first ten hits, as if the library did not have the laws in `without`."""
        heard = self.active()
        assert heard is not None, "the library has no index"
        heard.without, heard.meant, heard.worded = without, [], []
        found = outcome(self._library._searcher.search(Question(text, limit=10)))
        hits = tuple(hit for hit in found.hits if hit.law.id not in without)
        return replace(found, hits=hits), heard
