"""The shapes of vector indexes: what is read from one, how one is written, where they are kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.events import Work
from app.domain.index import Building, Manifest
from app.domain.question import Filters
from app.domain.ranking import Near
from app.services.encoder_ports import Vectors
from app.services.law_ports import IndexRow


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A row of an index as it is stored: whose passage, its words, and its vector."""

    provision_id: str
    words: str
    vector: Sequence[float]


@dataclass(frozen=True, slots=True)
class Scanned:
    """What an exact scan over `rows` rows found for each question at one width.

    `names` are the provisions, best first, `scores` their cosines; `ms` is the comparing of one
    question.
    """

    width: int
    rows: int
    names: Sequence[Sequence[str]]
    scores: Sequence[Sequence[float]]
    ms: float


class OpenIndex(Protocol):
    """One published index, opened for reading; the same for the whole of a search."""

    @property
    def manifest(self) -> Manifest:
        """What is written down of the index."""
        ...

    def near(self, vector: Vectors, filters: Filters, limit: int) -> list[Near]:
        """Rows nearest in meaning; `score` is the cosine."""
        ...

    def matching(self, text: str, filters: Filters, limit: int) -> list[Near]:
        """Rows that share words with `text`; `score` is the full text's own (BM25)."""
        ...

    def exact(
        self, vectors: Sequence[Vectors], filters: Filters, widths: Sequence[int], depth: int
    ) -> Work[list[Scanned]]:
        """The `depth` best rows of each question at each width, by comparing with every row.

        `vectors` are matrices of questions' vectors; both sides are cut to the width and brought
        to unit length. Rows are read in pages and never held together. Raises IndexDamaged.
        """
        ...

    def cosines(
        self, vectors: Sequence[Vectors], names: Sequence[Sequence[str]]
    ) -> Work[list[list[float | None]]]:
        """For each question the cosines of its named provisions, each told by its nearest row.

        None where no row is of that provision; all versions count. Rows are read in pages. Raises
        IndexDamaged.
        """
        ...

    def keys(self) -> Collection[str]:
        """The keys of all rows."""
        ...

    def words(self, text: str) -> tuple[str, ...]:
        """`text` as the full-text index sees it, in order, without repetition."""
        ...

    def sample(self, count: int) -> Sequence[SampleRow]:
        """Up to `count` rows from all over the index, the same every time; only with a vector."""
        ...


class IndexWriter(Protocol):
    """An index under construction; nothing sees it before it is published."""

    @property
    def version(self) -> int:
        """The version of the table that a manifest published now has to name."""
        ...

    def add(self, rows: Sequence[IndexRow], vectors: Vectors) -> None:
        """Append rows with their vectors, in the same order."""
        ...

    def keys(self) -> set[str]:
        """The keys of all rows."""
        ...

    def vectors(self, hashes: Sequence[str]) -> Mapping[str, Vectors]:
        """The vectors of rows that have these content hashes."""
        ...

    def remove(self, keys: Sequence[str]) -> None:
        """Take rows out."""
        ...

    def build_words(self) -> None:
        """Build the full text over the rows."""
        ...

    def build_vectors(self, exact: bool = False) -> str:
        """Build the vector index, above FLAT_ROWS only; its kind, or empty.

        It is quantised, unless `exact`; see QUANTISED and UNQUANTISED.
        """
        ...


class IndexStore(Protocol):
    """The indexes of one library and the pointer to the active one."""

    def active(self) -> OpenIndex | None:
        """The index that answers; None where there is none."""
        ...

    def active_manifest(self) -> Manifest | None:
        """The active index's manifest, without opening the index."""
        ...

    def manifests(self) -> Sequence[Manifest]:
        """Those of all published indexes that can be read."""
        ...

    def opened(self, manifest: Manifest) -> OpenIndex:
        """An index that need not be the active one; raises IndexDamaged."""
        ...

    def keep(self, manifest: Manifest) -> None:
        """Write a manifest, and leave the pointer where it is."""
        ...

    def previous(self) -> Manifest | None:
        """The index that answered before the active one, where it is still there."""
        ...

    def size(self, manifest: Manifest) -> int | None:
        """Bytes that an index takes on this disk; None where it lies elsewhere."""
        ...

    def begin(self, building: Building) -> IndexWriter:
        """An empty index; what was begun before and not published is forgotten."""
        ...

    def unfinished(self) -> Building | None:
        """What was begun last and never published."""
        ...

    def resume(self, building: Building) -> IndexWriter | None:
        """What was written of it, to go on with; None where it is gone."""
        ...

    def revise(self, manifest: Manifest) -> IndexWriter:
        """A published index's table, to make a later version of it; that one stays as it is."""
        ...

    def publish(self, manifest: Manifest) -> None:
        """Write the manifest, then move the pointer in one step."""
        ...

    def use(self, name: str) -> None:
        """Make an index that is there the active one, in one step; raises IndexDamaged."""
        ...

    def drop(self, name: str) -> None:
        """Remove an index that is not active."""
        ...

    def drop_unused(self) -> None:
        """Remove tables that no manifest names and that no reader can hold any more."""
        ...
