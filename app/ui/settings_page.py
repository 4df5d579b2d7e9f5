"""The page Settings: one column of sections, each of which checks a change before it is kept."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.settings import Settings
from app.ui.notices import Tone, Way
from app.ui.session import Session
from app.ui.settings_chat import ChatSection
from app.ui.settings_device import DeviceSection
from app.ui.settings_folder import FolderSection
from app.ui.settings_history import HistorySection
from app.ui.settings_location import LocationSection
from app.ui.settings_model import ModelSection
from app.ui.settings_servers import ServersSection
from app.ui.task import Task
from app.ui.widgets.controls import Hairline
from app.ui.widgets.settings_appearance import AppearanceSection
from app.ui.widgets.settings_section import Said

_WIDEST = 760


class SettingsPage(QWidget):
    """Emits `changed` with settings of another appearance; the rest it keeps by itself."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.aside = Said()
        self.appearance = AppearanceSection(session.program.settings)
        self.model, self.device = ModelSection(session), DeviceSection(session)
        self.servers, self.location = ServersSection(session), LocationSection(session)
        self.chat, self.folder = ChatSection(session), FolderSection(session)
        self.history = HistorySection(session)
        self._sections = (
            self.model, self.device, self.servers, self.chat, self.history, self.location,
            self.folder,
        )  # fmt: skip
        self._scroll, self._inner = QScrollArea(), QWidget()
        self._build()
        self.appearance.changed.connect(self.changed)
        self.model.tried.connect(self.device.show_tried)
        for section in (self.chat, self.servers, self.history):
            section.kept.connect(self._follow)
        session.working.connect(self._working)
        session.informed.connect(self._judge)
        self._word()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(0)
        column.addWidget(self.aside)
        column.addWidget(self.appearance)
        for section in self._sections:
            column.addWidget(Hairline())
            column.addWidget(section)
        column.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        middle.setLayout(column)
        row = QHBoxLayout(self._inner)
        row.setContentsMargins(32, 0, 32, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def follow(self, settings: Settings) -> None:
        """Show these settings, which may have been changed elsewhere."""
        self.appearance.follow(settings)
        self.model.follow(settings)
        self.device.follow(settings)
        self.servers.follow(settings)
        self.chat.follow(settings)
        self.history.follow(settings)

    def _follow(self) -> None:
        self.follow(self._session.program.settings)

    def show_model(self) -> None:
        """Show the section of the model, ready for a name to be typed."""
        self._show(self.model, self.model.box)

    def show_chat(self, way: Way = Way.CHAT_MODEL) -> None:
        """Show the section of the answers, at the control that a notice's way leads to."""
        self._show(self.chat, self.chat.place_of(way))
        if way is Way.PROMPTS:
            self.chat.limits.edit_prompts()

    def _show(self, section: QWidget, control: QWidget) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
        top = section.mapTo(self._inner, section.rect().topLeft())
        self._scroll.verticalScrollBar().setValue(top.y())
        self._scroll.ensureWidgetVisible(control)
        control.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look what is there now: models, secrets, where the model runs."""
        super().showEvent(event)
        self._follow()
        for section in (self.servers, self.device, self.model, self.chat, self.history):
            section.refresh()
        self._judge()

    def _working(self, task: Task) -> None:
        task.ended.connect(self._judge)
        self._judge()

    def _judge(self) -> None:
        for section in self._sections:
            section.judge()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        path = self._session.program.set_aside
        if path is not None:
            self.aside.tell(
                lambda: self.tr(
                    "The settings could not be read. They were put aside as {0}, and these are "
                    "the usual ones."
                ).format(path),
                Tone.CAUTION,
            )
