"""Checking: a sound library passes, each kind of damage is found, and nothing is changed."""

import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from app.adapters.index_store import LanceStore
from app.adapters.library_checks import verify
from app.domain.errors import LibraryMissing
from app.domain.events import Progress, outcome
from app.domain.shelf import Finding, Health, Remedy
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import plain_law


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    made = tmp_path / "mine"
    shutil.copytree(sample_folder, made, ignore=shutil.ignore_patterns("content.db-*"))
    return made


def _checked(folder: Path) -> Health:
    return outcome(verify(str(folder), str))


def _failed(folder: Path) -> list[Finding]:
    return [finding for finding in _checked(folder).findings if not finding.ok]


def _run(folder: Path, sql: str) -> None:
    db = sqlite3.connect(folder / "content.db")
    with db:
        db.execute(sql)
    db.close()


def test_a_sound_library_passes_every_check_and_is_not_changed(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    events: list[object] = []
    health = outcome(verify(str(folder), str), events.append)
    assert health.ok
    assert [finding.check for finding in health.findings] == [
        "database", "references", "counts", "index", "rows",
    ]  # fmt: skip
    assert any(isinstance(event, Progress) and event.total for event in events)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_empty_library_is_sound(program: Program, tmp_path: Path) -> None:
    program.create(str(tmp_path / "empty"), "Empty").close()
    assert _checked(tmp_path / "empty").ok


def test_damaged_pages_are_found(folder: Path) -> None:
    file = folder / "content.db"
    data = bytearray(file.read_bytes())
    data[8192 * 4 : 8192 * 6] = b"\xa5" * 8192 * 2
    file.write_bytes(bytes(data))
    [finding] = _failed(folder)
    assert (finding.check, finding.remedy) == ("database", Remedy.RESTORE)


def test_a_file_that_is_no_database_is_found(folder: Path) -> None:
    (folder / "content.db").write_bytes(b"x" * 4096)
    [finding] = _failed(folder)
    assert finding.check == "database"


def test_rows_without_their_parents_are_found(folder: Path) -> None:
    _run(folder, "UPDATE provisions SET version_id='nobody' WHERE rowid=3")
    assert "references" in [finding.check for finding in _failed(folder)]


def test_wrong_counts_are_found(folder: Path) -> None:
    _run(folder, "DELETE FROM passages WHERE provision_id=(SELECT min(id) FROM provisions)")
    found = {finding.check: finding.remedy for finding in _failed(folder)}
    assert found == {"counts": Remedy.IMPORT_AGAIN, "rows": Remedy.UPDATE_INDEX}


def test_an_index_behind_the_texts_is_found(small: OpenLibrary, tmp_path: Path) -> None:
    outcome(small.build_index("bundled"))
    body = "**Section 1. Where.** Kites may be flown in meadows.\n\n**Section 3.** New.\n"
    (tmp_path / "source" / "kite.md").write_text(plain_law(body=body), "utf-8")
    outcome(small.import_sources([str(tmp_path / "source")]))
    [finding] = _failed(Path(small.path))
    assert (finding.check, finding.remedy) == ("rows", Remedy.UPDATE_INDEX)
    assert finding.detail.startswith("-")
    outcome(small.build_index("bundled"))
    assert _checked(Path(small.path)).ok


def test_no_index_is_found(small: OpenLibrary) -> None:
    [finding] = _failed(Path(small.path))
    assert (finding.check, finding.remedy) == ("index", Remedy.REBUILD_INDEX)


@pytest.mark.parametrize("damage", ["table", "data", "manifest", "pointer", "rows"])
def test_a_damaged_index_is_found(folder: Path, damage: str) -> None:
    manifest = LanceStore(folder).active_manifest()
    assert manifest is not None
    table = folder / "law_db.lancedb" / f"{manifest.table}.lance"
    if damage == "table":
        shutil.rmtree(table)
    elif damage == "data":
        for file in (table / "data").iterdir():
            file.write_bytes(file.read_bytes()[:100])
    elif damage == "manifest":
        (folder / "indexes" / f"{manifest.id}.json").write_text("{", "utf-8")
    elif damage == "pointer":
        (folder / "active.json").write_text("[]", "utf-8")
    else:
        file = folder / "indexes" / f"{manifest.id}.json"
        file.write_text(file.read_text("utf-8").replace(f'"rows": {manifest.rows}', '"rows": 7'))
    [finding] = _failed(folder)
    assert (finding.check, finding.remedy) == ("index", Remedy.REBUILD_INDEX)


def test_checking_stops_soon(folder: Path) -> None:
    _run(folder, "UPDATE laws SET title=title")
    work = verify(str(folder), str)
    next(work)
    begun = time.monotonic()
    work.close()
    assert time.monotonic() - begun < 1


def test_where_there_is_no_library_nothing_is_checked(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        _checked(tmp_path)
