"""Where the data folder is: the usual place, beside the program, or where the person moved it."""

import hashlib
import json
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import platformdirs
import pytest

from app.adapters import data_moving, paths
from app.adapters.data_moving import move_data
from app.adapters.moved_paths import NOTE, follow, moved
from app.domain.errors import LibraryBusy, UserDataNotWritable
from app.domain.events import Event, Progress, outcome
from app.domain.kept import Asked, Kept
from app.domain.question import Question
from app.wiring import build_program
from tests.conftest import plain_law


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's places, inside the test's own folder."""
    monkeypatch.delenv("PANDECTA_HOME")
    monkeypatch.delenv("PANDECTA_PORTABLE", raising=False)
    folder = tmp_path / "usual" / "Pandecta"
    config = tmp_path / "config" / "Pandecta"
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_: str(folder))
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_: config)
    return folder


@pytest.fixture
def lived_in(usual: Path, tmp_path: Path) -> Path:
    """A data folder with a library, settings, a question asked, and a file of the person's."""
    program = build_program()
    folder = usual / "libraries" / "kites"
    (folder / "downloads").mkdir(parents=True)
    (folder / "downloads" / "kite.md").write_text(plain_law(), "utf-8")
    library = program.create(str(folder), "Kites")
    outcome(library.import_sources([str(folder / "downloads" / "kite.md")]))
    outcome(library.build_index("bundled"))
    program.keep(program.settings.opened(library.path).opened(str(tmp_path / "elsewhere")))
    program.keep(program.settings.opened(library.path))
    asked = Kept(history=(Asked("kites?", "2026-01-01T00:00:00"),))
    program._user_data.add(library.path, asked)
    library.close()
    (usual / "notes 笔记.txt").write_text("mine", "utf-8")
    return usual


def _contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock" and not path.name.endswith(("-wal", "-shm"))
    }


def test_order_of_places(usual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.home() == usual
    paths.pointer_file().parent.mkdir(parents=True)
    paths.pointer_file().write_text(json.dumps({"home": str(tmp_path / "moved")}))
    assert paths.home() == tmp_path / "moved"
    assert not paths.is_home_chosen()
    monkeypatch.setenv("PANDECTA_PORTABLE", "1")
    assert paths.home() == paths.ROOT / "data"
    assert paths.is_home_chosen()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "stick" / "pandecta"))
    assert paths.home() == tmp_path / "stick" / "data"
    monkeypatch.setenv("PANDECTA_HOME", str(tmp_path / "chosen"))
    assert paths.home() == tmp_path / "chosen"


@pytest.mark.parametrize("value", ["", "0", "false", "No", " off "])
def test_portable_can_be_switched_off(
    usual: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("PANDECTA_PORTABLE", value)
    assert paths.home() == usual


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", "null", '{"home": ""}', '{"home": "relative/x"}', "[" * 100_000]
)
def test_broken_pointer_means_the_usual_place(usual: Path, text: str) -> None:
    paths.pointer_file().parent.mkdir(parents=True)
    paths.pointer_file().write_text(text)
    assert paths.home() == usual


def test_pointer_survives_the_deletion_of_the_old_folder(
    usual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # on Windows and macOS both are the same folder
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_: usual)
    assert usual not in paths.pointer_file().parents


def test_data_folder_moves_and_everything_is_found_again(lived_in: Path, tmp_path: Path) -> None:
    before = _contents(lived_in)
    target = tmp_path / "big disk" / "数据"
    events: list[Event] = []
    assert outcome(move_data(str(target)), events.append) == str(target)
    assert {e.stage for e in events if isinstance(e, Progress)} == {"copying", "verifying"}
    assert paths.home() == target
    assert _contents(lived_in) == before, "the old folder stays as it was"
    assert (target / "notes 笔记.txt").read_text("utf-8") == "mine"
    shutil.rmtree(lived_in)
    program = build_program()
    folder = target / "libraries" / "kites"
    assert program.settings.library == str(folder)
    assert program.settings.recent == (str(folder), str(tmp_path / "elsewhere"))
    library = outcome(program.last())
    assert library.path == str(folder)
    assert not library.info().stale
    assert outcome(library.search(Question("thunderstorm kite"))).hits
    assert program.kept(library).history[0].question == "kites?"
    assert library.imported_sources()[0].path == str(folder / "downloads" / "kite.md")
    assert str(folder) in (target / "libraries.json").read_text("utf-8")
    assert str(lived_in) not in (target / "libraries.json").read_text("utf-8")


def test_data_folder_moves_twice_and_home_again(lived_in: Path, tmp_path: Path) -> None:
    outcome(move_data(str(tmp_path / "one")))
    outcome(move_data(str(tmp_path / "two")))
    shutil.rmtree(lived_in)
    outcome(move_data(str(lived_in)))
    assert paths.home() == lived_in
    assert outcome(build_program().last()).path == str(lived_in / "libraries" / "kites")


def test_cancelling_changes_nothing(lived_in: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    steps = sum(1 for _ in move_data(str(target)))
    shutil.rmtree(target)
    paths.pointer_file().unlink()
    for count in range(1, steps + 1, 7):
        work = move_data(str(target))
        for _ in range(count):
            next(work)
        work.close()
        assert paths.home() == lived_in
        assert not target.exists()
        assert not list(tmp_path.glob(".*part*"))


def test_copy_that_differs_is_not_used(
    lived_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "target"
    work = move_data(str(target))
    part = tmp_path / ".target.pandecta-part" / "notes 笔记.txt"

    def spoil(event: Event) -> None:
        if isinstance(event, Progress) and event.stage == "verifying" and event.done == 1:
            part.write_text("spoilt")

    with pytest.raises(UserDataNotWritable, match="not the same"):
        outcome(work, spoil)
    assert not target.exists()
    assert paths.home() == lived_in


def test_pointer_that_cannot_be_written_undoes_the_move(lived_in: Path, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where a folder should be")
    with pytest.raises(UserDataNotWritable):
        outcome(move_data(str(tmp_path / "target")))
    assert not (tmp_path / "target").exists()
    assert paths.home() == lived_in


def test_places_that_will_not_do(
    lived_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    (tmp_path / "file").write_text("x")
    for place in (lived_in, lived_in / "inside", lived_in.parent, tmp_path / "full",
                  tmp_path / "file", tmp_path / "file" / "below"):  # fmt: skip
        with pytest.raises(UserDataNotWritable):
            outcome(move_data(str(place)))
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["x"]
    with monkeypatch.context() as patch:
        patch.setattr(data_moving, "_SPARE", 2**62)
        with pytest.raises(UserDataNotWritable, match="do not fit"):
            outcome(move_data(str(tmp_path / "target")))
    monkeypatch.setenv("PANDECTA_PORTABLE", "1")
    with pytest.raises(UserDataNotWritable):
        outcome(move_data(str(tmp_path / "target")))
    assert not (tmp_path / "target").exists()


def test_empty_folder_will_do_and_nothing_to_move_is_told(usual: Path, tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    with pytest.raises(UserDataNotWritable, match="nothing to move"):
        outcome(move_data(str(tmp_path / "target")))
    usual.mkdir(parents=True)
    assert outcome(move_data(str(tmp_path / "target"))) == str(tmp_path / "target")


def test_writer_at_work_is_respected(lived_in: Path, tmp_path: Path) -> None:
    library = build_program().open(str(lived_in / "libraries" / "kites"))
    with library._store.writing(), pytest.raises(LibraryBusy):
        outcome(move_data(str(tmp_path / "target")))
    outcome(move_data(str(tmp_path / "target")))


def test_damaged_files_and_links_are_carried_as_they_are(lived_in: Path, tmp_path: Path) -> None:
    torn = b"SQLite format 3\0" + b"\xff" * 5_000
    (lived_in / "libraries" / "torn").mkdir()
    (lived_in / "libraries" / "torn" / "content.db").write_bytes(torn)
    (lived_in / "broken.json").write_text("{")
    (lived_in / "away").symlink_to(tmp_path)
    (lived_in / "libraries" / "alias").symlink_to("kites")
    target = tmp_path / "target"
    outcome(move_data(str(target)))
    assert (target / "libraries" / "torn" / "content.db").read_bytes() == torn
    assert (target / "broken.json").read_text() == "{"
    assert (target / "away").readlink() == tmp_path
    assert (target / "libraries" / "alias").resolve() == target / "libraries" / "kites"


def test_what_is_still_in_the_write_ahead_log_comes_along(lived_in: Path, tmp_path: Path) -> None:
    file = lived_in / "libraries" / "kites" / "content.db"
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA wal_autocheckpoint=0")
        with db:
            db.execute("INSERT OR REPLACE INTO facts VALUES('late', 'yes')")
        assert file.with_name("content.db-wal").stat().st_size
        outcome(move_data(str(tmp_path / "target")))
    moved_to = tmp_path / "target" / "libraries" / "kites" / "content.db"
    with closing(sqlite3.connect(moved_to)) as db:
        assert db.execute("SELECT value FROM facts WHERE name='late'").fetchone() == ("yes",)


def test_portable_folder_is_followed_to_another_drive(
    lived_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "e" / "data", tmp_path / "f" / "data"
    outcome(move_data(str(first)))
    follow(first)
    assert json.loads((first / NOTE).read_text()) == {"home": str(first)}
    second.parent.mkdir()
    first.rename(second)
    follow(second)
    monkeypatch.setenv("PANDECTA_HOME", str(second))
    program = build_program()
    library = outcome(program.last())
    assert library.path == str(second / "libraries" / "kites")
    assert program.kept(library).history
    follow(tmp_path / "not there")
    assert not (tmp_path / "not there").exists()


@pytest.mark.parametrize(
    ("path", "old", "after"),
    [
        ("/a/b", "/a/b", "/n"),
        ("/a/b/c d/e", "/a/b", "/n/c d/e"),
        ("/a/bc", "/a/b", "/a/bc"),
        ("/x/a/b", "/a/b", "/x/a/b"),
        ("E:\\data\\libraries\\x", "E:\\data", "/n/libraries/x"),
        ("E:\\x", "E:\\", "/n/x"),
        ("", "/a/b", ""),
    ],
)
def test_paths_under_the_old_folder(path: str, old: str, after: str) -> None:
    assert moved(path, old, "/n") == after
