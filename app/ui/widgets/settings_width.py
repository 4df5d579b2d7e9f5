"""A choice of how many numbers of a model's vectors are kept."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from app.ui import settings_words as words
from app.ui.widgets.settings_section import Choice


class WidthChoice(Choice):
    """Offers the widths of a model, the whole first, which is None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[int, ...] = ()

    @property
    def width_chosen(self) -> int | None:
        """How many numbers are kept; None for all."""
        chosen: int | None = self.currentData()
        return chosen

    def offer(self, known: Sequence[int], wanted: int | None) -> None:
        """Offer these widths, the greatest first, with the `wanted` one chosen if it is there."""
        self._known = tuple(known)
        self.clear()
        self.addItem(self._whole(), None)
        for one in self._known[1:]:
            self.addItem(words.numbers(one), one)
        self.choose(wanted)
        self.setEnabled(len(self._known) > 1)

    def choose(self, width: int | None) -> None:
        """Choose this width, or the whole where it is not offered."""
        self.setCurrentIndex(max(0, self.findData(width)))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.offer(self._known, self.width_chosen)

    def _whole(self) -> str:
        if not self._known:
            return self.tr("whole (test the model to see its widths)")
        return self.tr("whole: {0}").format(words.numbers(self._known[0]))
