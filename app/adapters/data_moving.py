"""Moves the person's data folder: copies it, compares the copy, then points the program to it."""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from time import monotonic

from app.adapters.files import write_atomically
from app.adapters.library_checks import is_mistaken
from app.adapters.library_locks import nobody_working
from app.adapters.library_packing import database_copied
from app.adapters.moved_paths import MAGIC, databases, moved, rewrite_paths
from app.adapters.paths import home, is_home_chosen, pointer_file
from app.domain.errors import LibraryNotWritable, UserDataNotWritable
from app.domain.events import Pace, Work

_CHUNK = 1024 * 1024
_SPARE = 64 * 1024 * 1024
_BESIDE = ("-wal", "-shm", "-journal")


def move_data(to: str) -> Work[str]:
    """Copy the data folder to `to`, which must be new or empty, and use it from the next start on.

    Returns the folder. The old one stays as it is until the person deletes it. Closed early or
    killed, nothing has changed and nothing is left at `to`. Nobody may write to a library
    meanwhile. Raises LibraryBusy, and UserDataNotWritable: where a variable names the folder, it
    is inside the old one, does not fit, or cannot be written.
    """
    source, target = home().resolve(), Path(to).expanduser().resolve()
    _check(source, target)
    with _translated(target), _nobody_writing(source), _beside(target) as part:
        files = list(_files(source))
        size = sum(file.stat().st_size for file in files)
        if shutil.disk_usage(part).free < size + _SPARE:
            raise UserDataNotWritable(str(target), f"{size} bytes do not fit on the disk")
        digests = yield from _copied(files, source, part, size)
        yield from _compared(digests, part)
        _link(source, part, target)
        for old in {str(source), str(home())}:
            rewrite_paths(part, old, str(target))
        _settle(part, target)
    return str(target)


def _check(source: Path, target: Path) -> None:
    if is_home_chosen():
        raise UserDataNotWritable(str(source), "PANDECTA_HOME or PANDECTA_PORTABLE names it")
    if not source.is_dir():
        raise UserDataNotWritable(str(source), "there is nothing to move")
    if source == target or source in target.parents or target in source.parents:
        raise UserDataNotWritable(str(target), f"not apart from {source}")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UserDataNotWritable(str(target), "the folder is not empty")


def _files(source: Path) -> Iterator[Path]:
    """Regular files: libraries first, so that what changes most often is copied last."""
    for place, folders, names in os.walk(source, topdown=False, followlinks=False):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if path.is_file() and not path.is_symlink() and not _is_passing(path):
                yield path


def _is_passing(path: Path) -> bool:
    """Whether a file is a lock, or what belongs to a database that is copied as a whole."""
    if path.suffix == ".lock":
        return True
    # sides of a database in use belong to it: it is copied as it is at one moment
    owners = [path.with_name(path.name.removesuffix(end)) for end in _BESIDE]
    return any(owner != path and _is_database(owner) for owner in owners)


def _beside_database(path: Path) -> list[Path]:
    """What belongs to a damaged database, which is copied as it lies there."""
    if not _is_database(path):
        return []
    sides = [path.with_name(path.name + end) for end in _BESIDE]
    return [side for side in sides if side.is_file()]


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _copied(files: list[Path], source: Path, part: Path, size: int) -> Work[dict[Path, str]]:
    """Copy all files; the digests of those that have to be the same, by their relative paths."""
    pace = Pace("copying", size, "bytes", monotonic)
    digests: dict[Path, str] = {}
    done = 0
    yield pace.at(0)
    for file in files:
        name = file.relative_to(source)
        target = part / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (_is_database(file) and (yield from _database_copied(file, target, pace, done))):
            for one in (file, *_beside_database(file)):
                digest = yield from _file_copied(one, target.with_name(one.name), pace, done)
                digests[name.with_name(one.name)] = digest
        done += file.stat().st_size
        yield pace.at(done, name.as_posix())
    return digests


def _file_copied(file: Path, target: Path, pace: Pace, before: int) -> Work[str]:
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as old, target.open("wb") as new:
        while chunk := old.read(_CHUNK):
            new.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            yield pace.at(before + size, file.name)
        new.flush()
        os.fsync(new.fileno())
    return digest.hexdigest()


def _database_copied(file: Path, target: Path, pace: Pace, before: int) -> Work[bool]:
    """Copy a database as it is at one moment and check it; False where it is damaged."""
    try:
        with closing(database_copied(file, target)) as copying:
            for event in copying:
                yield pace.at(before + getattr(event, "done", 0), file.name)
        with closing(sqlite3.connect(target)) as new:
            told = [str(one) for (one,) in new.execute("PRAGMA quick_check")]
            sound = all(one == "ok" or is_mistaken(one) for one in told)
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        for end in ("", *_BESIDE):
            target.with_name(target.name + end).unlink(missing_ok=True)
    return sound


def _compared(digests: dict[Path, str], part: Path) -> Work[None]:
    """Read the copies back; raises OSError where one is not what was read."""
    pace = Pace("verifying", len(digests), "files", monotonic)
    for done, (name, digest) in enumerate(digests.items(), 1):
        with (part / name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                raise OSError(f"the copy of {name} is not the same")
        yield pace.at(done, name.as_posix())


def _link(source: Path, part: Path, target: Path) -> None:
    """Make the person's own links again; those into the old folder lead into the new one."""
    for place, folders, names in os.walk(source, followlinks=False):
        for path in (Path(place, name) for name in (*folders, *names)):
            if path.is_symlink():
                leads = os.path.normpath(path.parent / path.readlink())
                made = part / path.relative_to(source)
                made.parent.mkdir(parents=True, exist_ok=True)
                made.symlink_to(moved(leads, str(source), str(target)), path.is_dir())


def _settle(part: Path, target: Path) -> None:
    """Put the copy in its place and point to it; without the pointer there is no copy either."""
    if target.exists():
        target.rmdir()
    part.rename(target)
    pointer = pointer_file()
    try:
        pointer.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(pointer, json.dumps({"home": str(target)}, ensure_ascii=False))
    except BaseException:
        target.rename(part)
        raise


@contextmanager
def _nobody_writing(source: Path) -> Iterator[None]:
    """Hold the locks of every library in the data folder; raises LibraryBusy."""
    with ExitStack() as stack:
        for file in databases(source):
            if file.name == "content.db":
                stack.enter_context(nobody_working(file.parent))
        yield


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new folder beside the target; what is left of it in the end is removed."""
    part = target.with_name(f".{target.name}.pandecta-part")
    target.parent.mkdir(parents=True, exist_ok=True)
    if part.is_symlink():
        part.unlink()
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _translated(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserDataNotWritable(str(target), error.strerror or str(error)) from error
    except sqlite3.DatabaseError as error:
        raise UserDataNotWritable(str(target), str(error)) from error
    except LibraryNotWritable as error:
        raise UserDataNotWritable(str(target), error.detail) from error
