"""The settings page with its session over the real program, waited for without sleeping."""

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from app.domain.errors import PandectaError
from app.services.program import Program
from app.ui.session import Session
from app.ui.settings_page import SettingsPage


class Pocket(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop(username, None) is None:
            raise PasswordDeleteError("none")


class Room:
    """The page with its session."""

    def __init__(self, qtbot, program: Program) -> None:
        self._qtbot = qtbot
        self.program = program
        self.session = Session(program)
        self.page = SettingsPage(self.session)
        self.page.changed.connect(self.session.keep)
        self.troubles: list[PandectaError] = []
        self.session.troubled.connect(self.troubles.append)
        qtbot.addWidget(self.page)
        self.page.resize(900, 600)
        self.page.show()
        self.listed()

    def until(self, done) -> None:
        self._qtbot.waitUntil(done, timeout=60_000)

    def idle(self) -> None:
        """Wait until nothing runs."""
        lanes = self.session.lanes
        self.until(lambda: not self.session.busy and not lanes.models._tasks)
        self.until(lambda: not lanes.search._tasks)

    def listed(self) -> None:
        self.until(lambda: self.page.model.box.count() > 0)
        self.idle()

    def open(self, path: str) -> None:
        self.session.open(path)
        self.until(lambda: self.session.library is not None and not self.session.busy)
        self.idle()
