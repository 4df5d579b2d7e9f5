"""A filter's button: tells what is chosen, and offers choices with their counts in a menu."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.ui import phrases

_LONGEST = 40


class FilterButton(QToolButton):
    """A flat button with a word and a small arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "filter")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def say(self, text: str, narrowed: bool, told: str = "") -> None:
        """Show what is chosen, marked where that leaves something out; `told` explains it."""
        shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        self.setText(f"{shown}  ▾".replace("&", "&&"))
        self.setToolTip(told or text)
        self.setAccessibleName(f"{text}. {told}" if told else text)
        self.setCheckable(narrowed)
        self.setChecked(narrowed)

    @property
    def below(self) -> QPoint:
        """The place of the screen where a popup of this button opens."""
        return self.mapToGlobal(self.rect().bottomLeft())


class FilterMenuButton(FilterButton):
    """A filter's button that opens a menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.setMenu(menu)

    def empty(self) -> None:
        """Take all choices away."""
        self.menu().clear()

    def part(self) -> None:
        """Draw a line under the choices so far."""
        self.menu().addSeparator()

    def add(
        self, name: str, count: int | None, on: bool, act: Callable[[], None], told: str = ""
    ) -> None:
        """Offer a choice, with its number of provisions and whether it is taken."""
        text = name.replace("&", "&&")
        if count is not None:
            text += f"\t{phrases.number(count)}"
        action = QAction(text, self.menu())
        action.setToolTip(told or name)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda checked=False: act())
        self.menu().addAction(action)
