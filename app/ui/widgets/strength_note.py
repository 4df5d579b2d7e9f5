"""A quiet line above the hits when nothing is close: it says so, and offers other words."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.strength import Strength
from app.ui import icons, theme
from app.ui.widgets.controls import Label
from app.ui.widgets.flow import Flow

_MOST, _LONGEST = 6, 40
"""Other words offered, and the characters of one that are shown."""
_SIZE = 16
_TIGHT = "padding: 2px 6px 2px 2px;"
"""Less air than links have elsewhere, so that their rows begin under the words above."""


class StrengthNote(QFrame):
    """Stands above the hits and hides none of them; emits `asked` with the words chosen.

    Nothing is shown where the answer is strong or fair.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strength: Strength | None = None
        self._words: tuple[str, ...] = ()
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = Label(wrap=True)
        self._lead = Label("small")
        self._offers = QWidget()
        self._flow = Flow(self._offers)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(4)
        self._flow.addWidget(self._lead)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addWidget(self._offers)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 8, 16, 8)
        line.setSpacing(8)
        line.addWidget(self._icon)
        line.addLayout(column, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty where it says nothing."""
        return "" if self.isHidden() else self._text.text()

    @property
    def offers(self) -> list[QPushButton]:
        """The buttons with other words."""
        return self._offers.findChildren(QPushButton)

    def say(self, strength: Strength | None, words: Sequence[str] = ()) -> None:
        """Say how close the hits come, and offer `words`; None says nothing."""
        self._strength = strength
        self._words = tuple(dict.fromkeys(word for word in words if word.strip()))[:_MOST]
        for button in self.offers:
            self._flow.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        shown = strength in (Strength.WEAK, Strength.NONE)
        for word in self._words if shown else ():
            self._flow.addWidget(self._offer(word))
        self._offers.setVisible(shown and bool(self._words))
        self.setVisible(shown)
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Word the line anew in another language, draw its icon anew in another theme."""
        super().changeEvent(event)
        if event.type() in (
            QEvent.Type.LanguageChange,
            QEvent.Type.PaletteChange,
            QEvent.Type.FontChange,
        ):
            self._word()

    def _offer(self, word: str) -> QPushButton:
        button = QPushButton(word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…")
        button.setText(button.text().replace("&", "&&"))
        button.setProperty("look", "link")
        button.setStyleSheet(_TIGHT)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self._choose, word))
        return button

    def _choose(self, word: str, *_: object) -> None:
        self.asked.emit(word)

    def _word(self) -> None:
        texts = {
            Strength.WEAK: self.tr(
                "Nothing in this library is close. These are the nearest, which may not answer."
            ),
            Strength.NONE: self.tr("Nothing in this library answers this."),
        }
        text = texts.get(self._strength, "") if self._strength else ""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._lead.setText(self.tr("Other words:"))
        if self.offers:
            self._lead.setMinimumHeight(self.offers[0].sizeHint().height())
        for button, word in zip(self.offers, self._words, strict=False):
            button.setToolTip(self.tr("Search for {words}").format(words=word))
            button.setAccessibleName(button.toolTip())
        ratio = self.devicePixelRatioF()
        picture = icons.picture("caution", theme.colours().caution, round(_SIZE * ratio))
        picture.setDevicePixelRatio(ratio)
        self._icon.setPixmap(picture)
