"""What every importer offers, so that a source can choose one by looking at a file's content."""

from collections.abc import Sequence
from typing import Protocol

from app.domain.law import ParsedLaw


class Importer(Protocol):
    """Reads one format; a new edition reads files again that an older one has read.

    A path comes with the folders above it, as far as they are known; no identity may depend on
    more of it than `facts` tells. `head` is the beginning of the text.
    """

    @property
    def name(self) -> str:
        """The format's short name."""
        ...

    @property
    def edition(self) -> int:
        """A number that grows with the importer's skill."""
        ...

    def recognises(self, path: str, head: str) -> bool:
        """Whether a file with this beginning is in this format."""
        ...

    def unit_key(self, path: str, head: str) -> str:
        """What the files that together are one version of one law have in common."""
        ...

    def facts(self, path: str, head: str) -> str:
        """What the path adds to the content's meaning; part of the unit's digest."""
        ...

    def parse(self, files: Sequence[tuple[str, str]]) -> ParsedLaw:
        """The law that these files (path, text) are; raises SourceUnreadable."""
        ...
