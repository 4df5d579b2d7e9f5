"""A thousand damaged files: each ends as a law or as a reported problem, and in good time."""

import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from time import process_time

import pytest

from app.adapters.importers.importer import File, Importer
from app.adapters.importers.plain import Plain
from app.adapters.importers.registry import IMPORTERS
from app.adapters.importers.source import FileSources
from app.domain.errors import SourceMissing, SourceUnreadable
from app.domain.events import outcome
from app.domain.law import ParsedLaw
from tests.adapters.importers.damages import DAMAGES
from tests.adapters.importers.samples import samples

SEED = 20261121
CASES = 1_000
SECONDS = 5.0
"""Processor time that one damaged file may cost."""

Problem = tuple[str, str, str]
_samples = cache(samples)


@dataclass(frozen=True)
class Case:
    """One damaged file, the same whenever it is made: its number decides everything."""

    number: int

    @property
    def format(self) -> str:
        return list(_samples())[self.number % len(_samples())]

    @property
    def damage(self) -> str:
        return list(DAMAGES)[self.number // len(_samples()) % len(DAMAGES)]

    def written(self, folder: Path) -> Path:
        """The damaged file, in a folder of its own below `folder`."""
        rng = Random(f"{SEED}/{self.number}")
        name, data = DAMAGES[self.damage](rng, *_samples()[self.format])
        path = folder / str(self.number) / name
        path.parent.mkdir()
        path.write_bytes(data)
        return path

    def __str__(self) -> str:
        return f"case {self.number} ({self.format}, {self.damage})"


def read(
    path: Path, importers: Sequence[Importer] = IMPORTERS
) -> tuple[list[ParsedLaw], list[Problem], list[str]]:
    """The laws of a source, its problems, and the importers that were asked."""
    laws: list[ParsedLaw] = []
    problems: list[Problem] = []
    asked: list[str] = []
    try:
        with FileSources(importers).open(str(path)) as source:
            units = outcome(source.units())
            problems += source.problems()
            for unit in units:
                asked.append(unit.importer)
                try:
                    laws += source.parse(unit)
                except SourceUnreadable as error:
                    problems.append((error.path, error.reason, error.detail))
    except SourceUnreadable as error:
        problems.append((error.path, error.reason, error.detail))
    except SourceMissing as error:
        problems.append((error.path, "missing", ""))
    return laws, problems, asked


def faults(path: Path, importers: Sequence[Importer] = IMPORTERS) -> list[str]:
    """What is wrong with how a damaged file was dealt with, if anything is."""
    started = process_time()
    try:
        laws, problems, _ = read(path, importers)
        spent = process_time() - started
        unfit = [fault for law in laws if (fault := unstorable(law))]
    except Exception:
        return [traceback.format_exc(limit=-3)]
    found = [f"{reason}: {detail}" for _, reason, detail in problems if reason == "parser-failed"]
    if spent > SECONDS:
        found.append(f"took {spent:.1f} s")
    if not laws and not problems:
        found.append("nothing came of it, and nobody said so")
    return found + unfit


def unstorable(law: ParsedLaw) -> str:
    """Why a law could not be stored, found again or shown; empty where it could."""
    if not law.key or not law.title.strip():
        return "a law without key or title"
    if not law.provisions or not all(p.text.strip() for p in law.provisions):
        return "a law without text"
    for words in (law.key, law.title, *law.short_titles, *law.history, law.region, law.language):
        if fault := unwritable(words):
            return fault
    law.citation.format(title="", label="", number="")
    texts = ((p.text, p.number, p.label, p.heading, p.extent, *p.path) for p in law.provisions)
    return next((fault for words in texts if (fault := unwritable("".join(words)))), "")


def unwritable(words: str) -> str:
    if "\0" in words:
        return f"NUL in {words[:40]!r}"
    try:
        words.encode()
    except UnicodeEncodeError as error:
        return str(error)
    return ""


def test_every_damaged_file_ends_as_a_law_or_a_problem(tmp_path: Path) -> None:
    failed = []
    for number in range(CASES):
        case = Case(number)
        failed += [f"{case}: {fault}" for fault in faults(case.written(tmp_path))]
    assert not failed, f"{len(failed)} faults\n" + "\n".join(failed[:20])


class Faulty(Plain):
    """An importer that does something wrong with what the real one made."""

    def __init__(self, wrong: Callable[[ParsedLaw], Sequence[ParsedLaw]]) -> None:
        self._wrong = wrong

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        return self._wrong(super().parse(files)[0])


def _busy(law: ParsedLaw) -> Sequence[ParsedLaw]:
    until = process_time() + 0.2
    while process_time() < until:
        pass
    return [law]


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (lambda law: [law], ""),
        (lambda law: [], "nobody said so"),
        (lambda law: [law][1:][0], "parser-failed: IndexError"),
        (lambda law: [replace(law, provisions=())], "without text"),
        (lambda law: [replace(law, title=" ")], "without key or title"),
        (lambda law: [replace(law, title="a\ud800")], "surrogates not allowed"),
        (lambda law: [replace(law, region="a\0")], "NUL"),
        (lambda law: [replace(law, citation="{text}")], "KeyError"),
        (_busy, "took 0.2 s"),
    ],
)
def test_faults_are_found(
    wrong: Callable[[ParsedLaw], Sequence[ParsedLaw]],
    fault: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(f"{__name__}.SECONDS", 0.15)
    name, data = _samples()["plain"]
    (tmp_path / name).write_bytes(data)
    found = faults(tmp_path / name, [Faulty(wrong)])
    assert found == [] if not fault else fault in found[0]


def test_the_damage_is_the_same_every_time(tmp_path: Path) -> None:
    for number in range(0, CASES, 7):
        (tmp_path / f"a{number}").mkdir()
        (tmp_path / f"b{number}").mkdir()
        one, two = (Case(number).written(tmp_path / f"{side}{number}") for side in "ab")
        assert one.name == two.name
        if one.suffix not in (".zip", ".docx"):
            assert one.read_bytes() == two.read_bytes()


def test_every_format_is_damaged_in_every_way() -> None:
    cases = Counter((case.format, case.damage) for case in map(Case, range(CASES)))
    assert len(cases) == len(_samples()) * len(DAMAGES)
    assert min(cases.values()) >= 2


@pytest.mark.parametrize("form", list(_samples()))
def test_the_samples_are_well_formed(form: str, tmp_path: Path) -> None:
    name, data = _samples()[form]
    (tmp_path / name).write_bytes(data)
    laws, problems, asked = read(tmp_path / name)
    if form.split()[0] in {importer.name for importer in IMPORTERS}:
        assert (problems, asked) == ([], [form.split()[0]])
        assert sum(len(law.provisions) for law in laws) >= 1
        assert not any(unstorable(law) for law in laws)


def test_every_importer_has_a_sample(tmp_path: Path) -> None:
    asked = set()
    for name, data in _samples().values():
        (tmp_path / name).write_bytes(data)
        asked |= set(read(tmp_path / name)[2])
    assert asked == {importer.name for importer in IMPORTERS}
