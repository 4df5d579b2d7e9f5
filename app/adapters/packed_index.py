"""An index in one file: what the file says of itself, and what it may hold."""

import json
import re
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

from app.adapters.index_store import manifest_of
from app.adapters.packed_archive import PART, Form, PackedFile, opened_archive
from app.domain.errors import IndexDamaged
from app.domain.index import FORMAT as ROW_FORMAT
from app.domain.index import PROBES, Manifest

NAME = "index.json"
TABLE = "laws__packed"
"""What the table is called in the file; in a library it gets a name that nobody else chose."""
_WIDEST = 65_536
_LONGEST = 2_000
_ALLOWED = re.compile(rf"{TABLE}\.lance/{PART}(?:/{PART}){{0,6}}")
_DIGEST = re.compile(r"[0-9a-f]{8,128}")
_FORM = Form(NAME, "pandecta-index/1", _ALLOWED)


@dataclass(frozen=True, slots=True)
class PackedIndex:
    """The index's manifest, and its files with their digests."""

    manifest: Manifest
    files: tuple[PackedFile, ...]

    @property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(file.size for file in self.files)

    def text(self) -> str:
        """What stands in the file."""
        return _FORM.text(asdict(self))


def opened_index(path: Path) -> tuple[zipfile.ZipFile, PackedIndex]:
    """The file, open, with what it says of itself; raises what `opened_archive` does."""

    def read(raw: dict[str, Any], files: tuple[PackedFile, ...]) -> PackedIndex:
        try:
            manifest = manifest_of(str(path), json.dumps(raw["manifest"]))
        except IndexDamaged as error:
            raise ValueError(error.detail) from error
        return PackedIndex(_sound(manifest), files)

    return opened_archive(path, _FORM, read)


def _sound(manifest: Manifest) -> Manifest:
    """The manifest, if every value is of its kind; raises ValueError."""
    encoder = manifest.encoder
    texts = (
        *(manifest.id, manifest.table, manifest.library_digest, manifest.vector_index),
        *(encoder.kind, encoder.name, encoder.revision, encoder.backend),
        *(encoder.question_prompt, encoder.passage_prompt),
    )
    numbers = (manifest.rows, manifest.version, encoder.dimension)
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts):
        raise ValueError("a text is none, or too long")
    if not all(type(number) is int and number > 0 for number in numbers):
        raise ValueError("a count is none")
    if not _DIGEST.fullmatch(manifest.library_digest):
        raise ValueError("a digest is none")
    if manifest.format != ROW_FORMAT or manifest.metric != "cosine":
        raise ValueError(f"rows of layout {manifest.format}, metric {manifest.metric}")
    if type(manifest.drift) is not int or not isinstance(manifest.scores, dict):
        raise ValueError("drift or scores")
    if encoder.dimension > _WIDEST or [len(one) for one in manifest.probes] != [
        encoder.dimension
    ] * len(PROBES):
        raise ValueError("probes of another shape")
    if not all(isfinite(x) for probe in manifest.probes for x in (*probe, manifest.seconds)):
        raise ValueError("a number that is none")
    datetime.fromisoformat(manifest.created)
    return manifest
