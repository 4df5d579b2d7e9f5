"""The section Servers: Ollama, a server that speaks OpenAI's protocol, and the model hub."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.encoders import BUNDLED, EncoderName
from app.domain.encoders import OLLAMA as OLLAMA_KIND
from app.domain.encoders import OPENAI as OPENAI_KIND
from app.domain.errors import EncoderMissing
from app.domain.events import Work
from app.domain.settings import Settings
from app.ui import settings_words as words
from app.ui.session import Session
from app.ui.settings_checks import OLLAMA, OPENAI
from app.ui.settings_secret import SecretField
from app.ui.settings_server import ServerField
from app.ui.settings_work import asking_ollama, trying_with
from app.ui.widgets.settings_section import Section

_TRIED = "text-embedding-3-small"


class ServersSection(Section):
    """Addresses and keys; keeps the addresses in the settings, and then emits `kept`."""

    kept = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.ollama = ServerField(session, OLLAMA, self._asking_ollama)
        self.openai = ServerField(session, OPENAI, self._asking_openai)
        self.openai_key = SecretField(session, "openai")
        self.hub_token = SecretField(session, "hub")
        self.tried = QLineEdit(_TRIED)
        parts = (self.ollama, self.openai, self.tried, self.openai_key, self.hub_token)
        self._names = [self.add_row(part) for part in parts]
        self.ollama.kept.connect(self._keep_ollama)
        self.openai.kept.connect(self._keep_openai)
        self.follow(session.program.settings)
        self._word()

    def follow(self, settings: Settings) -> None:
        """Show the addresses of the settings."""
        try:
            name = EncoderName.parse(settings.encoder)
        except EncoderMissing:
            name = EncoderName(BUNDLED)
        self.ollama.follow(settings.ollama, name.kind == OLLAMA_KIND)
        self.openai.follow(settings.openai, name.kind == OPENAI_KIND)
        if name.kind == OPENAI_KIND and self.tried.text() == _TRIED:
            self.tried.setText(name.model)

    def refresh(self) -> None:
        """Ask the keyring which secrets it has."""
        self.openai_key.refresh()
        self.hub_token.refresh()

    def judge(self) -> None:
        """Say what may be done now."""
        self.ollama.judge()
        self.openai.judge()

    def _keep_ollama(self, address: str) -> None:
        self._keep(replace(self._session.program.settings, ollama=address))

    def _keep_openai(self, address: str) -> None:
        self._keep(replace(self._session.program.settings, openai=address))

    def _keep(self, settings: Settings) -> None:
        self._session.keep(settings)
        self.kept.emit()

    def _asking_ollama(self, address: str) -> Work[Callable[[], str]]:
        served = yield from asking_ollama(address, self._session.program.models)
        return lambda: words.served(served)

    def _asking_openai(self, address: str) -> Work[Callable[[], str]]:
        program = self._session.program
        kept = "" if address == OPENAI else address
        name = f"{OPENAI_KIND}:{self.tried.text().strip() or _TRIED}"
        tried = yield from trying_with(replace(program.settings, openai=kept), name, program)
        return lambda: words.tried(tried)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.title.setText(self.tr("Servers"))
        names = (
            self.tr("Ollama"),
            self.tr("OpenAI-compatible"),
            self.tr("Model for the test"),
            self.tr("Its key"),
            self.tr("Hub token"),
        )
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self.ollama.name(self.tr("Address of the Ollama server"))
        self.openai.name(self.tr("Address of the OpenAI-compatible server"))
        self.tried.setAccessibleName(self.tr("Model with which the server is tested"))
        self.openai_key.name(self.tr("Key for the OpenAI-compatible server"))
        self.hub_token.name(self.tr("Token for the model hub"))
