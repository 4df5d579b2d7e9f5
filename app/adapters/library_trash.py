"""Moves a library into a trash folder beside it, brings it back, or removes it for good.

Nothing but a library's own files is ever touched. A note in the trash tells where they were; a
lock beside it is held by the process that can still bring them back.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from app.adapters.library_files import (
    DATABASE,
    drop_empty_folders,
    own_parts,
    require_own,
)
from app.adapters.library_locks import nobody_working
from app.adapters.locking import Held, hold
from app.domain.errors import LibraryMissing, LibraryNotWritable
from app.domain.shelf import Deleted

if TYPE_CHECKING:
    import portalocker

TRASH = ".pandecta-trash"
_HELD, _LOCK = "held.lock", ".writing.lock"


class Trash:
    """The libraries that this process deleted are held by it until it ends or removes them."""

    def __init__(self) -> None:
        self._held: dict[str, portalocker.Lock] = {}

    def planned(self, path: str, name: str) -> Deleted:
        """Where a library would wait, so that it can be noted before anything is moved.

        Raises LibraryMissing where there is none, and LibraryNotWritable where the folder is
        another program's, too.
        """
        folder = Path(path).expanduser().resolve()
        require_own(folder)
        trash = folder.parent / TRASH / f"{folder.name}-{uuid4().hex[:8]}"
        return Deleted(str(folder), name, str(trash))

    def move_out(self, deleted: Deleted) -> None:
        """Move the library's own files into its trash; raises LibraryBusy, LibraryNotWritable."""
        folder, trash = Path(deleted.path), _trash(deleted)
        if not (folder / DATABASE).is_file():
            raise LibraryMissing(deleted.path)
        with _translated(deleted.path), nobody_working(folder):
            trash.mkdir(parents=True)
            self._hold(trash)
            try:
                _move(folder, trash)
            except OSError:
                self._move_home(trash, folder)
                raise
        with suppress(OSError):
            (folder / _LOCK).unlink()
        drop_empty_folders(folder)

    def move_back(self, deleted: Deleted) -> None:
        """Put the files where they were; raises LibraryMissing, LibraryNotWritable."""
        folder, trash = Path(deleted.path), _trash(deleted)
        if not own_parts(trash):
            raise LibraryMissing(deleted.path)
        if (folder / DATABASE).exists() and (trash / DATABASE).exists():
            raise LibraryNotWritable(deleted.path, "another library is there now")
        with _translated(deleted.path):
            folder.mkdir(parents=True, exist_ok=True)
            self._move_home(trash, folder)

    def remove(self, deleted: Deleted) -> bool:
        """Remove the files for good; False where another process can still bring them back.

        A library of which only a part was moved when its process was killed is put together again.
        """
        folder, trash = Path(deleted.path), _trash(deleted)
        if not self._may_remove(trash):
            return False
        if _is_half_moved(folder, trash):
            self.move_back(deleted)
            return True
        for part in own_parts(trash):
            path = trash / part
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    path.unlink()
        self._drop(trash)
        return not trash.exists()

    def _move_home(self, trash: Path, folder: Path) -> None:
        _move(trash, folder, database_last=True)
        self._drop(trash)

    def _hold(self, trash: Path) -> None:
        self._held[str(trash)] = hold(trash / _HELD)

    def _may_remove(self, trash: Path) -> bool:
        if str(trash) in self._held or not trash.is_dir():
            return True
        try:
            self._hold(trash)
        except (Held, OSError):
            return False
        return True

    def _drop(self, trash: Path) -> None:
        if (lock := self._held.pop(str(trash), None)) is not None:
            lock.release()
        with suppress(OSError):
            (trash / _HELD).unlink()
        drop_empty_folders(trash)
        with suppress(OSError):
            trash.parent.rmdir()


def _trash(deleted: Deleted) -> Path:
    """Its place in the trash, if it is one that this module made; raises LibraryMissing."""
    trash = Path(deleted.trash)
    if trash.parent.name != TRASH or trash.is_symlink() or trash.parent.is_symlink():
        raise LibraryMissing(deleted.path)
    return trash


def _move(source: Path, target: Path, database_last: bool = False) -> None:
    """Move every part, the database first or last, so that nobody ever opens half a library."""
    parts = [part for part in own_parts(source) if part.name != _LOCK]
    for part in sorted(parts, key=lambda part: (part.name == DATABASE) is database_last):
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        (source / part).replace(target / part)


def _is_half_moved(folder: Path, trash: Path) -> bool:
    here = [part for part in own_parts(folder) if part.name != _LOCK]
    return bool(here) and not (folder / DATABASE).exists() and (trash / DATABASE).exists()


@contextmanager
def _translated(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryNotWritable(path, error.strerror or str(error)) from error
