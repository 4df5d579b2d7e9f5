"""Tries a language model from the settings: one tiny question, and the time to its first word."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dialogue import Reply, Thought, Waiting
from app.domain.dialogue import Said as SaidPiece
from app.domain.events import Event, Work
from app.services.chat_trying import try_chat
from app.ui import chat_words as words
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.widgets.settings_section import Button, Said

_TRYING = "chat test"


class ChatTrial(QWidget):
    """A sentence about the test; its `button`, which also stops it, stands elsewhere."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_allowed = False
        self.button, self.said = Button(), Said()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        self._word()
        self.hide()

    @property
    def is_going(self) -> bool:
        """Whether the model has been asked and may still answer."""
        return self._session.lanes.models.running(_TRYING)

    def allow(self, is_allowed: bool) -> None:
        """Whether there is a model that can be tried."""
        self._is_allowed = is_allowed
        self._word()

    def turn(self, name: str) -> None:
        """Ask the model of this name, or stop asking."""
        if self._session.lanes.models.cancel(_TRYING):
            self._tell_stopped()
            return
        self.show()
        self.said.tell(lambda: self.tr("Asking {0} for its first word…").format(name))
        task = self._session.lanes.models.start(self._trying(name), _TRYING)
        task.happened.connect(lambda events: self._tell(name, events))
        task.done.connect(self._worked)
        task.failed.connect(self.said.fail)
        task.ended.connect(self._word)
        self._word()

    def clear(self) -> None:
        """Stop asking, and say nothing."""
        self._session.lanes.models.cancel(_TRYING)
        self.said.clear()
        self.hide()
        self._word()

    def _trying(self, name: str) -> Work[Reply]:
        program = self._session.program
        return (yield from try_chat(program.chats.chosen(name), program.settings.chat_window))

    def _tell(self, name: str, events: Sequence[Event]) -> None:
        last = events[-1]
        if isinstance(last, Waiting):
            waited = last.seconds
            self.said.tell(lambda: words.waiting(name, waited))
        elif isinstance(last, Thought | SaidPiece):
            self.said.tell(lambda: self.tr("{0} answers…").format(name))

    def _tell_stopped(self) -> None:
        self.said.tell(lambda: self.tr("Stopped."), Tone.INFO)
        self._word()

    def _worked(self, reply: Reply) -> None:
        tone = Tone.INFO if reply.text.strip() or reply.thinking.strip() else Tone.CAUTION
        self.said.tell(lambda: words.tried(reply), tone)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.button.setEnabled(self._is_allowed or self.is_going)
        self.button.setText(self.tr("Stop") if self.is_going else self.tr("Test"))
        self.button.setAccessibleName(
            self.tr("Stop asking the language model")
            if self.is_going
            else self.tr("Test: ask the language model for a word")
        )
