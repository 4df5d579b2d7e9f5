"""What can be done to a whole library on this machine's disks."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.adapters.index_location import Secret
from app.adapters.library_files import DATABASE
from app.adapters.library_folders import secret_of_environment
from app.adapters.library_survey import survey
from app.adapters.library_trash import Trash
from app.domain.errors import LibraryNotWritable
from app.domain.events import Work
from app.domain.shelf import Deleted, Health, Known, Packed, Survey


class LibraryCare:
    """Surveys, renames, checks, packs, unpacks and deletes; see `app.services.shelf.Care`."""

    def __init__(self, secret: Secret = secret_of_environment) -> None:
        """`secret` gives that of a shared place of indexes for the place's address."""
        self._trash, self._secret = Trash(), secret

    def survey(self, known: Known) -> Survey:
        """How the library stands; see `app.adapters.library_survey`."""
        return survey(known)

    def rename(self, path: str, name: str) -> None:
        """Give the library another name; raises LibraryMissing, LibraryBusy and their relatives."""
        from app.adapters.content_db import ContentDb

        folder = Path(path)
        with closing(ContentDb(folder)) as store, store.writing():
            try:
                with closing(sqlite3.connect(folder / DATABASE, timeout=5)) as db, db:
                    db.execute("INSERT OR REPLACE INTO facts VALUES('name',?)", (name,))
            except sqlite3.DatabaseError as error:
                raise LibraryNotWritable(path, str(error)) from error

    def verify(self, path: str) -> Work[Health]:
        """Check the library; see `app.adapters.library_checks`."""
        from app.adapters.library_checks import verify

        return (yield from verify(path, self._secret))

    def pack(self, path: str, file: str) -> Work[Packed]:
        """Write the library into one file; see `app.adapters.library_packing`."""
        from app.adapters.library_packing import pack

        return (yield from pack(path, file))

    def peek(self, file: str) -> Packed:
        """What a file says of the library in it; raises SourceMissing, SourceUnreadable."""
        from app.adapters.library_unpacking import peek

        return peek(file)

    def unpack(self, file: str, path: str) -> Work[str]:
        """Make a library of a file; see `app.adapters.library_unpacking`."""
        from app.adapters.library_unpacking import unpack

        return (yield from unpack(file, path))

    def planned_deletion(self, path: str, name: str) -> Deleted:
        """Where the library would wait; raises LibraryMissing, LibraryNotWritable."""
        return self._trash.planned(path, name)

    def delete(self, deleted: Deleted) -> None:
        """Move the library to where it waits; raises LibraryBusy, LibraryNotWritable."""
        self._trash.move_out(deleted)

    def restore(self, deleted: Deleted) -> None:
        """Bring the library back; raises LibraryMissing, LibraryNotWritable."""
        self._trash.move_back(deleted)

    def remove(self, deleted: Deleted) -> bool:
        """Remove it for good; False where another process can still bring it back."""
        return self._trash.remove(deleted)
