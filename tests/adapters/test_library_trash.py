"""Deleting: own files only, into a trash on the same disk, back again, and gone for good."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from app.adapters.library_files import own_parts
from app.adapters.library_trash import TRASH, Trash
from app.domain.errors import LibraryBusy, LibraryMissing, LibraryNotWritable
from app.domain.events import outcome
from app.domain.question import Question
from app.domain.shelf import Deleted
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import ROOT


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    """A whole library with its index."""
    made = tmp_path / "shelf" / "mine"
    shutil.copytree(sample_folder, made, ignore=shutil.ignore_patterns("content.db-*"))
    return made


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".writing.lock"
    }


def test_a_library_goes_and_comes_back_byte_by_byte(folder: Path, program: Program) -> None:
    before, trash = _tree(folder), Trash()
    deleted = trash.planned(str(folder), "Mine")
    trash.move_out(deleted)
    assert not folder.exists()
    assert Path(deleted.trash).parent == folder.parent / TRASH
    trash.move_back(deleted)
    assert _tree(folder) == before
    assert sorted(path.name for path in folder.parent.iterdir()) == ["mine"]
    library = program.open(str(folder))
    assert outcome(library.search(Question("landlord keeps the deposit"))).hits


def test_removed_is_removed_and_leaves_no_trace(folder: Path) -> None:
    trash = Trash()
    deleted = trash.planned(str(folder), "Mine")
    trash.move_out(deleted)
    assert trash.remove(deleted)
    assert list(folder.parent.iterdir()) == []
    with pytest.raises(LibraryMissing):
        trash.move_back(deleted)


def test_files_of_others_stay_where_they_are(folder: Path) -> None:
    strangers = [
        folder / "contract.docx",
        folder / "content.db.bak",
        folder / "indexes" / "notes.txt",
        folder / "law_db.lancedb" / "other.lance" / "data" / "x.lance",
        folder / "content.dbx" / "y",
    ]
    for stranger in strangers:
        stranger.parent.mkdir(parents=True, exist_ok=True)
        stranger.write_text("mine", "utf-8")
    trash = Trash()
    deleted = trash.planned(str(folder), "Mine")
    trash.move_out(deleted)
    assert trash.remove(deleted)
    left = {path for path in folder.rglob("*") if path.is_file()}
    assert left == set(strangers)


@pytest.mark.parametrize("made", ["empty", "text", "database", "link", "none"])
def test_what_is_no_library_is_never_deleted(tmp_path: Path, made: str) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"x")
    file = folder / "content.db"
    if made == "text":
        file.write_text("my notes about content", "utf-8")
    elif made == "database":
        with sqlite3.connect(file) as db:
            db.execute("CREATE TABLE photos(name TEXT)")
        db.close()
    elif made == "link":
        file.symlink_to(folder / "holiday.jpg")
    elif made == "none":
        shutil.rmtree(folder)
    before = _tree(folder)
    with pytest.raises(LibraryMissing):
        Trash().planned(str(folder), "")
    assert _tree(folder) == before


def test_a_folder_shared_with_another_program_is_left_alone(folder: Path) -> None:
    with sqlite3.connect(folder / "content.db") as db:
        db.execute("CREATE TABLE chunks(id TEXT)")
    db.close()
    with pytest.raises(LibraryNotWritable, match="chunks"):
        Trash().planned(str(folder), "Mine")


def test_a_damaged_library_can_be_deleted(folder: Path) -> None:
    (folder / "content.db").write_bytes(b"\xff" * 5000)
    trash = Trash()
    deleted = trash.planned(str(folder), "Mine")
    trash.move_out(deleted)
    assert not folder.exists()
    assert trash.remove(deleted)


def test_links_inside_are_unlinked_and_never_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "keep.txt").write_text("keep", "utf-8")
    (folder / "law_db.lancedb" / "laws__link.lance").symlink_to(elsewhere)
    trash = Trash()
    deleted = trash.planned(str(folder), "Mine")
    trash.move_out(deleted)
    assert trash.remove(deleted)
    assert (elsewhere / "keep.txt").read_text("utf-8") == "keep"


def test_a_library_that_is_written_to_is_not_deleted(
    folder: Path, program: Program, sample: OpenLibrary
) -> None:
    library = program.open(str(folder))
    work = library.import_sources(program.sample_sources)
    next(work)
    trash = Trash()
    with pytest.raises(LibraryBusy):
        trash.move_out(trash.planned(str(folder), "Mine"))
    work.close()
    library.close()
    assert own_parts(folder)


def test_a_new_library_in_its_place_is_not_overwritten(folder: Path, program: Program) -> None:
    trash = Trash()
    deleted = trash.planned(str(folder), "Mine")
    trash.move_out(deleted)
    program.create(str(folder), "Another").close()
    before = _tree(folder)
    with pytest.raises(LibraryNotWritable):
        trash.move_back(deleted)
    assert _tree(folder) == before
    assert trash.remove(deleted)


def test_another_process_cannot_empty_what_can_still_be_brought_back(folder: Path) -> None:
    trash, other = Trash(), Trash()
    deleted = trash.planned(str(folder), "Mine")
    trash.move_out(deleted)
    assert not other.remove(deleted)
    trash.move_back(deleted)
    assert (folder / "content.db").is_file()


@pytest.mark.parametrize("moved", range(1, 4))
def test_a_library_half_moved_when_killed_is_put_together(folder: Path, moved: int) -> None:
    before = _tree(folder)
    deleted = Trash().planned(str(folder), "Mine")
    code = (
        "import os, pathlib, sys\n"
        "from app.adapters.library_trash import Trash\n"
        "from app.domain.shelf import Deleted\n"
        "replace, left = pathlib.Path.replace, int(sys.argv[3])\n"
        "def counted(self, target):\n"
        "    global left\n"
        "    if left == 0: os.kill(os.getpid(), 9)\n"
        "    left -= 1\n"
        "    return replace(self, target)\n"
        "pathlib.Path.replace = counted\n"
        "Trash().move_out(Deleted(sys.argv[1], 'Mine', sys.argv[2]))\n"
    )
    command = [sys.executable, "-c", code, deleted.path, deleted.trash, str(moved)]
    assert subprocess.run(command, cwd=ROOT, env=dict(os.environ)).returncode == -9
    assert not (folder / "content.db").exists()
    assert Trash().remove(deleted)
    assert _tree(folder) == before


@pytest.mark.parametrize("trash", ["/", "/tmp", "{}/.pandecta-trash", "{}/photos"])
def test_a_forged_note_removes_nothing(folder: Path, trash: str) -> None:
    place = trash.format(folder.parent)
    (folder.parent / "photos").mkdir()
    (folder.parent / "photos" / "content.db").write_text("x", "utf-8")
    before = _tree(folder.parent)
    forged = Deleted(str(folder), "Mine", place)
    with suppress(LibraryMissing):
        Trash().remove(forged)
    assert _tree(folder.parent) == before
