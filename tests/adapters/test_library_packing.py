"""A library as one file: out and in again, and no harm from files that others made."""

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.adapters.library_packing import pack
from app.adapters.library_unpacking import peek, unpack
from app.domain.errors import (
    LibraryBusy,
    LibraryFromFuture,
    LibraryNotWritable,
    SourceMissing,
    SourceUnreadable,
)
from app.domain.events import Progress, outcome
from app.domain.question import Question
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import ROOT

ASKED = Question("landlord keeps the deposit")


@pytest.fixture
def packed(sample_folder: Path, tmp_path: Path) -> Path:
    file = tmp_path / "sample.pandecta"
    outcome(pack(str(sample_folder), str(file)))
    return file


def _dump(folder: Path) -> list[str]:
    db = sqlite3.connect(folder / "content.db")
    try:
        return list(db.iterdump())
    finally:
        db.close()


def test_out_and_in_again_everything_is_there(
    sample_folder: Path, packed: Path, program: Program, tmp_path: Path
) -> None:
    told = peek(str(packed))
    folder = Path(outcome(unpack(str(packed), str(tmp_path / "new" / "place"))))
    assert _dump(folder) == _dump(sample_folder)
    library = program.open(str(folder))
    info = library.info()
    assert info.manifest is not None
    assert not info.stale
    assert (told.name, told.laws, told.provisions) == (
        library.name, info.counts.laws, info.counts.provisions,
    )  # fmt: skip
    old = outcome(program.open(str(sample_folder)).search(ASKED))
    new = outcome(library.search(ASKED))
    assert [hit.provision.id for hit in new.hits] == [hit.provision.id for hit in old.hits]
    assert _journal(folder) == "wal"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "new", "sample.pandecta"]
    assert [path.name for path in folder.parent.iterdir()] == ["place"]


def _journal(folder: Path) -> str:
    db = sqlite3.connect(folder / "content.db")
    try:
        return str(db.execute("PRAGMA journal_mode").fetchone()[0])
    finally:
        db.close()


def test_a_library_without_an_index_is_packed_too(small: OpenLibrary, tmp_path: Path) -> None:
    told = outcome(pack(small.path, str(tmp_path / "small.pandecta")))
    assert (told.laws, told.index) == (1, "")
    folder = outcome(unpack(told.file, str(tmp_path / "copy")))
    assert sorted(path.name for path in Path(folder).iterdir()) == ["content.db"]


def test_progress_counts_bytes_to_the_end(sample_folder: Path, tmp_path: Path) -> None:
    events: list[object] = []
    file = str(tmp_path / "s.pandecta")
    outcome(pack(str(sample_folder), file), events.append)
    last = [event for event in events if isinstance(event, Progress)][-1]
    assert last.done == last.total == peek(file).size
    outcome(unpack(file, str(tmp_path / "copy")), events.append)
    assert [event for event in events if isinstance(event, Progress)][-1].done == last.total


def test_what_is_written_meanwhile_is_either_in_or_out(
    small: OpenLibrary, program: Program, tmp_path: Path
) -> None:
    work = pack(small.path, str(tmp_path / "s.pandecta"))
    next(work)
    with pytest.raises(LibraryBusy):
        outcome(program.open(small.path).import_sources([str(tmp_path / "source")]))
    assert small.info().counts.laws == 1
    work.close()


def test_stopped_packing_leaves_the_old_file(sample_folder: Path, packed: Path) -> None:
    before = packed.read_bytes()
    work = pack(str(sample_folder), str(packed))
    for _ in range(5):
        next(work)
    work.close()
    assert packed.read_bytes() == before
    assert sorted(p.name for p in packed.parent.iterdir()) == ["sample.pandecta"]


def test_stopped_unpacking_leaves_no_folder(packed: Path, tmp_path: Path) -> None:
    work = unpack(str(packed), str(tmp_path / "copy"))
    for _ in range(3):
        next(work)
    work.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["sample.pandecta"]


def test_unpacking_fills_no_folder_that_is_in_use(packed: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(LibraryNotWritable):
        outcome(unpack(str(packed), str(taken)))
    assert [path.name for path in taken.iterdir()] == ["mine.txt"]
    (tmp_path / "empty").mkdir()
    outcome(unpack(str(packed), str(tmp_path / "empty")))


def test_packing_where_nothing_can_be_written(sample_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(LibraryNotWritable):
        outcome(pack(str(sample_folder), str(tmp_path / "nowhere" / "s.pandecta")))


Change = Callable[[dict[str, bytes]], None]


def _rewritten(packed: Path, change: Change, honest: bool = True) -> Path:
    """The file with other contents; `honest` gives it a manifest that agrees with them."""
    with zipfile.ZipFile(packed) as archive:
        held = {info.filename: archive.read(info) for info in archive.infolist()}
    change(held)
    if honest:
        manifest = json.loads(held["library.json"])
        manifest["files"] = [
            {"path": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in held.items()
            if name != "library.json"
        ]
        held["library.json"] = json.dumps(manifest).encode()
    file = packed.with_name("other.pandecta")
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in held.items():
            info = zipfile.ZipInfo(name)
            info.filename = name
            archive.writestr(info, data)
    return file


def _refused(file: Path, tmp_path: Path) -> str:
    with pytest.raises(SourceUnreadable) as told:
        outcome(unpack(str(file), str(tmp_path / "inner" / "copy")))
    assert not (tmp_path / "inner" / "copy").exists()
    assert list((tmp_path / "inner").glob("*")) == [] if (tmp_path / "inner").exists() else True
    return told.value.reason


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "/etc/evil", "C:\\evil", "indexes/../../evil.json", "indexes\\evil.json",
     "notes.txt", "content.db/x", "law_db.lancedb/other.lance/data/x", "CONTENT.DB",
     "law_db.lancedb/laws__a.lance/../../../evil", ".writing.lock", "indexes/a.json\0.exe",
     "law_db.lancedb/laws__a.lance/.hidden", "content.db-wal"],
)  # fmt: skip
def test_names_that_are_no_part_of_a_library_are_refused(
    packed: Path, tmp_path: Path, name: str
) -> None:
    def change(held: dict[str, bytes]) -> None:
        held[name] = b"evil"

    assert _refused(_rewritten(packed, change), tmp_path) in ("unsafe-path", "broken-archive")
    assert not list(tmp_path.rglob("evil*"))


def test_links_are_refused(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed, "a") as archive:
        info = zipfile.ZipInfo("indexes/link.json")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert _refused(packed, tmp_path) == "unsafe-path"


def test_a_name_that_comes_twice_is_refused(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("content.db", b"other")
    assert _refused(packed, tmp_path) == "broken-archive"


def test_other_bytes_than_promised_are_refused(packed: Path, tmp_path: Path) -> None:
    def change(held: dict[str, bytes]) -> None:
        held["content.db"] = held["content.db"][:-1] + b"\x01"

    assert _refused(_rewritten(packed, change, honest=False), tmp_path) == "broken-archive"


def test_an_entry_larger_than_it_says_is_refused(packed: Path, tmp_path: Path) -> None:
    def change(held: dict[str, bytes]) -> None:
        manifest = json.loads(held["library.json"])
        manifest["files"][0]["size"] = 10
        held["library.json"] = json.dumps(manifest).encode()

    assert _refused(_rewritten(packed, change, honest=False), tmp_path) == "broken-archive"


def test_more_than_the_disk_holds_is_refused(packed: Path, tmp_path: Path) -> None:
    def change(held: dict[str, bytes]) -> None:
        manifest = json.loads(held["library.json"])
        manifest["files"][0]["size"] = 10**15
        held["library.json"] = json.dumps(manifest).encode()

    assert _refused(_rewritten(packed, change, honest=False), tmp_path) == "too-large"


@pytest.mark.parametrize(
    "sql",
    ["CREATE TRIGGER t AFTER INSERT ON facts BEGIN DELETE FROM laws; END",
     "CREATE VIEW v AS SELECT 1", "CREATE TABLE chunks(id TEXT)", "DROP TABLE provisions"],
)  # fmt: skip
def test_a_database_with_more_or_less_than_a_library_is_refused(
    packed: Path, tmp_path: Path, sql: str
) -> None:
    def change(held: dict[str, bytes]) -> None:
        file = tmp_path / "changed.db"
        file.write_bytes(held["content.db"])
        db = sqlite3.connect(file)
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute(sql)
        db.commit()
        db.close()
        held["content.db"] = file.read_bytes()

    reason = _refused(_rewritten(packed, change), tmp_path)
    assert reason in ("unknown-format", "broken-archive")


@pytest.mark.parametrize("data", [b"no database at all", b"SQLite format 3\0" + b"\xff" * 999])
def test_a_broken_database_is_refused(packed: Path, tmp_path: Path, data: bytes) -> None:
    def change(held: dict[str, bytes]) -> None:
        held["content.db"] = data

    assert _refused(_rewritten(packed, change), tmp_path) == "broken-archive"


def test_a_library_of_the_future_is_refused(packed: Path, tmp_path: Path) -> None:
    def change(held: dict[str, bytes]) -> None:
        file = tmp_path / "future.db"
        file.write_bytes(held["content.db"])
        db = sqlite3.connect(file)
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) "
            "VALUES('pandecta-content', 'm999_later', '')"
        )
        db.execute("PRAGMA user_version=999")
        db.commit()
        db.close()
        held["content.db"] = file.read_bytes()

    with pytest.raises(LibraryFromFuture):
        outcome(unpack(str(_rewritten(packed, change)), str(tmp_path / "copy")))
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 10_000])
def test_what_is_no_such_file_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.pandecta"
    file.write_bytes(data)
    assert _refused(file, tmp_path) == "broken-archive"
    with pytest.raises(SourceMissing):
        peek(str(tmp_path / "nowhere"))
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("law.md", "text")
    assert _refused(file, tmp_path) == "unknown-format"


def test_a_cut_file_is_refused(packed: Path, tmp_path: Path) -> None:
    data = packed.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        packed.write_bytes(data[: int(len(data) * share)])
        assert _refused(packed, tmp_path) == "broken-archive"


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("which", ["pack", "unpack"])
def test_killed_on_the_way_there_is_nothing_half(
    packed: Path, sample_folder: Path, tmp_path: Path, which: str
) -> None:
    slow = (
        "import sys, time\n"
        "from app.adapters.library_packing import pack\n"
        "from app.adapters.library_unpacking import unpack\n"
        "work = {'pack': pack, 'unpack': unpack}[sys.argv[1]](sys.argv[2], sys.argv[3])\n"
        "for n, _ in enumerate(work):\n"
        "    if n == 4: print('now', flush=True)\n"
        "    if n >= 4: time.sleep(0.05)\n"
    )
    target = tmp_path / "inner" / "target"
    target.parent.mkdir()
    source = sample_folder if which == "pack" else packed
    child = subprocess.Popen(
        [sys.executable, "-c", slow, which, str(source), str(target)],
        cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == b"now\n"
    time.sleep(0.1)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert not target.exists()
    assert list(target.parent.iterdir())
    outcome(pack(str(source), str(target)) if which == "pack" else unpack(str(source), str(target)))
    assert [path.name for path in target.parent.iterdir()] == ["target"]
    if which == "pack":
        assert peek(str(target)).laws
    else:
        assert _dump(target) == _dump(sample_folder)


def test_a_link_in_the_place_of_a_temporary_file_is_not_followed(
    sample_folder: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("keep", "utf-8")
    for name in (".s.pandecta.part", ".s.pandecta.part-db"):
        (tmp_path / name).symlink_to(victim)
    outcome(pack(str(sample_folder), str(tmp_path / "s.pandecta")))
    assert victim.read_text("utf-8") == "keep"
    shutil.copy(tmp_path / "s.pandecta", tmp_path / "t.pandecta")
    assert peek(str(tmp_path / "t.pandecta")).laws
