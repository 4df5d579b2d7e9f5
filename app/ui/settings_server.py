"""The address of a server: judged, tried, and only then kept."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import PandectaError
from app.domain.events import Work
from app.ui import settings_words as words
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.settings_checks import address_fault, leaves, whole
from app.ui.widgets.settings_section import Button, Said, line

Asking = Callable[[str], Work[Callable[[], str]]]
"""Asks the server at an address; its result words what came back."""


Leaving = Callable[[str, bool], str]
"""Words what would leave this machine for an address, and whether it is meant to be used."""


class ServerField(QWidget):
    """A field for an address; `usual` is the one that an empty text means, if it `may_be_empty`.

    Emits `kept` with an address that answered, or that the person wants although it did not.
    """

    kept = Signal(str)

    def __init__(
        self,
        session: Session,
        usual: str,
        ask: Asking,
        sent: Leaving = words.sent_to,
        may_be_empty: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._usual, self._ask, self._sent = session, usual, ask, sent
        self._current, self._is_used, self._may_be_empty = "", False, may_be_empty
        self.field, self.said, self.warning = QLineEdit(), Said(), Said()
        self.field.setPlaceholderText(usual if may_be_empty else "")
        self.test, self.save, self.anyway = Button(), Button(), Button()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line(self.field, self.test, self.save))
        column.addWidget(self.said)
        column.addLayout(line(self.anyway))
        column.addWidget(self.warning)
        self.setFocusProxy(self.field)
        self.anyway.hide()
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.save.click)
        self.test.clicked.connect(lambda: self._try(keep=False))
        self.save.clicked.connect(lambda: self._try(keep=True))
        self.anyway.clicked.connect(lambda: self._keep(whole(self.field.text(), self._usual)))
        self._word()

    @property
    def address(self) -> str:
        """The address in the field, whole; of the usual server, if any, where nothing is typed."""
        usual = self._usual if self._may_be_empty else ""
        return whole(self.field.text(), self._usual) or usual

    def follow(self, address: str, is_used: bool) -> None:
        """Show the address of the settings, unless the person is typing another.

        `is_used` says that the model of the settings is this server's.
        """
        self._is_used = is_used
        is_own = whole(self.field.text(), self._usual) != self._current
        self._current = address
        if not is_own:
            self.field.setText(address)
        self.judge()

    def judge(self) -> None:
        """Say what may be done now: while a chore is at work, nothing is changed under it."""
        fault = address_fault(self.address)
        free = not self._session.busy
        self.test.setEnabled(free and bool(self.address))
        changed = whole(self.field.text(), self._usual) != self._current
        self.save.setEnabled(free and changed and bool(self.address))
        self.anyway.setEnabled(free)
        if self.address and not fault and leaves(self.address):
            address = self.address
            meant = self._is_used or bool(self.field.text().strip())
            tone = Tone.CAUTION if meant else None
            self.warning.tell(lambda: self._sent(address, meant), tone)
        else:
            self.warning.clear()

    def _typed(self) -> None:
        self._session.lanes.models.cancel(self._kind)
        self.said.clear()
        self.anyway.hide()
        self.judge()

    @property
    def _kind(self) -> str:
        # the same server may have a field in two sections
        return f"server {id(self)}"

    def _try(self, keep: bool) -> None:
        typed = whole(self.field.text(), self._usual)
        self.anyway.hide()
        if fault := address_fault(typed):
            self.said.tell(lambda: words.fault(fault), Tone.CAUTION)
            return
        self.said.tell(lambda: self.tr("Asking {0}…").format(typed or self._usual))
        task = self._session.lanes.models.start(self._ask(self.address), self._kind)
        task.done.connect(lambda told: self._answered(typed, told, keep))
        task.failed.connect(lambda error: self._failed(error, keep))

    def _answered(self, typed: str, told: Callable[[], str], keep: bool) -> None:
        if keep:
            self._keep(typed)
        self.said.tell(told, Tone.INFO)

    def _failed(self, error: PandectaError, keep: bool) -> None:
        self.said.fail(error)
        self.anyway.setVisible(keep)

    def _keep(self, address: str) -> None:
        self._current = address
        self.field.setText(address)
        self.anyway.hide()
        self.said.tell(lambda: self.tr("Saved."), Tone.INFO)
        self.kept.emit(address)
        self.judge()

    def name(self, name: str) -> None:
        """Name the controls for the ear."""
        self.field.setAccessibleName(name)
        self.test.setAccessibleName(self.tr("Test: {0}").format(name))
        self.save.setAccessibleName(self.tr("Save: {0}").format(name))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.test.setText(self.tr("Test"))
        self.save.setText(self.tr("Save"))
        self.anyway.setText(self.tr("Save it anyway"))
        self.judge()
