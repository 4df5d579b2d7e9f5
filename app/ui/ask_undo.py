"""A strip that offers to bring back the records that were deleted last."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.domain.asking import Run
from app.ui.widgets.offer_strip import UndoStrip


class RunsUndo(UndoStrip):
    """Shown while there is something to bring back; emits `wanted` with the Runs."""

    wanted = Signal(object)
    _runs: tuple[Run, ...] = ()

    def offer(self, runs: Sequence[Run]) -> None:
        """Offer to bring these back; nothing where there are none."""
        self._runs = tuple(runs)
        self.word()
        self.setVisible(bool(runs))

    def take(self) -> None:
        """Ask for them, once."""
        runs = self._runs
        self.offer(())
        self.wanted.emit(runs)

    def word(self) -> None:
        """Say how many they are."""
        super().word()
        self.label.setText(self.tr("%Ln question(s) deleted", "", len(self._runs)))
