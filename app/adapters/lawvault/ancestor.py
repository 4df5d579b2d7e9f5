"""LawVault as the program whose folders are taken over; see `app.services.taking_over`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.adapters.content_db import ContentDb
from app.adapters.importers.source import FileSources
from app.adapters.index_store import LanceStore
from app.adapters.lawvault.person import kept_in
from app.adapters.lawvault.recognising import is_lawvault
from app.domain.events import Work
from app.domain.index import Manifest
from app.domain.kept import Kept
from app.services.source_ports import Reading, Source

_DONE = ".taken-over"


class LawVault:
    """Reads LawVault's folders; what LawVault itself needs of them stays as it is."""

    def owns(self, path: str) -> bool:
        """Whether the folder is LawVault's and was not taken over yet."""
        folder = _folder(path)
        return is_lawvault(folder) and not (folder / _DONE).exists()

    def index(self, path: str) -> Work[Manifest | None]:
        """Its vectors as an index of the library in the same folder, or None."""
        from app.adapters.lawvault.vectors import adopt

        folder = _folder(path)
        store = ContentDb(folder)
        try:
            return (yield from adopt(folder, store, LanceStore(folder)))
        finally:
            store.close()

    def kept(self, path: str) -> Kept:
        """Favourites, history, materials and templates; raises SourceUnreadable."""
        return kept_in(_folder(path))

    def finish(self, path: str) -> None:
        """Note that everything was taken over."""
        (_folder(path) / _DONE).touch()


class AllSources:
    """Files of every known format, and LawVault's folders."""

    def __init__(self, files: FileSources) -> None:
        self._files = files

    @contextmanager
    def open(self, path: str, reading: Reading = Reading()) -> Iterator[Source]:
        """The source at `path`; raises SourceMissing or SourceUnreadable."""
        if not reading.format and is_lawvault(_folder(path)):
            from app.adapters.lawvault.texts import LawVaultSource

            yield LawVaultSource(_folder(path))
        else:
            with self._files.open(path, reading) as source:
                yield source


def _folder(path: str) -> Path:
    return Path(path).expanduser()
