"""The files of a model that is on its way, by their checksums, until all can be put in place."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.adapters.downloading.part import SPARE
from app.adapters.models.places import is_whole, place_of, write_facts
from app.domain.errors import DownloadFailed
from app.domain.models import ModelCard, ModelFile

_COMING = ".coming"


class Staging:
    """What has come of one model, in a folder of its own beside the finished models.

    Files are kept by checksum: a new revision of the model takes over what has not changed.
    """

    def __init__(self, models: Path, card: ModelCard, address: str) -> None:
        """`address` is what errors name."""
        self._models, self._card, self._address = models, card, address
        self.folder = models / _COMING / card.name.replace("/", "--")
        self._tree = self.folder / f"tree@{card.revision}"

    def has(self, file: ModelFile) -> bool:
        """Whether the file has come whole; only verified ones ever get this name."""
        found = self.folder / file.digest, self._tree / file.path
        return any(path.is_file() and path.stat().st_size == file.size for path in found)

    def missing(self) -> int:
        """Bytes that have not come yet."""
        sizes = {file.digest: file.size for file in self._card.files if not self.has(file)}
        parts = (self.folder / f"{digest}.part" for digest in sizes)
        return sum(sizes.values()) - sum(path.stat().st_size for path in parts if path.is_file())

    def make_room(self) -> None:
        """Raise DownloadFailed (``disk-full``) unless everything missing fits on the disk."""
        with self._writing():
            self.folder.mkdir(parents=True, exist_ok=True)
            free, wanted = shutil.disk_usage(self.folder).free, self.missing()
        if free < wanted + SPARE:
            raise DownloadFailed(self._address, "disk-full", f"{free} < {wanted} bytes")

    def build(self) -> Path:
        """The model's folder with every file under its own name, not yet in its place."""
        uses = Counter(file.digest for file in self._card.files)
        with self._writing():
            for file in self._card.files:
                target, source = self._tree / file.path, self.folder / file.digest
                target.parent.mkdir(parents=True, exist_ok=True)
                uses[file.digest] -= 1
                if not source.is_file():
                    continue  # moved by an earlier call that was killed
                if uses[file.digest]:
                    shutil.copyfile(source, target)
                else:
                    source.replace(target)
            write_facts(self._tree, self._card)
        return self._tree

    def publish(self) -> Path:
        """Put the built folder in its place in one step, and clear away the rest; its path."""
        final = place_of(self._models, self._card.name, self._card.revision)
        with self._writing():
            final.parent.mkdir(parents=True, exist_ok=True)
            if final.exists() and not is_whole(final, self._card.files):
                shutil.rmtree(final)
            try:
                self._tree.replace(final)
            except OSError:
                if not is_whole(final, self._card.files):  # else another process was faster
                    raise
        self.discard()
        return final

    def discard(self) -> None:
        """Forget everything that came."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            told = f"{self.folder}: {error.strerror or error}"
            raise DownloadFailed(self._address, "not-writable", told) from error
