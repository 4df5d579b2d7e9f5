"""Indexes at a shared place: an S3 server on loopback, several machines, and what goes wrong."""

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.adapters import index_lease
from app.adapters.index_lease import Lease
from app.adapters.index_location import FILE, IndexLocation, read_location, write_location
from app.adapters.index_places import SharedPlace
from app.adapters.index_store import LanceStore
from app.adapters.library_folders import LibraryFolders
from app.adapters.records import TableRecords
from app.domain.errors import IndexDamaged, IndexUnreachable, LibraryBusy
from app.domain.events import outcome
from app.domain.index import Building
from app.domain.question import Question
from app.services.indexing import build_index
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.conftest import plain_law
from tests.s3_server import Bucket


@pytest.fixture
def shared(small: OpenLibrary, bucket: Bucket, program: Program, tmp_path: Path) -> OpenLibrary:
    """The small library, its indexes in the bucket."""
    location = bucket.location(tmp_path.name)
    LibraryFolders().locate_indexes(small.path, location.uri, location.options)
    return program.open(small.path)


def _other(shared: OpenLibrary) -> LanceStore:
    """The indexes as another machine sees them."""
    indexes = LibraryFolders().open(shared.path)[1]
    assert isinstance(indexes, LanceStore)
    return indexes


def test_index_is_built_in_the_bucket_and_answers_another_machine(
    shared: OpenLibrary, program: Program
) -> None:
    manifest = outcome(shared.build_index("bundled"))
    folder = Path(shared.path)
    assert not list(folder.glob("law_db.lancedb/*"))
    assert not (folder / "active.json").exists()
    assert not (folder / "indexes").exists()
    assert program.open(shared.path).info().manifest == manifest
    hits = outcome(program.open(shared.path).search(Question("kites in a thunderstorm"))).hits
    assert "thunderstorm" in hits[0].provision.text
    assert outcome(shared.verify_index()).sound


def test_secret_is_written_nowhere(shared: OpenLibrary, bucket: Bucket) -> None:
    outcome(shared.build_index("bundled"))
    for path in Path(shared.path).rglob("*"):
        assert not path.is_file() or bucket.secret.encode() not in path.read_bytes(), path


def test_newer_version_is_seen_by_an_open_reader(shared: OpenLibrary, tmp_path: Path) -> None:
    reader = _other(shared)
    assert reader.active() is None
    first = outcome(shared.build_index("bundled"))
    before = reader.active()
    assert before is not None
    assert before.manifest == first
    body = "**Section 9. Balloons.** Balloons are forbidden near windmills."
    (tmp_path / "source" / "b.md").write_text(plain_law("b-act", "Balloon Act", body), "utf-8")
    outcome(shared.import_sources([str(tmp_path / "source")]))
    second = outcome(shared.build_index("bundled"))
    after = reader.active()
    assert after is not None
    assert after.manifest == second
    assert (second.table, second.rows) == (first.table, 3)
    assert len(before.keys()) == 2, "the one that a search still holds stays as it is"
    third = outcome(shared.build_index("bundled", anew=True))
    assert third.table != first.table
    assert reader.active_manifest() == third
    reader.use(second.id)
    assert shared.info().manifest == second


def test_broken_build_leaves_the_old_index(shared: OpenLibrary) -> None:
    first = outcome(shared.build_index("bundled"))
    work = shared.build_index("bundled", anew=True)
    next(work)
    work.close()
    reader = _other(shared)
    active = reader.active()
    assert active is not None
    assert active.manifest == first
    assert active.near(list(first.probes[0]), Question("").filters, 1)
    begun = reader.unfinished()
    assert begun is not None
    resumed = outcome(shared.build_index("bundled", anew=True))
    assert reader.active_manifest() == resumed


class _Killed(BaseException):
    pass


def test_build_that_dies_before_publishing_is_not_seen(
    shared: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = outcome(shared.build_index("bundled"))

    def die(*_: object) -> None:
        raise _Killed

    monkeypatch.setattr(LanceStore, "use", die)
    with pytest.raises(_Killed):
        outcome(shared.build_index("bundled", anew=True))
    assert _other(shared).active_manifest() == first


_BUILD = """
import sys, time
from app.wiring import build_program
for event in build_program().open(sys.argv[1]).build_index("bundled", anew=True):
    print(event.stage, flush=True)
    if event.stage == sys.argv[2]:
        time.sleep(60)
"""


def test_killed_process_leaves_the_old_index_and_its_lease_runs_out(shared: OpenLibrary) -> None:
    first = outcome(shared.build_index("bundled"))
    command = [sys.executable, "-c", _BUILD, shared.path, "full-text"]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout is not None
        assert any(line.strip() == "full-text" for line in child.stdout)
        child.kill()
    reader = _other(shared)
    assert reader.active_manifest() == first
    begun = reader.unfinished()
    assert begun is not None
    assert begun.table != first.table
    with pytest.raises(LibraryBusy):
        reader.drop(first.id)
    records = reader.place.records
    assert isinstance(records, TableRecords)
    there = records.read("lock") or ""
    assert records.swap("lock", there, json.dumps(json.loads(there) | {"until": time.time() - 1}))
    resumed = outcome(shared.build_index("bundled", anew=True))
    assert reader.active_manifest() == resumed


def test_unused_indexes_are_dropped(shared: OpenLibrary) -> None:
    for _ in range(4):
        last = outcome(shared.build_index("bundled", anew=True))
    reader = _other(shared)
    assert len(reader.place.tables()) <= 3
    assert reader.active_manifest() == last
    other = next(one for one in reader.manifests() if one != last)
    reader.drop(other.id)
    assert other not in reader.manifests()
    with pytest.raises(IndexDamaged):
        reader.use(other.id)


def test_second_writer_is_turned_away_until_the_first_is_done(shared: OpenLibrary) -> None:
    manifest = outcome(shared.build_index("bundled"))
    first, second = _other(shared), _other(shared)
    writer = first.revise(manifest)
    building = Building("laws__x", manifest.encoder, manifest.library_digest)
    with pytest.raises(LibraryBusy):
        second.begin(building)
    with pytest.raises(LibraryBusy):
        second.drop(manifest.id)
    assert writer.keys()
    first.publish(manifest)
    assert second.begin(building).keys() == set()


def test_dropped_writer_lets_the_next_one_in(shared: OpenLibrary) -> None:
    manifest = outcome(shared.build_index("bundled"))
    writer = _other(shared).revise(manifest)
    assert writer.version
    del writer
    second, until = _other(shared), time.monotonic() + 10
    while time.monotonic() < until:
        try:
            assert second.revise(manifest).keys()
            return
        except LibraryBusy:
            time.sleep(0.05)
    pytest.fail("the lease was never given back")


def test_lease_runs_out_and_its_late_owner_writes_no_more(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [bucket.place(tmp_path.name) for _ in range(2)]
    early = Lease(places[0].records, "first")
    with pytest.raises(LibraryBusy):
        Lease(places[1].records, "second")
    early.release()
    with monkeypatch.context() as patch:
        # a machine that slept and renewed nothing
        patch.setattr(index_lease, "LASTS", 0.0)
        late = Lease(places[0].records, "first")
    assert not late.held
    new = Lease(places[1].records, "second")
    with pytest.raises(LibraryBusy):
        late.confirm()
    late.release()
    new.confirm()
    owner = json.loads(places[0].records.read("lock") or "")
    assert "@" in owner["owner"]
    assert owner["until"] > time.time()
    new.release()
    assert places[0].records.read("lock") is None


@pytest.mark.parametrize("there", [True, False])
def test_lease_goes_to_one_of_many(bucket: Bucket, tmp_path: Path, there: bool) -> None:
    records = [bucket.place(f"{tmp_path.name}-{there}").records for _ in range(5)]
    if there:
        records[0].write("indexes/a", "b")

    def take(mine: TableRecords) -> Lease | None:
        try:
            return Lease(mine, "here")
        except LibraryBusy:
            return None

    with ThreadPoolExecutor(5) as pool:
        taken = [lease for lease in pool.map(take, records) if lease]
    assert len(taken) == 1 or not there
    assert sum(map(_is_confirmed, taken)) <= 1
    for lease in taken:
        lease.release()
    Lease(records[0], "here").release()


def _is_confirmed(lease: Lease) -> bool:
    try:
        lease.confirm()
    except LibraryBusy:
        return False
    return True


def test_lost_answer_to_a_renewal_does_not_lose_the_lease(bucket: Bucket, tmp_path: Path) -> None:
    records = bucket.place(tmp_path.name).records
    lease = Lease(records, "here")
    there = records.read("lock") or ""
    later = json.dumps(json.loads(there) | {"until": time.time() + 60})
    assert records.swap("lock", there, later)
    lease.confirm()
    lease.release()


def test_records_of_a_table_are_those_of_a_folder(bucket: Bucket, tmp_path: Path) -> None:
    table, folder = bucket.place(tmp_path.name).records, LanceStore(tmp_path).place.records
    for records in (table, folder):
        assert records.read("active") is None
        assert records.read_all("indexes") == {}
        records.delete("building")
        for name in ("b", "a'%_", "a'%_"):
            records.write(f"indexes/{name}", f"text of {name}")
        records.write("active", "one")
        records.write("active", "two")
        records.write("building", "three")
        assert records.read("active") == "two"
        assert records.read("indexes/b") == "text of b"
        assert list(records.read_all("indexes")) == ["a'%_", "b"]
        records.delete("indexes/b")
        records.delete("building")
        assert records.read("building") is None
        assert list(records.read_all("indexes")) == ["a'%_"]
    assert isinstance(table, TableRecords)
    table.tidy()
    assert bucket.place(tmp_path.name).records.read("active") == "two"


def _quickly_unreachable(place: SharedPlace, fact: str) -> None:
    started = time.monotonic()
    with pytest.raises(IndexUnreachable) as caught:
        LanceStore(Path("nowhere"), place).active()
    assert time.monotonic() - started < 15
    assert caught.value.location.startswith(("s3://", "db://"))
    assert fact in caught.value.detail
    assert len(caught.value.detail) <= 300


def test_wrong_credentials_and_places_are_told(bucket: Bucket) -> None:
    wrong = SharedPlace(bucket.location(), lambda uri: "wrong")
    _quickly_unreachable(wrong, "SignatureDoesNotMatch")
    _quickly_unreachable(bucket.place(key_id="AKIANOBODY"), "InvalidAccessKeyId")
    elsewhere = IndexLocation("s3://no-such-bucket/x", bucket.location().options)
    _quickly_unreachable(SharedPlace(elsewhere, lambda uri: bucket.secret), "NoSuchBucket")
    _quickly_unreachable(bucket.place(allow_http="false"), "BadScheme")


def test_dead_server_is_told_and_the_old_location_stands(
    bucket: Bucket, small: OpenLibrary
) -> None:
    dead = "http://127.0.0.1:9"
    _quickly_unreachable(bucket.place(endpoint=dead), "refused")
    served = IndexLocation("db://firm", {"host_override": dead})
    _quickly_unreachable(SharedPlace(served, lambda uri: "key"), "connect_failures")
    location = bucket.location(endpoint=dead)
    with pytest.raises(IndexUnreachable):
        LibraryFolders().locate_indexes(small.path, location.uri, location.options)
    assert LibraryFolders().index_location(small.path) is None


@pytest.mark.slow
def test_server_that_dies_meanwhile(bucket: Bucket, small: OpenLibrary, tmp_path: Path) -> None:
    # a second door to the same bucket
    server = type(bucket.server)(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    place = bucket.place(tmp_path.name, endpoint=f"http://{host}:{port}")
    indexes = LanceStore(tmp_path, place)
    encoder = small._encoders.named("bundled")
    manifest = outcome(build_index(small._store, indexes, encoder))
    index, writer = indexes.active(), indexes.revise(manifest)
    assert index is not None
    server.stop()
    started = time.monotonic()
    for call in (
        indexes.active,
        lambda: index.near(list(manifest.probes[0]), Question("").filters, 5),
        lambda: writer.remove(["x"]),
    ):
        with pytest.raises(IndexUnreachable):
            call()
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '{"uri": 3}', '{"uri": "file:///etc"}', '{"uri": "s3://"}',
     '{"uri": "s3://a/../b?x=y"}', '{"uri": "s3://a", "options": 5}', '{"uri": "http://a"}',
     '{"uri": "s3://a", "options": {"secret": "hidden"}}',
     '{"uri": "s3://a", "options": {"region": 5}}', '{"uri": "db://a", "options": {"key_id": "x"}}',
     "[" * 100_000],
)  # fmt: skip
def test_broken_location_is_an_error_with_facts(
    small: OpenLibrary, program: Program, text: str
) -> None:
    (Path(small.path) / FILE).write_text(text)
    with pytest.raises(IndexDamaged) as caught:
        program.open(small.path)
    assert caught.value.index == FILE
    assert "hidden" not in caught.value.detail


def test_location_is_kept_and_taken_back(small: OpenLibrary, bucket: Bucket) -> None:
    folder, location = Path(small.path), bucket.location()
    write_location(folder, location)
    assert read_location(folder) == location
    assert LibraryFolders().index_location(small.path) == (location.uri, location.options)
    with pytest.raises(IndexDamaged):
        write_location(folder, IndexLocation("s3://law", {"secret_key": "hidden"}))
    assert read_location(folder) == location
    LibraryFolders().locate_indexes(small.path, "")
    assert read_location(folder) is None
