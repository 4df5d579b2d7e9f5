"""The line at the foot of the window: what answers, from where, and how fast."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.library import LibraryInfo
from app.ui import phrases
from app.ui.widgets.controls import ElidedLabel, Label
from app.ui.widgets.quiet_work import QuietWork

FLASH = 2500
"""Milliseconds for which a passing word stands in the line."""


class StatusLine(QWidget):
    """Shows the library's size, its index, the time of the last search, and quiet work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "surface")
        self._info: LibraryInfo | None = None
        self._addresses: tuple[str, ...] = ()
        self._device = ""
        self._ms: Mapping[str, float] | None = None
        self._busy = self._again = False
        self.quiet = QuietWork()
        self._left = ElidedLabel("small")
        self._right = Label("small")
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 4, 24, 4)
        line.setSpacing(16)
        line.addWidget(self._left, 1)
        line.addWidget(self.quiet)
        line.addWidget(self._right)
        self._flash = ""
        self._flashing = QTimer(self)
        self._flashing.setSingleShot(True)
        self._flashing.setInterval(FLASH)
        self._flashing.timeout.connect(self._flashed)
        self._word()

    @property
    def text(self) -> str:
        """The line as it reads."""
        parts = (self._left.whole, self.quiet.text, self._right.text())
        return " ".join(filter(None, parts))

    def tell_library(self, info: LibraryInfo | None) -> None:
        """Another library, or the same one changed."""
        self._info = info
        self._word()

    def tell_where(self, addresses: Sequence[str], device: str = "") -> None:
        """Which addresses beyond this machine are asked, and on what device the model runs."""
        self._addresses, self._device = tuple(addresses), device
        self._word()

    def tell_time(self, ms: Mapping[str, float] | None, again: bool = False) -> None:
        """How long the last search took, by stage; `again` while its first hits are read again."""
        self._ms, self._busy, self._again = ms, False, again
        self._word()

    def tell_busy(self) -> None:
        """A search has been taking half a second."""
        self._busy = True
        self._word()

    def flash(self, text: str) -> None:
        """Say something for a moment."""
        self._flash = text
        self._flashing.start()
        self._word()

    def _flashed(self) -> None:
        self._flash = ""
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _where(self) -> list[str]:
        if self._addresses:
            where = self.tr("asks {0}").format(", ".join(self._addresses))
        else:
            where = self.tr("this machine only")
        return [self._device, where] if self._device else [where]

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Status"))
        info = self._info
        if info is None:
            self._left.setText(self.tr("Opening the library…"))
        else:
            index = (
                self.tr("index “{0}”").format(phrases.index(info.manifest))
                if info.manifest
                else self.tr("no search index")
            )
            count = self.tr("{0} provisions").format(phrases.number(info.counts.provisions))
            self._left.setText(" · ".join((count, index, *self._where())))
        if self._flash:
            self._right.setText(self._flash)
        elif self._busy:
            self._right.setText(self.tr("Searching…"))
        else:
            self._right.setText(self._times())

    def _times(self) -> str:
        """How long the search took and, apart from it, the reranker."""
        ms = self._ms or {}
        if "total" not in ms:
            return ""
        told = [self.tr("{0} ms").format(phrases.number(ms["total"]))]
        if "rerank" in ms:
            read = phrases.number(ms["rerank"])
            told.append(self.tr("read again in {0} ms").format(read))
        elif self._again:
            told.append(self.tr("reading the first results again…"))
        return " · ".join(told)
