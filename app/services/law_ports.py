"""The shapes of a library's laws: what is stored of them, and what can be asked of the store."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from app.domain.citation_form import Step
from app.domain.events import Work
from app.domain.law import Law, LawText, ParsedLaw, Passage, Provision, Version
from app.domain.question import Facets, Filters
from app.services.source_ports import ImportedSource, SourceUnit, Stored


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
    def path(self) -> str:
        """The folder of the library."""
        ...

    @property
    def name(self) -> str:
        """What the person calls it."""
        ...

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

    def counts(self) -> Counts:
        """How much it holds."""
        ...

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

    def provisions(self, ids: Sequence[str]) -> Mapping[str, tuple[Provision, Law, Version]]:
        """The provisions of these ids with their laws and versions; unknown ids are left out."""
        ...

    def law_text(self, version_id: str) -> LawText:
        """A version from its first provision to its last."""
        ...

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

    def close(self) -> None:
        """Let go of the file."""
        ...
