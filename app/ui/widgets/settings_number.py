"""A number of the settings as a calm choice among sensible ones."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.ui.widgets.settings_section import Choice


class NumberChoice(Choice):
    """Offers `numbers`, and whatever other number the settings have; `words` names each."""

    def __init__(
        self, numbers: Sequence[int], words: Callable[[int], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        for number in numbers:
            self.addItem("", number)

    @property
    def number(self) -> int:
        """The number that is chosen."""
        return int(self.currentData())

    def show_number(self, number: int) -> None:
        """Choose this number, which is offered from now on where it was not before."""
        place = self.findData(number)
        if place < 0:
            place = sum(int(self.itemData(row)) < number for row in range(self.count()))
            self.insertItem(place, self._words(number), number)
        self.setCurrentIndex(place)

    def word(self) -> None:
        """Name the numbers in the language of now."""
        for row in range(self.count()):
            self.setItemText(row, self._words(int(self.itemData(row))))
