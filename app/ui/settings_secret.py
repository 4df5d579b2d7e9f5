"""A key or token of the person's: kept in the keyring, forgotten, and never shown."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.events import Work
from app.ui import settings_words as words
from app.ui.notices import Tone
from app.ui.session import Session
from app.ui.settings_checks import secret_fault
from app.ui.widgets.settings_section import Button, Said, line


class SecretField(QWidget):
    """A field whose text goes into the keyring under `secret`, the name that secrets go by.

    Emits `kept` when it was kept or forgotten.
    """

    kept = Signal()

    def __init__(self, session: Session, secret: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._secret = session, secret
        self._is_kept: bool | None = None
        self.field, self.said = QLineEdit(), Said()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.save, self.forget = Button(), Button()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line(self.field, self.save, self.forget))
        column.addWidget(self.said)
        self.setFocusProxy(self.field)
        self.save.clicked.connect(self._save)
        self.forget.clicked.connect(self._forget)
        self.field.returnPressed.connect(self._save)
        self.field.textChanged.connect(self._typed)
        self._word()

    def refresh(self) -> None:
        """Ask the keyring whether it has the secret."""
        task = self._session.lanes.models.start(self._asking(), f"secret? {self._secret}")
        task.done.connect(self._asked)

    def _asking(self) -> Work[bool]:
        yield from ()
        return bool(self._session.program.secrets.get(self._secret))

    def _asked(self, is_kept: bool) -> None:
        self._is_kept = is_kept
        self._word()

    def _typed(self) -> None:
        self.said.clear()
        self._word()

    def _save(self) -> None:
        secret = self.field.text().strip()
        if not secret:
            return
        if fault := secret_fault(secret):
            self.said.tell(lambda: words.fault(fault), Tone.CAUTION)
            return
        self._keep(secret)

    def _forget(self) -> None:
        self._keep("")

    def _keep(self, secret: str) -> None:
        work = self._keeping(secret)
        task = self._session.lanes.models.start(work, f"secret {self._secret}")
        task.done.connect(lambda is_there: self._kept(bool(secret), is_there))
        task.failed.connect(self.said.fail)

    def _keeping(self, secret: str) -> Work[bool]:
        yield from ()
        secrets = self._session.program.secrets
        secrets.keep(self._secret, secret)
        return bool(secrets.get(self._secret))

    def _kept(self, was_given: bool, is_there: bool) -> None:
        self.field.clear()
        self._asked(is_there)
        if was_given:
            self.said.tell(lambda: self.tr("Kept in the keyring of this computer."), Tone.INFO)
        elif is_there:
            self.said.tell(
                lambda: self.tr("Forgotten. A variable of the environment still gives one."),
                Tone.CAUTION,
            )
        else:
            self.said.tell(lambda: self.tr("Forgotten."), Tone.INFO)
        self.kept.emit()

    def name(self, name: str) -> None:
        """Name the controls for the ear."""
        self.field.setAccessibleName(name)
        self.save.setAccessibleName(self.tr("Save: {0}").format(name))
        self.forget.setAccessibleName(self.tr("Forget: {0}").format(name))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.save.setText(self.tr("Save"))
        self.forget.setText(self.tr("Forget"))
        self.save.setEnabled(bool(self.field.text().strip()))
        self.forget.setEnabled(bool(self._is_kept))
        kept, none = self.tr("kept in the keyring"), self.tr("none")
        shown = {True: kept, False: none, None: ""}[self._is_kept]
        self.field.setPlaceholderText(shown)
