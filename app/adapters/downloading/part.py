"""The unfinished file on disk, beside it a note of which edition of which address it is."""

import errno
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Self

from app.domain.errors import DownloadFailed
from app.domain.sourcing import SourceFile

SPARE = 64 * 1024 * 1024
"""Bytes that stay free on the disk."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Note:
    """Which edition the bytes belong to: as the server marks it, and of how many bytes.

    `plain` is False where the server packed the bytes for the way: those cannot be resumed.
    """

    address: str
    etag: str = ""
    modified: str = ""
    total: int | None = None
    plain: bool = True

    @property
    def validator(self) -> str:
        """What a server can tell this very edition by, byte for byte; empty where nothing can."""
        if not self.plain:
            return ""
        return self.modified if not self.etag or self.etag.startswith("W/") else self.etag


class Part:
    """``NAME.part`` and ``NAME.part.json``, held open by one process until they become ``NAME``."""

    def __init__(self, file: SourceFile, folder: Path) -> None:
        self.file, self._folder = file, folder
        self.path = folder / f"{file.name}.part"
        self.final = folder / file.name
        self._note_path = folder / f"{file.name}.part.json"
        self._final_note = folder / f"{file.name}.json"
        self._stream: IO[bytes] | None = None
        self.note: Note | None = None
        self.size = 0

    def __enter__(self) -> Self:
        with self._writing():
            self._folder.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open("a+b")
        try:
            self._claim(self._stream)
            self.note, self.size = self._read(self._note_path), self.path.stat().st_size
            if not self._is_resumable():
                self.discard()
        except BaseException:
            self._stream.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is None or self._stream.closed:
            return
        if self._is_resumable():
            with suppress(OSError):  # what the disk has no room for is fetched again
                self._stream.close()
            return
        self.discard()
        self._stream.close()
        self.path.unlink(missing_ok=True)

    def _claim(self, stream: IO[bytes]) -> None:
        """Lock the part, and make sure that nobody has just finished and renamed it."""
        import portalocker

        try:
            portalocker.lock(stream, portalocker.LOCK_EX | portalocker.LOCK_NB)
            held = os.path.samestat(self.path.stat(), os.fstat(stream.fileno()))
        except (portalocker.LockException, OSError):
            held = False
        if not held:
            raise DownloadFailed(self.file.address, "busy", str(self.path))

    def _is_resumable(self) -> bool:
        return bool(self.size and self.note is not None and self.note.validator)

    @property
    def finished(self) -> Note | None:
        """The note of the finished file of an earlier time, if it is still as it was then."""
        note = self._read(self._final_note)
        if note is None or not self.final.is_file():
            return None
        return note if self.final.stat().st_size == note.total else None

    def make_room(self, total: int) -> None:
        """Raise DownloadFailed (``disk-full``) unless `total` bytes fit, and some to spare."""
        with self._writing():
            free = shutil.disk_usage(self._folder).free
        if free < total - self.size + SPARE:
            raise DownloadFailed(self.file.address, "disk-full", f"{free} < {total} bytes")

    def begin(self, note: Note) -> None:
        """Start anew with an edition of the file."""
        self.discard()
        self.note = note
        with self._writing():
            self._note_path.write_text(json.dumps(asdict(note)), "utf-8")

    def append(self, data: bytes) -> None:
        """Keep these bytes."""
        with self._writing():
            assert self._stream is not None
            self._stream.write(data)
        self.size += len(data)

    def discard(self) -> None:
        """Forget what came."""
        assert self._stream is not None
        self.note, self.size = None, 0
        with self._writing():
            self._note_path.unlink(missing_ok=True)
            self._stream.truncate(0)

    def reading(self) -> IO[bytes]:
        """What came, to be read from its beginning; the lock lets no other handle read it."""
        assert self._stream is not None
        with self._writing():
            self._stream.flush()
            self._stream.seek(0)
        return self._stream

    def finish(self) -> str:
        """Put the file in its place in one step; its path."""
        assert self._stream is not None
        with self._writing():
            self._stream.flush()
            os.fsync(self._stream.fileno())
            if os.name == "nt":  # where an open file cannot be renamed
                self._stream.close()
            self._final_note.unlink(missing_ok=True)
            self.path.replace(self.final)
            self._stream.close()
            self._note_path.unlink(missing_ok=True)
            if self.note is not None:
                facts = asdict(self.note) | {"total": self.size}
                self._final_note.write_text(json.dumps(facts), "utf-8")
        return str(self.final)

    def _read(self, path: Path) -> Note | None:
        try:
            raw = json.loads(path.read_text("utf-8"))
            note = Note(**raw) if isinstance(raw, Mapping) else None
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        texts = (note.address, note.etag, note.modified) if note else (None,)
        usable = all(isinstance(text, str) and text.isascii() for text in texts)
        return note if note and usable and note.address == self.file.address else None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = "disk-full" if error.errno in _FULL else "not-writable"
            told = f"{self._folder}: {error.strerror or error}"
            raise DownloadFailed(self.file.address, reason, told) from error
