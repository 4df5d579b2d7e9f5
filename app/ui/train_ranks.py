"""Question by question: the rank of the right provision before and after the training."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.domain.training import Part, Ranked
from app.ui import fonts, phrases, theme
from app.ui import train_words as words
from app.ui.train_citations import CitationDelegate
from app.ui.widgets.controls import Label
from app.ui.widgets.evaluation_table import DRESSING, dress, figures_font
from app.ui.widgets.settings_section import Choice, line

Index = QModelIndex | QPersistentModelIndex
_BEYOND = 101
"""Where a provision is sorted that is not among the first hundred."""
_HIGH = 320
_QUESTION, _ANSWER, _PART = 3, 4, 5
_WIDE = 900
"""Pixels from which there is room for the part of a question, which the filter tells too."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def risen(one: Ranked) -> int:
    """Places that the right provision has come up; negative where it has gone down."""
    return (one.before or _BEYOND) - (one.after or _BEYOND)


MOVES: dict[str, Callable[[Ranked], bool]] = {
    "all": lambda one: True,
    "won": lambda one: risen(one) > 0,
    "lost": lambda one: risen(one) < 0,
    "same": lambda one: not risen(one),
}
"""What the list can be narrowed to."""


class RanksModel(QAbstractTableModel):
    """Hands out the questions in the order and the choice that the person asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Ranked] = ()
        self._move, self._part = "all", ""
        self._sorted = 2, True
        self.rows: list[Ranked] = []

    def show_ranks(self, ranks: Sequence[Ranked]) -> None:
        """Show these, those that gained most first."""
        self._all = ranks
        self.choose(self._move, self._part)

    def choose(self, move: str, part: str) -> None:
        """Show those that moved so, of this part; empty for all parts."""
        self._move, self._part = move, part
        self.beginResetModel()
        fits = MOVES[move]
        self.rows = [one for one in self._all if fits(one) and part in ("", one.part.value)]
        self._order()
        self.endResetModel()

    def count(self, move: str) -> int:
        """How many moved so."""
        return sum(map(MOVES[move], self._all))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """One row a question."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Both ranks, the places between, the question, what answers it, and its part."""
        return 0 if parent.isValid() else len(self._columns())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns()[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section < _QUESTION else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A question's words and figures."""
        if not index.isValid():
            return None
        one, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns()[column][1](one)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column < _QUESTION else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return figures_font()
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{one.text}\n{moved(one)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._columns()[column][1](one)}. {moved(one)}"
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the questions in the order of a column."""
        if not 0 <= column < self.columnCount():
            return
        self._sorted = column, order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.rows[index.row()]) for index in self.persistentIndexList()]
        self._order()
        for index, one in kept:
            place = self.index(self.rows.index(one), index.column())
            self.changePersistentIndex(index, place)
        self.layoutChanged.emit()

    def _order(self) -> None:
        column, reverse = self._sorted
        self.rows.sort(key=self._columns()[column][2], reverse=reverse)

    def _columns(self) -> list[tuple[str, Callable[[Ranked], str], Callable[[Ranked], Any]]]:
        """Name, text and sorting key of each column."""
        return [
            (self.tr("Before"), lambda it: words.rank(it.before), lambda it: it.before or _BEYOND),
            (self.tr("After"), lambda it: words.rank(it.after), lambda it: it.after or _BEYOND),
            (self.tr("Places"), _places, risen),
            (self.tr("Question"), lambda it: it.text, lambda it: it.text),
            (self.tr("Answer"), lambda it: it.citation, lambda it: it.citation),
            (self.tr("Held out"), lambda it: words.part_short(it.part), lambda it: it.part.value),
        ]


def _places(one: Ranked) -> str:
    moved = risen(one)
    if not moved:
        return "＝"
    return f"▲ {moved}" if moved > 0 else f"▼ {-moved}"


def moved(one: Ranked) -> str:
    """What became of a question, in words."""
    return words.moved(one.before, one.after)


class RanksPanel(QWidget):
    """The list with its filters, and the case of the chosen question; emits `asked` with it."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.list = RanksModel(self), QTableView()
        self.move_, self.part = Choice(), Choice()
        self._case, self._text = Label(wrap=True), Label("muted", wrap=True)
        self._asked: Ranked | None = None
        for one in MOVES:
            self.move_.addItem("", one)
        self.part.addItem("", "")
        for part in (Part.SEEN, Part.UNSEEN, Part.OTHER):
            self.part.addItem("", part.value)
        self._dress_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line(self.move_, self.part))
        for widget in (self.list, self._case, self._text):
            column.addWidget(widget)
        for box in (self.move_, self.part):
            box.activated.connect(self._choose)
        self.list.horizontalHeader().sortIndicatorChanged.connect(self.model.sort)
        self.list.selectionModel().currentRowChanged.connect(self._turned)
        self.model.modelReset.connect(self._clear_case)
        self._word()

    def _dress_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setTabKeyNavigation(False)
        self.list.setShowGrid(False)
        self.list.setWordWrap(False)
        self.list.setMinimumHeight(_HIGH)
        self.list.verticalHeader().hide()
        header, mode = self.list.horizontalHeader(), QHeaderView.ResizeMode
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(2, Qt.SortOrder.DescendingOrder)
        header.setSectionResizeMode(mode.Interactive)
        header.setSectionResizeMode(_QUESTION, mode.Stretch)
        for column, wide in ((0, 76), (1, 76), (2, 92), (4, 250), (5, 176)):
            header.resizeSection(column, wide)
        self.list.setItemDelegateForColumn(_ANSWER, CitationDelegate(self.list))
        for label in (self._case, self._text):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        dress(self.list)

    def show_ranks(self, ranks: Sequence[Ranked]) -> None:
        """Show the questions of a judgement."""
        self.model.show_ranks(ranks)
        self._word()

    def show_answer(self, text: str) -> None:
        """Show the text of what answers the chosen question."""
        self._text.setText(" ".join(text.split()))
        self._text.setVisible(bool(text))

    @property
    def case(self) -> str:
        """What is said of the chosen question."""
        return f"{self._case.text()}\n{self._text.text()}".strip()

    def _choose(self) -> None:
        self.model.choose(str(self.move_.currentData()), str(self.part.currentData()))

    def _clear_case(self) -> None:
        self._asked = None
        self._case.clear()
        self.show_answer("")

    def _turned(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self._asked = one = self.model.rows[index.row()]
        self._case.setText(f"{one.text}\n{one.citation} · {moved(one)}")
        self.show_answer("")
        self.asked.emit(one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the question."""
        super().resizeEvent(event)
        self.list.setColumnHidden(_PART, self.width() < _WIDE)
        self.list.horizontalHeader().resizeSection(_ANSWER, min(260, self.width() // 4))

    def changeEvent(self, event: Any) -> None:
        """Follow language, theme and font."""
        super().changeEvent(event)
        if not hasattr(self, "_asked"):
            return
        if event.type() is event.Type.LanguageChange:
            self._word()
        elif event.type() in DRESSING:
            dress(self.list)

    def _word(self) -> None:
        self._case.setFont(fonts.law(theme.points()))
        names = {
            "all": self.tr("All questions: {0}"),
            "won": self.tr("Found earlier: {0}"),
            "lost": self.tr("Found later: {0}"),
            "same": self.tr("No change: {0}"),
        }
        for place, one in enumerate(MOVES):
            told = names[one].format(phrases.number(self.model.count(one)))
            self.move_.setItemText(place, told)
        self.part.setItemText(0, self.tr("All held-out questions"))
        for place in range(1, self.part.count()):
            self.part.setItemText(place, words.part(Part(self.part.itemData(place))))
        self.move_.setAccessibleName(self.tr("Which questions"))
        self.part.setAccessibleName(self.tr("Held out"))
        self.list.setAccessibleName(self.tr("Ranks before and after"))
