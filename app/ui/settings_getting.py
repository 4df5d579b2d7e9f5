"""Brings a model onto the machine by its name: looks it up, shows what it is, downloads it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.encoders import OLLAMA as OLLAMA_KIND
from app.domain.encoders import EncoderName
from app.domain.events import Work
from app.domain.models import ModelCard
from app.services.model_getting import get_card, look_up, pull_ollama
from app.ui import settings_words as words
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.settings_checks import OLLAMA
from app.ui.widgets.settings_section import Button, Said, line

_ASKING = "model look-up"


class Getting(QWidget):
    """Shown from the click on “Get…” until the model is there or is not wanted any more.

    Emits `got` with the name of a model that has come. The download is a chore, so that the window
    tells how far it is and offers to stop it; what has come is kept for the next time.
    """

    got = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._name: EncoderName | None = None
        self._card: ModelCard | None = None
        self.said, self.download, self.leave = Said(), Button(primary=True), Button()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addLayout(line(self.download, self.leave))
        self.download.clicked.connect(self._start)
        self.leave.clicked.connect(self.clear)
        self._word()
        self.hide()

    def begin(self, name: EncoderName) -> None:
        """Look the model up; the hub is asked now, Ollama only when the download starts."""
        self.clear()
        self._name = name
        self.leave.setVisible(True)
        self.show()
        if name.kind == OLLAMA_KIND:
            address = self._session.program.settings.ollama or OLLAMA
            self.said.tell(
                lambda: self.tr("Ollama at {0} will download {1} and keep it.").format(
                    address, name.model
                )
            )
            self._offer()
            return
        self.said.tell(lambda: self.tr("Asking the model hub about {0}…").format(name.model))
        work = look_up(name.model, self._session.program.models)
        task = self._session.lanes.models.start(work, _ASKING)
        task.done.connect(self._found)
        task.failed.connect(self.said.fail)

    def clear(self) -> None:
        """Nothing is wanted any more."""
        self._session.lanes.models.cancel(_ASKING)
        self._name = self._card = None
        self.said.clear()
        self.download.hide()
        self.hide()

    def judge(self) -> None:
        """A download waits until no other chore is at work."""
        self.download.setEnabled(not self._session.busy)

    def _found(self, card: ModelCard) -> None:
        self._card = card
        if card.path:
            self._have()
            return
        self.said.tell(lambda: words.offer(card))
        self._offer()

    def _offer(self) -> None:
        self.download.show()
        self.judge()

    def _start(self) -> None:
        if self._name is None or self._session.busy:
            return
        self.download.hide()
        self.leave.hide()
        name = self._name
        self.said.tell(lambda: self.tr("Downloading {0}…").format(name.model))
        task = self._session.chore(self._getting(name, self._card))
        task.done.connect(self._have)
        task.failed.connect(self.said.fail)
        task.ended.connect(lambda: self._ended(task.cancelled))

    def _getting(self, name: EncoderName, card: ModelCard | None) -> Work[str]:
        models = self._session.program.models
        if card is None:
            yield from pull_ollama(name.model, models)
        else:
            yield from get_card(card, models)
        return name.full

    def _have(self) -> None:
        name = self._name
        if name is not None:
            self.leave.hide()
            self.said.tell(
                lambda: self.tr("{0} is on this computer now.").format(name.model), Tone.INFO
            )
            self.got.emit(name.full)

    def _ended(self, was_stopped: bool) -> None:
        if was_stopped and self._name is not None:
            self.said.tell(
                lambda: self.tr("Stopped. What has come is kept for the next time."), Tone.INFO
            )
            self._offer()
            self.leave.show()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.download.setText(self.tr("Download"))
        self.leave.setText(self.tr("Not now"))
