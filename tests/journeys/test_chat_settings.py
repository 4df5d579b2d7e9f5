"""A person comes to a language model in the window: it is fetched, chosen and tried."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton

from app.adapters.paths import settings_file
from app.domain.events import outcome
from app.domain.settings import Language, Theme
from app.services.program import Program
from app.ui.notices import Way
from app.wiring import build_program
from tests.adapters.models.fake_ollama import Request
from tests.chat_server import ScriptedChat, chat_serving
from tests.conftest import plain_law
from tests.journeys.desk import Desk
from tests.ui.settings_room import isolate


@pytest.fixture
def desk(
    qtbot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The window over a small library, with no Ollama anywhere."""
    isolate(monkeypatch, tmp_path / "no-cache")
    source = tmp_path / "laws"
    source.mkdir()
    (source / "kite.md").write_text(plain_law(), "utf-8")
    library = program.create(str(tmp_path / "kites"), "Kites")
    outcome(library.import_sources([str(source)]))
    library.close()
    program.keep(
        replace(
            program.settings, language=Language.ENGLISH, theme=Theme.LIGHT, library=library.path
        )
    )
    desk = Desk(qtbot, program).open()
    yield desk
    desk.window.close()


def _slow(begun: Event):
    def answer(request: Request) -> None:
        request.begin()
        layer = {"status": "pulling aa", "digest": "sha256:aa", "total": 600, "completed": 300}
        request.chunk(json.dumps(layer).encode() + b"\n")
        begun.set()
        request.hung_up()

    return answer


def _fetch(desk: Desk, server: ScriptedChat, name: str) -> None:
    """Begin the download, stop it in the window's strip, and take it up again."""
    models, progress = desk.window.settings.chat.models, desk.window.progress
    begun, whole = Event(), server.fake.answers["/api/pull"]
    server.fake.answers["/api/pull"] = _slow(begun)
    models.field.setText(name)
    models.get.click()
    models.getting.download.click()
    desk.until(lambda: begun.is_set() and progress.isVisible())
    progress.findChild(QPushButton).click()
    desk.until(lambda: "Stopped" in models.getting.said.text())
    server.fake.answers["/api/pull"] = whole
    models.getting.download.click()
    desk.until(lambda: "is on this computer now" in models.getting.said.text())


def test_from_no_server_to_a_model_that_answers(desk: Desk) -> None:
    window = desk.window
    window.show_chat(Way.CHAT_SERVER)
    server_part, models = window.settings.chat.server, window.settings.chat.models
    assert window.focusWidget() is server_part.ollama.field
    models.again.click()
    desk.until(lambda: "No server is running" in models.listed.text())
    with chat_serving("Ready.", models=[]) as server:
        server_part.ollama.field.setText(server.address)
        server_part.ollama.save.click()
        desk.until(lambda: "no models yet" in models.listed.text())
        assert "stay on this machine" in server_part.where.text()
        _fetch(desk, server, "qwen3:8b")
        desk.until(models.use.isEnabled)
        models.use.click()
        models.trial.button.click()
        desk.until(lambda: "It works" in models.trial.said.text())
        desk.until(lambda: not window.session.busy)
    kept = build_program().settings
    assert (kept.chat_model, kept.ollama) == ("qwen3:8b", server.address)


def test_the_key_of_a_server_is_in_the_keyring_alone(desk: Desk, memory_keyring) -> None:
    window = desk.window
    window.show_chat()
    part = window.settings.chat.server
    part.kind.setCurrentIndex(1)
    part.kind.activated.emit(1)
    part.key.field.setText("sk-very-secret")
    part.key.save.click()
    desk.until(lambda: part.key.field.placeholderText() == "kept in the keyring")
    assert memory_keyring.kept == {("Pandecta", "chat"): "sk-very-secret"}
    assert part.key.field.text() == ""
    assert "sk-very-secret" not in settings_file().read_text("utf-8")
