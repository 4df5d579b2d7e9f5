"""A driver over the real window: what a person does at the desk, and what is then to be seen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.question import Hit, Results
from app.services.program import Program
from app.ui.desktop import open_window

PATIENCE = 30_000


class Desk:
    """One window, opened and ready, driven by keys and waited for without sleeping."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot = qtbot
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.window = open_window(app, program)
        qtbot.addWidget(self.window)
        self.window.show()
        self.search, self.reader = self.window.search, self.window.search.reader

    def open(self) -> "Desk":
        """Open the library of the settings, and wait until it is there and nothing runs."""
        self.window.start()
        self.until(lambda: self.window.session.info is not None and not self.window.session.busy)
        return self

    def until(self, done) -> None:
        self._qtbot.waitUntil(done, timeout=PATIENCE)

    def keys(self, *keys: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier, into=None) -> None:
        """Press keys, by default where the focus is."""
        for key in keys:
            target = into or self.window.focusWidget() or self.window
            self._qtbot.keyClick(target, key, modifier)

    def type(self, text: str) -> None:
        """Put `text` into the question, as pasting does."""
        self.search.field.setText(text)

    def ask(self, text: str) -> Results | None:
        """Ask and wait for the answer; None where there was nothing to ask."""
        answers: list[Results] = []
        connection = self.search.answered.connect(answers.append)
        self.type(text)
        self.keys(Qt.Key.Key_Return, into=self.search.field)
        if text.strip():
            self.until(lambda: bool(answers))
            if answers[0].hits:
                self.until(lambda: self.reader.citation == self.first.citation)
        self.search.disconnect(connection)
        return answers[0] if answers else None

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.search.hits.hits.hits

    @property
    def first(self) -> Hit:
        return self.hits[0]

    @property
    def current(self) -> Hit:
        hit = self.search.hits.current
        assert hit is not None
        return hit

    @property
    def notice(self) -> str:
        """The sentence in the strip; empty where there is none."""
        notice = self.window.notice.notice
        return notice.text if notice is not None and self.window.notice.isVisible() else ""

    @property
    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    @property
    def status(self) -> str:
        return self.window.status.text
