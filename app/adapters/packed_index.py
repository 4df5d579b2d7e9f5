"""An index in one file: what the file says of itself, and what it may hold."""

import json
import re
import stat
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

from app.adapters.index_store import manifest_of
from app.adapters.packed_manifest import BROKEN, PackedFile
from app.domain.errors import IndexDamaged, SourceMissing, SourceUnreadable
from app.domain.index import FORMAT as ROW_FORMAT
from app.domain.index import PROBES, Manifest

FORMAT = "pandecta-index/1"
NAME = "index.json"
TABLE = "laws__packed"
"""What the table is called in the file; in a library it gets a name that nobody else chose."""
_MOST_FILES = 100_000
_MOST_BYTES = 256 * 1024**3
_MANIFEST_BYTES = 32 * 1024**2
_WIDEST = 65_536
_LONGEST = 2_000
_PART = r"[A-Za-z0-9_][A-Za-z0-9._-]{0,200}"
_ALLOWED = re.compile(rf"{TABLE}\.lance/{_PART}(?:/{_PART}){{0,6}}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DIGEST = re.compile(r"[0-9a-f]{8,128}")


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
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1)


def opened_index(path: Path) -> tuple[zipfile.ZipFile, PackedIndex]:
    """The file, open, with what it says of itself; nothing but names and sizes is trusted yet.

    Raises SourceMissing, or SourceUnreadable with the reason ``broken-archive``,
    ``unknown-format``, ``unsafe-path``, ``too-large`` or ``permission``.
    """
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise SourceMissing(str(path)) from error
    except PermissionError as error:
        raise SourceUnreadable(str(path), "permission", error.strerror or "") from error
    except (*BROKEN, ValueError) as error:
        raise SourceUnreadable(str(path), "broken-archive", str(error)) from error
    try:
        packed = _packed(archive, str(path))
        _compare(archive, packed, str(path))
    except BaseException:
        archive.close()
        raise
    return archive, packed


def _packed(archive: zipfile.ZipFile, path: str) -> PackedIndex:
    try:
        with archive.open(NAME) as file:
            data = file.read(_MANIFEST_BYTES + 1)
    except KeyError as error:
        raise SourceUnreadable(path, "unknown-format", NAME) from error
    except BROKEN as error:
        raise SourceUnreadable(path, "broken-archive", str(error)) from error
    if len(data) > _MANIFEST_BYTES:
        raise SourceUnreadable(path, "too-large", NAME)
    try:
        raw: dict[str, Any] = json.loads(data)
        if raw["format"] != FORMAT:
            raise ValueError(f"not {FORMAT}")
        files = tuple(
            PackedFile(str(one["path"]), int(one["size"]), str(one["sha256"]))
            for one in raw["files"]
        )
        return PackedIndex(_sound(manifest_of(path, json.dumps(raw["manifest"]))), files)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise SourceUnreadable(path, "unknown-format", str(error)) from error
    except IndexDamaged as error:
        raise SourceUnreadable(path, "unknown-format", error.detail) from error


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


def _compare(archive: zipfile.ZipFile, packed: PackedIndex, path: str) -> None:
    """See that the file holds what is named, that alone, and nothing dangerous."""
    infos = archive.infolist()
    if len(infos) > _MOST_FILES or packed.size > _MOST_BYTES:
        raise SourceUnreadable(path, "too-large", f"{len(infos)} files, {packed.size} bytes")
    for info in infos:
        if reason := _unsafe(info):
            raise SourceUnreadable(path, "unsafe-path", f"{info.filename[:200]}: {reason}")
    held = {info.filename: info.file_size for info in infos}
    named = {file.path: file.size for file in packed.files}
    sound = all(_SHA256.fullmatch(file.sha256) and file.size >= 0 for file in packed.files)
    held.pop(NAME)
    if held != named or len(infos) != len(named) + 1 or not sound:
        raise SourceUnreadable(path, "broken-archive", "not what it says of itself")


def _unsafe(info: zipfile.ZipInfo) -> str:
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return "link"
    if info.flag_bits & 1:
        return "encrypted"
    known = info.filename == NAME or _ALLOWED.fullmatch(info.filename)
    return "" if known and info.orig_filename == info.filename else "name"
