"""An index as one file: carried to another machine, and refused where it does not belong."""

import json
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from app.adapters import index_packing
from app.adapters.index_store import LanceStore
from app.adapters.library_folders import LibraryFolders
from app.domain.errors import (
    IndexDamaged,
    IndexForeign,
    LibraryBusy,
    LibraryNotWritable,
    SourceMissing,
    SourceUnreadable,
)
from app.domain.events import Event, Progress, outcome
from app.domain.index import Manifest
from app.domain.question import Question
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import plain_law
from tests.s3_server import Bucket

FOLDERS = LibraryFolders()


def _filled(program: Program, folder: Path, count: int, first: int = 1) -> OpenLibrary:
    folder.mkdir()
    sections = "\n\n".join(
        f"**Section {n}.** Kite number {n} is blue." for n in range(first, first + count)
    )
    (folder / "law.md").write_text(plain_law(body=sections), "utf-8")
    library = program.create(str(folder / "library"), folder.name)
    outcome(library.import_sources([str(folder / "law.md")]))
    return library


@pytest.fixture
def here(program: Program, tmp_path: Path) -> OpenLibrary:
    return _filled(program, tmp_path / "here", 20)


@pytest.fixture
def there(here: OpenLibrary, program: Program, tmp_path: Path) -> OpenLibrary:
    """The same texts on another machine."""
    folder = tmp_path / "there" / "library"
    folder.mkdir(parents=True)
    with (
        closing(sqlite3.connect(Path(here.path) / "content.db")) as source,
        closing(sqlite3.connect(folder / "content.db")) as copy,
    ):
        source.backup(copy)
    return program.open(str(folder))


@pytest.fixture
def file(here: OpenLibrary, tmp_path: Path) -> str:
    """The index of `here` in a file."""
    manifest = outcome(here.build_index("bundled"))
    file = str(tmp_path / "kites.pandecta-index")
    assert outcome(FOLDERS.pack_index(here.path, manifest.id, file)) == Path(file).stat().st_size
    return file


def _content(library: OpenLibrary) -> set[str]:
    root = Path(library.path)
    return {
        str(path.relative_to(root))
        for path in root.rglob("*")
        if path.name not in (".writing.lock", "content.db-wal", "content.db-shm")
    }


def test_index_goes_to_another_machine(here: OpenLibrary, there: OpenLibrary, file: str) -> None:
    events: list[Event] = []
    taken = outcome(FOLDERS.take_index(there.path, file), events.append)
    assert there.info().manifest is None, "it is not active by itself"
    assert list(there.indexes()) == [taken]
    there.use_index(taken.id)
    mine, theirs = (outcome(one.search(Question("kite number 7"))).hits for one in (here, there))
    assert [hit.provision.text for hit in mine] == [hit.provision.text for hit in theirs]
    assert not there.info().stale
    assert outcome(there.verify_index()).sound
    assert outcome(there.build_index("bundled")) == taken, "nothing is embedded again"
    stages = {event.stage for event in events if isinstance(event, Progress)}
    assert stages == {"unpacking", "comparing"}
    assert not list(Path(there.path).glob(".index-part*"))


def test_index_is_carried_as_it_was_at_its_version(
    here: OpenLibrary, there: OpenLibrary, tmp_path: Path
) -> None:
    first = outcome(here.build_index("bundled"))
    law = tmp_path / "here" / "law.md"
    law.write_text(law.read_text("utf-8") + "\n\n**Section 99.** Balloons are red.\n", "utf-8")
    outcome(here.import_sources([str(law)]))
    second = outcome(here.build_index("bundled"))
    assert second.table == first.table
    file = str(tmp_path / "first")
    outcome(FOLDERS.pack_index(here.path, first.id, file))
    taken = outcome(FOLDERS.take_index(there.path, file))
    assert (taken.rows, taken.version) == (20, first.version)
    there.use_index(taken.id)
    assert outcome(there.verify_index()).sound
    outcome(there.import_sources([str(law)]))
    assert outcome(there.build_index("bundled")).table == taken.table, "it can be gone on with"
    assert outcome(there.search(Question("red balloons"))).hits[0].provision.number == "99"


def test_own_index_can_be_taken_twice(here: OpenLibrary, file: str) -> None:
    ids = {outcome(FOLDERS.take_index(here.path, file)).id for _ in range(2)}
    assert len(ids) == 2
    assert len(here.indexes()) == 3


@pytest.mark.parametrize(("count", "first", "accepted"), [(20, 2, True), (20, 5, False)])
def test_other_texts_are_counted(
    program: Program, file: str, tmp_path: Path, count: int, first: int, accepted: bool
) -> None:
    other = _filled(program, tmp_path / "other", count, first)
    before = _content(other)
    if accepted:
        taken = outcome(FOLDERS.take_index(other.path, file))
        other.use_index(taken.id)
        assert other.info().stale
        assert outcome(other.search(Question("kite number 7"))).hits
        return
    with pytest.raises(IndexForeign) as caught:
        outcome(FOLDERS.take_index(other.path, file))
    assert (caught.value.matching, caught.value.passages) == (16, 20)
    assert _content(other) == before


def test_library_half_as_large_is_another_one(program: Program, file: str, tmp_path: Path) -> None:
    other = _filled(program, tmp_path / "other", 10)
    with pytest.raises(IndexForeign) as caught:
        outcome(FOLDERS.take_index(other.path, file))
    assert (caught.value.matching, caught.value.passages) == (10, 10)


def test_cancelling_leaves_nothing(here: OpenLibrary, there: OpenLibrary, file: str) -> None:
    before, packed = _content(there), Path(file).read_bytes()
    length = 0
    for _ in FOLDERS.take_index(there.path, file):
        length += 1
    _remove_all(there)
    for steps in range(1, length + 1):
        work = FOLDERS.take_index(there.path, file)
        for _ in range(steps):
            next(work)
        work.close()
        assert not there.indexes()
        assert not list(Path(there.path).glob("law_db.lancedb/*"))
    assert _content(there) - before <= {"indexes", "law_db.lancedb"}
    [manifest] = here.indexes()
    for steps in (1, 5):
        work_out = FOLDERS.pack_index(here.path, manifest.id, file)
        for _ in range(steps):
            next(work_out)
        work_out.close()
    assert Path(file).read_bytes() == packed
    assert not list(Path(file).parent.glob(".*part*"))


def _remove_all(library: OpenLibrary) -> None:
    for manifest in library.indexes():
        library.drop_index(manifest.id)


def test_what_a_killed_process_left_is_in_nobodys_way(
    here: OpenLibrary, there: OpenLibrary, file: str, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_text("x")
    (Path(there.path) / ".index-part").symlink_to(elsewhere)
    (Path(file).parent / f".{Path(file).name}.part").write_text("torn")
    assert outcome(FOLDERS.take_index(there.path, file))
    [manifest] = here.indexes()
    outcome(FOLDERS.pack_index(here.path, manifest.id, file))
    assert (elsewhere / "mine").read_text() == "x"
    (Path(there.path) / ".index-part").mkdir()
    (Path(there.path) / ".index-part" / "x").write_text("torn")
    assert outcome(FOLDERS.take_index(there.path, file))


def test_writer_at_work_is_respected(here: OpenLibrary, there: OpenLibrary, file: str) -> None:
    [manifest] = here.indexes()
    with here._store.writing(), pytest.raises(LibraryBusy):
        outcome(FOLDERS.pack_index(here.path, manifest.id, file))
    with there._store.writing(), pytest.raises(LibraryBusy):
        outcome(FOLDERS.take_index(there.path, file))


def test_full_disk_and_unknown_index(
    here: OpenLibrary, there: OpenLibrary, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(IndexDamaged):
        outcome(FOLDERS.pack_index(here.path, "nope", file))
    [manifest] = here.indexes()
    with pytest.raises(LibraryNotWritable):
        outcome(FOLDERS.pack_index(here.path, manifest.id, f"{file}/no/folder"))
    monkeypatch.setattr(index_packing, "_SPARE", 2**62)
    before = _content(there)
    with pytest.raises(LibraryNotWritable):
        outcome(FOLDERS.take_index(there.path, file))
    assert _content(there) == before


def _rewritten(
    file: str,
    change: Callable[[dict[str, Any]], None] = lambda told: None,
    also: zipfile.ZipInfo | None = None,
    content: bytes = b"",
    spoil: str = "",
) -> str:
    """The file with what it says of itself changed, an entry more, or an entry spoilt."""
    made = f"{file}.changed"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "index.json":
                told = json.loads(data)
                change(told)
                data = json.dumps(told).encode()
            if spoil and spoil in info.filename:
                data = bytes(byte ^ 0x55 for byte in data)
            new.writestr(info.filename, data)
        if also is not None:
            new.writestr(also, content)
    return made


def _refused(there: OpenLibrary, file: str) -> str:
    before = _content(there)
    with pytest.raises(SourceUnreadable) as caught:
        outcome(FOLDERS.take_index(there.path, file))
    assert _content(there) == before
    return caught.value.reason


def _entry(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/evil", "laws__packed.lance/../../evil", "laws__packed.lance/.hidden",
     "laws__other.lance/data/x", "content.db", "C:\\evil", "laws__packed.lance/a\\..\\b",
     "laws__packed.lance/data/", "active.json"],
)  # fmt: skip
def test_dangerous_names_are_refused(there: OpenLibrary, file: str, name: str) -> None:
    made = _rewritten(file, lambda told: _name(told, name, 4), _entry(name), b"evil")
    assert _refused(there, made) in ("unsafe-path", "broken-archive")


def _name(told: dict[str, Any], name: str, size: int) -> None:
    told["files"].append({"path": name, "size": size, "sha256": "0" * 64})


def test_links_and_strangers_are_refused(there: OpenLibrary, file: str) -> None:
    name = "laws__packed.lance/data/link"
    link = _entry(name, stat.S_IFLNK | 0o777)
    made = _rewritten(file, lambda told: _name(told, name, 4), link, b"/etc")
    assert _refused(there, made) == "unsafe-path"
    assert _refused(there, _rewritten(file, also=_entry(name), content=b"x")) == "broken-archive"


def test_other_bytes_are_refused(there: OpenLibrary, file: str) -> None:
    assert _refused(there, _rewritten(file, spoil="/data/")) == "broken-archive"

    def lie(told: dict[str, Any]) -> None:
        for one in told["files"]:
            one["size"] += 1

    assert _refused(there, _rewritten(file, lie)) == "broken-archive"


_CHANGES: list[dict[str, Any]] = [
    {"format": 1}, {"format": 99}, {"metric": "l2"}, {"rows": 0}, {"rows": "20"}, {"rows": True},
    {"rows": 21}, {"version": 0}, {"version": 999}, {"version": -1}, {"created": "yesterday"},
    {"created": 5}, {"probes": []}, {"probes": [[0.5]] * 8}, {"probes": "x"}, {"table": 5},
    {"library_digest": "../../../../evil"}, {"library_digest": ""}, {"encoder": {}},
    {"encoder": None}, {"id": "x" * 10_000}, {"drift": "1"}, {"scores": 3}, {"seconds": "x"},
    {"seconds": float("nan")}, {"unknown": 1},
]  # fmt: skip


@pytest.mark.parametrize("change", _CHANGES)
def test_manifest_that_lies_is_refused(
    there: OpenLibrary, file: str, change: dict[str, Any]
) -> None:
    made = _rewritten(file, lambda told: told["manifest"].update(change))
    assert _refused(there, made) in ("unknown-format", "broken-archive")


def test_names_in_the_file_choose_no_place(there: OpenLibrary, file: str) -> None:
    evil = {"id": "../../evil", "table": "../../evil"}
    taken = outcome(
        FOLDERS.take_index(there.path, _rewritten(file, lambda told: told["manifest"].update(evil)))
    )
    assert "evil" not in taken.id + taken.table
    assert "/" not in taken.id + taken.table


def test_index_of_another_width_is_refused(there: OpenLibrary, file: str) -> None:
    def narrow(told: dict[str, Any]) -> None:
        told["manifest"]["encoder"]["dimension"] = 8
        told["manifest"]["probes"] = [[0.5] * 8] * 8

    assert _refused(there, _rewritten(file, narrow)) == "broken-archive"


def test_what_is_no_index_is_refused(there: OpenLibrary, file: str, tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        outcome(FOLDERS.take_index(there.path, str(tmp_path / "nothing")))
    whole = Path(file).read_bytes()
    broken = tmp_path / "broken"
    for data in (b"", b"PK", whole[: len(whole) // 2], whole[:-30]):
        broken.write_bytes(data)
        assert _refused(there, str(broken)) == "broken-archive"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("index.json", "[" * 100_000)
    assert _refused(there, str(broken)) == "unknown-format"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("other.txt", "hello")
    assert _refused(there, str(broken)) == "unknown-format"
    with zipfile.ZipFile(broken, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.json", b" " * (40 * 1024**2))
    assert _refused(there, str(broken)) == "too-large"


def test_index_goes_into_a_bucket_and_out_of_it(
    there: OpenLibrary,
    file: str,
    program: Program,
    tmp_path: Path,
    bucket: Bucket,
) -> None:
    location = bucket.location(tmp_path.name)
    FOLDERS.locate_indexes(there.path, location.uri, location.options)
    taken = outcome(FOLDERS.take_index(there.path, file))
    assert not list(Path(there.path).glob("law_db.lancedb/*"))
    shared = program.open(there.path)
    assert shared.info().manifest is None
    shared.use_index(taken.id)
    assert outcome(shared.verify_index()).sound
    assert outcome(shared.search(Question("kite number 7"))).hits[0].provision.number == "7"
    again = str(tmp_path / "again")
    outcome(FOLDERS.pack_index(there.path, taken.id, again))
    FOLDERS.locate_indexes(there.path, "")
    home = program.open(there.path)
    back = outcome(FOLDERS.take_index(there.path, again))
    home.use_index(back.id)
    assert outcome(home.verify_index()).sound
    assert _same(back, taken)


def _same(one: Manifest, other: Manifest) -> bool:
    ours = {"id": "", "table": "", "version": 1}
    return asdict(replace(one, **ours)) == asdict(replace(other, **ours))


def test_rows_without_a_vector_are_carried(here: OpenLibrary, tmp_path: Path) -> None:
    from app.adapters.index_copying import _vectors

    pa = pytest.importorskip("pyarrow")
    column = pa.array([[1.0, 2.0], None, [3.0, 4.0]], type=pa.list_(pa.float32(), 2))
    batch = pa.RecordBatch.from_arrays([column], ["vector"])
    assert _vectors(batch, 2).tolist() == [[1.0, 2.0], [0.0, 0.0], [3.0, 4.0]]
    assert _vectors(batch.slice(1, 2), 2).tolist() == [[0.0, 0.0], [3.0, 4.0]]


def test_store_of_a_folder_ignores_a_shared_place(there: OpenLibrary) -> None:
    assert LanceStore(Path(there.path)).active_manifest() is None
