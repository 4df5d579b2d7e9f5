"""Writes a library into one file: a consistent copy of its texts, and its active index."""

import hashlib
import os
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from app.adapters.content_db import ContentDb
from app.adapters.index_location import read_location
from app.adapters.index_store import LanceStore
from app.adapters.lance import FOLDER
from app.adapters.library_files import DATABASE, QUESTIONS, files_of
from app.adapters.packed_archive import PackedFile
from app.adapters.packed_manifest import NAME, PackedManifest
from app.adapters.questions_packing import has_questions, without_history
from app.domain.errors import IndexDamaged, LibraryNotWritable
from app.domain.events import Pace, Progress, Work
from app.domain.index import Manifest
from app.domain.shelf import Packed

STAGE = "packing"
_CHUNK = 1024 * 1024
_PAGES, _POLL = 2_000, 0.1
_BESIDE = ("-wal", "-shm", "-journal")


class _Stopped(Exception):
    """The copy of the database is no longer wanted."""


def pack(path: str, file: str) -> Work[Packed]:
    """Write the library in folder `path` into `file`, which is replaced when it is whole.

    Its question sets are in it, except for the questions that the person searched for.
    Closed early or killed, what was at `file` stays. The library is searched meanwhile, but not
    written to. Raises LibraryMissing and its relatives, LibraryBusy, LibraryNotWritable.
    """
    folder, target = Path(path).expanduser().resolve(), Path(file).expanduser().absolute()
    store = ContentDb(folder)
    temporary = target.with_name(f".{target.name}.part")
    copy = target.with_name(f".{target.name}.part-db")
    asked = target.with_name(f".{target.name}.part-questions")
    copies = (one.with_name(one.name + end) for one in (copy, asked) for end in ("", *_BESIDE))
    left = [temporary, *copies]
    with closing(store), store.writing(), removed_on_failure(str(target), left):
        yield from database_copied(folder / DATABASE, copy)
        sources = [(DATABASE, copy)]
        if has_questions(folder):
            yield from database_copied(folder / QUESTIONS, asked)
            without_history(asked)
            sources.append((QUESTIONS, asked))
        manifest = yield from _packed(store, folder, sources, temporary)
        with temporary.open("rb+") as whole:
            os.fsync(whole.fileno())
        temporary.replace(target)
    return manifest.packed(str(target))


@contextmanager
def removed_on_failure(target: str, paths: Sequence[Path]) -> Iterator[None]:
    """Remove what an earlier packing left at `paths`, and in the end what this one leaves."""
    try:
        for path in paths:
            path.unlink(missing_ok=True)
        yield
    except OSError as error:
        raise LibraryNotWritable(target, error.strerror or str(error)) from error
    except sqlite3.DatabaseError as error:
        raise LibraryNotWritable(target, str(error)) from error
    finally:
        for path in paths:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def database_copied(database: Path, copy: Path) -> Work[None]:
    """Copy the database with SQLite's own means, as it is at one moment."""
    far, stopped = 0.0, False
    size = database.stat().st_size

    def count(_: int, remaining: int, total: int) -> None:
        nonlocal far
        far = 1 - remaining / max(1, total)
        if stopped:
            raise _Stopped

    def run() -> None:
        # a new file that nobody else made: a link at this place is not followed
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as made:
            source.backup(made, pages=_PAGES, progress=count, sleep=0)

    with ThreadPoolExecutor(1, "packing") as pool:
        copied = pool.submit(run)
        try:
            while True:
                try:
                    return copied.result(timeout=_POLL)
                except NotYet:
                    yield Progress(STAGE, round(far * size), size, "bytes", detail=DATABASE)
        finally:
            stopped = True


def _packed(
    store: ContentDb, folder: Path, databases: Sequence[tuple[str, Path]], temporary: Path
) -> Work[PackedManifest]:
    index, parts = _index(folder)
    sources = [*databases, *((part.as_posix(), folder / part) for part in parts)]
    pace = Pace(STAGE, sum(file.stat().st_size for _, file in sources), "bytes", monotonic)
    packed: list[PackedFile] = []
    done = 0
    with zipfile.ZipFile(temporary, "x") as archive:
        for name, file in sources:
            one = yield from file_added(archive, name, file, pace, done)
            packed.append(one)
            done += one.size
        counts = store.counts()
        manifest = PackedManifest(
            store.name,
            counts.laws,
            counts.provisions,
            index.encoder.caption if index else "",
            datetime.now(UTC).isoformat(timespec="seconds"),
            tuple(packed),
        )
        archive.writestr(entry_of(NAME, zipfile.ZIP_DEFLATED), manifest.text(), compresslevel=6)
    return manifest


def _index(folder: Path) -> tuple[Manifest | None, list[Path]]:
    """The active index with its files, relative to the folder.

    One that cannot be read or lies at a shared place is left out.
    """
    try:
        if read_location(folder) is not None:
            return None, []
        manifest = LanceStore(folder).active_manifest()
    except IndexDamaged:
        return None, []
    if manifest is None:
        return None, []
    table = Path(FOLDER, f"{manifest.table}.lance")
    files = [file.relative_to(folder) for file in files_of(folder, table)]
    return manifest, [Path("active.json"), Path("indexes", f"{manifest.id}.json"), *files]


def file_added(
    archive: zipfile.ZipFile, name: str, file: Path, pace: Pace, before: int
) -> Work[PackedFile]:
    """Add a file under a name, in pieces; its size and digest for the packed manifest."""
    # texts shrink to a third; an index is packed already
    way = zipfile.ZIP_DEFLATED if name in (DATABASE, QUESTIONS) else zipfile.ZIP_STORED
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as source, archive.open(entry_of(name, way), "w", force_zip64=True) as out:
        while chunk := source.read(_CHUNK):
            out.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            yield pace.at(before + size, name)
    return PackedFile(name, size, digest.hexdigest())


def entry_of(name: str, way: int) -> zipfile.ZipInfo:
    """An entry of this moment that is packed in this way."""
    info = zipfile.ZipInfo(name, datetime.now(UTC).timetuple()[:6])
    info.compress_type = way
    info.external_attr = 0o100644 << 16
    return info
