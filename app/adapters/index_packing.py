"""Carries an index as one file: written from a library, and taken into another beside its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

from app.adapters.index_copying import copied
from app.adapters.index_places import LocalPlace
from app.adapters.index_store import LanceStore
from app.adapters.lance import FOLDER, LanceIndex, connect
from app.adapters.lance_writing import LanceWriter
from app.adapters.library_files import files_of
from app.adapters.library_packing import entry_of, file_added, removed_on_failure
from app.adapters.library_unpacking import entry_written
from app.adapters.packed_archive import PackedFile
from app.adapters.packed_index import NAME, TABLE, PackedIndex, opened_index
from app.domain.errors import IndexDamaged, IndexForeign, LibraryNotWritable, SourceUnreadable
from app.domain.events import Pace, Progress, Work
from app.domain.index import Manifest, table_name
from app.domain.law import Level
from app.domain.question import Filters
from app.services.law_ports import LawStore

ENOUGH = 0.9
"""Share of passages, and of the index's rows, that have to agree for an index to be taken."""
_SPARE = 64 * 1024 * 1024
_LAST_VERSION = 2**64 - 1
_STEP = 20_000


def pack_index(store: LawStore, indexes: LanceStore, index: str, file: str) -> Work[int]:
    """Write the index of this id into `file`, which is replaced when it is whole; its bytes.

    Closed early or killed, what was at `file` stays; the library is not written to meanwhile.
    Raises IndexDamaged, IndexUnreachable, LibraryBusy, LibraryNotWritable.
    """
    target = Path(file).expanduser().absolute()
    temporary = target.with_name(f".{target.name}.part")
    with (
        store.writing(),
        removed_on_failure(str(target), [temporary]),
        _folder(target.with_name(f".{target.name}.part-index"), str(target)) as place,
    ):
        manifest = indexes.manifest(index)
        # an index that cannot be opened is not worth carrying
        indexes.place.index(manifest)
        if isinstance(indexes.place, LocalPlace):
            tables, table = indexes.place.tables_folder, f"{manifest.table}.lance"
        else:
            writer = LanceWriter.begin(connect(place), TABLE, manifest.encoder.dimension)
            source = indexes.place.database()
            with indexes.place.reaching():
                manifest = yield from copied(source, manifest, writer, TABLE)
            tables, table = place / FOLDER, f"{TABLE}.lance"
        yield from _packed(manifest, tables, table, temporary)
        with temporary.open("rb+") as whole:
            os.fsync(whole.fileno())
        temporary.replace(target)
    return target.stat().st_size


def _packed(manifest: Manifest, tables: Path, table: str, temporary: Path) -> Work[None]:
    files = [file for file in files_of(tables, Path(table)) if _belongs(file, manifest.version)]
    pace = Pace("packing", sum(file.stat().st_size for file in files), "bytes", monotonic)
    packed: list[PackedFile] = []
    done = 0
    with ZipFile(temporary, "x") as archive:
        for file in files:
            name = f"{TABLE}.lance/{file.relative_to(tables / table).as_posix()}"
            one = yield from file_added(archive, name, file, pace, done)
            packed.append(one)
            done += one.size
        text = PackedIndex(replace(manifest, table=TABLE), tuple(packed)).text()
        archive.writestr(entry_of(NAME, ZIP_DEFLATED), text, compresslevel=6)


def _belongs(file: Path, version: int) -> bool:
    """Whether a file of a table is of this version: later ones, and a note of the last, are not."""
    if file.parent.name != "_versions":
        return True
    if file.suffix != ".manifest" or not file.stem.isdecimal():
        return False
    number = int(file.stem)
    # the table's format counts down from the largest number, an older one counts up
    return (_LAST_VERSION - number if number > _LAST_VERSION // 2 else number) <= version


def take_index(store: LawStore, indexes: LanceStore, file: str) -> Work[Manifest]:
    """Take the index in `file` into a library, where it is kept beside the others, not active.

    Closed early or killed, the library is what it was. Raises SourceMissing, SourceUnreadable,
    IndexForeign where under nine tenths of the passages are in it, LibraryBusy,
    LibraryNotWritable, IndexUnreachable.
    """
    archive, packed = opened_index(Path(file).expanduser())
    folder = Path(store.path)
    with archive, store.writing(), _folder(folder / ".index-part", str(folder)) as place:
        if shutil.disk_usage(place).free < packed.size + _SPARE:
            raise LibraryNotWritable(str(folder), f"{packed.size} bytes do not fit on the disk")
        yield from _extracted(archive, packed, place / FOLDER, file)
        manifest = replace(packed.manifest, table=TABLE)
        keys = _keys(place, manifest, file)
        yield from _compared(store, file, keys)
        name = f"{table_name(manifest.encoder, manifest.library_digest)}-{uuid4().hex[:6]}"
        return (yield from _settled(indexes, place, manifest, name))


def _extracted(archive: ZipFile, packed: PackedIndex, tables: Path, file: str) -> Work[None]:
    pace = Pace("unpacking", packed.size, "bytes", monotonic)
    done = 0
    for one in packed.files:
        target = tables.joinpath(*one.path.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        yield from entry_written(archive, one, target, file, pace, done)
        done += one.size


def _keys(place: Path, manifest: Manifest, file: str) -> set[str]:
    """The keys of the index's rows, after it has answered once in every way that it will have to.

    Raises SourceUnreadable where it cannot.
    """
    everything = Filters(levels=(Level.LAW,), regions=("",), law_id="-", current_only=True)
    try:
        index = LanceIndex(connect(place), manifest)
        for filters in (everything, replace(everything, on=date.today())):
            index.near(list(manifest.probes[0]), filters, 1)
            index.matching("a", filters, 1)
        index.words("a")
        return set(index.keys())
    except IndexDamaged as error:
        raise SourceUnreadable(file, "broken-archive", error.detail) from error


def _compared(store: LawStore, file: str, keys: set[str]) -> Work[None]:
    matching = passages = 0
    yield Progress("comparing", 0, len(keys), "rows")
    for _, key in store.row_keys():
        passages += 1
        matching += key in keys
        if not passages % _STEP:
            yield Progress("comparing", passages, len(keys), "rows")
    if not passages or matching < ENOUGH * max(passages, len(keys)):
        raise IndexForeign(file, matching, passages)


def _settled(indexes: LanceStore, place: Path, manifest: Manifest, name: str) -> Work[Manifest]:
    if isinstance(indexes.place, LocalPlace):
        tables = indexes.place.tables_folder
        tables.mkdir(exist_ok=True)
        (place / FOLDER / f"{TABLE}.lance").rename(tables / f"{name}.lance")
        taken = replace(manifest, id=name.removeprefix("laws__"), table=name)
    else:
        writer = indexes.place.beginning(name, manifest.encoder.dimension)
        taken = yield from copied(connect(place), manifest, writer, name)
    with indexes.place.writing():
        indexes.keep(taken)
    return taken


@contextmanager
def _folder(place: Path, path: str) -> Iterator[Path]:
    """A new folder at `place`, where a killed process may have left one; removed in the end."""
    try:
        if place.is_symlink():
            place.unlink()
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        yield place
    except OSError as error:
        raise LibraryNotWritable(path, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)
