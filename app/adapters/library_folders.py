"""Opens and creates library folders."""

from collections.abc import Iterable
from pathlib import Path

from app.adapters.content_db import FILE, ContentDb
from app.adapters.index_store import LanceStore
from app.adapters.paths import SAMPLE_SOURCES, sample_library
from app.services.ports import IndexStore, LawStore


class LibraryFolders:
    """Libraries on this machine's disks."""

    def open(self, path: str) -> tuple[LawStore, IndexStore]:
        """The library in `path`; raises LibraryMissing, LibraryDamaged, LibraryFromFuture."""
        folder = Path(path).expanduser().resolve()
        return ContentDb(folder), LanceStore(folder)

    def create(self, path: str, name: str) -> tuple[LawStore, IndexStore]:
        """The library in folder `path`, made if it is not there; raises LibraryNotWritable."""
        folder = Path(path).expanduser().resolve()
        return ContentDb.create(folder, name), LanceStore(folder)

    def exists(self, path: str) -> bool:
        """Whether the folder holds a library."""
        return (Path(path).expanduser() / FILE).is_file()

    def sample_path(self) -> str:
        """Where the sample library lives."""
        return str(sample_library())

    def sample_sources(self) -> Iterable[str]:
        """The folders whose law makes up the sample library."""
        return [str(SAMPLE_SOURCES / language) for language in ("zh", "en")]
