"""Opens and creates library folders."""

import os
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from app.adapters.index_location import (
    IndexLocation,
    Secret,
    check_location,
    read_location,
    write_location,
)
from app.adapters.index_store import opened_indexes
from app.adapters.paths import SAMPLE_SOURCES, sample_library
from app.domain.errors import LibraryMissing
from app.domain.events import Work
from app.domain.index import Manifest
from app.services.index_ports import IndexStore
from app.services.law_ports import LawStore


def secret_of_environment(_: str) -> str:
    """The secret of a shared place from the variable PANDECTA_INDEX_SECRET; empty without it."""
    return os.environ.get("PANDECTA_INDEX_SECRET", "")


class LibraryFolders:
    """Libraries on this machine's disks; the database code is imported when one is opened.

    Their indexes may lie at a shared place, whose secret `secret` gives for the place's address.
    """

    def __init__(self, secret: Secret = secret_of_environment) -> None:
        self._secret = secret

    def open(self, path: str) -> tuple[LawStore, IndexStore]:
        """The library in `path`; raises LibraryMissing, LibraryDamaged, LibraryFromFuture."""
        # sqlite-utils takes 0.1 to 0.4 s to import, which the window must not wait for
        from app.adapters.content_db import ContentDb

        folder = Path(path).expanduser().resolve()
        store = ContentDb(folder)
        return store, opened_indexes(folder, self._secret, store.narrowing)

    def create(self, path: str, name: str) -> tuple[LawStore, IndexStore]:
        """The library in folder `path`, made if it is not there; raises LibraryNotWritable."""
        from app.adapters.content_db import ContentDb

        folder = Path(path).expanduser().resolve()
        store = ContentDb.create(folder, name)
        return store, opened_indexes(folder, self._secret, store.narrowing)

    def exists(self, path: str) -> bool:
        """Whether the folder holds a library."""
        return (Path(path).expanduser() / "content.db").is_file()

    def index_location(self, path: str) -> tuple[str, Mapping[str, str]] | None:
        """Address and options of the shared place of the library's indexes; None: its folder.

        Raises IndexDamaged.
        """
        location = read_location(Path(path).expanduser().resolve())
        return (location.uri, location.options) if location else None

    def locate_indexes(self, path: str, uri: str, options: Mapping[str, str] = {}) -> None:
        """Use the indexes at ``s3://bucket/prefix`` or ``db://name`` from the next opening on.

        An empty `uri` means the library's folder again. Raises LibraryMissing,
        LibraryNotWritable, IndexDamaged where the address or an option cannot be used, and
        IndexUnreachable where nobody answers there; then nothing is changed.
        """
        from app.adapters.index_reaching import reach, reaching
        from app.adapters.records import table_names

        folder = Path(path).expanduser().resolve()
        if not self.exists(str(folder)):
            raise LibraryMissing(str(folder))
        location = IndexLocation(uri, dict(options)) if uri else None
        if location:
            check_location(location)
            with reaching(uri):
                table_names(reach(location, self._secret))
        write_location(folder, location)

    def pack_index(self, path: str, index: str, file: str) -> Work[int]:
        """Write the index of this id into one file; see `app.adapters.index_packing`."""
        from app.adapters.content_db import ContentDb
        from app.adapters.index_packing import pack_index

        folder = Path(path).expanduser().resolve()
        with closing(ContentDb(folder)) as store:
            indexes = opened_indexes(folder, self._secret)
            return (yield from pack_index(store, indexes, index, file))

    def take_index(self, path: str, file: str) -> Work[Manifest]:
        """Take the index in `file` into a library; see `app.adapters.index_packing`."""
        from app.adapters.content_db import ContentDb
        from app.adapters.index_packing import take_index

        folder = Path(path).expanduser().resolve()
        with closing(ContentDb(folder)) as store:
            return (yield from take_index(store, opened_indexes(folder, self._secret), file))

    def sample_path(self) -> str:
        """Where the sample library lives."""
        return str(sample_library())

    def sample_sources(self) -> Iterable[str]:
        """The folders whose law makes up the sample library."""
        return [str(SAMPLE_SOURCES / language) for language in ("zh", "en")]
