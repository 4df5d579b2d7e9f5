"""The questions of a library go where it goes: to the trash and back, into a file, to a check."""

import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from app.adapters.data_moving import move_data
from app.adapters.library_checks import verify
from app.adapters.library_files import own_parts, require_own
from app.adapters.library_packing import pack
from app.adapters.library_trash import Trash
from app.adapters.library_unpacking import unpack
from app.adapters.questions_db import QuestionsDb
from app.domain.errors import PandectaError, SourceUnreadable
from app.domain.events import outcome
from app.domain.shelf import Remedy
from app.domain.training import Example, Origin
from app.services.library import OpenLibrary

MADE = Example("q1", "May I fly?", ("p1",), ("l1",), Origin.GENERATED)
SEARCHED = Example("q2", "my client's secret", ("p1",), ("l1",), Origin.HISTORY)


@pytest.fixture
def folder(small: OpenLibrary) -> Path:
    """A library with a set that has been made, and one of the person's own searches."""
    QuestionsDb().add(small.path, "made", [MADE, SEARCHED])
    QuestionsDb().add(small.path, "mine", [SEARCHED])
    small.close()
    return Path(small.path)


def test_they_are_the_librarys_own_files(folder: Path) -> None:
    for end in ("-wal", "-shm", "-journal"):
        (folder / f"questions.db{end}").touch()
    names = {path.name for path in own_parts(folder)}
    assert {f"questions.db{end}" for end in ("", "-wal", "-shm", "-journal")} <= names
    require_own(folder)


def test_deleted_and_brought_back(folder: Path) -> None:
    trash = Trash()
    deleted = trash.planned(str(folder), "Small")
    trash.move_out(deleted)
    assert not folder.exists()
    trash.move_back(deleted)
    assert QuestionsDb().read(str(folder), "made") == [MADE, SEARCHED]
    deleted = trash.planned(str(folder), "Small")
    trash.move_out(deleted)
    assert trash.remove(deleted)
    assert not Path(deleted.trash).exists()


def test_packed_without_what_was_searched_for(folder: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "out.pandecta", tmp_path / "other"
    outcome(pack(str(folder), str(file)))
    assert QuestionsDb().read(str(folder), "mine") == [SEARCHED]
    with zipfile.ZipFile(file) as archive:
        assert b"secret" not in archive.read("questions.db")
    outcome(unpack(str(file), str(other)))
    assert QuestionsDb().read(str(other), "made") == [MADE]
    assert [one.name for one in QuestionsDb().sets(str(other))] == ["made"]
    assert QuestionsDb().add(str(other), "made", [SEARCHED]) == 1
    left = [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]
    assert left == []


def test_a_library_without_questions_packs_as_before(small: OpenLibrary, tmp_path: Path) -> None:
    outcome(pack(small.path, str(tmp_path / "out.pandecta")))
    with zipfile.ZipFile(tmp_path / "out.pandecta") as archive:
        assert "questions.db" not in archive.namelist()
    outcome(unpack(str(tmp_path / "out.pandecta"), str(tmp_path / "other")))


def _with_questions(file: Path, data: bytes) -> None:
    """The packed library with other questions, and a manifest that agrees."""
    with zipfile.ZipFile(file) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(held["library.json"])
    for one in manifest["files"]:
        if one["path"] == "questions.db":
            one["size"], one["sha256"] = len(data), sha256(data).hexdigest()
    held |= {"questions.db": data, "library.json": json.dumps(manifest).encode()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE more(x)",
        "CREATE TRIGGER t AFTER INSERT ON questions BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT 1",
        "PRAGMA user_version=99",
    ],
)
def test_questions_that_others_made_are_looked_at(
    statement: str, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "out.pandecta"
    outcome(pack(str(folder), str(file)))
    shutil.copyfile(folder / "questions.db", tmp_path / "changed.db")
    with closing(sqlite3.connect(tmp_path / "changed.db")) as db, db:
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute(statement)
    _with_questions(file, (tmp_path / "changed.db").read_bytes())
    with pytest.raises(PandectaError):
        outcome(unpack(str(file), str(tmp_path / "other")))
    assert not (tmp_path / "other").exists()


def test_damaged_questions_in_a_file_are_refused(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.pandecta"
    outcome(pack(str(folder), str(file)))
    _with_questions(file, b"SQLite format 3\0" + os.urandom(5_000))
    with pytest.raises(SourceUnreadable):
        outcome(unpack(str(file), str(tmp_path / "other")))
    assert not (tmp_path / "other").exists()


def test_checked(folder: Path) -> None:
    sound = outcome(verify(str(folder), str)).findings[-1]
    assert (sound.check, sound.ok) == ("questions", True)
    with (folder / "questions.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 9_000)
    for side in folder.glob("questions.db-*"):
        side.unlink()
    found = outcome(verify(str(folder), str)).findings[-1]
    assert (found.check, found.ok, found.remedy) == ("questions", False, Remedy.RESTORE)


def test_a_library_without_questions_is_checked_as_before(small: OpenLibrary) -> None:
    checks = [finding.check for finding in outcome(verify(small.path, str)).findings]
    assert "questions" not in checks


def test_moved_with_the_persons_data(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PANDECTA_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("app.adapters.data_moving.home", lambda: tmp_path / "old")
    monkeypatch.setattr("app.adapters.data_moving.is_home_chosen", lambda: False)
    monkeypatch.setattr(
        "app.adapters.data_moving.pointer_file", lambda: tmp_path / "config" / "home.json"
    )
    shutil.copytree(folder, tmp_path / "old" / "libraries" / "small")
    outcome(move_data(str(tmp_path / "new")))
    moved = tmp_path / "new" / "libraries" / "small"
    assert QuestionsDb().read(str(moved), "made") == [MADE, SEARCHED]
