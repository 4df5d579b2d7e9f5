"""Question sets: kept whole, quick to read, and no harm from kills, full disks and damage."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest

from app.adapters.questions_db import QuestionsDb
from app.domain.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryFromFuture,
    LibraryMissing,
    LibraryNotWritable,
)
from app.domain.training import Example, Origin, Standing
from tests.conftest import ROOT

MANY = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As much of a library as this adapter looks at."""
    (tmp_path / "content.db").touch()
    return tmp_path


def _example(place: int, **other: str) -> Example:
    told = {"text": f"May I fly kite {place}?", "source": "kites.jsonl"} | other
    return Example(f"q{place}", answers=("a1", "a2"), laws=("l1", "l1"), origin=Origin.REAL, **told)


def test_kept_and_read_in_their_order(folder: Path) -> None:
    wanted = [
        replace(_example(2), tone="plain", standing=Standing.PENDING),
        _example(1, text="放风筝犯法吗\n第二行 'x' \U0001f600"),
        replace(_example(0), standing=Standing.DROPPED, why="names-law"),
    ]
    sets = QuestionsDb()
    assert sets.add(str(folder), "mine", wanted) == 3
    assert QuestionsDb().read(str(folder), "mine") == wanted
    assert sets.read(str(folder), "other") == []
    [told] = sets.sets(str(folder))
    assert (told.name, told.questions) == ("mine", 3)
    assert told.origins == {"real": 3}
    assert told.standings == {"pending": 1, "accepted": 1, "dropped": 1}
    assert told.changed > "2026"


def test_what_is_there_is_not_added_twice(folder: Path) -> None:
    sets = QuestionsDb()
    sets.add(str(folder), "mine", [_example(1)])
    assert sets.add(str(folder), "mine", [_example(1, text="another"), _example(2)]) == 1
    assert [one.text for one in sets.read(str(folder), "mine")] == [
        "May I fly kite 1?", "May I fly kite 2?",
    ]  # fmt: skip
    assert sets.add(str(folder), "another", [_example(1)]) == 1
    assert [one.name for one in sets.sets(str(folder))] == ["another", "mine"]


def test_changed_and_deleted(folder: Path) -> None:
    sets = QuestionsDb()
    sets.add(str(folder), "mine", [_example(1), _example(2)])
    sets.add(str(folder), "other", [_example(1)])
    edited = replace(_example(2), text="Edited?", standing=Standing.DROPPED, why="by-hand")
    sets.change(str(folder), "mine", [edited, _example(77)])
    assert sets.read(str(folder), "mine") == [_example(1), edited]
    sets.delete(str(folder), "mine")
    assert sets.read(str(folder), "mine") == []
    assert sets.read(str(folder), "other") == [_example(1)]
    assert [one.name for one in sets.sets(str(folder))] == ["other"]


def test_reading_makes_no_file(folder: Path, tmp_path: Path) -> None:
    sets = QuestionsDb()
    assert sets.sets(str(folder)) == []
    assert sets.read(str(folder), "mine") == []
    sets.delete(str(folder), "mine")
    assert [path.name for path in folder.iterdir()] == ["content.db"]
    with pytest.raises(LibraryMissing):
        sets.add(str(tmp_path / "nowhere"), "mine", [_example(1)])
    assert not (tmp_path / "nowhere").exists()


def test_many_are_added_in_seconds_and_read_quickly(folder: Path) -> None:
    wanted = [_example(place) for place in range(65_000)]
    sets, began = QuestionsDb(), perf_counter()
    assert sets.add(str(folder), "mine", wanted) == 65_000
    added = perf_counter()
    assert sets.read(str(folder), "mine") == wanted
    assert added - began < 20
    assert perf_counter() - added < 10


def test_halves_of_characters_become_marks(folder: Path) -> None:
    QuestionsDb().add(str(folder), "m\ud800", [_example(1, text="half \ud83d here")])
    [one] = QuestionsDb().read(str(folder), "m\ud800")
    assert one.text == "half ? here"


def test_a_damaged_file_is_one_clear_error(folder: Path) -> None:
    (folder / "questions.db").write_bytes(b"no database at all" * 500)
    for act in (
        lambda: QuestionsDb().sets(str(folder)),
        lambda: QuestionsDb().read(str(folder), "mine"),
        lambda: QuestionsDb().add(str(folder), "mine", [_example(1)]),
        lambda: QuestionsDb().delete(str(folder), "mine"),
    ):
        with pytest.raises(LibraryDamaged) as told:
            act()
        assert "questions.db" in told.value.path
    assert (folder / "questions.db").read_bytes().startswith(b"no database")


def test_damaged_rows_are_one_clear_error(folder: Path) -> None:
    QuestionsDb().add(str(folder), "mine", [_example(1)])
    for column, value in (("answers", "{"), ("origin", "martian"), ("standing", "")):
        with closing(sqlite3.connect(folder / "questions.db")) as db, db:
            db.execute(f"UPDATE questions SET {column}=?", (value,))
        with pytest.raises(LibraryDamaged):
            QuestionsDb().read(str(folder), "mine")


def test_a_file_of_a_newer_program_stays_as_it_is(folder: Path) -> None:
    QuestionsDb().add(str(folder), "mine", [_example(1)])
    with closing(sqlite3.connect(folder / "questions.db")) as db, db:
        db.execute("PRAGMA user_version=99")
    with pytest.raises(LibraryFromFuture):
        QuestionsDb().read(str(folder), "mine")
    with pytest.raises(LibraryFromFuture):
        QuestionsDb().add(str(folder), "mine", [_example(2)])


@pytest.mark.parametrize("made", [True, False], ids=["grown", "new"])
def test_killed_in_the_middle_of_adding_nothing_is_added(folder: Path, made: bool) -> None:
    if made:
        QuestionsDb().add(str(folder), "mine", [_example(-1)])
    child = subprocess.Popen(
        [sys.executable, "-c", _HALF, str(folder), str(MANY)],
        stdout=subprocess.PIPE, cwd=ROOT, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    with child.stdout:
        assert child.stdout.readline() == "half\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    sides = sum((folder / f"questions.db{end}").stat().st_size for end in ("", "-wal"))
    assert sides > 1_000_000
    before = [_example(-1)] if made else []
    assert QuestionsDb().read(str(folder), "mine") == before
    assert QuestionsDb().add(str(folder), "mine", [_example(3)]) == 1
    assert QuestionsDb().read(str(folder), "mine") == [*before, _example(3)]


_HALF = """
import sys, time
from pathlib import Path
from app.adapters.questions_file import changing
with changing(Path(sys.argv[1])) as db:
    db.execute("PRAGMA cache_size=10")
    rows = [(f"x{n}", "word " * 30) for n in range(int(sys.argv[2]))]
    db.executemany(
        "INSERT INTO questions(set_name, id, text, answers, laws, origin, source, tone, standing,"
        " why) VALUES('mine', ?, ?, '[]', '[]', 'real', '', '', 'accepted', '')", rows)
    print("half", flush=True)
    time.sleep(60)
"""

_FULL = """
import resource, signal, sys
from app.adapters.questions_db import QuestionsDb
from app.domain.errors import LibraryNotWritable
from app.domain.training import Example, Origin
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
examples = [Example(f"q{n}", "word " * 30, ("a",), ("l",), Origin.REAL) for n in range(20_000)]
try:
    QuestionsDb().add(sys.argv[1], "mine", examples)
except LibraryNotWritable as error:
    print("refused", error.detail)
"""


@pytest.mark.skipif(os.name == "nt", reason="a limit of file sizes stands for the full disk")
def test_a_full_disk_is_told_and_nothing_is_lost(folder: Path) -> None:
    QuestionsDb().add(str(folder), "mine", [_example(1)])
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(folder)], capture_output=True, cwd=ROOT, text=True,
    )  # fmt: skip
    assert done.stdout.startswith("refused"), done.stderr
    assert QuestionsDb().read(str(folder), "mine") == [_example(1)]
    assert QuestionsDb().add(str(folder), "mine", [_example(2)]) == 1


def test_another_writer_is_waited_for_then_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QuestionsDb().add(str(folder), "mine", [_example(1)])
    monkeypatch.setattr("app.adapters.questions_file.PATIENCE", 0.1)
    with closing(sqlite3.connect(folder / "questions.db", isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy):
            QuestionsDb().add(str(folder), "mine", [_example(2)])
        assert QuestionsDb().read(str(folder), "mine") == [_example(1)]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    folder.chmod(0o500)
    try:
        with pytest.raises(LibraryNotWritable):
            QuestionsDb().add(str(folder), "mine", [_example(1)])
    finally:
        folder.chmod(0o700)


def test_copied_while_in_use_it_reads_the_same(folder: Path, tmp_path: Path) -> None:
    QuestionsDb().add(str(folder), "mine", [_example(1)])
    other = tmp_path / "copy"
    other.mkdir()
    for path in folder.glob("*.db*"):
        shutil.copyfile(path, other / path.name)
    assert QuestionsDb().read(str(other), "mine") == [_example(1)]
