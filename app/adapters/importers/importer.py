"""What every importer offers, so that a source can choose one by looking at a file's content."""

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from app.adapters.importers.decoding import decode
from app.domain.errors import SourceUnreadable
from app.domain.law import ParsedLaw

HEAD = 20_000
"""Characters of a text by which its format is recognised."""


class File:
    """One file of a source: its path with the folders above it, as far as known, and its bytes."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path, self.data = path, data

    @cached_property
    def text(self) -> str:
        """The decoded text with line feeds only; raises SourceUnreadable where it is none."""
        return decode(self.data, self.path)

    @cached_property
    def head(self) -> str:
        """The beginning of the text; empty where the bytes are no text."""
        try:
            return self.text[:HEAD]
        except SourceUnreadable:
            return ""


class Importer(Protocol):
    """Reads one format; a new edition reads files again that an older one has read.

    No identity may depend on more of a path than `facts` tells. Importers are pickled into the
    process that parses.
    """

    @property
    def name(self) -> str:
        """The format's short name, as ``--as`` takes it."""
        ...

    @property
    def edition(self) -> int:
        """A number that grows with the importer's skill."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of file names that may be in this format, in lower case with the dot."""
        ...

    def recognises(self, file: File) -> bool:
        """Whether a file is in this format, by what it begins with."""
        ...

    def unit_key(self, file: File) -> str:
        """What the files that together are one version of one law have in common."""
        ...

    def facts(self, file: File) -> str:
        """What the path adds to the content's meaning; part of the unit's digest."""
        ...

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The laws that these files are, one or more; raises SourceUnreadable."""
        ...
