"""What the library page lists of a library's indexes, gathered off the window's thread."""

from dataclasses import dataclass

from app.domain.encoders import BUNDLED
from app.domain.events import Progress, Work
from app.domain.index import EncoderIdentity, Manifest
from app.services.library import LibraryInfo, OpenLibrary

UNKNOWN = "unknown"
"""The kind of encoder of an index that was taken over without a word about its model."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One index and the bytes it takes on this disk, None where it lies on a server."""

    manifest: Manifest
    size: int | None


@dataclass(frozen=True, slots=True)
class IndexListing:
    """The indexes of the library in `path`, the newest first, and the id of the one before."""

    path: str = ""
    entries: tuple[IndexEntry, ...] = ()
    previous: str = ""


def listing(library: OpenLibrary) -> Work[IndexListing]:
    """Look at every index of a library; raises IndexDamaged and IndexUnreachable."""
    yield Progress("checking", 0, None)
    manifests = sorted(library.indexes(), key=lambda one: (one.created, one.version), reverse=True)
    before = library.previous_index()
    entries = []
    for manifest in manifests:
        entries.append(IndexEntry(manifest, library.index_size(manifest)))
        yield Progress("checking", len(entries), len(manifests))
    return IndexListing(library.path, tuple(entries), before.id if before is not None else "")


def name_of(encoder: EncoderIdentity, width: int) -> str:
    """The name by which a person would ask for the encoder of an index at this width."""
    return f"{BUNDLED if encoder.kind == BUNDLED else encoder.name}#{width}"


def behind(manifest: Manifest, info: LibraryInfo | None) -> bool:
    """Whether an index is of older texts than the library's."""
    return info is not None and manifest.library_digest != info.digest
