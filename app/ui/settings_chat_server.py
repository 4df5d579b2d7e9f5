"""The server of the section Answers: its kind, address and key, and whether text leaves for it."""

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from app.domain.encoders import OLLAMA as OLLAMA_KIND
from app.domain.encoders import OPENAI as OPENAI_KIND
from app.domain.errors import PandectaError
from app.domain.events import Work
from app.domain.settings import Settings
from app.services.chat_listing import list_chats
from app.ui import chat_words as words
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.settings_checks import OLLAMA, OPENAI
from app.ui.settings_secret import SecretField
from app.ui.settings_server import ServerField
from app.ui.widgets.settings_section import Choice, Said, Section

_KINDS = (OLLAMA_KIND, OPENAI_KIND)


class ChatServerPart(Section):
    """Keeps kind and address in the settings and the key in the keyring.

    Then emits `changed`, with whether the person means the server to be asked at once.
    """

    changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_part=True)
        self._session = session
        self._models = dict.fromkeys(_KINDS, "")
        """The model of each kind of server, for the way back."""
        self.intro, self.where = Said(), Said()
        self.kind = Choice()
        for kind in _KINDS:
            self.kind.addItem("", kind)
        self.ollama = ServerField(session, OLLAMA, self._asking, self._would_go)
        self.openai = ServerField(session, OPENAI, self._asking, self._would_go, may_be_empty=False)
        self.key, self.note = SecretField(session, "chat"), Said()
        self.add_wide(self.intro)
        self.add_wide(self.where)
        self._names = [self.add_row(part) for part in (self.kind, self.ollama)]
        self._names += [self.add_row(part) for part in (self.openai, self.key)]
        self.add_wide(self.note)
        self.kind.activated.connect(self._choose_kind)
        self.ollama.kept.connect(self._keep_ollama)
        self.openai.kept.connect(self._keep_openai)
        self.key.kept.connect(lambda: self.changed.emit(True))
        self.follow(session.program.settings)
        self._word()

    @property
    def field(self) -> ServerField:
        """The field for the address of the kind of server that is set."""
        return self.openai if self.kind.currentData() == OPENAI_KIND else self.ollama

    @property
    def address(self) -> str:
        """The address of the server that answers now; empty where there is none."""
        program = self._session.program
        try:
            return program.chats.chosen(program.settings.chat_model or "-").address
        except PandectaError:
            return ""

    def follow(self, settings: Settings) -> None:
        """Show the server of the settings."""
        self._models[settings.chat_kind] = settings.chat_model
        self.kind.setCurrentIndex(max(0, self.kind.findData(settings.chat_kind)))
        self.ollama.follow(settings.ollama, False)
        self.openai.follow(settings.chat_address, False)
        speaks_openai = settings.chat_kind == OPENAI_KIND
        shown = (True, not speaks_openai, speaks_openai, speaks_openai)
        parts = (self.kind, self.ollama, self.openai, self.key)
        for name, part, is_shown in zip(self._names, parts, shown, strict=True):
            name.setVisible(is_shown)
            part.setVisible(is_shown)
        self.note.tell(self._noted)
        self._tell_where()

    def refresh(self) -> None:
        """Ask the keyring whether it has the key."""
        self.key.refresh()

    def judge(self) -> None:
        """Say what may be done now: while a chore is at work, nothing is changed under it."""
        self.ollama.judge()
        self.openai.judge()
        self.kind.setEnabled(not self._session.busy)

    def _tell_where(self) -> None:
        address, model = self.address, self._session.program.settings.chat_model
        away = words.goes_to(address, model)[1]
        tone = Tone.CAUTION if away else Tone.INFO
        self.where.tell(lambda: words.goes_to(address, model)[0], tone)

    def _would_go(self, address: str, is_meant: bool) -> str:
        settings = self._session.program.settings
        kept = settings.ollama or OLLAMA, settings.chat_address or OPENAI
        # of an address that is kept the sentence at the top tells already
        return words.would_go_to(address, is_meant and address not in kept)

    def _choose_kind(self) -> None:
        settings = self._session.program.settings
        kind = str(self.kind.currentData())
        if kind != settings.chat_kind:
            # nothing is sent to the other server before a model of its own is chosen
            kept = replace(settings, chat_kind=kind, chat_model=self._models[kind])
            self._keep(kept, may_ask=False)

    def _keep_ollama(self, address: str) -> None:
        self._keep(replace(self._session.program.settings, ollama=address))

    def _keep_openai(self, address: str) -> None:
        self._keep(replace(self._session.program.settings, chat_address=address))

    def _keep(self, settings: Settings, may_ask: bool = True) -> None:
        self._session.keep(settings)
        self.follow(self._session.program.settings)
        self.changed.emit(may_ask)

    def _noted(self) -> str:
        if self._session.program.settings.chat_kind == OPENAI_KIND:
            return self.tr(
                "The key is kept in the keyring of this computer, and sent to the saved address "
                "only."
            )
        return self.tr("The same Ollama server is asked for models to search with.")

    def _asking(self, address: str) -> Work[Callable[[], str]]:
        began = monotonic()
        models = yield from list_chats(self._session.program.chats, address)
        ms, usable = (monotonic() - began) * 1000, sum(model.can_chat for model in models)
        return lambda: words.served(len(models), usable, ms)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        names = self.tr("Server"), self.tr("Address"), self.tr("Address"), self.tr("Its key")
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self.kind.setItemText(0, self.tr("Ollama"))
        self.kind.setItemText(1, self.tr("OpenAI-compatible"))
        self.kind.setAccessibleName(self.tr("Kind of server that writes answers"))
        self.ollama.name(self.tr("Address of the Ollama server that writes answers"))
        self.openai.name(self.tr("Address of the OpenAI-compatible server that writes answers"))
        self.key.name(self.tr("Key for the server that writes answers"))
        self.intro.tell(
            lambda: self.tr(
                "A language model writes answers from the provisions that were found. Searching "
                "works without one."
            )
        )
