"""The provisions that changed between two versions, each with what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.matching import Change, Match
from app.ui import changes_words, theme


class ChangesList(QTreeWidget):
    """Emits `chosen` with the match that the person goes to, and `wanted` to read it in its law."""

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "contents")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._matches: Sequence[Match] = ()
        self.currentItemChanged.connect(self._choose)
        self.itemActivated.connect(self._want)
        self._word()

    def show_matches(self, matches: Sequence[Match]) -> None:
        """List other matches, none of them selected."""
        self.blockSignals(True)
        self.clear()
        self._matches = matches
        self.addTopLevelItems([QTreeWidgetItem(["", ""]) for _ in matches])
        self.blockSignals(False)
        self._word()

    def select(self, match: Match) -> bool:
        """Select a match, if it is in the list, without telling so; says whether it is."""
        place = next((n for n, each in enumerate(self._matches) if each == match), -1)
        if (item := self.topLevelItem(place)) is None:
            return False
        self.blockSignals(True)
        self.setCurrentItem(item)
        self.blockSignals(False)
        return True

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self._matches[self.indexOfTopLevelItem(item)])

    def _want(self, item: QTreeWidgetItem) -> None:
        self.wanted.emit(self._matches[self.indexOfTopLevelItem(item)])

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._word()

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Changed provisions"))
        muted = QBrush(QColor(theme.colours().muted))
        for place, match in enumerate(self._matches):
            item, side = self.topLevelItem(place), match.new or match.old
            if item is None or side is None:
                continue
            name, what = changes_words.name(match), changes_words.change(match.change)
            headed = f"{name}  {side.heading}" if side.label and side.heading else name
            item.setText(0, headed)
            item.setText(1, what)
            item.setForeground(1, muted)
            item.setToolTip(0, headed)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{what}: {headed}")
        self._widen()

    def _widen(self) -> None:
        """Give the second column what its longest word needs."""
        words = (
            self.fontMetrics().horizontalAdvance(changes_words.change(each)) for each in Change
        )
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.header().resizeSection(1, max(words) + 16)
