"""The shapes of what is imported: files with law in them, and what became of each."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from app.domain.errors import SourceUnreadable
from app.domain.events import Work
from app.domain.law import ParsedLaw, Status


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
    def name(self) -> str:
        """What it is called in reports."""
        ...

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

    def open(self, path: str, reading: Reading = Reading()) -> AbstractContextManager[Source]:
        """Open what lies there, and close it at the end of the context."""
        ...


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
