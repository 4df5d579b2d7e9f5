"""The head of the comparison: from which version to which, how much changed, and the way out."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.law import Version
from app.domain.matching import Change
from app.ui import changes_words, phrases, reader_standing
from app.ui.widgets.controls import ElidedLabel, IconButton, Label

ORDER = (Change.CHANGED, Change.ADDED, Change.REMOVED, Change.MOVED)


class ChangesBar(QFrame):
    """Emits `chosen` with the ids of the older and the newer version, and `closed`."""

    chosen = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "surface")
        self._versions: Sequence[Version] = ()
        self._counts: Counter[Change] | None = None
        self._from_word, self._to_word = Label("muted"), Label("muted")
        self.old, self.new = QComboBox(), QComboBox()
        self._summary = ElidedLabel("small")
        self._close = IconButton("close", size=16)
        self._close.clicked.connect(self.closed)
        for box in (self.old, self.new):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(self._tell)
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self._from_word, self.old, self._to_word, self.new):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._summary)
        self._word()

    def offer(self, versions: Sequence[Version], old: str, new: str) -> None:
        """Offer these versions, newest first, two of them chosen."""
        self._versions, self._counts = versions, None
        for box, wanted in ((self.old, old), (self.new, new)):
            box.clear()
            for version in versions:
                box.addItem(reader_standing.named(version), version.id)
            box.setCurrentIndex(max(0, box.findData(wanted)))
        self._word()

    def tell(self, counts: Counter[Change]) -> None:
        """Say how many provisions were changed in which way."""
        self._counts = counts
        self._word()

    @property
    def summary(self) -> str:
        """How much changed, in words."""
        return self._summary.whole

    def _tell(self) -> None:
        self._counts = None
        self._word()
        self.chosen.emit(self.old.currentData(), self.new.currentData())

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self._from_word.setText(self.tr("Changes from"))
        self._to_word.setText(self.tr("to"))
        self._close.explain(self.tr("Back to the text"), "Esc")
        for box, name in ((self.old, self.tr("From version")), (self.new, self.tr("To version"))):
            for place, version in enumerate(self._versions):
                box.setItemText(place, reader_standing.named(version))
            place = box.currentIndex()
            told = ""
            if 0 <= place < len(self._versions):
                told = reader_standing.told(self._versions[place], self._versions)
            box.setToolTip(told)
            box.setAccessibleName(f"{name}: {box.currentText()}. {told}")
        self._summary.setText(self._counted())

    def _counted(self) -> str:
        if (counts := self._counts) is None:
            return ""
        parts = [
            f"{changes_words.change(each)} {phrases.number(counts[each])}"
            for each in ORDER
            if counts[each]
        ]
        return " · ".join(parts) or self.tr("Both versions read the same.")
