"""Opens and creates library folders."""

from collections.abc import Iterable
from pathlib import Path

from app.adapters.index_store import LanceStore
from app.adapters.paths import SAMPLE_SOURCES, sample_library
from app.services.ports import IndexStore, LawStore


class LibraryFolders:
    """Libraries on this machine's disks; the database code is imported when one is opened."""

    def open(self, path: str) -> tuple[LawStore, IndexStore]:
        """The library in `path`; raises LibraryMissing, LibraryDamaged, LibraryFromFuture."""
        # sqlite-utils takes 0.1 to 0.4 s to import, which the window must not wait for
        from app.adapters.content_db import ContentDb

        folder = Path(path).expanduser().resolve()
        return ContentDb(folder), LanceStore(folder)

    def create(self, path: str, name: str) -> tuple[LawStore, IndexStore]:
        """The library in folder `path`, made if it is not there; raises LibraryNotWritable."""
        from app.adapters.content_db import ContentDb

        folder = Path(path).expanduser().resolve()
        return ContentDb.create(folder, name), LanceStore(folder)

    def exists(self, path: str) -> bool:
        """Whether the folder holds a library."""
        return (Path(path).expanduser() / "content.db").is_file()

    def sample_path(self) -> str:
        """Where the sample library lives."""
        return str(sample_library())

    def sample_sources(self) -> Iterable[str]:
        """The folders whose law makes up the sample library."""
        return [str(SAMPLE_SOURCES / language) for language in ("zh", "en")]
