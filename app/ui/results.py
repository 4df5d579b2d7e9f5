"""The list of hits: the model hands out the very Hit that ranking made, the view walks it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from app.domain.question import Hit
from app.ui import phrases, reader_standing
from app.ui.hit_delegate import HIT, HitDelegate

Index = QModelIndex | QPersistentModelIndex


class HitsModel(QAbstractListModel):
    """The hits of one search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a hit."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The hit itself, and its words for those who do not see it painted."""
        if not index.isValid() or not 0 <= index.row() < len(self.hits):
            return None
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.citation
        if role == Qt.ItemDataRole.ToolTipRole:
            told = list(map(phrases.reason_told, hit.reasons))
            return "\n".join([*told, *([phrases.also(hit.also)] if hit.also else ()), *hit.also])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            reasons = "; ".join(map(phrases.reason, hit.reasons))
            status, _ = reader_standing.of_hit(hit)
            return f"{hit.citation}. {status}. {hit.provision.text[:200]} {reasons}"
        return None


class HitList(QListView):
    """Shows the hits; emits `selected` with a hit, and `read` when the person wants to read it."""

    selected = Signal(object)
    read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.hits = HitsModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(HitDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(32)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.selectionModel().currentChanged.connect(self._changed)
        self.doubleClicked.connect(lambda _: self.read.emit())

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show other hits, the first selected."""
        self.hits.show_hits(hits)
        if hits:
            self.setCurrentIndex(self.hits.index(0, 0))
            self.scrollToTop()

    def change_hits(self, hits: tuple[Hit, ...], reading: Sequence[str]) -> None:
        """Show other hits beside a text that stays as it is.

        The first provision of `reading` that is among them is selected, and nothing is emitted;
        where none is, nothing is selected until the person chooses.
        """
        self.hits.show_hits(hits)
        rows = {hit.provision.id: row for row, hit in enumerate(hits)}
        row = next((rows[each] for each in reading if each in rows), None)
        index = QModelIndex() if row is None else self.hits.index(row, 0)
        self._quiet = True
        # said of no hit too, or the list selects its first one when it gets the focus
        self.setCurrentIndex(index)
        self._quiet = False
        if row is None:
            self.scrollToTop()
        else:
            self.scrollTo(index)

    def choose(self, law_id: str, number: str) -> None:
        """Select the first hit with this number in this law, if there is one."""
        for row, hit in enumerate(self.hits.hits):
            if (hit.law.id, hit.provision.number) == (law_id, number):
                self.setCurrentIndex(self.hits.index(row, 0))
                return

    def step(self, by: int) -> None:
        """Select the next hit or the one before."""
        row = self.currentIndex().row() + by
        if 0 <= row < len(self.hits.hits):
            self.setCurrentIndex(self.hits.index(row, 0))

    @property
    def current(self) -> Hit | None:
        """The selected hit."""
        row = self.currentIndex().row()
        return self.hits.hits[row] if 0 <= row < len(self.hits.hits) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return reads; the rest is the list's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.read.emit()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        if not self._quiet and (hit := self.current) is not None:
            self.selected.emit(hit)
