"""Reads the files of a zip in place: nothing is unpacked to disk, and no entry is trusted."""

import re
import stat
import zipfile
import zlib
from collections.abc import Set
from pathlib import Path

from app.adapters.importers import limits
from app.domain.errors import SourceUnreadable

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class Archive:
    """The text files of a zip."""

    def __init__(self, root: Path, suffixes: Set[str]) -> None:
        self._suffixes = suffixes
        self._name = str(root)
        try:
            self._zip = zipfile.ZipFile(root)
        except PermissionError as error:
            raise SourceUnreadable(self._name, "permission", error.strerror or "") from error
        except (*_BROKEN, ValueError) as error:
            raise SourceUnreadable(self._name, "broken-archive", str(error)) from error
        self.problems: list[tuple[str, str, str]] = []
        self._entries: dict[str, zipfile.ZipInfo] = {}
        try:
            self._look_through()
        except SourceUnreadable:
            self.close()
            raise
        self.paths = sorted(self._entries)

    def located(self, path: str) -> str:
        """`path` as it is: where the archive lies says nothing about its laws."""
        return path

    def read(self, path: str) -> bytes:
        """The bytes of an entry; raises SourceUnreadable (``broken-archive``, ``too-large``)."""
        info = self._entries[path]
        try:
            with self._zip.open(info) as file:
                data = file.read(limits.FILE_BYTES + 1)
        except _BROKEN as error:
            raise SourceUnreadable(path, "broken-archive", str(error)) from error
        if len(data) > limits.FILE_BYTES:
            raise SourceUnreadable(path, "too-large", str(info.file_size))
        return data

    def size(self, path: str) -> int:
        """The size of a file in bytes, as it says itself."""
        return self._entries[path].file_size

    def close(self) -> None:
        """Let go of the zip."""
        self._zip.close()

    def _look_through(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > limits.ENTRIES:
            raise SourceUnreadable(self._name, "too-large", f"{len(infos)} entries")
        total = 0
        for info in infos:
            path = entry_name(info)
            if info.is_dir() or path.endswith("/"):
                continue
            if reason := _unsafe(info, path):
                self.problems.append((path, "unsafe-path", reason))
            elif limits.is_unread_document(path):
                self.problems.append((path, "unknown-format", ""))
            elif limits.is_looked_at(path, self._suffixes):
                if info.flag_bits & _ENCRYPTED:
                    raise SourceUnreadable(self._name, "broken-archive", "encrypted")
                total += info.file_size
                if total > limits.TOTAL_BYTES:
                    raise SourceUnreadable(self._name, "too-large", str(total))
                if _too_large(info):
                    self.problems.append((path, "too-large", str(info.file_size)))
                else:
                    self._entries[path] = info


def entry_name(info: zipfile.ZipInfo) -> str:
    """The name of an entry with slashes; old Chinese tools write GBK and do not say so."""
    name = info.orig_filename.split("\0")[0]
    if not info.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", errors="replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _unsafe(info: zipfile.ZipInfo, path: str) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return "link"
    if path.startswith("/") or _DRIVE.match(path):
        return "absolute"
    return ".." if ".." in path.split("/") else ""


def _too_large(info: zipfile.ZipInfo) -> bool:
    if info.file_size > limits.FILE_BYTES:
        return True
    packed = max(info.compress_size, 1)
    return info.file_size > limits.RATIO_FROM and info.file_size / packed > limits.RATIO
