"""The settings page: where the indexes of the open library and all data of the person's are."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import platformdirs
import pytest

from app.domain.events import outcome
from app.services.program import Program
from app.wiring import build_program
from tests.keyrings import MemoryKeyring
from tests.s3_server import Bucket
from tests.ui.settings_room import Room, isolate

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, memory_keyring) -> MemoryKeyring:
    """Nothing of this machine's; the keyring in memory."""
    isolate(monkeypatch, tmp_path / "no-cache")
    return memory_keyring


@pytest.fixture
def room(qtbot, program: Program, small) -> Iterator[Room]:
    """The page with the small library, which is open and has its index."""
    outcome(small.build_index("bundled"))
    small.close()
    room = Room(qtbot, program)
    room.open(small.path)
    yield room
    room.session.close()


@pytest.fixture
def bucket(s3_server: Bucket) -> Bucket:
    """A bucket on loopback."""
    return s3_server


def _fill(room: Room, bucket: Bucket, secret: str, prefix: str) -> str:
    location, place = room.page.location, bucket.location(prefix)
    location.choice.setCurrentIndex(1)
    location.choice.activated.emit(1)
    location.uri.setText(place.uri)
    location.server.setText(bucket.endpoint)
    location.region.setText("us-east-1")
    location.key_id.setText(bucket.key_id)
    location.connection.setCurrentIndex(1)
    location.secret.setText(secret)
    location.save.click()
    return place.uri


def test_indexes_move_to_a_shared_place_which_is_asked_first(
    room: Room, bucket: Bucket, alone: MemoryKeyring, tmp_path: Path
) -> None:
    uri = _fill(room, bucket, bucket.secret, tmp_path.name)
    room.until(lambda: room.program.index_location(room.session.library) is not None)
    room.idle()
    assert alone.kept == {("Pandecta", uri): bucket.secret}
    assert room.session.info.manifest is None, "the library was opened again, at the place"
    location = room.page.location
    assert (location.kind, location.uri.text(), location.secret.text()) == ("s3", uri, "")
    location.choice.setCurrentIndex(0)
    location.choice.activated.emit(0)
    location.save.click()
    room.until(lambda: room.program.index_location(room.session.library) is None)
    room.idle()
    assert room.session.info.manifest is not None, "what is in the folder is used again"


def test_a_place_that_refuses_changes_nothing(
    room: Room, bucket: Bucket, alone: MemoryKeyring, tmp_path: Path
) -> None:
    uri = bucket.location(tmp_path.name).uri
    alone.kept["Pandecta", uri] = "older"
    _fill(room, bucket, "wrong-secret", tmp_path.name)
    said = room.page.location.said
    room.until(lambda: "cannot be reached" in said.text())
    room.idle()
    assert room.program.index_location(room.session.library) is None
    assert alone.kept == {("Pandecta", uri): "older"}
    assert room.page.location.save.isEnabled()


def test_a_place_without_an_address_is_never_asked(room: Room) -> None:
    location = room.page.location
    location.choice.setCurrentIndex(2)
    location.choice.activated.emit(2)
    for typed in ("", "s3://law", "nonsense"):
        location.uri.setText(typed)
        location.save.click()
        assert "db://name" in location.said.text()
    room.idle()
    assert room.program.index_location(room.session.library) is None


def test_the_sample_library_keeps_its_index_at_home(
    qtbot, program: Program, sample_folder: Path
) -> None:
    shutil.copytree(sample_folder, program.sample_path)
    room = Room(qtbot, program)
    room.session.open_sample()
    room.until(lambda: room.session.library is not None and not room.session.busy)
    room.idle()
    location = room.page.location
    assert not location.save.isEnabled()
    assert not location.choice.isEnabled()
    assert "sample library" in location.hint.text()
    room.session.close()


# the data folder


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's places, inside the test's own folder; no variable names another."""
    monkeypatch.delenv("PANDECTA_HOME")
    monkeypatch.delenv("PANDECTA_PORTABLE", raising=False)
    folder, config = tmp_path / "usual" / "Pandecta", tmp_path / "config" / "Pandecta"
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_: str(folder))
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_: config)
    program = build_program()
    program.keep(replace(program.settings, font_size=15))
    return folder


def test_the_data_folder_moves_into_a_folder_of_its_own(qtbot, usual: Path, tmp_path: Path) -> None:
    room = Room(qtbot, build_program())
    folder = room.page.folder
    assert folder.place.whole == str(usual)
    disk = tmp_path / "disk"
    (disk / "other").mkdir(parents=True)
    folder.move_into(str(disk))
    room.until(lambda: "from the next start on" in folder.said.text())
    assert (disk / "Pandecta" / "settings.json").is_file()
    assert folder.place.whole == str(disk / "Pandecta")
    assert not folder.move_to.isEnabled()
    assert build_program().settings.font_size == 15
    room.session.close()


def test_a_folder_in_the_way_or_inside_the_old_one_is_refused(
    qtbot, usual: Path, tmp_path: Path
) -> None:
    room = Room(qtbot, build_program())
    folder = room.page.folder
    disk = tmp_path / "disk"
    (disk / "Pandecta" / "mine").mkdir(parents=True)
    folder.move_into(str(disk))
    assert "not empty" in folder.said.text()
    folder.move_into(str(usual / "inside"))
    room.until(lambda: "was not moved" in folder.said.text())
    room.idle()
    assert folder.place.whole == str(usual)
    assert folder.move_to.isEnabled()
    room.session.close()


def test_a_folder_that_a_variable_names_is_not_moved_from_here(qtbot, program: Program) -> None:
    room = Room(qtbot, program)
    assert not room.page.folder.move_to.isEnabled()
    assert "PANDECTA_HOME" in room.page.folder.hint.text()
    room.session.close()
