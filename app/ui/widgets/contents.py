"""The law's table of contents: its headings as a tree, or its provisions where it has none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.law import LawText

MOST = 2_000
"""Entries of a table without headings; more would be no table of contents."""


class Contents(QTreeWidget):
    """Emits `chosen` with the place of the provision that follows the heading."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "contents")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._entries: list[tuple[int, QTreeWidgetItem]] = []
        self._following = False
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_law(self, law: LawText | None) -> None:
        """List the headings of `law`."""
        self.clear()
        self._entries = [] if law is None else _headings(law) or _provisions(law)
        self.addTopLevelItems([item for _, item in self._entries if item.parent() is None])
        if len(self._entries) <= 200:
            self.expandAll()

    def follow(self, place: int) -> None:
        """Mark the heading under which the provision at `place` stands."""
        item = None
        for start, entry in self._entries:
            if start > place:
                break
            item = entry
        if item is not None and item is not self.currentItem():
            self.setCurrentItem(item)

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(item.data(0, Qt.ItemDataRole.UserRole))


def _headings(law: LawText) -> list[tuple[int, QTreeWidgetItem]]:
    entries: list[tuple[int, QTreeWidgetItem]] = []
    open_items: list[QTreeWidgetItem] = []
    path: tuple[str, ...] = ()
    for place, provision in enumerate(law.provisions):
        if provision.path == path:
            continue
        same = 0
        while same < min(len(path), len(provision.path)) and path[same] == provision.path[same]:
            same += 1
        del open_items[same:]
        for heading in provision.path[same:]:
            item = _item(heading, place)
            if open_items:
                open_items[-1].addChild(item)
            open_items.append(item)
            entries.append((place, item))
        path = provision.path
    return entries


def _provisions(law: LawText) -> list[tuple[int, QTreeWidgetItem]]:
    named = [
        (place, f"{p.label} {p.heading}".strip())
        for place, p in enumerate(law.provisions)
        if p.label or p.heading
    ]
    return [(place, _item(name, place)) for place, name in named[:MOST]]


def _item(name: str, place: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name])
    item.setData(0, Qt.ItemDataRole.UserRole, place)
    item.setToolTip(0, name)
    return item
