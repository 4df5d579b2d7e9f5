"""Makes a library of a file that holds one: beside its place first, and there in one step."""

import hashlib
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import monotonic

from app.adapters.content_db import ContentDb
from app.adapters.index_store import LanceStore
from app.adapters.library_files import DATABASE, own_names, reader, schema
from app.adapters.locking import Held, hold
from app.adapters.packed_archive import BROKEN, PackedFile
from app.adapters.packed_manifest import PackedManifest, opened
from app.adapters.questions_packing import judge_questions
from app.domain.errors import (
    IndexDamaged,
    LibraryBusy,
    LibraryDamaged,
    LibraryNotWritable,
    SourceUnreadable,
)
from app.domain.events import Pace, Work
from app.domain.shelf import Packed

STAGE = "unpacking"
_CHUNK = 1024 * 1024
_SPARE = 64 * 1024 * 1024
"""Bytes that stay free on the disk."""


def peek(file: str) -> Packed:
    """What a file says of the library in it; raises SourceMissing, SourceUnreadable."""
    archive, manifest = opened(Path(file).expanduser())
    archive.close()
    return manifest.packed(file)


def unpack(file: str, path: str) -> Work[str]:
    """Make the library of `file` in the folder `path`, which must be new or empty.

    Returns the folder. Closed early or killed, there is no library, not even a half one. Raises
    SourceMissing, SourceUnreadable, LibraryFromFuture, LibraryNotWritable, LibraryBusy.
    """
    folder = Path(path).expanduser().resolve()
    archive, manifest = opened(Path(file).expanduser())
    with archive, _beside(folder) as place:
        if shutil.disk_usage(place).free < manifest.size + _SPARE:
            raise LibraryNotWritable(str(folder), f"{manifest.size} bytes do not fit on the disk")
        yield from _extracted(archive, manifest, place, file)
        _judge(place, file)
        _settle(place, folder)
    return str(folder)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A new folder beside `folder` under a lock; what is left in it at the end is removed."""
    place = folder.with_name(f".{folder.name}.pandecta-part")
    with _translated(str(folder)):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise LibraryNotWritable(str(folder), "the folder is not empty")
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock = hold(place.with_suffix(".lock"))
        except Held as error:
            raise LibraryBusy(str(folder)) from error
        try:
            if place.is_dir() and not place.is_symlink():
                # what a process left that was killed while unpacking to this very place
                shutil.rmtree(place)
            place.mkdir()
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)
            lock.release()
            with suppress(OSError):
                place.with_suffix(".lock").unlink()


def _extracted(
    archive: zipfile.ZipFile, manifest: PackedManifest, place: Path, file: str
) -> Work[None]:
    pace = Pace(STAGE, manifest.size, "bytes", monotonic)
    done = 0
    for one in manifest.files:
        target = place.joinpath(*one.path.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        yield from entry_written(archive, one, target, file, pace, done)
        done += one.size


def entry_written(
    archive: zipfile.ZipFile, one: PackedFile, target: Path, file: str, pace: Pace, before: int
) -> Work[None]:
    """Write one entry to `target`, checking size and digest against the packed manifest."""
    digest, size = hashlib.sha256(), 0
    with _read(archive, one, file) as source, target.open("xb") as out:
        while chunk := _chunk(source, file):
            size += len(chunk)
            if size > one.size:
                break
            out.write(chunk)
            digest.update(chunk)
            yield pace.at(before + size, one.path)
        if one.path == DATABASE:
            out.flush()
            os.fsync(out.fileno())
    if size != one.size or digest.hexdigest() != one.sha256:
        raise SourceUnreadable(file, "broken-archive", f"{one.path} is not what it was")


def _read(archive: zipfile.ZipFile, one: PackedFile, file: str) -> zipfile.ZipExtFile:
    try:
        found = archive.open(one.path)
        assert isinstance(found, zipfile.ZipExtFile)
        return found
    except BROKEN as error:
        raise SourceUnreadable(file, "broken-archive", str(error)) from error


def _chunk(source: zipfile.ZipExtFile, file: str) -> bytes:
    try:
        return source.read(_CHUNK)
    except BROKEN as error:
        raise SourceUnreadable(file, "broken-archive", str(error)) from error


def _judge(place: Path, file: str) -> None:
    """See that what came is a library of this program's and nothing more; brings it up to date."""
    try:
        with closing(reader(place / DATABASE)) as db:
            kinds = {row[0] for row in db.execute("SELECT type FROM sqlite_master")}
        if kinds - {"table", "index"}:
            raise SourceUnreadable(file, "unknown-format", ", ".join(sorted(kinds)))
        with closing(sqlite3.connect(place / DATABASE)) as db:
            # readers go on while a library in this mode is written to
            db.execute("PRAGMA journal_mode=WAL")
        with closing(ContentDb(place)) as store:
            store.counts()
        with closing(reader(place / DATABASE)) as db:
            names = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
        LanceStore(place).active_manifest()
        judge_questions(place, file)
    except (sqlite3.DatabaseError, LibraryDamaged, IndexDamaged, ValueError) as error:
        raise SourceUnreadable(file, "broken-archive", str(error)) from error
    if differing := own_names(names) ^ schema():
        raise SourceUnreadable(file, "unknown-format", ", ".join(sorted(differing)))


def _settle(place: Path, folder: Path) -> None:
    if folder.exists():
        folder.rmdir()
    place.rename(folder)


@contextmanager
def _translated(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryNotWritable(path, error.strerror or str(error)) from error
