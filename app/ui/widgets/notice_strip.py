"""A strip on the page concerned: one sentence, its ways out, and a way to close it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.ui import icons, notices, theme
from app.ui.notices import Notice, Tone
from app.ui.widgets.controls import IconButton, Label

_ICONS = {Tone.INFO: "info", Tone.CAUTION: "caution", Tone.FAILURE: "stop"}

_MOST = 3
"""Ways out that a notice may offer."""


class NoticeStrip(QFrame):
    """Shows a notice; it is asked for anew when the language changes."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Callable[[], Notice] | None = None
        self._icon = QLabel()
        self._text = Label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = [QPushButton() for _ in range(_MOST)]
        for place, button in enumerate(self._buttons):
            button.clicked.connect(partial(self._choose, place))
        self._close = IconButton("close", size=16)
        self._close.clicked.connect(self.closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 8, 16, 8)
        line.setSpacing(12)
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        for button in self._buttons:
            line.addWidget(button)
        line.addWidget(self._close)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """The notice on show."""
        return self._make() if self._make is not None else None

    def tell(self, make: Callable[[], Notice]) -> None:
        """Show the notice that `make` words."""
        self._make = make
        self._word()
        self.show()

    def clear(self) -> None:
        """Show nothing."""
        self._make = None
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Word the notice anew in another language, draw its icon anew in another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._word()

    def _word(self) -> None:
        self._close.explain(self.tr("Close"))
        if self._make is None:
            return
        notice = self._make()
        if self.property("look") != notice.tone.value:
            theme.role(self, notice.tone.value)
        self._icon.setPixmap(self._picture(notice.tone))
        self._text.setText(notice.text)
        self._text.setToolTip(notice.detail)
        self.setAccessibleName(notice.text)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(notice.ways))
            if place < len(notice.ways):
                button.setText(notices.way_named(notice.ways[place]))

    def _picture(self, tone: Tone) -> QPixmap:
        colours = theme.colours()
        colour = {
            Tone.INFO: colours.accent,
            Tone.CAUTION: colours.caution,
            Tone.FAILURE: colours.danger,
        }[tone]
        ratio = self.devicePixelRatioF()
        picture = icons.picture(_ICONS[tone], colour, round(20 * ratio))
        picture.setDevicePixelRatio(ratio)
        return picture

    def _choose(self, place: int, *_: object) -> None:
        if self._make is not None and place < len(ways := self._make().ways):
            self.chosen.emit(ways[place])
