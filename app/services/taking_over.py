"""Takes over what another program kept in a folder: law, vectors, and what the person kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.citation import name_key, parse_citation
from app.domain.events import Work
from app.domain.index import Manifest
from app.domain.kept import Favourite, Kept
from app.services.importing import ImportReport
from app.services.library import OpenLibrary


class Ancestor(Protocol):
    """A program whose folders become libraries where they are."""

    def owns(self, path: str) -> bool:
        """Whether the folder is its own and was not taken over yet."""
        ...

    def index(self, path: str) -> Work[Manifest | None]:
        """Its vectors as an index that is kept and not active, or None."""
        ...

    def kept(self, path: str) -> Kept:
        """What the person kept there; raises SourceUnreadable."""
        ...

    def finish(self, path: str) -> None:
        """Note that everything was taken over."""
        ...


class UserData(Protocol):
    """What the person keeps, by library; raises UserDataNotWritable."""

    def kept(self, library: str) -> Kept:
        """What is kept beside one library."""
        ...

    def add(self, library: str, kept: Kept) -> Kept:
        """Add what is not there yet; returns what was added."""
        ...

    def asked(self) -> Mapping[str, int]:
        """How many questions are kept beside each library that has any."""
        ...

    def forget_asked(self) -> Mapping[str, Kept]:
        """Forget all questions of all libraries; returns them, by library."""
        ...


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came over: the law, the index with their vectors if there was one, and the rest."""

    report: ImportReport
    index: Manifest | None
    kept: Kept


def take_over(library: OpenLibrary, ancestor: Ancestor, user_data: UserData) -> Work[TakenOver]:
    """Make the other program's folder, in which `library` was just made, a whole library.

    Killed on the way, the next opening begins again and takes nothing twice.
    """
    report = yield from library.import_sources([library.path])
    index = yield from ancestor.index(library.path)
    kept = ancestor.kept(library.path)
    favourites = tuple(_resolved(library, one) for one in kept.favourites)
    added = user_data.add(library.path, replace(kept, favourites=favourites))
    ancestor.finish(library.path)
    return TakenOver(report, index, added)


def _resolved(library: OpenLibrary, favourite: Favourite) -> Favourite:
    """The favourite with its provision, where exactly the named law has it."""
    wanted = parse_citation(f"{favourite.law}{favourite.label}")
    found: Sequence[str] = []
    if wanted is not None:
        found = [
            provision.id
            for provision, law, _ in library.resolve(f"{favourite.law}{favourite.label}")
            if name_key(law.title) == name_key(favourite.law)
        ]
    return replace(favourite, provision_id=found[0] if found else "")
