"""A file that carries a library or an index: opened, read, and found to be what it says it is."""

import json
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from app.domain.errors import SourceMissing, SourceUnreadable

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
"""What a damaged or hostile archive raises while it is read."""

PART = r"[A-Za-z0-9_][A-Za-z0-9._-]{0,200}"
"""A step of a path inside, as a regular expression."""

_MOST_FILES = 100_000
_MOST_BYTES = 256 * 1024**3
_DESCRIPTION_BYTES = 32 * 1024**2
_SHA256 = re.compile(r"[0-9a-f]{64}")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file that is carried: its path inside, its size in bytes, and its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Form:
    """What one kind of archive is like.

    `name` is the entry in which it describes itself, `format` what stands there; `allowed` the
    paths of the files that it may carry, and `needed` those that it must.
    """

    name: str
    format: str
    allowed: re.Pattern[str]
    needed: frozenset[str] = frozenset()

    def text(self, fields: dict[str, Any]) -> str:
        """The description as it stands in the file."""
        return json.dumps({"format": self.format, **fields}, ensure_ascii=False, indent=1)


def opened_archive(
    path: Path, form: Form, read: Callable[[dict[str, Any], tuple[PackedFile, ...]], T]
) -> tuple[zipfile.ZipFile, T]:
    """The file, open, with what `read` makes of its description and of the files it names.

    Nothing in it was trusted yet but names and sizes. Raises SourceMissing, or SourceUnreadable
    with the reason ``broken-archive``, ``unknown-format`` (also where `read` raises ValueError,
    TypeError, KeyError or AttributeError), ``unsafe-path``, ``too-large`` or ``permission``.
    """
    archive = _zip(path)
    try:
        data = _description(archive, form, str(path))
        try:
            raw: dict[str, Any] = json.loads(data)
            if raw["format"] != form.format:
                raise ValueError(f"not {form.format}")
            files = tuple(
                PackedFile(str(one["path"]), int(one["size"]), str(one["sha256"]))
                for one in raw["files"]
            )
            made = read(raw, files)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise SourceUnreadable(str(path), "unknown-format", str(error)) from error
        _compare(archive, form, files, str(path))
    except BaseException:
        archive.close()
        raise
    return archive, made


def _zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise SourceMissing(str(path)) from error
    except PermissionError as error:
        raise SourceUnreadable(str(path), "permission", error.strerror or "") from error
    except (*BROKEN, ValueError) as error:
        raise SourceUnreadable(str(path), "broken-archive", str(error)) from error


def _description(archive: zipfile.ZipFile, form: Form, path: str) -> bytes:
    try:
        with archive.open(form.name) as file:
            data = file.read(_DESCRIPTION_BYTES + 1)
    except KeyError as error:
        raise SourceUnreadable(path, "unknown-format", form.name) from error
    except BROKEN as error:
        raise SourceUnreadable(path, "broken-archive", str(error)) from error
    if len(data) > _DESCRIPTION_BYTES:
        raise SourceUnreadable(path, "too-large", form.name)
    return data


def _compare(archive: zipfile.ZipFile, form: Form, files: Sequence[PackedFile], path: str) -> None:
    """See that the file holds what is named, that alone, and nothing dangerous."""
    infos, size = archive.infolist(), sum(file.size for file in files)
    if len(infos) > _MOST_FILES or size > _MOST_BYTES:
        raise SourceUnreadable(path, "too-large", f"{len(infos)} files, {size} bytes")
    for info in infos:
        if reason := _unsafe(info, form):
            raise SourceUnreadable(path, "unsafe-path", f"{info.filename[:200]}: {reason}")
    held = {info.filename: info.file_size for info in infos}
    named = {file.path: file.size for file in files}
    sound = all(_SHA256.fullmatch(file.sha256) and file.size >= 0 for file in files)
    held.pop(form.name)
    whole = held == named and len(infos) == len(named) + 1 and form.needed <= named.keys()
    if not whole or not sound:
        raise SourceUnreadable(path, "broken-archive", "not what it says of itself")


def _unsafe(info: zipfile.ZipInfo, form: Form) -> str:
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return "link"
    if info.flag_bits & 1:
        return "encrypted"
    known = info.filename == form.name or form.allowed.fullmatch(info.filename)
    return "" if known and info.orig_filename == info.filename else "name"
