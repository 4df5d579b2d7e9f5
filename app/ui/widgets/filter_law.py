"""Asks for the one law that is searched: a list to look through, those of the results first."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.domain.citation import name_key
from app.ui import phrases
from app.ui.widgets.controls import Label

Index = QModelIndex | QPersistentModelIndex
CountedLaw = tuple[str, str, int]
"""A law's id and title, and how many of its provisions the other filters let through."""


class LawsModel(QAbstractTableModel):
    """Laws with their counts, as many as have what is typed in their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.laws: Sequence[CountedLaw] = ()
        self._every: Sequence[tuple[str, CountedLaw]] = ()

    def offer(self, laws: Sequence[CountedLaw]) -> None:
        """Hold other laws, all of them shown."""
        self._every = [(name_key(law[1]), law) for law in laws]
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Show those that have this in their names."""
        key = name_key(typed)
        self.beginResetModel()
        self.laws = [law for name, law in self._every if key in name]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a law."""
        return 0 if parent.isValid() else len(self.laws)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Title and count."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the count at the right, and both for those who do not see them."""
        if not index.isValid() or not 0 <= index.row() < len(self.laws):
            return None
        _, title, count = self.laws[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return phrases.number(count) if index.column() else title
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {phrases.number(count)}"
        return None


class LawPopup(QFrame):
    """Emits `chosen` with a law's id and title, or two empty texts for all laws."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.model = LawsModel(self)
        self.field, self._told, self.clear = QLineEdit(), Label("small", wrap=True), QPushButton()
        self.clear.setAutoDefault(False)
        self.list = QTreeView()
        self._lay_out()
        self.field.textChanged.connect(self._narrow)
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        self.clear.clicked.connect(lambda: self._choose("", ""))
        self._word()

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderHidden(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, 72)
        below = QHBoxLayout()
        below.addWidget(self._told, 1)
        below.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(below)

    def ask(self, laws: Sequence[CountedLaw], found: Sequence[str], law_id: str | None) -> None:
        """Offer these laws, those among the results (`found`) first; one may be chosen already."""
        order = {each: place for place, each in enumerate(found)}
        first = sorted((law for law in laws if law[0] in order), key=lambda law: order[law[0]])
        self.model.offer([*first, *(law for law in laws if law[0] not in order)])
        self.field.clear()
        self._narrow()
        self.clear.setEnabled(law_id is not None)
        self._told.setVisible(bool(first))

    def open_at(self, at: QPoint) -> None:
        """Open at a place of the screen, whole."""
        screen = self.screen().availableGeometry()
        self.resize(min(480, screen.width()), min(420, screen.height()))
        self.move(
            max(screen.left(), min(at.x(), screen.right() - self.width())),
            max(screen.top(), min(at.y(), screen.bottom() - self.height())),
        )
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self) -> None:
        self.model.narrow(self.field.text())
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.model.laws):
            law_id, title, _ = self.model.laws[index.row()]
            self._choose(law_id, title)

    def _choose(self, law_id: str, title: str) -> None:
        self.hide()
        self.chosen.emit(law_id, title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the list while a name is typed, Return takes the law they are at."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self.list.currentIndex().row() + by
            if 0 <= row < self.model.rowCount():
                self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self.field.setPlaceholderText(self.tr("Name of the law"))
        self.field.setAccessibleName(self.tr("Name of the law"))
        self.list.setAccessibleName(self.tr("Laws with their numbers of provisions"))
        self._told.setText(self.tr("The laws of the present results come first."))
        self.clear.setText(self.tr("All laws"))
