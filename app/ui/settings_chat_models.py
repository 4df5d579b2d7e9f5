"""The language models of the section Answers: those of the server, choosing and getting one."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.dialogue import ChatModel
from app.domain.encoders import OLLAMA, EncoderName
from app.domain.errors import EncoderMissing, PandectaError
from app.domain.settings import Settings
from app.services.chat_listing import list_chats
from app.ui import chat_words as words
from app.ui import notices
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.settings_chat_trial import ChatTrial
from app.ui.settings_getting import Getting
from app.ui.widgets.chat_model_list import ChatModelList
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_section import Button, Said, Section, line

_LISTING = "chat models"


class ChatModelPart(Section):
    """Keeps the chosen model in the settings, then emits `changed`."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_part=True)
        self._session = session
        self._shown = ""
        """The model of the settings as it was shown."""
        self.answering, self.field, self.list = Label(wrap=True), QLineEdit(), ChatModelList()
        self.use, self.get, self.again = Button(primary=True), Button(), Button()
        self.trial = ChatTrial(session)
        self.listed, self.said, self.getting = Said(), Said(), Getting(session)
        self.answering.setContentsMargins(0, 6, 0, 6)
        self._names = [self.add_row(self.answering), self.add_row(self.field, self.again)]
        self.add_wide(self.listed)
        self.add_wide(self.list)
        self.add_wide(_row(self.use, self.trial.button, self.get))
        for part in (self.said, self.trial, self.getting):
            self.add_wide(part)
        self._connect()
        self.follow(session.program.settings)
        self._word()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._renamed)
        self.field.returnPressed.connect(self.use.click)
        self.list.picked.connect(self.field.setText)
        self.list.doubleClicked.connect(lambda _: self.use.click())
        self.again.clicked.connect(lambda: self.look(by_hand=True))
        self.use.clicked.connect(self._use)
        self.trial.button.clicked.connect(self._try)
        self.get.clicked.connect(self._get)
        self.getting.got.connect(lambda _: self.look())

    # what is shown

    @property
    def wanted(self) -> str:
        """The name that stands in the field."""
        return self.field.text().strip()

    def follow(self, settings: Settings) -> None:
        """Show the model of the settings, unless the person has named another."""
        is_own = self.wanted not in ("", self._shown)
        self._shown = settings.chat_model
        if not is_own:
            self.field.setText(settings.chat_model)
        self._tell_answering()
        self.judge()

    def look(self, by_hand: bool = False) -> None:
        """Ask the server for its models; trouble is told aloud where the person asked."""
        if by_hand:
            self.listed.tell(lambda: self.tr("Asking for the models…"))
        work = list_chats(self._session.program.chats)
        task = self._session.lanes.models.start(work, _LISTING)
        task.done.connect(self._listed)
        task.failed.connect(lambda error: self._unlisted(error, by_hand))

    def wait(self, address: str) -> None:
        """Leave the server at `address` alone until the person wants it to be asked."""
        if address and not self.list.models.rows:
            self.listed.tell(
                lambda: self.tr("“Look again” asks {0} for its models.").format(address)
            )

    def forget(self) -> None:
        """Another server was set: what the one before had is shown no more."""
        self._session.lanes.models.cancel(_LISTING)
        self.list.show_models((), "")
        self._shown = self._session.program.settings.chat_model
        self.field.setText(self._shown)
        for part in (self.listed, self.said, self.trial, self.getting):
            part.clear()

    def judge(self) -> None:
        """Say what may be done now."""
        known, named = self.list.known(self.wanted), bool(self.wanted)
        can_chat = named and (known is None or known.can_chat)
        self.use.setEnabled(can_chat and self.wanted != self._session.program.settings.chat_model)
        self.trial.allow(can_chat)
        self.get.setVisible(self._session.program.settings.chat_kind == OLLAMA)
        self.get.setEnabled(named and known is None and self._pulled is not None)
        self.getting.judge()

    def _listed(self, models: Sequence[ChatModel]) -> None:
        self.list.show_models(models, self.wanted)
        if models:
            self.listed.clear()
        else:
            self.listed.tell(
                lambda: self.tr("The server has no models yet. Get one by its name."), Tone.INFO
            )
        self.judge()

    def _unlisted(self, error: PandectaError, by_hand: bool) -> None:
        self.list.show_models((), "")
        if by_hand or self._shown:
            self.listed.fail(error)
        else:
            # who uses no language model is not troubled with a server that is not there
            self.listed.tell(lambda: notices.notice(error).text)
        self.judge()

    def _renamed(self) -> None:
        for part in (self.said, self.trial, self.getting):
            part.clear()
        self.list.choose(self.wanted)
        known = self.list.known(self.wanted)
        if known is not None and not known.can_chat:
            name = known.name
            self.said.tell(
                lambda: self.tr("“{0}” cannot write answers: {1}.").format(
                    name, words.abilities(known)
                ),
                Tone.CAUTION,
            )
        self.judge()

    # using and getting

    def _use(self) -> None:
        if not self.use.isEnabled():
            return
        name = self.wanted
        self.trial.clear()
        self._session.keep(replace(self._session.program.settings, chat_model=name))
        self.follow(self._session.program.settings)
        self.said.tell(lambda: self.tr("Answers are written by {0} now.").format(name), Tone.INFO)
        self.changed.emit()

    @property
    def _pulled(self) -> EncoderName | None:
        """The name by which Ollama fetches what is named; None where it is no name."""
        try:
            return EncoderName.parse(f"{OLLAMA}:{self.wanted}")
        except EncoderMissing:
            return None

    def _get(self) -> None:
        if (name := self._pulled) is not None:
            self.said.clear()
            self.trial.clear()
            self.getting.begin(name)

    def _try(self) -> None:
        self.said.clear()
        self.trial.turn(self.wanted)

    # words

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _tell_answering(self) -> None:
        self.answering.setText(self._shown or self.tr("no model yet"))

    def _word(self) -> None:
        names = self.tr("Model in use"), self.tr("Language model")
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self.field.setAccessibleName(self.tr("Name of the language model"))
        self.field.setPlaceholderText(self.tr("Choose from the list, or type a name"))
        self.use.setText(self.tr("Use"))
        self.get.setText(self.tr("Get…"))
        self.again.setText(self.tr("Look again"))
        self.use.setAccessibleName(self.tr("Use: write answers with this model"))
        self.get.setAccessibleName(self.tr("Get: have Ollama download the language model"))
        self.again.setAccessibleName(self.tr("Look again: which models the server has"))
        self._tell_answering()
        self.judge()


def _row(*parts: QWidget) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(line(*parts))
    return row
