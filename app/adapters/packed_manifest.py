"""The contents of a library in one file: what the file says of itself, and what it may hold."""

import json
import re
import stat
import zipfile
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.adapters.library_files import DATABASE
from app.domain.errors import SourceMissing, SourceUnreadable
from app.domain.shelf import Packed

FORMAT = "pandecta-library/1"
NAME = "library.json"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
_MOST_FILES = 100_000
_MOST_BYTES = 256 * 1024**3
_MANIFEST_BYTES = 32 * 1024**2
_PART = r"[A-Za-z0-9_][A-Za-z0-9._-]{0,200}"
_ALLOWED = re.compile(
    rf"content\.db|active\.json|indexes/{_PART}\.json|"
    rf"law_db\.lancedb/laws__{_PART}\.lance/{_PART}(?:/{_PART}){{0,6}}"
)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of a library: its path inside, its size in bytes, and its SHA-256."""

    path: str
    size: int
    sha256: str


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
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1)

    def packed(self, file: str) -> Packed:
        """What is told of the file `file`."""
        told = (self.name, self.laws, self.provisions, self.size, self.index, self.created)
        return Packed(file, *told)


def opened(path: Path) -> tuple[zipfile.ZipFile, PackedManifest]:
    """The file, open, with its manifest; nothing in it was trusted yet but names and sizes.

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
        manifest = _manifest(archive, str(path))
        _compare(archive, manifest, str(path))
    except BaseException:
        archive.close()
        raise
    return archive, manifest


def _manifest(archive: zipfile.ZipFile, path: str) -> PackedManifest:
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
        if raw.pop("format") != FORMAT:
            raise ValueError(f"not {FORMAT}")
        files = tuple(
            PackedFile(str(one["path"]), int(one["size"]), str(one["sha256"]))
            for one in raw.pop("files")
        )
        return PackedManifest(
            name=str(raw["name"])[:500],
            laws=int(raw["laws"]),
            provisions=int(raw["provisions"]),
            index=str(raw["index"]),
            created=str(raw["created"]),
            files=files,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise SourceUnreadable(path, "unknown-format", str(error)) from error


def _compare(archive: zipfile.ZipFile, manifest: PackedManifest, path: str) -> None:
    """See that the file holds what the manifest names, that alone, and nothing dangerous."""
    infos = archive.infolist()
    if len(infos) > _MOST_FILES or manifest.size > _MOST_BYTES:
        raise SourceUnreadable(path, "too-large", f"{len(infos)} files, {manifest.size} bytes")
    for info in infos:
        if reason := _unsafe(info):
            raise SourceUnreadable(path, "unsafe-path", f"{info.filename[:200]}: {reason}")
    held = {info.filename: info.file_size for info in infos}
    named = {file.path: file.size for file in manifest.files}
    sound = all(_SHA256.fullmatch(file.sha256) and file.size >= 0 for file in manifest.files)
    held.pop(NAME)
    if held != named or len(infos) != len(named) + 1 or DATABASE not in named or not sound:
        raise SourceUnreadable(path, "broken-archive", "not what its manifest says")


def _unsafe(info: zipfile.ZipInfo) -> str:
    mode = info.external_attr >> 16
    if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
        return "link"
    if info.flag_bits & 1:
        return "encrypted"
    known = info.filename == NAME or _ALLOWED.fullmatch(info.filename)
    return "" if known and info.orig_filename == info.filename else "name"
