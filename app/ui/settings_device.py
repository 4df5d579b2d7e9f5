"""The section Device: where models are to run, where the one in use runs, and why."""

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from app.domain.encoders import BUNDLED, TRANSFORMER, EncoderName
from app.domain.errors import EncoderMissing
from app.domain.events import Work
from app.domain.settings import Device, Settings
from app.ui import settings_words as words
from app.ui.session import Session
from app.ui.settings_work import Tried, trying
from app.ui.widgets.settings_section import Button, Choice, Said, Section


class DeviceSection(Section):
    """Keeps the device in the settings at once; “Test” loads the model there."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._running = ("", "")
        self.choice, self.test, self.said = Choice(), Button(), Said()
        for device in Device:
            self.choice.addItem("", device)
        self._name = self.add_row(self.choice, self.test)
        self.add_wide(self.said)
        self.choice.activated.connect(self._choose)
        self.test.clicked.connect(self._test)
        self.follow(session.program.settings)
        self._word()

    @property
    def _kind(self) -> str:
        try:
            return EncoderName.parse(self._session.program.settings.encoder).kind
        except EncoderMissing:
            return BUNDLED

    def follow(self, settings: Settings) -> None:
        """Show the device of the settings."""
        self.choice.setCurrentIndex(self.choice.findData(settings.device))
        self.judge()

    def refresh(self) -> None:
        """Ask where the model in use runs."""
        task = self._session.lanes.models.start(self._asking(), "device")
        task.done.connect(self._show)

    def _asking(self) -> Work[tuple[str, str]]:
        yield from ()
        program = self._session.program
        return program.encoders.running(program.settings.encoder)

    def judge(self) -> None:
        """The device changes under no work, and only a model of this machine can be tried."""
        free = not self._session.busy
        self.choice.setEnabled(free)
        self.test.setEnabled(free and self._kind == TRANSFORMER)

    def show_tried(self, found: Tried) -> None:
        """A model was tried: where it ran."""
        if found.device:
            self._show((found.device, found.reason))

    def _show(self, running: tuple[str, str]) -> None:
        self._running = running
        self.said.tell(lambda: words.running(self._told_kind, *self._running))

    @property
    def _told_kind(self) -> str:
        return TRANSFORMER if self._running[0] else self._kind

    def _choose(self) -> None:
        settings = self._session.program.settings
        device = Device(self.choice.currentData())
        if device is not settings.device:
            self._session.keep(replace(settings, device=device))
            self._show(("", ""))

    def _test(self) -> None:
        program = self._session.program
        self.said.tell(lambda: self.tr("Loading the model…"))
        work = trying(program.settings.encoder, program.encoders)
        task = self._session.lanes.models.start(work, "device test")
        task.done.connect(self.show_tried)
        task.failed.connect(self.said.fail)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.title.setText(self.tr("Device"))
        self._name.setText(self.tr("Models run on"))
        self.choice.setAccessibleName(self.tr("Device on which models run"))
        self.test.setText(self.tr("Test"))
        self.test.setAccessibleName(self.tr("Test: where the model runs"))
        for row in range(self.choice.count()):
            self.choice.setItemText(row, words.device(Device(self.choice.itemData(row))))
