"""The section Answers: the server and the model that write them, and how they go about it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.settings import Settings
from app.ui.notices import Way
from app.ui.session import Session
from app.ui.settings_chat_limits import ChatLimitsPart
from app.ui.settings_chat_models import ChatModelPart
from app.ui.settings_chat_server import ChatServerPart
from app.ui.settings_checks import leaves
from app.ui.widgets.settings_section import SectionTitle


class ChatSection(QWidget):
    """Its parts keep what is set; emits `kept` when another section has to follow."""

    kept = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title = SectionTitle()
        self.server, self.models = ChatServerPart(session), ChatModelPart(session)
        self.limits = ChatLimitsPart(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(16)
        for part in (self.title, self.server, self.models, self.limits):
            column.addWidget(part)
        self.server.changed.connect(self._server_changed)
        self.models.changed.connect(self._model_changed)
        self._word()

    def follow(self, settings: Settings) -> None:
        """Show these settings, which may have been changed elsewhere."""
        self.server.follow(settings)
        self.models.follow(settings)
        self.limits.follow(settings)

    def refresh(self) -> None:
        """Look what is there now; a server elsewhere is asked only when the person says so."""
        self.server.refresh()
        self._look(may_ask=False)

    def judge(self) -> None:
        """Say what may be done now."""
        self.server.judge()
        self.models.judge()

    def place_of(self, way: Way) -> QWidget:
        """The control that a way out of a notice leads to."""
        return {
            Way.CHAT_SERVER: self.server.field,
            Way.CHAT_WINDOW: self.limits.window_size,
            Way.PROMPTS: self.limits.prompts,
        }.get(way, self.models.field)

    def _server_changed(self, may_ask: bool) -> None:
        self.models.forget()
        self._model_changed()
        self._look(may_ask)

    def _look(self, may_ask: bool) -> None:
        address = self.server.address
        if address and (may_ask or not leaves(address)):
            self.models.look()
        else:
            self.models.wait(address)

    def _model_changed(self) -> None:
        self.follow(self._session.program.settings)
        self.kept.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.title.setText(self.tr("Answers"))
