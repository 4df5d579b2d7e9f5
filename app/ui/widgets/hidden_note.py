"""A quiet line above the hits: the question names a provision that the filters leave out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.question import Hit
from app.ui.widgets.offer_strip import OfferStrip


class HiddenNote(OfferStrip):
    """Hidden where nothing is left out; `opened` hands out the hit that is to be read."""

    opened = Signal(object)
    _left_out: tuple[Hit, ...] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((24, 8, 16, 8), 8, parent)
        self.button.setProperty("look", "link")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, left_out: Sequence[Hit]) -> None:
        """Say that these were named and are left out; nothing where there are none."""
        self._left_out = tuple(left_out)
        self.word()
        self.setVisible(bool(left_out))

    def take(self) -> None:
        """Hand out the first of them."""
        self.opened.emit(self._left_out[0])

    def word(self) -> None:
        """Name the first, and how many more there are."""
        if not self._left_out:
            return
        first = self._left_out[0].citation
        more = self.tr("{0} and %Ln more", "", len(self._left_out) - 1).format(first)
        named = more if len(self._left_out) > 1 else first
        self.label.setText(self.tr("The filters leave out {0}.").format(named))
        self.setAccessibleName(self.label.text())
        self.button.setText(self.tr("Read it all the same"))
        self.button.setToolTip(self.tr("Open {0}").format(first))
        self.button.setAccessibleName(self.button.toolTip())
