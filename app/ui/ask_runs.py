"""The list of questions that were asked of this library: open, compare, save, delete."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.asking import Run
from app.services.chatting import RunLine
from app.ui import ask_words, phrases
from app.ui.ask_undo import RunsUndo
from app.ui.widgets.empty import Empty
from app.ui.widgets.settings_section import Button

_ID = Qt.ItemDataRole.UserRole
_LEAST_ROOM = {2: 640, 3: 760, 4: 560}
"""Pixels of the page under which a column gives way."""


class RunList(QWidget):
    """Emits `opened` with an id, `compared` with two, `record` with one, `deleted` with some.

    `undone` carries the Runs that are to be kept again.
    """

    opened = Signal(str)
    compared = Signal(str, str)
    record = Signal(str)
    deleted = Signal(object)
    undone = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[RunLine, ...] = ()
        self.list, self.empty, self.undo = QTreeWidget(), Empty("ask"), RunsUndo()
        self.open, self.compare, self.details, self.delete = (Button() for _ in range(4))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._allow)
        self.list.itemActivated.connect(lambda item: self.opened.emit(item.data(0, _ID)))
        self.open.clicked.connect(lambda: self.opened.emit(self.chosen[0]))
        self.compare.clicked.connect(lambda: self.compared.emit(*reversed(self.chosen)))
        self.details.clicked.connect(lambda: self.record.emit(self.chosen[0]))
        self.delete.clicked.connect(lambda: self.deleted.emit(self.chosen))
        self.undo.wanted.connect(self.undone)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.open, self.compare, self.details, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        for part in (self.undo, self.list, self.empty):
            column.addWidget(part, 0 if part is self.undo else 1)
        column.addLayout(row)
        self._word()

    @property
    def chosen(self) -> list[str]:
        """The ids of the chosen ones, the latest first."""
        picked = {item.data(0, _ID) for item in self.list.selectedItems()}
        return [line.id for line in self._lines if line.id in picked]

    def show_runs(self, lines: Sequence[RunLine]) -> None:
        """List these."""
        kept = self.chosen
        self._lines = tuple(lines)
        self.list.clear()
        self.list.addTopLevelItems([self._item(line) for line in lines])
        for place, line in enumerate(lines):
            item = self.list.topLevelItem(place)
            if item is not None:
                item.setSelected(line.id in kept)
        self.list.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._allow()

    def offer_back(self, runs: Sequence[Run]) -> None:
        """Offer to keep these again, which were deleted."""
        self.undo.offer(runs)

    def _item(self, line: RunLine) -> QTreeWidgetItem:
        cited = f"{phrases.number(line.verified)}/{phrases.number(line.citations)}"
        item = QTreeWidgetItem(
            [
                " ".join(line.question.split()),
                phrases.moment(line.when),
                ask_words.mode(line.mode),
                line.model,
                ask_words.outcome_named(line.outcome),
                cited if line.citations else "",
            ]
        )
        item.setData(0, _ID, line.id)
        return item

    def _allow(self) -> None:
        count = len(self.chosen)
        self.open.setEnabled(count == 1)
        self.details.setEnabled(count == 1)
        self.compare.setEnabled(count == 2)
        self.delete.setEnabled(count > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the question has it."""
        super().resizeEvent(event)
        for column, least in _LEAST_ROOM.items():
            self.list.setColumnHidden(column, event.size().width() < least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes."""
        if event.key() == Qt.Key.Key_Delete and self.chosen:
            self.deleted.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "undo"):
            self._word()
            self.show_runs(self._lines)

    def _word(self) -> None:
        self.list.setAccessibleName(self.tr("Questions asked of this library"))
        self.list.setHeaderLabels(
            [
                self.tr("Question"),
                self.tr("When"),
                self.tr("Kind"),
                self.tr("Model"),
                self.tr("End"),
                self.tr("Verified"),
            ]
        )
        header = self.list.header()
        header.setStretchLastSection(False)
        for column in range(6):
            fits = QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, fits if column else QHeaderView.ResizeMode.Stretch)
        self.open.setText(self.tr("Open"))
        self.compare.setText(self.tr("Compare"))
        self.compare.setToolTip(self.tr("Choose two to compare them"))
        self.details.setText(self.tr("Record…"))
        self.delete.setText(self.tr("Delete"))
        self.empty.say(
            self.tr("Nothing was asked yet"),
            self.tr("What is asked of this library is kept here, with all that led to the answer."),
        )
