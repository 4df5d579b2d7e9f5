"""Saves a trained model with its card as a folder or as a zip, whole or not at all."""

import errno
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from app.adapters.publishing.model_files import CARD, published_files
from app.domain.errors import PublishingFailed
from app.domain.events import Pace, Work

STAGE = "saving"
_CHUNK = 1024 * 1024


def to_folder(model: Path, card: str, target: Path) -> Work[str]:
    """Copy the model into `target`, which must be new or empty; see the port."""
    files = published_files(model)
    with _refusing(target):
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise PublishingFailed(str(target), "exists")
        if target.is_dir() and any(target.iterdir()):
            raise PublishingFailed(str(target), "exists")
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        try:
            yield from _copied(files, made)
            (made / CARD).write_text(card, "utf-8")
            made.chmod(0o755)
            if target.is_dir():
                target.rmdir()
            made.rename(target)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return str(target)


def to_zip(model: Path, card: str, target: Path) -> Work[str]:
    """Write the model into the zip `target`, below a folder of its name; see the port."""
    files = published_files(model)
    with _refusing(target):
        if target.is_dir():
            raise PublishingFailed(str(target), "exists")
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        made = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield from _zipped(files, card, target.stem, file)
                file.flush()
                os.fsync(file.fileno())
            made.chmod(0o644)
            made.replace(target)
        finally:
            made.unlink(missing_ok=True)
    return str(target)


def _copied(files: list[tuple[str, Path]], folder: Path) -> Work[None]:
    pace, done = _pace(files), 0
    for path, source in files:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as read, place.open("xb") as written:
            while chunk := read.read(_CHUNK):
                written.write(chunk)
                done += len(chunk)
                yield pace.at(done, path)
            written.flush()
            os.fsync(written.fileno())


def _zipped(files: list[tuple[str, Path]], card: str, top: str, file: object) -> Work[None]:
    pace, done = _pace(files), 0
    with zipfile.ZipFile(file, "w") as archive:  # type: ignore[call-overload]
        archive.writestr(_entry(f"{top}/{CARD}", zipfile.ZIP_DEFLATED), card)
        for path, source in files:
            # weights do not shrink, and a word list does
            heavy = path.endswith(".safetensors")
            entry = _entry(f"{top}/{path}", zipfile.ZIP_STORED if heavy else zipfile.ZIP_DEFLATED)
            with (
                source.open("rb") as read,
                archive.open(entry, "w", force_zip64=True) as written,
            ):
                while chunk := read.read(_CHUNK):
                    written.write(chunk)
                    done += len(chunk)
                    yield pace.at(done, path)


def _pace(files: list[tuple[str, Path]]) -> Pace:
    total = sum(source.stat().st_size for _, source in files)
    return Pace(STAGE, total, "bytes", monotonic)


def _entry(name: str, way: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, datetime.now(UTC).timetuple()[:6])
    entry.compress_type = way
    entry.external_attr = 0o100644 << 16
    return entry


@contextmanager
def _refusing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        told = "disk full" if error.errno == errno.ENOSPC else error.strerror or str(error)
        raise PublishingFailed(str(target), "not-writable", told) from error
