"""The parts that sections of the settings are made of: rows, calm choices, sentences."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import PandectaError
from app.ui import fonts, notices, theme
from app.ui.notices import Tone
from app.ui.widgets.controls import Label

_NAMES = 16
"""Letters for which the column of names has room, the same in every section."""
_GROWING = (
    QSizePolicy.Policy.Expanding,
    QSizePolicy.Policy.MinimumExpanding,
    QSizePolicy.Policy.Ignored,
)
_DRESSING = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class Choice(QComboBox):
    """A list to choose from that the wheel turns only where it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which is being scrolled."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Said(Label):
    """A sentence under a setting; it is asked for anew when the language changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("muted", parent, wrap=True)
        self._make: Callable[[], str] | None = None
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def tell(self, make: Callable[[], str], tone: Tone | None = None, detail: str = "") -> None:
        """Show the sentence that `make` words; without a tone it is an aside."""
        before, self._make = self.text(), make
        self.setText(make())
        self.setToolTip(detail)
        self.setMargin(8 if tone is not None else 0)
        theme.role(self, tone.value if tone is not None else "muted")
        self.setVisible(bool(self.text()))
        if tone is not None and self.text() != before:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))

    def fail(self, error: PandectaError) -> None:
        """Show the sentence for an error, its facts in the tooltip."""
        self.tell(lambda: notices.notice(error).text, Tone.FAILURE, notices.notice(error).detail)

    def clear(self) -> None:
        """Say nothing."""
        self._make = None
        super().clear()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._make is not None:
            self.setText(self._make())


class SectionTitle(Label):
    """The title of a section; it grows with the font."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in _DRESSING:
            self._dress()

    def _dress(self) -> None:
        # a font of the widget's own is lost when the application's style sheet is set anew
        look = f"font-size: {theme.points() + 3}pt; font-weight: bold"
        if look != self.styleSheet():
            self.setStyleSheet(look)


class Section(QWidget):
    """A title, then rows of a name and what stands beside it.

    A part of a larger section has no title of its own, and stands as close as a row.
    """

    def __init__(self, parent: QWidget | None = None, is_part: bool = False) -> None:
        super().__init__(parent)
        self.title = SectionTitle()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        margin = 0 if is_part else 24
        column.setContentsMargins(0, margin, 0, margin)
        column.setSpacing(16)
        if not is_part:
            column.addWidget(self.title)
        column.addLayout(self._grid)
        self._set_room()

    def add_row(self, *parts: QWidget, buddy: QWidget | None = None) -> Label:
        """Put `parts` beside each other in a new row, and give back the label of its name."""
        name, row = Label(wrap=True), self._grid.rowCount()
        name.setBuddy(buddy or parts[0])
        # beside a field its name stands on the field's line of text
        name.setContentsMargins(0, 6, 0, 0)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(line(*parts), row, 1)
        return name

    def add_wide(self, part: QWidget) -> None:
        """Put `part` in a row of its own, under what stands beside the names."""
        self._grid.addWidget(part, self._grid.rowCount(), 1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in _DRESSING and hasattr(self, "title"):
            self._set_room()

    def _set_room(self) -> None:
        letter = QFontMetrics(fonts.interface(theme.points())).horizontalAdvance("n")
        self._grid.setColumnMinimumWidth(0, _NAMES * letter)


class Button(QPushButton):
    """A button that is as wide as its words and may be the one that matters in its section."""

    def __init__(self, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if primary:
            self.setProperty("look", "primary")

    def minimumSizeHint(self) -> QSize:
        """Its words are never cut."""
        return self.sizeHint()


def line(*parts: QWidget) -> QHBoxLayout:
    """`parts` beside each other, from the left."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        policy = part.sizePolicy().horizontalPolicy()
        row.addWidget(part, 1 if policy in _GROWING else 0)
    if all(isinstance(part, Button) for part in parts):
        row.addStretch(1)
    return row
