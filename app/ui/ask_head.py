"""The head of an answer: that a model writes it and no law, which one, how far, stop and again."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui import ask_words, icons, theme
from app.ui.widgets.controls import ElidedLabel, Label
from app.ui.widgets.settings_section import Button

_SIZE = 16


_TIGHT = "padding: 3px 10px;"


class AnswerHead(QWidget):
    """Says who writes; `stop` and `again` are its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._address, self._wrote = "", "", True
        self._icon, self._title = QLabel(), ElidedLabel()
        self._state, self._where = Label("small"), ElidedLabel("small")
        self.stop, self.again = Button(primary=True), Button()
        for button in (self.stop, self.again):
            button.setStyleSheet(_TIGHT)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.addWidget(self._icon)
        line.addWidget(self._title, 1)
        line.addWidget(self.stop)
        line.addWidget(self.again)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(self._state)
        below.addWidget(self._where, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addLayout(below)
        self._word()

    @property
    def text(self) -> str:
        """What it says."""
        parts = (self._title.whole, self._state.text(), self._where.whole)
        return " · ".join(part for part in parts if part)

    def tell_model(self, model: str, address: str, wrote: bool = True) -> None:
        """Which model writes, and at which address; whether it `wrote` anything."""
        self._model, self._address, self._wrote = model, address, wrote
        self._word()

    def say(self, state: str) -> None:
        """How far it is."""
        if state != self._state.text():
            self._state.setText(state)
            self._state.setVisible(bool(state))

    def allow(self, going: bool, again: bool) -> None:
        """What may be done now."""
        self.stop.setVisible(going)
        self.again.setVisible(again)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, theme and font."""
        super().changeEvent(event)
        kinds = (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "again"):
            self._word()

    def _word(self) -> None:
        who = self._model or self.tr("a model")
        title = self.tr("Written by {0}, not law") if self._wrote else self.tr("No answer by {0}")
        self._title.setText(title.format(who))
        told, away = ask_words.where(self._model, self._address)
        # where it runs is said where the question is asked; here only what must not be overlooked
        self._where.setText(told if self._model and away else "")
        self._where.setVisible(bool(self._where.whole))
        self._title.setToolTip(told if self._model else "")
        theme.role(self._where, "away" if away else "small")
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(self.tr("Stop, and keep what came  Esc"))
        self.again.setText(self.tr("Ask again"))
        self.setAccessibleName(self.text)
        ratio = self.devicePixelRatioF()
        picture = icons.picture("ask", theme.colours().caution, round(_SIZE * ratio))
        picture.setDevicePixelRatio(ratio)
        self._icon.setPixmap(picture)
