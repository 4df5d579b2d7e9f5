"""A strip that offers to bring back the library that was deleted last."""

from PySide6.QtCore import Signal

from app.ui.widgets.offer_strip import UndoStrip


class LibraryUndo(UndoStrip):
    """Shown while there is something to bring back; emits `wanted`."""

    wanted = Signal()
    _name = ""

    def offer(self, name: str) -> None:
        """Offer to bring back the library of this name; nothing where it is empty."""
        self._name = name
        self.word()
        self.setVisible(bool(name))

    def take(self) -> None:
        """Ask for it."""
        self.wanted.emit()

    def word(self) -> None:
        """Say which it is."""
        super().word()
        told = self.tr("“{0}” was deleted. It can be brought back until Pandecta is closed.")
        self.label.setText(told.format(self._name))
