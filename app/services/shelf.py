"""The person's libraries: which there are, how they stand, and what is done to a whole one."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from app.domain.errors import LibraryMissing, LibraryNotWritable, PandectaError
from app.domain.events import Work
from app.domain.shelf import Deleted, Health, Known, Packed, State, Survey


class ShelfFile(Protocol):
    """Where the list of libraries lives; raises LibraryNotWritable."""

    def known(self) -> tuple[Known, ...] | None:
        """The libraries; None where there is no list yet."""
        ...

    def deleted(self) -> tuple[Deleted, ...]:
        """Deleted libraries that wait to be removed or brought back."""
        ...

    def keep(self, change: Callable[[tuple[Known, ...]], tuple[Known, ...]]) -> None:
        """Replace the libraries by what `change` makes of them."""
        ...

    def keep_deleted(self, change: Callable[[tuple[Deleted, ...]], tuple[Deleted, ...]]) -> None:
        """Replace the deleted libraries by what `change` makes of them."""
        ...


class Care(Protocol):
    """Does to library folders what needs no open library."""

    def survey(self, known: Known) -> Survey:
        """How a library stands; never fails."""
        ...

    def rename(self, path: str, name: str) -> None:
        """Give a library another name."""
        ...

    def verify(self, path: str) -> Work[Health]:
        """Check a library, changing nothing."""
        ...

    def pack(self, path: str, file: str) -> Work[Packed]:
        """Write a library into one file."""
        ...

    def peek(self, file: str) -> Packed:
        """What a file says of the library in it."""
        ...

    def unpack(self, file: str, path: str) -> Work[str]:
        """Make a library of a file in a new folder; returns the folder."""
        ...

    def planned_deletion(self, path: str, name: str) -> Deleted:
        """Where a library would wait to be removed, before anything is moved."""
        ...

    def delete(self, deleted: Deleted) -> None:
        """Move a library to where it waits."""
        ...

    def restore(self, deleted: Deleted) -> None:
        """Bring a library back."""
        ...

    def remove(self, deleted: Deleted) -> bool:
        """Remove a library for good; False where another process can still bring it back."""
        ...


class Shelf:
    """Remembers libraries by their folders; the sample library is always the first."""

    def __init__(self, file: ShelfFile, care: Care, sample: str, seeds: Sequence[str]) -> None:
        """`sample` is the sample library's folder; `seeds` are the first known libraries."""
        self._file, self._care, self._sample = file, care, _folder(sample)
        self._seeds = tuple(Known(path, "") for path in seeds)

    def remember(self, path: str, name: str) -> None:
        """Put a library that was opened on the shelf; a shelf that cannot be written is let be."""

        def added(known: tuple[Known, ...]) -> tuple[Known, ...]:
            if any(one.path == path for one in known):
                return tuple(Known(path, name) if one.path == path else one for one in known)
            return (*known, Known(path, name))

        if path == self._sample:
            return
        # the library is open all the same, which is what the person asked for
        with suppress(PandectaError):
            self._keep(added)

    def forget(self, path: str) -> None:
        """Take a library off the shelf; its folder stays as it is. Raises LibraryNotWritable."""
        gone = {path, _folder(path)}
        self._keep(lambda known: tuple(one for one in known if one.path not in gone))

    def known(self) -> tuple[Known, ...]:
        """The libraries, the sample library first; raises LibraryNotWritable."""
        found = self._file.known()
        others = self._seeds if found is None else found
        return (Known(self._sample, ""), *(one for one in others if one.path != self._sample))

    def surveys(self) -> list[Survey]:
        """How every known library stands; a sample library that is not there yet is left out."""
        seen = [self._care.survey(one) for one in self.known()]
        first = replace(seen[0], sample=True)
        return [first, *seen[1:]] if first.state is not State.MISSING else seen[1:]

    def survey(self, path: str) -> Survey:
        """How the library in this folder stands, known or not."""
        path = _folder(path)
        named = {one.path: one.name for one in self.known()}
        seen = self._care.survey(Known(path, named.get(path, "")))
        return replace(seen, sample=path == self._sample)

    def rename(self, path: str, name: str) -> None:
        """Give a library another name; raises LibraryNotWritable, LibraryBusy and the like."""
        path = self._changeable(path)
        clean = " ".join(name.split())
        if not clean:
            raise LibraryNotWritable(path, "a name is needed")
        self._care.rename(path, clean)
        self.remember(path, clean)

    def verify(self, path: str) -> Work[Health]:
        """Check a library, changing nothing; raises LibraryMissing, LibraryFromFuture."""
        return self._care.verify(_folder(path))

    def pack(self, path: str, file: str) -> Work[Packed]:
        """Write a library into one file; raises LibraryMissing, LibraryBusy and the like."""
        return self._care.pack(_folder(path), file)

    def peek(self, file: str) -> Packed:
        """What a file says of the library in it; raises SourceMissing, SourceUnreadable."""
        return self._care.peek(file)

    def unpack(self, file: str, path: str) -> Work[str]:
        """Make a library of a file in a new folder and remember it; returns the folder.

        Raises SourceMissing, SourceUnreadable, LibraryFromFuture, LibraryNotWritable.
        """
        folder = yield from self._care.unpack(file, path)
        self.remember(folder, self._care.survey(Known(folder, "")).name)
        return folder

    # deleting: noted first, then moved, so that nothing is ever lost sight of

    def delete(self, path: str) -> Deleted:
        """Move a library into the trash beside it and take it off the shelf.

        It can be brought back until `empty_trash`. Raises LibraryMissing, LibraryBusy, and
        LibraryNotWritable, also for the sample library and a folder shared with another program.
        """
        path = self._changeable(path)
        planned = self._care.planned_deletion(path, self._care.survey(Known(path, "")).name)
        self._file.keep_deleted(lambda waiting: (*waiting, planned))
        try:
            self._care.delete(planned)
        except PandectaError:
            self._put_together(planned)
            raise
        self.forget(planned.path)
        return planned

    def restore(self, deleted: Deleted) -> None:
        """Bring a deleted library back; raises LibraryMissing, LibraryNotWritable."""
        self._care.restore(deleted)
        self._settled(deleted)
        self.remember(deleted.path, deleted.name)

    def empty_trash(self, only: Deleted | None = None) -> None:
        """Remove deleted libraries for good, or one; those of other processes are left alone."""
        # what cannot be removed now is tried again at the next start; nothing depends on it
        with suppress(PandectaError):
            for one in self._file.deleted() if only is None else (only,):
                with suppress(PandectaError):
                    if self._care.remove(one):
                        self._settled(one)

    def _put_together(self, planned: Deleted) -> None:
        """Undo a deletion that stopped half-way; where that fails, the next start does it."""
        try:
            self._care.restore(planned)
        except LibraryMissing:
            self._settled(planned)
        except PandectaError:
            return
        else:
            self._settled(planned)

    def _settled(self, deleted: Deleted) -> None:
        self._file.keep_deleted(lambda waiting: tuple(one for one in waiting if one != deleted))

    def _keep(self, change: Callable[[tuple[Known, ...]], tuple[Known, ...]]) -> None:
        known = self._file.known()
        if known is None:
            seeds = tuple(one for one in self._seeds if one.path != self._sample)
            self._file.keep(lambda now: change(now or seeds))
        else:
            self._file.keep(change)

    def _changeable(self, path: str) -> str:
        """The folder at `path`, unless it is the sample library's."""
        folder = _folder(path)
        if folder == self._sample:
            raise LibraryNotWritable(folder, "the sample library stays as it is")
        return folder


def _folder(path: str) -> str:
    """A path as open libraries tell theirs, so that one library has one name."""
    return str(Path(path).expanduser().resolve())
