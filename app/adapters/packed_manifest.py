"""The contents of a library in one file: what the file says of itself, and what it may hold."""

import re
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.adapters.library_files import DATABASE
from app.adapters.packed_archive import PART, Form, PackedFile, opened_archive
from app.domain.shelf import Packed

NAME = "library.json"
_ALLOWED = re.compile(
    rf"content\.db|questions\.db|active\.json|indexes/{PART}\.json|"
    rf"law_db\.lancedb/laws__{PART}\.lance/{PART}(?:/{PART}){{0,6}}"
)
_FORM = Form(NAME, "pandecta-library/1", _ALLOWED, frozenset({DATABASE}))


@dataclass(frozen=True, slots=True)
class PackedManifest:
    """The first thing that is read of a packed library."""

    name: str
    laws: int
    provisions: int
    index: str
    created: str
    files: tuple[PackedFile, ...]

    @property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(file.size for file in self.files)

    def text(self) -> str:
        """The manifest as it stands in the file."""
        return _FORM.text(asdict(self))

    def packed(self, file: str) -> Packed:
        """What is told of the file `file`."""
        told = (self.name, self.laws, self.provisions, self.size, self.index, self.created)
        return Packed(file, *told)


def opened(path: Path) -> tuple[zipfile.ZipFile, PackedManifest]:
    """The file, open, with its manifest; raises what `opened_archive` does."""
    return opened_archive(path, _FORM, _manifest)


def _manifest(raw: dict[str, Any], files: tuple[PackedFile, ...]) -> PackedManifest:
    return PackedManifest(
        name=str(raw["name"])[:500],
        laws=int(raw["laws"]),
        provisions=int(raw["provisions"]),
        index=str(raw["index"]),
        created=str(raw["created"]),
        files=files,
    )
