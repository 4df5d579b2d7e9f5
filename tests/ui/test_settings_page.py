"""The settings page: appearance, model, device, servers, secrets; nothing unchecked is kept."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from app.adapters.paths import settings_file
from app.domain.events import Progress, outcome
from app.domain.settings import Device, Language, Settings, Theme
from app.services.program import Program
from app.ui import language, theme
from app.wiring import build_program
from tests.adapters.encoders.servers import Desk, Ollama, OpenAI, serving, silent, status
from tests.adapters.models import tiny
from tests.adapters.models.fake_hub import FakeHub, hub_serving
from tests.adapters.models.fake_ollama import lines, ollama_serving, one
from tests.keyrings import MemoryKeyring
from tests.ui.settings_room import Room, isolate

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NAME = "meadow/kites-32d"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, memory_keyring) -> MemoryKeyring:
    """Nothing of this machine's; the keyring in memory."""
    isolate(monkeypatch, tmp_path / "no-cache")
    return memory_keyring


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny real model; nobody writes into it."""
    folder = tmp_path_factory.mktemp("settings-tiny") / "model"
    tiny.build(folder)
    return folder


@pytest.fixture
def room(qtbot, program: Program) -> Iterator[Room]:
    room = Room(qtbot, program)
    yield room
    room.session.close()
    program.close()
    language.apply(QApplication.instance(), Language.ENGLISH)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with serving() as made:
        yield made


@pytest.fixture
def hub(tiny_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with hub_serving() as hub:
        hub.publish_folder(NAME, tiny_folder)
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        yield hub


def _kept() -> dict[str, object]:
    path = settings_file()
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


# appearance


def test_each_change_of_appearance_is_said_at_once(room: Room) -> None:
    said: list[Settings] = []
    room.page.changed.connect(said.append)
    look = room.page.appearance
    for control, row in ((look.theme, 2), (look.language, 2), (look.language, 2)):
        control.setCurrentIndex(row)
        control.activated.emit(row)
    assert [s.theme for s in said] == [Theme.DARK, Theme.DARK]
    assert said[-1].language is Language.CHINESE
    assert _kept()["theme"] == "dark"


def test_the_page_follows_what_is_changed_elsewhere(room: Room) -> None:
    room.page.follow(replace(Settings(), theme=Theme.DARK, font_size=14, device=Device.CPU))
    assert room.page.appearance.theme.currentData() == Theme.DARK
    assert room.page.appearance.font_size.currentText() == "14 pt"
    assert room.page.device.choice.currentData() == Device.CPU


def test_every_control_has_a_name_for_the_ear(room: Room) -> None:
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for control in room.page.findChildren(kind):
            if control.parent() is room.page._scroll:
                continue
            name = control.accessibleName() or getattr(control, "text", str)()
            assert name.strip("… "), control


def test_titles_grow_with_the_font(room: Room) -> None:
    title = room.page.model.title
    small = title.height()
    theme.apply(QApplication.instance(), Theme.LIGHT, 20)
    room.until(lambda: title.height() > 1.4 * small)


def test_the_wheel_over_a_choice_scrolls_the_page(room: Room) -> None:
    choice = room.page.appearance.font_size
    before = choice.currentIndex()
    wheel = QWheelEvent(
        QPointF(5, 5),
        choice.mapToGlobal(QPointF(5, 5)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, wheel)
    assert choice.currentIndex() == before


def test_a_settings_file_that_was_put_aside_is_named(qtbot, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "settings.json").write_text('{"device": "toaster"}')
    room = Room(qtbot, build_program())
    assert "settings.json.aside" in room.page.aside.text()
    assert room.page.aside.isVisible()
    room.session.close()


# model


def test_the_models_that_are_there_are_listed_with_their_facts(
    qtbot, desk: Desk, program: Program, home: Path
) -> None:
    ollama = Ollama(desk)
    program.keep(replace(program.settings, ollama=desk.address))
    (home / "models" / "broken@1234").mkdir(parents=True)
    room = Room(qtbot, program)
    box = room.page.model.box
    assert [box.itemText(row) for row in range(box.count())] == ["bundled", ollama.name]
    facts = [box.model().index(row, 1).data() for row in range(box.count())]
    assert facts[0].startswith("part of Pandecta")
    assert "768 numbers" in facts[1]
    assert "621.9 MB" in facts[1]
    assert "broken" in room.page.model.left_out.text()
    room.session.close()


def test_a_silent_ollama_of_the_settings_is_told(qtbot, program: Program) -> None:
    program.keep(replace(program.settings, ollama="http://127.0.0.1:9"))
    room = Room(qtbot, program)
    assert "http://127.0.0.1:9: there is no connection" in room.page.model.left_out.text()
    room.session.close()


def test_testing_the_bundled_model_really_embeds(room: Room) -> None:
    model = room.page.model
    model.test.click()
    room.until(lambda: "It works" in model.said.text())
    assert "256 numbers" in model.said.text()
    facts = model.facts.facts
    assert facts["Vector"] == "256 numbers"
    assert facts["Before a question"] == "nothing"
    assert facts["Precision"]
    assert [model.width_choice.itemData(n) for n in range(3)] == [None, 128, 64]


def test_a_width_is_part_of_what_is_tried(room: Room) -> None:
    model = room.page.model
    model.width_choice.setCurrentIndex(model.width_choice.findData(128))
    model.width_choice.activated.emit(1)
    assert str(model.wanted) == "bundled#128"
    model.test.click()
    room.until(lambda: "128 numbers" in model.said.text())
    assert model.width_choice.currentData() == 128
    model.box.show_name("bundled#64")
    assert model.width_choice.currentData() == 64
    model.width_choice.setCurrentIndex(0)
    model.width_choice.activated.emit(0)
    assert str(model.wanted) == "bundled"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nobody/nothing", "“nobody/nothing” is not on this computer"),
        ("/no/such/folder", "is not on this computer"),
        ("bundled#77", "cannot be used"),
        ("kites:latest", "does not answer"),
    ],
)
def test_a_model_that_fails_is_told_and_nothing_is_kept(
    qtbot, program: Program, name: str, told: str
) -> None:
    program.keep(replace(program.settings, ollama="http://127.0.0.1:9"))
    room = Room(qtbot, program)
    model, before = room.page.model, settings_file().read_bytes()
    model.box.show_name(name)
    model.test.click()
    room.until(lambda: told in model.said.text())
    assert not model.facts.facts
    assert settings_file().read_bytes() == before
    room.session.close()


@pytest.mark.parametrize("name", ["", "  ", "#12", "a\tb", "x" * 5000, "ollama:"])
def test_what_names_no_model_can_be_neither_tried_nor_used(room: Room, name: str) -> None:
    model = room.page.model
    model.box.show_name(name)
    assert model.wanted is None
    for button in (model.test, model.use, model.get):
        assert not button.isEnabled()


def test_a_folder_is_taken_or_refused(room: Room, tiny_folder: Path, tmp_path: Path) -> None:
    model = room.page.model
    model.choose_folder(str(tmp_path))
    assert "cannot be used" in model.said.text()
    assert model.box.currentText() == "bundled"
    model.choose_folder(str(tiny_folder))
    assert model.box.currentText() == str(tiny_folder)
    assert "32 numbers" in model.said.text()


def test_a_model_of_this_machine_shows_its_prompts_device_and_reason(
    room: Room, tiny_folder: Path
) -> None:
    model = room.page.model
    model.box.show_name(str(tiny_folder))
    model.test.click()
    room.until(lambda: "It works" in model.said.text())
    facts = model.facts.facts
    assert facts["Vector"] == "32 numbers"
    assert facts["Maximum length"] == "64 tokens"
    assert ": " in facts["Runs on"]
    assert "The model runs on" in room.page.device.said.text()


# getting


def test_getting_asks_nobody_before_the_click_and_shows_size_and_licence(
    room: Room, hub: FakeHub
) -> None:
    model = room.page.model
    assert not model.get.isEnabled()
    model.box.show_name(NAME)
    assert model.get.isEnabled()
    room.idle()
    assert not hub.hub.asked
    model.get.click()
    room.until(lambda: model.getting.download.isVisible())
    assert "apache-2.0" in model.getting.said.text()
    assert "32 numbers" in model.getting.said.text()
    assert not list((settings_file().parent / "models").glob("*/*@*"))
    model.getting.download.click()
    room.until(lambda: "is on this computer now" in model.getting.said.text())
    room.idle()
    room.until(lambda: model.box.count() == 2)
    assert not model.get.isEnabled()
    model.test.click()
    room.until(lambda: "It works" in model.said.text())


def test_a_model_that_nobody_has_and_a_hub_that_is_away(room: Room, hub: FakeHub) -> None:
    model = room.page.model
    model.box.show_name("meadow/none")
    model.get.click()
    room.until(lambda: "there is no model of this name" in model.getting.said.text())
    assert not model.getting.download.isVisible()
    model.getting.leave.click()
    assert not model.getting.isVisible()


def test_without_a_connection_getting_says_so(room: Room) -> None:
    model = room.page.model
    model.box.show_name(NAME)
    model.get.click()
    room.until(lambda: "there is no connection" in model.getting.said.text())


def test_a_download_that_is_stopped_can_be_begun_again(room: Room, hub: FakeHub) -> None:
    model = room.page.model
    model.box.show_name(NAME)
    model.get.click()
    room.until(lambda: model.getting.download.isVisible())
    connection = room.session.working.connect(lambda task: task.cancel())
    model.getting.download.click()
    room.until(lambda: "Stopped" in model.getting.said.text())
    room.session.disconnect(connection)
    assert model.box.count() == 1
    model.getting.download.click()
    room.until(lambda: "is on this computer now" in model.getting.said.text())


def test_ollama_is_not_asked_for_a_model_before_it_is_wanted(qtbot, program: Program) -> None:
    tags = one({"models": []})
    pull = lines({"status": "pulling manifest"}, {"status": "success"})
    with ollama_serving(tags=tags, pull=pull) as ollama:
        program.keep(replace(program.settings, ollama=ollama.address))
        room = Room(qtbot, program)
        model = room.page.model
        model.box.show_name("kites:300m")
        model.get.click()
        room.idle()
        assert ollama.address in model.getting.said.text()
        assert not [path for _, path, _ in ollama.asked if path == "/api/pull"]
        model.getting.download.click()
        room.until(lambda: "is on this computer now" in model.getting.said.text())
        pulls = [body for _, path, body in ollama.asked if path == "/api/pull"]
        assert [body["model"] for body in pulls] == ["kites:300m"]
        room.idle()
        room.session.close()


def test_nothing_is_begun_while_a_chore_is_at_work(room: Room, kites: str) -> None:
    room.open(kites)
    go, page = Event(), room.page
    task = room.session.chore(_waiting(go))
    page.servers.ollama.field.setText("127.0.0.1:9")
    held = (
        page.model.use,
        page.device.choice,
        page.servers.ollama.save,
        page.location.choice,
        page.folder.move_to,
    )
    assert not any(control.isEnabled() for control in held)
    go.set()
    room.until(lambda: not room.session.busy)
    room.until(lambda: page.model.use.isEnabled())
    assert page.servers.ollama.save.isEnabled()
    assert not task.cancelled


def _waiting(go: Event):
    while not go.wait(0.02):
        yield Progress("checking", 0)


# using


@pytest.fixture
def kites(small, program: Program) -> str:
    """The folder of a small library with its index."""
    outcome(small.build_index("bundled"))
    small.close()
    return small.path


def test_using_a_model_without_an_index_estimates_and_then_builds(
    room: Room, kites: str, tiny_folder: Path
) -> None:
    room.open(kites)
    model = room.page.model
    model.box.show_name(str(tiny_folder))
    model.use.click()
    room.until(lambda: model.build.isVisible())
    assert "2 passages at" in model.estimate.text()
    assert "less than a minute" in model.estimate.text()
    room.idle()
    assert room.program.settings.encoder == "bundled"
    assert room.session.info.manifest.encoder.kind == "bundled"
    model.build.click()
    room.until(lambda: "The library is searched with" in model.said.text())
    room.idle()
    assert room.program.settings.encoder == str(tiny_folder)
    assert room.session.info.manifest.encoder.dimension == 32
    model.box.show_name("bundled")
    model.use.click()
    room.until(lambda: "bundled static 256" in model.said.text())
    room.idle()
    assert room.program.settings.encoder == "bundled"
    assert not room.troubles


def test_a_model_that_is_not_there_cannot_be_used(room: Room, kites: str) -> None:
    room.open(kites)
    model = room.page.model
    model.box.show_name("nobody/nothing")
    model.use.click()
    room.until(lambda: "is not on this computer" in model.said.text())
    room.idle()
    assert room.program.settings.encoder == "bundled"
    assert not model.build.isVisible()


def test_without_a_library_there_is_nothing_to_use_a_model_for(room: Room) -> None:
    assert not room.page.model.use.isEnabled()


# device


def test_the_device_is_kept_at_once_and_survives_a_start(room: Room) -> None:
    device = room.page.device
    device.choice.setCurrentIndex(device.choice.findData(Device.CPU))
    device.choice.activated.emit(3)
    assert build_program().settings.device is Device.CPU
    assert "fast on any processor" in device.said.text()
    assert not device.test.isEnabled()


def test_a_device_that_is_absent_is_said(qtbot, program: Program, tiny_folder: Path) -> None:
    program.keep(replace(program.settings, encoder=str(tiny_folder), device=Device.MPS))
    room = Room(qtbot, program)
    device = room.page.device
    assert "not loaded" in device.said.text()
    device.test.click()
    room.until(lambda: "is not on this computer" in device.said.text())
    assert "many times as long" in device.said.text()
    room.session.close()
    program.close()


# servers


def test_ollama_is_asked_before_its_address_is_kept(room: Room, desk: Desk) -> None:
    Ollama(desk)
    field = room.page.servers.ollama
    field.field.setText(desk.address.removeprefix("http://"))
    field.test.click()
    room.until(lambda: "It answers in" in field.said.text())
    assert "2 models, 1 of them" in field.said.text()
    assert room.program.settings.ollama == ""
    field.save.click()
    room.until(lambda: room.program.settings.ollama == desk.address)
    assert _kept()["ollama"] == desk.address
    assert not field.save.isEnabled()


def test_a_server_that_does_not_answer_is_kept_only_if_the_person_insists(room: Room) -> None:
    field = room.page.servers.ollama
    field.field.setText("127.0.0.1:9")
    field.save.click()
    room.until(lambda: "does not answer" in field.said.text())
    assert room.program.settings.ollama == ""
    assert field.anyway.isVisible()
    field.anyway.click()
    assert room.program.settings.ollama == "http://127.0.0.1:9"


@pytest.mark.parametrize("typed", ["http://", "ftp://box", "http://me:pw@box", "a b", "box:99999"])
def test_what_is_no_address_is_never_kept_or_asked(room: Room, typed: str) -> None:
    for field in (room.page.servers.ollama, room.page.servers.openai):
        for button in (field.test, field.save):
            field.field.setText(typed)
            button.click()
            assert field.said.property("look") == "caution"
            assert not room.session.lanes.shelf.running(field._kind)
            room.idle()
            assert not field.anyway.isVisible()
    assert room.program.settings == Settings()


def test_a_slow_server_is_silenced_by_typing(room: Room, desk: Desk) -> None:
    desk.next("/api/tags", silent)
    field = room.page.servers.ollama
    field.field.setText(desk.address)
    field.save.click()
    room.until(lambda: bool(desk.asked))
    field.field.setText("")
    room.idle()
    assert room.program.settings.ollama == ""
    assert not field.said.text()


def test_it_is_said_when_questions_leave_this_machine(room: Room) -> None:
    servers = room.page.servers
    assert "https://api.openai.com/v1" in servers.openai.warning.text()
    assert not servers.ollama.warning.text()
    servers.ollama.field.setText("192.0.2.7")
    warning = servers.ollama.warning
    assert "your questions will be sent to http://192.0.2.7:11434" in warning.text()
    assert "not encrypted" in warning.text()
    servers.openai.field.setText("http://127.0.0.1:8000/v1")
    assert not servers.openai.warning.text()


def test_an_openai_server_is_tried_with_the_key_of_the_keyring(
    room: Room, desk: Desk, alone: MemoryKeyring
) -> None:
    server = OpenAI(desk)
    servers = room.page.servers
    servers.openai.field.setText(f"{desk.address}/v1")
    servers.openai.save.click()
    room.until(lambda: "does not answer" in servers.openai.said.text())
    assert room.program.settings.openai == ""
    servers.openai_key.field.setText(server.key)
    servers.openai_key.save.click()
    room.until(lambda: ("Pandecta", "openai") in alone.kept)
    servers.openai.save.click()
    room.until(lambda: room.program.settings.openai == f"{desk.address}/v1")
    assert "1,536 numbers" in servers.openai.said.text()
    for path in settings_file().parent.rglob("*"):
        assert not path.is_file() or server.key.encode() not in path.read_bytes()


def test_a_try_of_another_server_leaves_the_one_in_use(room: Room, desk: Desk) -> None:
    with serving() as other:
        OpenAI(other, key="", dimension=8)
        room.session.keep(replace(room.program.settings, openai=f"{other.address}/v1"))
        room.page.follow(room.program.settings)
        desk.honest["/v1/embeddings"] = status(500, {"error": {"message": "no"}})
        field = room.page.servers.openai
        field.field.setText(f"{desk.address}/v1")
        field.test.click()
        room.until(lambda: field.said.property("look") == "failure")
        encoder = room.program.encoders.named("openai:text-embedding-3-small")
        assert encoder.identity.dimension == 8


# secrets


def test_a_secret_is_kept_shown_to_nobody_and_forgotten(room: Room, alone: MemoryKeyring) -> None:
    token = room.page.servers.hub_token
    assert token.field.placeholderText() == "none"
    assert not token.forget.isEnabled()
    token.field.setText("hf_sesame")
    assert token.field.echoMode() is QLineEdit.EchoMode.Password
    token.save.click()
    room.until(lambda: token.field.placeholderText() == "kept in the keyring")
    assert alone.kept == {("Pandecta", "hub"): "hf_sesame"}
    assert token.field.text() == ""
    token.forget.click()
    room.until(lambda: token.field.placeholderText() == "none")
    assert alone.kept == {}


def test_a_secret_of_the_environment_cannot_be_forgotten(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANDECTA_OPENAI_KEY", "sk-1")
    key = room.page.servers.openai_key
    key.refresh()
    room.until(lambda: key.forget.isEnabled())
    key.forget.click()
    room.until(lambda: "variable of the environment" in key.said.text())


def test_without_a_keyring_nothing_is_kept_and_that_is_said(room: Room) -> None:
    keyring.set_keyring(fail.Keyring())
    token = room.page.servers.hub_token
    token.field.setText("hf_sesame")
    token.save.click()
    room.until(lambda: token.said.property("look") == "failure")
    assert "keyring" in token.said.text()
    assert token.field.text() == "hf_sesame"


def test_what_cannot_be_a_key_is_not_kept(room: Room, alone: MemoryKeyring) -> None:
    token = room.page.servers.hub_token
    token.field.setText("hf sesame")
    token.save.click()
    assert "neither spaces" in token.said.text()
    room.idle()
    assert not alone.kept


# words


def test_the_page_changes_its_language_with_what_it_has_said(room: Room) -> None:
    model = room.page.model
    model.test.click()
    room.until(lambda: "It works" in model.said.text())
    english = model.title.text(), model.said.text(), model.box.currentText()
    language.apply(QApplication.instance(), Language.CHINESE)
    assert model.box.currentText() == english[2]
    language.apply(QApplication.instance(), Language.ENGLISH)
    assert (model.title.text(), model.said.text(), model.box.currentText()) == english


def test_what_the_person_has_typed_stays_when_the_page_is_left(room: Room) -> None:
    page = room.page
    page.model.box.show_name("meadow/mine")
    page.servers.ollama.field.setText("box")
    page.location.uri.setText("s3://law")
    page.hide()
    page.show()
    room.idle()
    assert page.model.box.currentText() == "meadow/mine"
    assert page.servers.ollama.field.text() == "box"
    assert page.location.uri.text() == "s3://law"


def test_a_model_that_was_chosen_elsewhere_is_shown(room: Room) -> None:
    room.session.keep(replace(room.program.settings, encoder="bundled#64"))
    room.page.follow(room.program.settings)
    assert room.page.model.box.currentText() == "bundled#64"
    assert room.page.model.width_choice.currentData() == 64


def test_the_model_is_shown_when_it_is_asked_for(room: Room) -> None:
    room.page.show_model()
    top = room.page.model.mapTo(room.page, QPoint(0, 0)).y()
    assert 0 <= top < 40
    assert QApplication.focusWidget() is room.page.model.box
