"""Small sources for the importers' tests: a folder, a zip, and what comes out of them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.adapters.importers.source import FileSources
from app.domain.errors import SourceUnreadable
from app.domain.events import outcome
from app.domain.law import ParsedLaw

Files = Mapping[str, str | bytes]


class Workshop:
    """Writes sources below a folder of its own and reads them with the real importers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._count = 0

    def folder(self, files: Files) -> Path:
        """A new folder with these files."""
        self._count += 1
        root = self.root / f"source-{self._count}"
        root.mkdir(parents=True)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    def zip(self, files: Files, **options: int) -> Path:
        """A new zip with these entries."""
        self._count += 1
        self.root.mkdir(parents=True, exist_ok=True)
        path = self.root / f"source-{self._count}.zip"
        with zipfile.ZipFile(path, "w", **{"compression": zipfile.ZIP_DEFLATED, **options}) as out:
            for name, content in files.items():
                out.writestr(name, content)
        return path

    def read(self, path: Path) -> tuple[list[ParsedLaw], dict[str, tuple[str, str]]]:
        """The laws of a source, and its problems: path to reason and detail."""
        laws = []
        with FileSources().open(str(path)) as source:
            units = outcome(source.units())
            problems = {where: (reason, detail) for where, reason, detail in source.problems()}
            for unit in units:
                try:
                    laws.extend(source.parse(unit))
                except SourceUnreadable as error:
                    problems[error.path] = (error.reason, error.detail)
        return laws, problems

    def law(self, text: str | bytes, name: str = "行政法规/specimen.md") -> ParsedLaw:
        """The one law that a file with this text is."""
        laws, problems = self.read(self.folder({name: text}))
        assert not problems
        (law,) = laws
        return law

    def digests(self, path: Path) -> dict[str, str]:
        """The digest of each unit by the name of its first file."""
        with FileSources().open(str(path)) as source:
            return {unit.name.rpartition("/")[2]: unit.digest for unit in outcome(source.units())}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A place to make sources in."""
    return Workshop(tmp_path / "workshop")
