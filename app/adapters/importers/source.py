"""Opens a folder, a zip or a single file as a source of laws, and finds each file's importer."""

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Protocol

from app.adapters.importers import IMPORTERS
from app.adapters.importers.archive import Archive
from app.adapters.importers.decoding import decode
from app.adapters.importers.folder import Folder
from app.adapters.importers.importer import Importer
from app.domain.errors import SourceMissing, SourceUnreadable
from app.domain.events import Pace, Work
from app.domain.law import ParsedLaw
from app.services.ports import SourceUnit

_HEAD = 20_000
_STEP = 0.05


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

    def close(self) -> None:
        """Let go of what is held open."""
        ...


class FileSources:
    """Opens what the person points at; see `app.services.ports.Sources`."""

    def __init__(self, importers: Sequence[Importer] = IMPORTERS) -> None:
        self._importers = importers

    @contextmanager
    def open(self, path: str) -> Iterator["FileSource"]:
        """The source at `path`, closed at the end; raises SourceMissing or SourceUnreadable."""
        files = _files(path)
        try:
            if not files.paths and not files.problems:
                raise SourceUnreadable(path, "no-law")
            yield FileSource(path, files, self._importers)
        finally:
            files.close()


class FileSource:
    """The laws of one folder, zip or file; every file is read when its unit is asked for."""

    def __init__(self, name: str, files: Files, importers: Sequence[Importer]) -> None:
        self._name, self._files = name, files
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

    def parse(self, unit: SourceUnit) -> ParsedLaw:
        """The law that `unit` is; raises SourceUnreadable."""
        files = [
            (self._files.located(path), decode(self._files.read(path), path)) for path in unit.paths
        ]
        try:
            return self._importers[unit.importer].parse(files)
        except SourceUnreadable as error:
            raise SourceUnreadable(unit.name, error.reason, error.detail) from error
        except Exception as error:
            # a file that no importer's author thought of must not end the import of the others
            detail = f"{type(error).__name__}: {error}"
            raise SourceUnreadable(unit.name, "parser-failed", detail) from error

    def _examined(self, path: str) -> tuple[str, str, str]:
        data = self._files.read(path)
        head = decode(data, path)[:_HEAD]
        located = self._files.located(path)
        for importer in self._importers.values():
            if importer.recognises(located, head):
                facts = f"{importer.name}\0{importer.edition}\0{importer.facts(located, head)}\0"
                digest = hashlib.blake2b(facts.encode(errors="surrogateescape"), digest_size=16)
                digest.update(data)
                return importer.name, importer.unit_key(located, head), digest.hexdigest()
        raise SourceUnreadable(path, "unknown-format")


def _joint(digests: Iterator[str]) -> str:
    return hashlib.blake2b("".join(sorted(digests)).encode(), digest_size=16).hexdigest()


def _files(path: str) -> Files:
    root = Path(path)
    try:
        if not root.exists():
            raise SourceMissing(path)
        if root.is_dir():
            return Folder(root)
        if root.suffix.lower() == ".zip" or _is_zip(root):
            return Archive(root)
        return Folder(root)
    except ValueError as error:
        raise SourceMissing(path) from error
    except OSError as error:
        raise SourceUnreadable(path, "permission", error.strerror or "") from error


def _is_zip(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        begins = file.read(4) == b"PK\x03\x04"
    return begins or zipfile.is_zipfile(path)
