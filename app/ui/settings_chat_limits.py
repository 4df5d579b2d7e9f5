"""How answers are made: rounds of the search, room for text, time in memory, and the prompts."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from app.domain.encoders import OLLAMA
from app.domain.settings import LIMITS, Settings
from app.ui import chat_words as words
from app.ui import phrases
from app.ui.prompts_dialog import LANGUAGES, PromptsDialog
from app.ui.session import Session
from app.ui.widgets.settings_number import NumberChoice
from app.ui.widgets.settings_section import Button, Said, Section

_WINDOWS = (0, 4_096, 8_192, 16_384, 32_768, 65_536, 131_072)
_MINUTES = (0, 1, 5, 10, 30, 60, 240, 1_440)


class ChatLimitsPart(Section):
    """Each choice is kept in the settings at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_part=True)
        self._session = session
        low, high = LIMITS["rounds"]
        self.rounds = NumberChoice(range(low, high + 1), phrases.number)
        self.window_size = NumberChoice(_WINDOWS, words.window)
        self.keep_alive = NumberChoice(_MINUTES, words.minutes)
        self.prompts, self.own = Button(), Said()
        self.dialog: PromptsDialog | None = None
        self._names, self._notes = [], []
        for choice in (self.rounds, self.window_size, self.keep_alive):
            self._names.append(self.add_row(choice))
            self._notes.append(Said())
            self.add_wide(self._notes[-1])
            choice.activated.connect(self._keep)
        self._names.append(self.add_row(self.prompts))
        self.add_wide(self.own)
        self.prompts.clicked.connect(self.edit_prompts)
        self.follow(session.program.settings)
        self._word()

    def follow(self, settings: Settings) -> None:
        """Show these settings."""
        self.rounds.show_number(settings.rounds)
        self.window_size.show_number(settings.chat_window)
        self.keep_alive.show_number(-(-settings.keep_alive // 60))
        self._show_keep_alive()
        self._count_own()

    def _show_keep_alive(self) -> None:
        is_ollama = self._session.program.settings.chat_kind == OLLAMA
        for part in (self._names[2], self.keep_alive, self._notes[2]):
            part.setVisible(is_ollama)

    def edit_prompts(self) -> None:
        """Open the editor of the prompts."""
        self.dialog = PromptsDialog(self._session.program.prompts, self)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None
        self._count_own()

    def _count_own(self) -> None:
        prompts = self._session.program.prompts
        named = [(name, one) for name in prompts.names() for one in LANGUAGES]
        count = sum(prompts.is_own(*one) for one in named)
        if count:
            self.own.tell(lambda: self.tr("%Ln of them are yours", "", count))
        else:
            self.own.clear()

    def _keep(self) -> None:
        settings = self._session.program.settings
        minutes = self.keep_alive.number
        as_it_was = minutes == -(-settings.keep_alive // 60)
        kept = replace(
            settings,
            rounds=self.rounds.number,
            chat_window=self.window_size.number,
            keep_alive=settings.keep_alive if as_it_was else 60 * minutes,
        )
        if kept != settings:
            self._session.keep(kept)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        names = (
            self.tr("Rounds"),
            self.tr("Room for text"),
            self.tr("Stays loaded"),
            self.tr("Prompts"),
        )
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        choices = self.rounds, self.window_size, self.keep_alive
        for place, choice in enumerate(choices):
            choice.setAccessibleName(names[place])
            choice.word()
            self._notes[place].tell(partial(self._told, place))
        self._show_keep_alive()
        self.prompts.setText(self.tr("Edit…"))
        self.prompts.setAccessibleName(self.tr("Edit the prompts"))

    def _told(self, place: int) -> str:
        return (
            self.tr(
                "How often the thorough way searches at most, each time for what is still missing."
            ),
            self.tr(
                "What the model takes at once: question, provisions and answer, and never more "
                "than it can. More room lets it read more provisions, and needs more memory and "
                "time; what has no room is left out by whole provisions, and the answer says so."
            ),
            self.tr(
                "How long Ollama keeps the model in memory after an answer, so that the next one "
                "begins at once."
            ),
        )[place]
