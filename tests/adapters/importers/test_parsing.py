"""What a file does to the process that parses it, it does to nobody else."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from app.adapters.importers import limits
from app.adapters.importers.importer import File
from app.adapters.importers.source import FileSource, FileSources
from app.domain.errors import SourceUnreadable
from app.domain.events import outcome
from app.domain.law import Level, ParsedLaw, ParsedProvision


class Trouble:
    """An importer that does what the file says: loop, eat, die, fail, or be a law."""

    name = "trouble"
    edition = 1
    suffixes = (".txt",)

    def recognises(self, file: File) -> bool:
        """Every file."""
        return True

    def unit_key(self, file: File) -> str:
        """Each file for itself."""
        return file.path

    def facts(self, file: File) -> str:
        """None."""
        return ""

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """Do it."""
        told = files[0].text.strip()
        match told:
            case "loop":
                while True:
                    pass
            case "eat":
                bytearray(limits.PARSING_BYTES + 1)
            case "die":
                os._exit(3)
            case "fail":
                raise ZeroDivisionError("by nought")
        provision = ParsedProvision("1", "1", told)
        return [ParsedLaw(files[0].path, told, "en", Level.OTHER, (provision,))]


@pytest.fixture
def parsed(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A function from files to what became of each."""

    def read(**files: str) -> dict[str, str]:
        for name, told in files.items():
            (tmp_path / f"{name}.txt").write_text(told, "utf-8")
        with FileSources((Trouble(),)).open(str(tmp_path)) as source:
            return dict(_told(source))

    return read


def _told(source: FileSource) -> Iterator[tuple[str, str]]:
    units = outcome(source.units())
    with closing(source.parsed(units)) as answers:
        for unit, found in answers:
            if found is None:
                continue
            name = unit.name.removesuffix(".txt")
            yield name, found.reason if isinstance(found, SourceUnreadable) else found[0].title


def test_each_trouble_is_one_problem(parsed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "seconds", lambda size: 1.0)
    assert parsed(
        a="first", b="loop", c="second", d="eat", e="fail", f="third", g="die", h="last"
    ) == {
        "a": "first",
        "b": "took-too-long",
        "c": "second",
        "d": "too-much-memory",
        "e": "parser-failed",
        "f": "third",
        "g": "parser-died",
        "h": "last",
    }


def test_closing_ends_the_child_at_once(tmp_path: Path) -> None:
    for name, told in (("a", "first"), ("b", "loop")):
        (tmp_path / f"{name}.txt").write_text(told, "utf-8")
    with FileSources((Trouble(),)).open(str(tmp_path)) as source:
        answers = source.parsed(outcome(source.units()))
        next(answers)
        children = psutil.Process().children()
        started = time.monotonic()
        answers.close()
        assert time.monotonic() - started < 1
    assert not [child for child in children if child.is_running() and "spawn_main" in str(child)]


def test_many_units_come_back_in_order(parsed) -> None:
    names = [f"n{i:03}" for i in range(100)]
    assert list(parsed(**{name: f"law {name}" for name in names})) == names


def test_something_is_told_while_a_file_takes_long(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("loop", "utf-8")
    with FileSources((Trouble(),)).open(str(tmp_path)) as source:
        answers = source.parsed(outcome(source.units()))
        next(answers)
        started = time.monotonic()
        assert next(answers)[1] is None
        assert time.monotonic() - started < 1
        answers.close()
