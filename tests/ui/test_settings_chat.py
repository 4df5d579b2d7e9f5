"""The section Answers: server and key, where text goes, choosing, getting and trying a model."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from app.adapters.paths import settings_file
from app.domain.dialogue import Ended, Reply
from app.domain.settings import Language, Settings
from app.services.program import Program
from app.ui import chat_words, language
from app.ui.notices import Way
from app.ui.settings_chat import ChatSection
from app.ui.settings_checks import passed_on
from app.wiring import build_program
from tests.adapters.models.fake_ollama import Request
from tests.chat_server import (
    EMBEDDING,
    MODEL,
    PLAIN,
    Model,
    ScriptedChat,
    Stall,
    Status,
    Think,
    chat_serving,
)
from tests.keyrings import MemoryKeyring
from tests.ui.settings_room import Room, isolate

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, memory_keyring) -> MemoryKeyring:
    """Nothing of this machine's; the keyring in memory."""
    isolate(monkeypatch, tmp_path / "no-cache")
    return memory_keyring


@pytest.fixture
def server() -> Iterator[ScriptedChat]:
    with chat_serving("Ready.") as made:
        yield made


class ChatRoom(Room):
    """The settings page at its section Answers."""

    @property
    def chat(self) -> ChatSection:
        return self.page.chat

    @property
    def models(self):
        return self.page.chat.models

    @property
    def settings(self) -> Settings:
        return self.program.settings

    def rows(self) -> list[tuple[str, ...]]:
        rows = self.models.list.models
        return [
            tuple(rows.index(row, column).data() for column in range(4))
            for row in range(rows.rowCount())
        ]

    def choose_kind(self, kind: str) -> None:
        box = self.chat.server.kind
        box.setCurrentIndex(box.findData(kind))
        box.activated.emit(box.currentIndex())
        self.idle()

    def said(self, words: str) -> None:
        self.until(lambda: words in self.models.trial.said.text())


@pytest.fixture
def open_room(qtbot) -> Iterator:
    """Opens the page over a program whose settings have these values."""
    rooms: list[ChatRoom] = []

    def opened(program: Program, **values: object) -> ChatRoom:
        program.keep(replace(program.settings, **values))
        rooms.append(ChatRoom(qtbot, program))
        rooms[-1].page.show_chat()
        rooms[-1].idle()
        return rooms[-1]

    yield opened
    for room in rooms:
        room.session.close()
        room.program.close()
    language.apply(QApplication.instance(), Language.ENGLISH)


@pytest.fixture
def room(open_room, program: Program, server: ScriptedChat) -> ChatRoom:
    """The page with the Ollama server of the test."""
    return open_room(program, ollama=server.address)


# choosing


def test_the_models_of_the_server_are_listed_with_what_is_known(room: ChatRoom) -> None:
    assert [row[0] for row in room.rows()] == [PLAIN, MODEL, EMBEDDING]
    assert room.rows()[1][1:] == ("5.2 GB", "40,960", "uses tools, thinks first")
    assert room.rows()[2][3] == "for searching only"


def test_choosing_a_model_keeps_it_and_a_start_finds_it(room: ChatRoom) -> None:
    assert room.models.answering.text() == "no model yet"
    assert not room.models.use.isEnabled()
    room.models.list.selectRow(1)
    assert room.models.wanted == MODEL
    room.models.use.click()
    assert build_program().settings.chat_model == MODEL
    assert room.models.answering.text() == MODEL
    assert not room.models.use.isEnabled()


def test_a_model_for_searching_is_shown_and_cannot_be_chosen(room: ChatRoom) -> None:
    index = room.models.list.models.index(2, 0)
    assert room.models.list.models.flags(index) == Qt.ItemFlag.NoItemFlags
    room.models.field.setText(EMBEDDING.upper())
    assert "cannot write answers" in room.models.said.text()
    assert not room.models.use.isEnabled()
    assert not room.models.trial.button.isEnabled()
    room.models.field.returnPressed.emit()
    assert room.settings.chat_model == ""


def test_a_name_without_its_tag_is_the_model_of_the_list(room: ChatRoom) -> None:
    room.models.field.setText("Llama3.2")
    assert room.models.list.currentIndex().row() == 0
    assert not room.models.get.isEnabled()


def test_a_name_that_is_being_typed_is_not_overwritten(room: ChatRoom) -> None:
    room.models.field.setText("mine:7b")
    room.page.follow(replace(room.settings, rounds=5))
    assert room.models.wanted == "mine:7b"
    assert room.chat.limits.rounds.number == 5


def test_looking_again_finds_what_came_meanwhile(room: ChatRoom, server: ScriptedChat) -> None:
    server.models.append(Model("late:1b"))
    room.models.again.click()
    room.until(lambda: len(room.rows()) == 4)


def test_a_server_without_models_says_so(open_room, program: Program) -> None:
    with chat_serving(models=[]) as server:
        room = open_room(program, ollama=server.address)
        assert "no models yet" in room.models.listed.text()
        assert not room.models.list.isVisible()


# the server


def test_ollama_that_is_not_running_is_told_aloud_only_where_it_is_meant(
    open_room, program: Program
) -> None:
    room = open_room(program)
    assert "No server is running at http://127.0.0.1:9" in room.models.listed.text()
    assert room.models.listed.property("look") == "muted"
    room.models.again.click()
    room.until(lambda: room.models.listed.property("look") == "failure")
    assert room.models.trial.button.isEnabled() is False


def test_one_address_of_ollama_is_shown_in_both_sections(
    open_room, program: Program, server: ScriptedChat
) -> None:
    room = open_room(program)
    field = room.chat.server.ollama
    field.field.setText(server.address)
    field.save.click()
    room.until(lambda: room.settings.ollama == server.address)
    assert "3 models, 2 of them for answers" in field.said.text()
    assert room.page.servers.ollama.field.text() == server.address
    room.until(lambda: len(room.rows()) == 3)
    room.page.servers.ollama.field.setText("127.0.0.1:9")
    room.page.servers.ollama.save.click()
    room.until(room.page.servers.ollama.anyway.isVisible)
    room.page.servers.ollama.anyway.click()
    assert field.field.text() == "http://127.0.0.1:9"


def test_another_kind_of_server_gets_nothing_before_a_model_of_its_own_is_chosen(
    room: ChatRoom, server: ScriptedChat
) -> None:
    room.models.list.selectRow(1)
    room.models.use.click()
    room.choose_kind("openai")
    assert room.settings.chat_kind == "openai"
    assert room.settings.chat_model == ""
    assert room.models.field.text() == ""
    assert "nothing is sent anywhere" in room.chat.server.where.text()
    assert not room.chat.server.ollama.isVisible()
    assert not room.chat.server.openai.test.isEnabled()
    assert not room.models.get.isVisible()
    assert not room.chat.limits.keep_alive.isVisible()
    room.choose_kind("ollama")
    assert room.settings.chat_model == MODEL
    assert room.models.wanted == MODEL
    assert not server.calls


def test_a_server_of_openai_kind_with_its_key(
    room: ChatRoom, server: ScriptedChat, alone: MemoryKeyring
) -> None:
    server.key = "sk-very-secret"
    room.choose_kind("openai")
    field, key = room.chat.server.openai, room.chat.server.key
    field.field.setText(server.v1.removeprefix("http://"))
    field.save.click()
    room.until(lambda: "did not let the question in" in field.said.text())
    field.anyway.click()
    room.idle()
    assert room.settings.chat_address == server.v1
    key.field.setText("sk-very-secret")
    key.save.click()
    room.until(lambda: len(room.rows()) == 3)
    assert room.rows()[0][1:] == ("", "", "")
    assert alone.kept == {("Pandecta", "chat"): "sk-very-secret"}
    room.models.field.setText(MODEL)
    room.models.use.click()
    room.models.trial.button.click()
    room.said("Ready.")
    assert server.calls[-1].headers["authorization"] == "Bearer sk-very-secret"


def test_the_key_is_never_shown_nor_written_to_a_file(
    room: ChatRoom, server: ScriptedChat, home: Path
) -> None:
    room.choose_kind("openai")
    key = room.chat.server.key
    key.field.setText("sk-very-secret")
    assert key.field.echoMode() is QLineEdit.EchoMode.Password
    key.save.click()
    room.until(lambda: key.field.placeholderText() == "kept in the keyring")
    for box in room.page.findChildren(QLineEdit):
        assert "secret" not in box.text()
    room.idle()
    files = [file for file in home.rglob("*") if file.is_file()]
    assert settings_file() in files
    assert not any(b"sk-very-secret" in file.read_bytes() for file in files)
    key.forget.click()
    room.until(lambda: key.field.placeholderText() == "none")


# where text goes


def test_a_server_of_this_machine_is_said_to_be_one(room: ChatRoom, server: ScriptedChat) -> None:
    where = room.chat.server.where
    assert where.isVisible()
    assert f"stay on this machine: the server is {server.address}" in where.text()
    assert where.property("look") == "info"


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({"ollama": "http://10.9.8.7:11434"}, "http://10.9.8.7:11434"),
        ({"chat_kind": "openai", "chat_address": "https://llm.example/v1"}, "https://llm.example"),
    ],
)
def test_a_server_elsewhere_is_named_and_not_asked_by_itself(
    open_room, program: Program, values: dict[str, str], address: str
) -> None:
    room = open_room(program, **values)
    where = room.chat.server.where
    assert "leave this machine" in where.text()
    assert address in where.text()
    assert where.property("look") == "caution"
    assert ("not encrypted" in where.text()) is address.startswith("http:")
    assert "Look again" in room.models.listed.text()
    assert not room.chat.server.field.warning.isVisible()


def test_an_address_elsewhere_is_warned_of_while_it_is_typed(room: ChatRoom) -> None:
    field = room.chat.server.ollama
    field.field.setText("10.9.8.7")
    assert "Once this address is saved" in field.warning.text()
    assert "http://10.9.8.7:11434" in field.warning.text()
    assert "stay on this machine" in room.chat.server.where.text()


def test_the_address_of_the_environment_is_the_one_that_is_told(
    open_room, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", "10.9.8.7:11434")
    room = open_room(program)
    assert "leave this machine: they are sent to http://10.9.8.7:11434" in (
        room.chat.server.where.text()
    )


def test_a_model_of_ollamas_cloud_is_said_to_leave_this_machine(
    room: ChatRoom, server: ScriptedChat
) -> None:
    room.models.field.setText("gpt-oss:120b-cloud")
    room.models.use.click()
    where = room.chat.server.where
    assert "leave this machine" in where.text()
    assert "ollama.com" in where.text()
    assert server.address in where.text()
    assert passed_on("gemma4:cloud")
    assert not passed_on("cloud")
    assert not passed_on("nimbus-cloud:7b")


# getting


def test_a_model_is_pulled_with_progress_and_stands_in_the_list(
    room: ChatRoom, server: ScriptedChat
) -> None:
    told: list[object] = []
    room.session.working.connect(lambda task: task.happened.connect(told.extend))
    room.models.field.setText("phi4:14b")
    room.models.get.click()
    assert server.address in room.models.getting.said.text()
    assert not server.asked("/api/pull")
    room.models.getting.download.click()
    room.until(lambda: "is on this computer now" in room.models.getting.said.text())
    room.until(lambda: len(room.rows()) == 4)
    assert [body["model"] for body in server.asked("/api/pull")] == ["phi4:14b"]
    assert any(getattr(event, "done", 0) for event in told)
    assert room.models.use.isEnabled()
    assert not room.models.get.isEnabled()


def test_a_pull_is_stopped_and_taken_up_again(room: ChatRoom, server: ScriptedChat) -> None:
    begun, left = Event(), Event()

    def slow(request: Request) -> None:
        request.begin()
        layer = {"status": "pulling aa", "digest": "sha256:aa", "total": 600, "completed": 300}
        request.chunk(json.dumps(layer).encode() + b"\n")
        begun.set()
        if request.hung_up():
            left.set()

    whole = server.fake.answers["/api/pull"]
    server.fake.answers["/api/pull"] = slow
    tasks = []
    room.session.working.connect(tasks.append)
    room.models.field.setText("phi4:14b")
    room.models.get.click()
    room.models.getting.download.click()
    room.until(begun.is_set)
    tasks[0].cancel()
    room.until(lambda: "Stopped" in room.models.getting.said.text())
    assert left.wait(2)
    server.fake.answers["/api/pull"] = whole
    room.models.getting.download.click()
    room.until(lambda: "is on this computer now" in room.models.getting.said.text())
    room.idle()


# trying


def test_a_test_tells_the_time_to_the_first_word(room: ChatRoom, server: ScriptedChat) -> None:
    room.models.list.selectRow(0)
    room.models.trial.button.click()
    room.said("It works. The first word came after")
    assert room.models.trial.said.text().endswith("“Ready.”")
    assert server.calls[0].body["model"] == PLAIN
    assert server.calls[0].body["options"]["num_ctx"] == 16_384
    assert room.settings.chat_model == "", "a test chooses nothing"


def test_thinking_that_used_up_the_test_is_no_failure(open_room, program: Program) -> None:
    with chat_serving([Think("Hmm. ")] * 100) as server:
        room = open_room(program, ollama=server.address)
        room.models.field.setText(MODEL)
        room.models.trial.button.click()
        room.said("thinks before it answers")


def test_a_silent_model_is_waited_for_aloud_and_can_be_stopped(open_room, program: Program) -> None:
    with chat_serving([Stall()]) as server:
        room = open_room(program, ollama=server.address)
        room.models.field.setText(MODEL)
        room.models.trial.button.click()
        room.said("Waiting for the first word")
        assert room.models.trial.button.text() == "Stop"
        room.models.trial.button.click()
        assert room.models.trial.said.text() == "Stopped."
        assert server.calls[0].gone.wait(2)
        room.until(lambda: room.models.trial.button.text() == "Test")


@pytest.mark.parametrize(
    ("reply", "model", "told"),
    [
        ([Status(503, "server busy, please try again")], MODEL, "too many questions"),
        ([Status(500, "out of memory")], MODEL, "could not answer: out of memory"),
        ("Yes.", "nobody:1b", "does not have the language model “nobody:1b”"),
    ],
)
def test_a_test_that_fails_says_why(open_room, program: Program, reply, model, told) -> None:
    with chat_serving(reply) as server:
        room = open_room(program, ollama=server.address)
        room.models.field.setText(model)
        room.models.trial.button.click()
        room.said(told)
        assert room.models.trial.button.isEnabled()


# rounds, room, prompts


def test_rounds_room_and_time_in_memory_are_kept_at_once(room: ChatRoom) -> None:
    limits = room.chat.limits
    for choice, number in (
        (limits.rounds, 7),
        (limits.window_size, 32_768),
        (limits.keep_alive, 5),
    ):
        choice.setCurrentIndex(choice.findData(number))
        choice.activated.emit(choice.currentIndex())
    kept = build_program().settings
    assert (kept.rounds, kept.chat_window, kept.keep_alive) == (7, 32_768, 300)
    assert [limits.rounds.itemData(row) for row in (0, limits.rounds.count() - 1)] == [1, 10]


def test_numbers_set_elsewhere_are_shown_and_left_as_they_are(
    open_room, program: Program, server: ScriptedChat
) -> None:
    room = open_room(program, ollama=server.address, chat_window=5_000, keep_alive=90)
    limits = room.chat.limits
    assert limits.window_size.currentText() == "5,000 tokens"
    assert [limits.window_size.itemData(row) for row in range(3)] == [0, 4_096, 5_000]
    assert limits.keep_alive.currentText() == "2 minutes"
    limits.rounds.setCurrentIndex(0)
    limits.rounds.activated.emit(0)
    assert (room.settings.chat_window, room.settings.keep_alive) == (5_000, 90)


def test_the_prompts_are_opened_and_own_copies_counted(room: ChatRoom) -> None:
    limits = room.chat.limits
    assert not limits.own.isVisible()
    prompts = room.program.prompts
    prompts.keep("answer", "en", prompts.shipped("answer", "en") + "\nBe brief.")
    room.page.show_chat(Way.PROMPTS)
    room.until(lambda: limits.dialog is not None and limits.dialog.isVisible())
    limits.dialog.reject()
    assert "1" in limits.own.text()


# the page


def test_a_notice_leads_to_the_control_that_helps(room: ChatRoom) -> None:
    for way, control in (
        (Way.CHAT_MODEL, room.models.field),
        (Way.CHAT_SERVER, room.chat.server.ollama.field),
        (Way.CHAT_WINDOW, room.chat.limits.window_size),
    ):
        room.page.show_chat(way)
        assert room.page.focusWidget() is control
        assert not control.visibleRegion().isEmpty()


def test_every_control_has_a_name_for_the_ear(room: ChatRoom) -> None:
    room.choose_kind("openai")
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for control in room.chat.findChildren(kind):
            name = control.accessibleName() or getattr(control, "text", str)()
            assert name.strip("… "), control
    assert room.models.list.accessibleName()


def test_another_language_words_everything_anew(room: ChatRoom) -> None:
    room.models.list.selectRow(1)
    language.apply(QApplication.instance(), Language.CHINESE)
    language.apply(QApplication.instance(), Language.ENGLISH)
    assert room.models.wanted == MODEL
    assert room.chat.limits.rounds.count() == 10
    assert len(room.rows()) == 3


def test_an_answer_without_a_word_is_not_called_working() -> None:
    told = chat_words.tried(Reply("", " ", Ended.DONE, MODEL))
    assert told == "It answers, but says nothing."
