"""Runs Python's cycle collector between two events of the window, and nowhere else."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collecting(QObject):
    """Collects twice a second what a program's cycles leave behind.

    Python collects in whatever thread happens to have made the last object, at whatever moment:
    it would destroy parts of windows from another thread, or while Qt is in the midst of drawing
    them. Both bring the process down, seldom and without a word.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Python's own collections are off from now on; nothing is collected before `begin`."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Leave alone what there is now, and collect what comes after it."""
        gc.freeze()
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that have grown, as Python itself would decide."""
        young, middle, old = gc.get_count()
        most_young, most_middle, most_old = gc.get_threshold()
        if old > most_old:
            gc.collect()
        elif middle > most_middle:
            gc.collect(1)
        elif young > most_young:
            gc.collect(0)
