"""What can be done with one library: the usual as buttons, the rest in a menu."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.domain.shelf import State, Survey
from app.ui import theme

_UNREADABLE = (State.MISSING, State.DAMAGED)
_MENU = ("folder", "", "index", "verify", "", "export", "rename", "", "forget", "delete")


class LibraryBar(QWidget):
    """Emits what is to be done: ``open``, ``files``, ``folder``, ``update`` and so on."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Survey | None = None
        self._open = self._busy = self._sources = False
        self.buttons = {name: QPushButton() for name in ("open", "files", "update", "more")}
        self.choices: dict[str, QAction] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for name, button in self.buttons.items():
            line.addWidget(button)
            if name != "more":
                button.clicked.connect(partial(self._want, name))
        line.addStretch(1)
        for name in ("open", "files"):
            theme.role(self.buttons[name], "primary")
        self._build_menu()
        self._word()

    def _build_menu(self) -> None:
        menu = QMenu(self)
        for name in _MENU:
            if name:
                self.choices[name] = QAction(self)
                self.choices[name].triggered.connect(partial(self._want, name))
                menu.addAction(self.choices[name])
            else:
                menu.addSeparator()
        self.buttons["more"].setMenu(menu)

    def _want(self, name: str, checked: bool = False) -> None:
        self.wanted.emit(name)

    def show_library(
        self, seen: Survey | None, is_open: bool, busy: bool, sources: bool = False
    ) -> None:
        """Offer what fits; `sources` says whether it remembers what it was filled from."""
        self._seen, self._open, self._busy, self._sources = seen, is_open, busy, sources
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        names = {
            "open": self.tr("Open"),
            "files": self.tr("Import files…"),
            "update": self.tr("Update"),
            "more": self.tr("More"),
        }
        for name, text in names.items():
            self.buttons[name].setText(text)
        choices = {
            "folder": self.tr("Import folder…"),
            "index": self._index_named(),
            "verify": self.tr("Check library"),
            "export": self.tr("Export to a file…"),
            "rename": self.tr("Rename…"),
            "forget": self.tr("Remove from this list"),
            "delete": self.tr("Delete library…"),
        }
        for name, text in choices.items():
            self.choices[name].setText(text)
        self._allow()

    def _index_named(self) -> str:
        if self._seen is None or not self._seen.index:
            return self.tr("Build search index")
        if self._seen.state is State.BEHIND:
            return self.tr("Update search index")
        return self.tr("Rebuild search index")

    def _allow(self) -> None:
        seen, free = self._seen, not self._busy
        readable = seen is not None and seen.state not in _UNREADABLE
        there = seen is not None and seen.state is not State.MISSING
        own = seen is not None and not seen.sample
        self.buttons["files"].setEnabled(free and own and self._open)
        self.buttons["update"].setEnabled(free and self._open and self._sources)
        for name in ("files", "update"):
            self.buttons[name].setVisible(self._open)
        self.buttons["open"].setVisible(seen is not None and not self._open)
        self.buttons["open"].setEnabled(free and readable)
        self.buttons["more"].setEnabled(seen is not None)
        told = self.tr("The specimen library stays as it is; make a library of your own first.")
        self.buttons["files"].setToolTip(told if self._open and not own else "")
        allowed = {
            "folder": free and own and self._open,
            "index": free and self._open,
            "verify": free and there,
            "export": free and readable,
            "rename": free and readable and own,
            "forget": free and own and not self._open,
            "delete": free and there and own,
        }
        for name, value in allowed.items():
            self.choices[name].setEnabled(value)
