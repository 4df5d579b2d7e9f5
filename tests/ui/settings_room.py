"""The settings page with its session over the real program, waited for without sleeping."""

from pathlib import Path

import pytest

from app.domain.errors import PandectaError
from app.services.program import Program
from app.ui.session import Session
from app.ui.settings_page import SettingsPage


def isolate(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """No proxies, no keys of the environment, no hub, and no Ollama of this machine."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("OPENAI_KEY", "CHAT_KEY", "HUB_TOKEN", "INDEX_SECRET"):
        monkeypatch.delenv(f"PANDECTA_{name}", raising=False)
    monkeypatch.delenv("HF_HOME", raising=False)
    monkeypatch.setenv("HF_HUB_CACHE", str(cache))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")


class Room:
    """The page with its session."""

    def __init__(self, qtbot, program: Program) -> None:
        self._qtbot = qtbot
        self.program = program
        self.session = Session(program)
        self.page = SettingsPage(self.session)
        self.page.changed.connect(self.session.keep)
        self.troubles: list[PandectaError] = []
        self.session.troubled.connect(self.troubles.append)
        qtbot.addWidget(self.page)
        self.page.resize(900, 600)
        self.page.show()
        self.listed()

    def until(self, done) -> None:
        self._qtbot.waitUntil(done, timeout=60_000)

    def idle(self) -> None:
        """Wait until nothing runs."""
        lanes = self.session.lanes
        self.until(lambda: not self.session.busy and not lanes.models._tasks)
        self.until(lambda: not lanes.search._tasks)

    def listed(self) -> None:
        self.until(lambda: self.page.model.box.count() > 0)
        self.idle()

    def open(self, path: str) -> None:
        self.session.open(path)
        self.until(lambda: self.session.library is not None and not self.session.busy)
        self.idle()
