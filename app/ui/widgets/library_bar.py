"""What can be done with one library: the usual as buttons, the rest in a menu."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.domain.shelf import State, Survey
from app.ui import theme

_UNREADABLE = (State.MISSING, State.DAMAGED)


class LibraryBar(QWidget):
    """Emits the name of what is to be done: ``open``, ``files``, ``folder``, ``update`` and so on."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Survey | None = None
        self._open = self._busy = self._built = self._opening = False
        self._menu = QMenu(self)
        names = ("open", "files", "folder", "update", "more")
        self.buttons = {name: QPushButton() for name in names}
        kinds = ("index", "verify", "", "export", "rename", "", "forget", "delete")
        self.actions_ = {name: self._action(name) for name in kinds if name}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for name, button in self.buttons.items():
            line.addWidget(button)
            if name != "more":
                button.clicked.connect(self._asker(name))
        line.addStretch(1)
        for name in kinds:
            if name:
                self._menu.addAction(self.actions_[name])
            else:
                self._menu.addSeparator()
        self.buttons["more"].setMenu(self._menu)
        theme.role(self.buttons["open"], "primary")
        theme.role(self.buttons["files"], "primary")
        self._word()

    def _action(self, name: str) -> QAction:
        action = QAction(self)
        action.triggered.connect(self._asker(name))
        return action

    def _asker(self, name: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(name)

    def show_library(self, seen: Survey | None, is_open: bool, busy: bool, sources: bool) -> None:
        """Offer what fits: `sources` says whether it remembers what it was filled from."""
        self._seen, self._open, self._busy, self._sources = seen, is_open, busy, sources
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
