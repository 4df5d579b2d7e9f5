"""A library looked at from outside: every state is told apart, and nothing is changed."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.adapters.library_survey import survey
from app.domain.events import outcome
from app.domain.shelf import Known, State, Survey
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import plain_law


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    made = tmp_path / "mine"
    shutil.copytree(sample_folder, made, ignore=shutil.ignore_patterns("content.db-*"))
    return made


def _seen(folder: Path) -> Survey:
    return survey(Known(str(folder), "As remembered"))


def test_an_indexed_library_tells_all(folder: Path, program: Program) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    seen = _seen(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    info = program.open(str(folder)).info()
    assert (seen.state, seen.name) == (State.INDEXED, info.name)
    assert (seen.laws, seen.provisions) == (info.counts.laws, info.counts.provisions)
    assert seen.changed.startswith("20")
    assert info.manifest is not None
    assert seen.index == info.manifest.encoder.caption


def test_size_counts_own_files_only(folder: Path) -> None:
    size = _seen(folder).size
    assert size == sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    (folder / "film.mp4").write_bytes(b"x" * 1000)
    (folder / "law_db.lancedb" / "link").symlink_to(folder / "film.mp4")
    assert _seen(folder).size == size


def test_texts_without_an_index_and_an_index_behind(small: OpenLibrary, tmp_path: Path) -> None:
    folder = Path(small.path)
    assert _seen(folder).state is State.UNINDEXED
    outcome(small.build_index("bundled"))
    assert _seen(folder).state is State.INDEXED
    (tmp_path / "source" / "b.md").write_text(plain_law("b-act", "B Act"), "utf-8")
    outcome(small.import_sources([str(tmp_path / "source")]))
    assert _seen(folder).state is State.BEHIND


def test_an_empty_library(program: Program, tmp_path: Path) -> None:
    program.create(str(tmp_path / "empty"), "Empty").close()
    assert _seen(tmp_path / "empty").state is State.EMPTY
    (tmp_path / "killed").mkdir()
    (tmp_path / "killed" / "content.db").touch()
    assert _seen(tmp_path / "killed").state is State.EMPTY


def test_a_missing_folder_keeps_its_name(tmp_path: Path) -> None:
    assert _seen(tmp_path / "gone") == Survey(
        str(tmp_path / "gone"), "As remembered", State.MISSING
    )


@pytest.mark.parametrize("data", [b"x" * 4096, b"SQLite format 3\0" + b"\xff" * 5000])
def test_damaged_texts(folder: Path, data: bytes) -> None:
    (folder / "content.db").write_bytes(data)
    seen = _seen(folder)
    assert (seen.state, seen.name) == (State.DAMAGED, "As remembered")
    assert seen.detail
    assert seen.size > 0


def test_another_programs_database_is_no_library(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "content.db")
    with db:
        db.execute("CREATE TABLE chunks(id TEXT)")
    db.close()
    assert _seen(tmp_path).state is State.DAMAGED


@pytest.mark.parametrize("damage", ["pointer", "manifest", "table"])
def test_a_damaged_index(folder: Path, damage: str) -> None:
    if damage == "pointer":
        (folder / "active.json").write_text("", "utf-8")
    elif damage == "manifest":
        shutil.rmtree(folder / "indexes")
    else:
        shutil.rmtree(folder / "law_db.lancedb")
    seen = _seen(folder)
    assert seen.state is State.INDEX_DAMAGED
    assert seen.provisions


def test_an_index_at_a_shared_place_is_not_asked(folder: Path) -> None:
    told = '{"uri": "s3://bucket/laws", "options": {}}'
    (folder / "index-location.json").write_text(told, "utf-8")
    seen = _seen(folder)
    assert (seen.state, seen.index) == (State.SHARED, "s3://bucket/laws")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)
    try:
        assert _seen(folder).state is State.INDEXED
    finally:
        folder.chmod(0o755)
