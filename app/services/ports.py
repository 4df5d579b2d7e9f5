"""The shapes through which services reach the world; wiring puts the adapters behind them."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Any, Protocol

from app.domain.citation_form import Step
from app.domain.errors import SourceUnreadable
from app.domain.events import Work
from app.domain.index import Building, EncoderIdentity, Manifest
from app.domain.law import Law, LawText, ParsedLaw, Passage, Provision, Status, Version
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

    def encoding_passages(self, texts: Sequence[str]) -> Work[Vectors]:
        """`encode_passages` that tells several times a second how many are done, and can be closed.

        Its Progress counts passages.
        """
        ...

    def as_lists(self, vectors: Vectors) -> list[list[float]]: ...


class Encoders(Protocol):
    """Gives encoders by the name in the settings; keeps the one in use warm."""

    def named(self, name: str) -> Encoder: ...

    def of(self, identity: EncoderIdentity) -> Encoder:
        """The encoder on this machine that goes by the name in an index's manifest."""
        ...

    def prompted(self, identity: EncoderIdentity) -> Encoder:
        """What `of` gives, with the prompts of `identity` instead of the model's own."""
        ...

    def follow(self, settings: Settings) -> None:
        """Find and run models by these settings from now on (device, servers)."""
        ...

    def address(self, kind: str) -> str:
        """The server that encoders of this kind ask; empty for those that run here."""
        ...

    def running(self, name: str) -> tuple[str, str]:
        """Device and reason of a torch model that is loaded; empty for any other."""
        ...

    def close(self) -> None:
        """End the processes of models and let go of connections."""
        ...


class Reranker(Protocol):
    """Reads a question and passages together and says how well each answers it."""

    @property
    def name(self) -> str: ...

    def loading(self) -> Work[None]:
        """Load the model, the first time; closing it cancels the waiting. Raises ModelUnusable."""
        ...

    def scoring(self, question: str, passages: Sequence[str]) -> Work[Sequence[float]]:
        """A score for each passage, higher is better, on the model's own scale.

        A passage that is too long for the model is cut. Its Progress counts passages; closing it
        cancels. Raises ModelUnusable where the model cannot be loaded, fails, or gives no numbers.
        """
        ...


class Rerankers(Protocol):
    """Gives the reranker of the settings and keeps it warm."""

    def follow(self, settings: Settings) -> None:
        """Use the reranker and the device of these settings from now on."""
        ...

    def chosen(self) -> Reranker | None:
        """The reranker of the settings, None where they name none; raises ModelUnusable."""
        ...

    def close(self) -> None:
        """End the model's process."""
        ...


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """The files of a source that together are one version of one law, and their fingerprint.

    `name` is the first file's path inside the source; `digest` covers the bytes, the paths'
    meaning and the importer's edition; `source` is the path that the person imported, if any.
    """

    name: str
    digest: str
    importer: str
    paths: tuple[str, ...]
    source: str = ""


Parsed = Sequence[ParsedLaw] | SourceUnreadable | None
"""The laws of a unit, or why it cannot be read; None while it is still being read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read: a format's name to hold to, and columns of tables by our names."""

    format: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


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

    def parsed(self, units: Sequence[SourceUnit]) -> Generator[tuple[SourceUnit, Parsed]]:
        """Each unit with its laws or what is wrong with it, and several times a second something.

        Closing it ends the reading at once.
        """
        ...


class Sources(Protocol):
    """Opens what the person points at; raises SourceMissing or SourceUnreadable."""

    def open(self, path: str, reading: Reading = Reading()) -> AbstractContextManager[Source]: ...


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing one version did: new to the library or not, and counts of provisions.

    `stated` is the status that its source states, if any, `restated` whether that is news.
    """

    law_id: str
    title: str
    published: date | None
    new: bool
    stated: Status | None = None
    restated: bool = False
    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class ImportedSource:
    """A source that a library was filled from: its path, how it was read, and the ISO time."""

    path: str
    reading: Mapping[str, Any]
    imported: str


@dataclass(frozen=True, slots=True)
class Counts:
    """The size of a library."""

    laws: int
    versions: int
    provisions: int
    passages: int


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One passage with everything that the index filters by.

    `begins` and `ends` are ISO days, empty where unknown and 9999-12-31 where there is no end;
    `key` names all that the row depends on, so that equal keys are equal rows.
    """

    passage: Passage
    words: str
    law_id: str
    version_id: str
    level: str
    region: str
    current: bool
    begins: str
    ends: str
    key: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Characters `start` to `stop` of a provision's text that name a place of law.

    `provision_id` is the provision meant; empty where a law is named as a whole, or the library
    lacks the provision. `version_id` and `title` are its law's, empty where the library lacks
    that. `number` is the canonical number as it was named and `within` the steps into the
    provision, or to a chapter of the law.
    """

    start: int
    stop: int
    provision_id: str
    version_id: str
    title: str
    number: str
    within: tuple[Step, ...] = ()


class LawStore(Protocol):
    """The texts of one library (``content.db``)."""

    @property
    def path(self) -> str: ...

    @property
    def name(self) -> str: ...

    def known_digests(self) -> set[str]:
        """Fingerprints of the units that were imported."""
        ...

    def imported_sources(self) -> Sequence[ImportedSource]:
        """What was imported, the latest first."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Holds the library's one writer's lock; raises LibraryBusy."""
        ...

    def importing(self) -> AbstractContextManager[None]:
        """Holds the writer's lock around an import, which is kept whole or, failed, not at all."""
        ...

    def store(self, laws: Sequence[ParsedLaw], unit: SourceUnit) -> Sequence[Stored]:
        """Add or update the versions of one unit, keeping the ids of their provisions."""
        ...

    def remember_source(self, source: ImportedSource) -> None:
        """Note what was imported; called while importing."""
        ...

    def counts(self) -> Counts: ...

    def digest(self) -> str:
        """A digest of all passages and their filter columns; equal texts give equal digests."""
        ...

    def row_keys(self) -> Iterator[tuple[str, str]]:
        """For every passage its version's id and its row's key, without reading texts."""
        ...

    def rows(self, versions: Collection[str] | None = None) -> Iterator[IndexRow]:
        """Every passage as the index holds it, or those of some versions."""
        ...

    def facets(self, filters: Filters) -> Facets:
        """What each filter can choose from, counted under all the others."""
        ...

    def sources_of(self, version_id: str) -> frozenset[str]:
        """What a version was imported from, as `Facets` names sources."""
        ...

    def provisions(self, ids: Sequence[str]) -> Mapping[str, tuple[Provision, Law, Version]]: ...

    def law_text(self, version_id: str) -> LawText: ...

    def laws_named(self, key: str) -> Sequence[Law]:
        """Laws one of whose names has this `name_key`."""
        ...

    def numbered(self, law_id: str, number: str) -> Sequence[tuple[Provision, Version]]:
        """The provisions of a law with this number, the current version's first."""
        ...

    def find_references(self) -> Work[int]:
        """Find the references in all texts that have changed since; called while importing.

        Returns the number of versions that were gone through. Closed, it keeps what is done and
        the next call does the rest.
        """
        ...

    def pending_references(self) -> int:
        """The number of versions whose references are still to be found: none after an import."""
        ...

    def references(self, ids: Sequence[str]) -> Mapping[str, Sequence[Reference]]:
        """What the texts of these provisions refer to, in the order of the texts.

        A range of several provisions gives one reference to each; the spans are the same then.
        Provisions without references, or not yet gone through, are left out.
        """
        ...

    def cited_by(self, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """The provisions of current versions that refer to these, each once and not to itself."""
        ...

    def close(self) -> None: ...


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
    def manifest(self) -> Manifest: ...

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

    def add(self, rows: Sequence[IndexRow], vectors: Vectors) -> None: ...

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

    def active(self) -> OpenIndex | None: ...

    def active_manifest(self) -> Manifest | None:
        """The active index's manifest, without opening the index."""
        ...

    def manifests(self) -> Sequence[Manifest]: ...

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


class SettingsFile(Protocol):
    """Where the settings live."""

    @property
    def set_aside(self) -> PurePath | None:
        """The broken file that `load` put aside."""
        ...

    def load(self) -> Settings: ...

    def save(self, settings: Settings) -> None: ...


class Secrets(Protocol):
    """Keys and tokens, by name: ``openai``, ``hub``, or the address of a shared place."""

    def get(self, name: str) -> str:
        """The secret; empty where there is none."""
        ...

    def keep(self, name: str, secret: str) -> None:
        """Keep it, or forget it where it is empty; raises SecretsUnavailable."""
        ...


class DataFolder(Protocol):
    """Where the person's data is."""

    def path(self) -> str: ...

    def fixed(self) -> bool:
        """Whether it cannot be moved from here: portable, or named by a variable."""
        ...

    def move(self, target: str) -> Work[str]:
        """Copy everything to `target`, compare, and use it from the next start on; the folder.

        Raises UserDataNotWritable and LibraryBusy; then nothing has changed.
        """
        ...


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

    def index_location(self, path: str) -> tuple[str, Mapping[str, str]] | None:
        """Address and options of the shared place of a library's indexes; None: its folder."""
        ...

    def locate_indexes(self, path: str, uri: str, options: Mapping[str, str]) -> None:
        """Use the indexes at ``s3://…`` or ``db://…`` from the next opening on; "": its folder.

        Raises LibraryMissing, LibraryNotWritable, IndexDamaged, IndexUnreachable.
        """
        ...

    def pack_index(self, path: str, index: str, file: str) -> Work[int]:
        """Write an index into one file; the bytes written."""
        ...

    def take_index(self, path: str, file: str) -> Work[Manifest]:
        """Take the index in a file into a library; kept, not active."""
        ...

    def sample_path(self) -> str: ...

    def sample_sources(self) -> Iterable[str]: ...
