"""A quiet line above the hits: the question names a provision that the filters leave out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.domain.question import Hit
from app.ui.widgets.controls import Label


class HiddenNote(QFrame):
    """Hidden where nothing is left out; `opened` hands out the hit that is to be read."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_out: tuple[Hit, ...] = ()
        self._text, self.button = Label(wrap=True), QPushButton()
        self.button.setProperty("look", "link")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self._open)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 8, 16, 8)
        line.setSpacing(8)
        line.addWidget(self._text, 1)
        line.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty where it says nothing."""
        return "" if self.isHidden() else self._text.text()

    def say(self, left_out: Sequence[Hit]) -> None:
        """Say that these were named and are left out; nothing where there are none."""
        self._left_out = tuple(left_out)
        self._word()
        self.setVisible(bool(left_out))

    def _open(self) -> None:
        self.opened.emit(self._left_out[0])

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        if not self._left_out:
            return
        first = self._left_out[0].citation
        more = self.tr("{0} and %Ln more", "", len(self._left_out) - 1).format(first)
        named = more if len(self._left_out) > 1 else first
        self._text.setText(self.tr("The filters leave out {0}.").format(named))
        self.setAccessibleName(self._text.text())
        self.button.setText(self.tr("Read it all the same"))
        self.button.setToolTip(self.tr("Open {0}").format(first))
        self.button.setAccessibleName(self.button.toolTip())
