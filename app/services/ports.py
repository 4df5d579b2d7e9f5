"""The shapes through which services reach the world; wiring puts the adapters behind them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from app.domain.events import Work
from app.domain.index import EncoderIdentity, Manifest
from app.domain.law import Law, LawText, ParsedLaw, Passage, Provision, Version
from app.domain.question import Facets, Filters
from app.domain.ranking import Near
from app.domain.settings import Settings

Vectors = Any
"""A float32 matrix, one row per text; services hand it on and never look inside."""


class Encoder(Protocol):
    """Turns texts into vectors; questions and passages may be prompted differently."""

    @property
    def identity(self) -> EncoderIdentity: ...

    def encode_questions(self, texts: Sequence[str]) -> Vectors: ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors: ...

    def as_lists(self, vectors: Vectors) -> list[list[float]]: ...


class Encoders(Protocol):
    """Gives encoders by the name in the settings; keeps the one in use warm."""

    def named(self, name: str) -> Encoder: ...


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """The files of a source that together are one version of one law, and their fingerprint.

    `name` is the first file's path inside the source; `digest` covers the bytes, the paths'
    meaning and the importer's edition.
    """

    name: str
    digest: str
    importer: str
    paths: tuple[str, ...]


class Source(Protocol):
    """An opened folder, zip or file with its laws, by unit."""

    @property
    def name(self) -> str: ...

    def units(self) -> Work[Sequence[SourceUnit]]:
        """Look through every file: the units, in the order of their paths."""
        ...

    def problems(self) -> Sequence[tuple[str, str, str]]:
        """Files that `units` found to be part of none: path, reason, detail."""
        ...

    def parse(self, unit: SourceUnit) -> ParsedLaw:
        """The law that `unit` is; raises SourceUnreadable whatever is wrong with it."""
        ...


class Sources(Protocol):
    """Opens what the person points at; raises SourceMissing or SourceUnreadable."""

    def open(self, path: str) -> AbstractContextManager[Source]: ...


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing one law did: a version new to the library or not, and counts of provisions."""

    new: bool
    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """The size of a library."""

    laws: int
    versions: int
    provisions: int
    passages: int


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One passage with everything that the index filters by."""

    passage: Passage
    words: str
    law_id: str
    version_id: str
    level: str
    region: str
    current: bool


class LawStore(Protocol):
    """The texts of one library (``content.db``)."""

    @property
    def path(self) -> str: ...

    @property
    def name(self) -> str: ...

    def known_digests(self) -> Mapping[str, str]:
        """Fingerprints of imported units, each with the id of the version it became."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Holds the library's one writer's lock; raises LibraryBusy."""
        ...

    def store(self, law: ParsedLaw, unit: SourceUnit) -> Stored:
        """Add or update one version in one transaction, keeping the ids of its provisions."""
        ...

    def settle(self) -> None:
        """Mark each law's current version and bring the statistics up to date."""
        ...

    def counts(self) -> Counts: ...

    def digest(self) -> str:
        """A digest of all passages and their filter columns; equal texts give equal digests."""
        ...

    def rows(self) -> Iterator[IndexRow]: ...

    def facets(self, filters: Filters) -> Facets: ...

    def provisions(self, ids: Sequence[str]) -> Mapping[str, tuple[Provision, Law, Version]]: ...

    def law_text(self, version_id: str) -> LawText: ...

    def laws_named(self, key: str) -> Sequence[Law]:
        """Laws one of whose names has this `name_key`."""
        ...

    def numbered(self, law_id: str, number: str) -> Sequence[tuple[Provision, Version]]:
        """The provisions of a law with this number, the current version's first."""
        ...

    def close(self) -> None: ...


class OpenIndex(Protocol):
    """One published index, opened for reading; the same for the whole of a search."""

    @property
    def manifest(self) -> Manifest: ...

    def near(self, vector: Vectors, filters: Filters, limit: int) -> list[Near]:
        """Rows nearest in meaning; `score` is the cosine."""
        ...

    def matching(self, text: str, filters: Filters, limit: int) -> list[Near]:
        """Rows that share words with `text`; `score` is the full text's own (BM25)."""
        ...

    def words(self, text: str) -> tuple[str, ...]:
        """`text` as the full-text index sees it, in order, without repetition."""
        ...


class IndexWriter(Protocol):
    """An index under construction; nothing sees it before it is published."""

    def add(self, rows: Sequence[IndexRow], vectors: Vectors) -> None: ...

    def build_words(self) -> None:
        """Build the full text over the rows."""
        ...

    def build_vectors(self) -> str:
        """Build the vector index, above FLAT_ROWS only; its kind, or empty."""
        ...

    def discard(self) -> None: ...


class IndexStore(Protocol):
    """The indexes of one library and the pointer to the active one."""

    def active(self) -> OpenIndex | None: ...

    def active_manifest(self) -> Manifest | None:
        """The active index's manifest, without opening the index."""
        ...

    def manifests(self) -> Sequence[Manifest]: ...

    def begin(self, table: str, dimension: int) -> IndexWriter: ...

    def publish(self, manifest: Manifest) -> None:
        """Write the manifest, then move the pointer in one step."""
        ...

    def drop_unused(self) -> None:
        """Remove tables that no manifest names and that no reader can hold any more."""
        ...


class SettingsFile(Protocol):
    """Where the settings live."""

    def load(self) -> Settings: ...

    def save(self, settings: Settings) -> None: ...


class Trainer(Protocol):
    """Trains embedding models by recipe."""

    def train(
        self, recipe: str, libraries: Sequence[str], questions: Sequence[str], out: str
    ) -> Work[Mapping[str, Any]]: ...


class Libraries(Protocol):
    """Opens and creates library folders."""

    def open(self, path: str) -> tuple[LawStore, IndexStore]: ...

    def create(self, path: str, name: str) -> tuple[LawStore, IndexStore]: ...

    def exists(self, path: str) -> bool: ...

    def sample_path(self) -> str: ...

    def sample_sources(self) -> Iterable[str]: ...
