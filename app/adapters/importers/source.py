"""Opens a folder, a zip or a single file as a source of laws, and finds each file's importer."""

import hashlib
import zipfile
from collections.abc import Generator, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Protocol, runtime_checkable

from app.adapters.importers import parsing
from app.adapters.importers.archive import Archive
from app.adapters.importers.decoding import decode
from app.adapters.importers.folder import Folder
from app.adapters.importers.importer import File, Importer
from app.adapters.importers.parsing import ParsingChild
from app.domain.errors import SourceMissing, SourceUnreadable
from app.domain.events import Pace, Work
from app.domain.law import ParsedLaw
from app.services.source_ports import Parsed, Reading, SourceUnit

_STEP = 0.05
_TEXTS = (".md", ".markdown", ".txt")


class Files(Protocol):
    """The files of a source, wherever they lie."""

    paths: list[str]
    problems: list[tuple[str, str, str]]

    def located(self, path: str) -> str:
        """`path` with the folders above it, as far as they say something."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of one of `paths`; raises SourceUnreadable."""
        ...

    def size(self, path: str) -> int:
        """The size in bytes of one of `paths`."""
        ...

    def close(self) -> None:
        """Let go of what is held open."""
        ...


@runtime_checkable
class Mapped(Protocol):
    """An importer of tables, which can be told what their columns mean."""

    def with_columns(self, columns: Mapping[str, str]) -> Importer:
        """The importer for tables with these columns: our field to their name."""
        ...


class FileSources:
    """Opens what the person points at; see `app.services.ports.Sources`."""

    def __init__(self, importers: Sequence[Importer] = ()) -> None:
        """`importers` in the order in which they are asked; all of them where none is named."""
        self._importers = importers

    @contextmanager
    def open(self, path: str, reading: Reading = Reading()) -> Iterator["FileSource"]:
        """The source at `path`, closed at the end; raises SourceMissing or SourceUnreadable."""
        from app.adapters.importers.registry import IMPORTERS

        importers = chosen(self._importers or IMPORTERS, reading)
        files = opened_files(path, importers)
        try:
            if not files.paths and not files.problems:
                raise SourceUnreadable(path, "no-law")
            yield FileSource(path, files, importers, forced=bool(reading.format))
        finally:
            files.close()


def chosen(importers: Sequence[Importer], reading: Reading) -> Sequence[Importer]:
    """The importers that may be asked; raises SourceUnreadable (``unknown-format``)."""
    fitted = [
        one.with_columns(reading.columns) if isinstance(one, Mapped) and reading.columns else one
        for one in importers
    ]
    if not reading.format:
        return fitted
    named = [one for one in fitted if one.name == reading.format]
    if not named:
        known = ", ".join(one.name for one in importers)
        raise SourceUnreadable(reading.format, "unknown-format", known)
    return named


class FileSource:
    """The laws of one folder, zip or file; every file is read when its unit is asked for.

    Where a format is `forced`, its importer is given every file without being asked.
    """

    def __init__(
        self, name: str, files: Files, importers: Sequence[Importer], forced: bool = False
    ) -> None:
        self._name, self._files, self._forced = name, files, forced
        self._importers = {importer.name: importer for importer in importers}
        self._problems = list(files.problems)

    @property
    def name(self) -> str:
        """The path that was opened."""
        return self._name

    def units(self) -> Work[Sequence[SourceUnit]]:
        """All units in the order of their paths; each file is read and hashed, none is parsed."""
        members: dict[tuple[str, str], list[tuple[str, str]]] = {}
        pace = Pace("reading", len(self._files.paths), "files", monotonic)
        shown = monotonic()
        for done, path in enumerate(self._files.paths, 1):
            try:
                importer, key, digest = self._examined(path)
            except SourceUnreadable as error:
                self._problems.append((path, error.reason, error.detail))
            else:
                members.setdefault((importer, key), []).append((path, digest))
            if monotonic() - shown > _STEP:
                shown = monotonic()
                yield pace.at(done, path)
        return [
            SourceUnit(
                name=group[0][0],
                digest=group[0][1] if len(group) == 1 else _joint(digest for _, digest in group),
                importer=importer,
                paths=tuple(path for path, _ in group),
            )
            for (importer, _), group in members.items()
        ]

    def problems(self) -> Sequence[tuple[str, str, str]]:
        """Files that are in no unit: path, reason, detail."""
        return self._problems

    def parsed(self, units: Sequence[SourceUnit]) -> Generator[tuple[SourceUnit, Parsed]]:
        """Each unit with its laws or what is wrong with it, read ahead in a child process."""
        importers = tuple(self._importers.values())
        with ParsingChild(self._name, _serve, importers, self._forced) as child:
            yield from child.parsed(units, [self._size(unit) for unit in units])

    def parse(self, unit: SourceUnit) -> Sequence[ParsedLaw]:
        """The laws that `unit` is, read in this process; raises SourceUnreadable."""
        files = [self._file(path) for path in unit.paths]
        try:
            return self._importers[unit.importer].parse(files)
        except SourceUnreadable as error:
            raise SourceUnreadable(unit.name, error.reason, error.detail) from error
        except MemoryError:
            raise
        except Exception as error:
            # a file that no importer's author thought of must not end the import of the others
            detail = f"{type(error).__name__}: {error}"
            raise SourceUnreadable(unit.name, "parser-failed", detail) from error

    def _examined(self, path: str) -> tuple[str, str, str]:
        file = self._file(path)
        for importer in self._importers.values():
            if self._forced or importer.recognises(file):
                facts = f"{importer.name}\0{importer.edition}\0{importer.facts(file)}\0"
                digest = hashlib.blake2b(facts.encode(errors="surrogateescape"), digest_size=16)
                digest.update(file.data)
                return importer.name, importer.unit_key(file), digest.hexdigest()
        if path.lower().endswith(_TEXTS):
            decode(file.data, path)
        raise SourceUnreadable(path, "unknown-format")

    def _size(self, unit: SourceUnit) -> int:
        return sum(self._files.size(path) for path in unit.paths)

    def _file(self, path: str) -> File:
        return File(self._files.located(path), self._files.read(path))


def _serve(pipe: Connection, path: str, importers: tuple[Importer, ...], forced: bool) -> None:
    """What the parsing child does: open the source for itself and parse what it is told to."""
    source = FileSource(path, opened_files(path, importers), importers, forced)
    parsing.answer(pipe, source.parse)


def _joint(digests: Iterator[str]) -> str:
    return hashlib.blake2b("".join(sorted(digests)).encode(), digest_size=16).hexdigest()


def opened_files(path: str, importers: Sequence[Importer]) -> Files:
    """The files at `path` that one of `importers` may read; raises SourceMissing and its kin."""
    root = Path(path)
    suffixes = {suffix for one in importers for suffix in one.suffixes}
    try:
        if not root.exists():
            raise SourceMissing(path)
        if root.is_dir():
            return Folder(root, suffixes)
        if root.suffix.lower() == ".zip" or _is_zip(root, suffixes):
            return Archive(root, suffixes)
        return Folder(root, suffixes)
    except ValueError as error:
        raise SourceMissing(path) from error
    except OSError as error:
        raise SourceUnreadable(path, "permission", error.strerror or "") from error


def _is_zip(path: Path, suffixes: Set[str]) -> bool:
    # a Word file is a zip, too, and no archive
    if not path.is_file() or path.suffix.lower() in suffixes:
        return False
    with path.open("rb") as file:
        begins = file.read(4) == b"PK\x03\x04"
    return begins or zipfile.is_zipfile(path)
