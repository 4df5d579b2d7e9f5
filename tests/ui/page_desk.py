"""A page over one session, shown and waited for without sleeping; pages' own desks build on it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import PandectaError
from app.services.program import Program
from app.ui.session import Session

P = TypeVar("P", bound=QWidget)


class PageDesk(Generic[P]):
    """The page that `make` builds; `troubles` are what the session told."""

    def __init__(self, qtbot: QtBot, program: Program, make: Callable[[Session], P]) -> None:
        self._qtbot = qtbot
        self.session = Session(program)
        self.page = make(self.session)
        self.troubles: list[PandectaError] = []
        self.session.troubled.connect(self.troubles.append)
        qtbot.addWidget(self.page)
        self.page.resize(900, 600)
        self.page.show()

    def until(self, done: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(done()), timeout=60_000)

    def opened(self, path: str) -> None:
        """Open a library and wait until it is there."""
        self.session.open(path)
        self.until(lambda: self.session.library is not None and not self.session.busy)
