"""Reads the files of a folder, or one file, without following links out of it."""

import os
import stat
from collections.abc import Set
from pathlib import Path

from app.adapters.importers import limits
from app.domain.errors import SourceUnreadable


class Folder:
    """The text files below a folder, or the one file that was named; paths use slashes."""

    def __init__(self, root: Path, suffixes: Set[str]) -> None:
        self._suffixes = suffixes
        self._root = root
        self._single = not root.is_dir()
        self.problems: list[tuple[str, str, str]] = []
        self._found: dict[str, Path] = {}
        if self._single:
            self._found[_shown(root.name)] = root.absolute()
        else:
            self._look_through(root.absolute())
        self.paths = sorted(self._found)

    def located(self, path: str) -> str:
        """`path` with the folders above it."""
        return f"{_shown(self._found[path].parent.as_posix())}/{path.rpartition('/')[2]}"

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises SourceUnreadable (``too-large``, ``permission``…)."""
        on_disk = self._found[path]
        try:
            mode = on_disk.stat().st_mode
            if not stat.S_ISREG(mode):
                raise SourceUnreadable(path, "not-text")
            with on_disk.open("rb") as file:
                data = file.read(limits.FILE_BYTES + 1)
        except OSError as error:
            raise SourceUnreadable(path, "permission", error.strerror or "") from error
        if len(data) > limits.FILE_BYTES:
            raise SourceUnreadable(path, "too-large", str(on_disk.stat().st_size))
        return data

    def size(self, path: str) -> int:
        """The size of a file in bytes, as it says itself."""
        return self._found[path].stat().st_size

    def close(self) -> None:
        """Nothing is held open between two reads."""

    def _look_through(self, root: Path) -> None:
        pending = [(root, "")]
        seen = total = 0
        while pending:
            folder, prefix = pending.pop()
            for entry in self._scan(folder, prefix):
                seen += 1
                if seen > limits.ENTRIES:
                    raise SourceUnreadable(str(self._root), "too-large", f"{seen} entries")
                path = prefix + _shown(entry.name)
                if entry.name.startswith(".") or entry.name == "__MACOSX":
                    continue
                if entry.is_symlink():
                    self.problems.append((path, "unsafe-path", "link"))
                elif entry.is_dir(follow_symlinks=False):
                    pending.append((folder / entry.name, path + "/"))
                elif not entry.is_file(follow_symlinks=False):
                    continue
                elif limits.is_unread_document(path):
                    self.problems.append((path, "unknown-format", ""))
                elif limits.is_looked_at(path, self._suffixes):
                    total += entry.stat(follow_symlinks=False).st_size
                    if total > limits.TOTAL_BYTES:
                        raise SourceUnreadable(str(self._root), "too-large", str(total))
                    self._found[path] = folder / entry.name

    def _scan(self, folder: Path, prefix: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return list(entries)
        except OSError as error:
            if not prefix:
                path = str(self._root)
                raise SourceUnreadable(path, "permission", error.strerror or "") from error
            self.problems.append((prefix, "permission", error.strerror or ""))
            return []


def _shown(name: str) -> str:
    """A file name as text: one that is not UTF-8 comes from a Chinese zip that was unpacked."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", errors="replace")
    return name
