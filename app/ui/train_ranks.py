"""Question by question: the rank of the right provision before and after the training."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from app.domain.training import Part, Ranked
from app.ui import fonts, phrases, theme
from app.ui import train_words as words
from app.ui.train_citations import CitationDelegate
from app.ui.train_work import Case
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_section import Choice, line
from app.ui.widgets.tables import Column, RowModel, RowTable

_BEYOND = 101
"""Where a provision is sorted that is not among the first hundred."""
_HIGH = 320
_NO_CASE = Case("", (), ())
_QUESTION, _ANSWER, _PART = 3, 4, 5
_WIDE = 900
"""Pixels from which there is room for the part of a question, which the filter tells too."""


def risen(one: Ranked) -> int:
    """Places that the right provision has come up; negative where it has gone down."""
    return _before(one) - _after(one)


MOVES: dict[str, Callable[[Ranked], bool]] = {
    "all": lambda one: True,
    "won": lambda one: risen(one) > 0,
    "lost": lambda one: risen(one) < 0,
    "same": lambda one: not risen(one),
}
"""What the list can be narrowed to."""


class RanksModel(RowModel[Ranked]):
    """Hands out the questions in the order and the choice that the person asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Ranked] = ()
        self._move, self._part = "all", ""
        self.order = 2, True

    def show_ranks(self, ranks: Sequence[Ranked]) -> None:
        """Show these, those that gained most first."""
        self._all = ranks
        self.choose(self._move, self._part)

    def choose(self, move: str, part: str) -> None:
        """Show those that moved so, of this part; empty for all parts."""
        self._move, self._part = move, part
        fits = MOVES[move]
        self.show_rows(one for one in self._all if fits(one) and part in ("", one.part.value))

    def count(self, move: str) -> int:
        """How many moved so."""
        return sum(map(MOVES[move], self._all))

    def told(self, row: Ranked) -> str:
        """The whole question, and what became of it."""
        return f"{row.text}\n{moved(row)}"

    def spoken(self, row: Ranked, text: str) -> str:
        """A cell, and what became of its question."""
        return f"{text}. {moved(row)}"

    def columns(self) -> list[Column[Ranked]]:
        """Both ranks, the places between, the question, what answers it, and its part."""
        return [
            Column(self.tr("Before"), lambda it: words.rank(it.before), _before, counts=True),
            Column(self.tr("After"), lambda it: words.rank(it.after), _after, counts=True),
            Column(self.tr("Places"), _places, risen, counts=True),
            Column(self.tr("Question"), lambda it: it.text),
            Column(self.tr("Answer"), lambda it: it.citation),
            Column(self.tr("Held out"), lambda it: words.part_short(it.part)),
        ]


def _before(one: Ranked) -> int:
    return one.before or _BEYOND


def _after(one: Ranked) -> int:
    return one.after or _BEYOND


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
        self.model = RanksModel()
        self.list = RowTable(self.model)
        self.move_, self.part = Choice(), Choice()
        self._case, self._text = Label(wrap=True), Label("muted", wrap=True)
        self._first = Label(wrap=True)
        self._shown = _NO_CASE
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
        for widget in (self.list, self._case, self._text, self._first):
            column.addWidget(widget)
        for box in (self.move_, self.part):
            box.activated.connect(self._choose)
        self.list.selectionModel().currentRowChanged.connect(self._turned)
        self.model.modelReset.connect(self._clear_case)
        self._word()

    def _dress_list(self) -> None:
        self.list.setMinimumHeight(_HIGH)
        self.list.let_sort(2, Qt.SortOrder.DescendingOrder)
        header, mode = self.list.horizontalHeader(), QHeaderView.ResizeMode
        header.setSectionResizeMode(mode.Interactive)
        header.setSectionResizeMode(_QUESTION, mode.Stretch)
        for column, wide in ((0, 76), (1, 76), (2, 92), (4, 250), (5, 176)):
            header.resizeSection(column, wide)
        self.list.setItemDelegateForColumn(_ANSWER, CitationDelegate(self.list))
        for label in (self._case, self._text, self._first):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_ranks(self, ranks: Sequence[Ranked]) -> None:
        """Show the questions of a judgement."""
        self.model.show_ranks(ranks)
        self._word()

    def show_case(self, case: Case) -> None:
        """Show the text of what answers the chosen question, and what stood before it."""
        self._shown = case
        self._text.setText(" ".join(case.text.split()))
        self._text.setVisible(bool(case.text))
        told = (
            (self.tr("First before: {0}"), case.before),
            (self.tr("First now: {0}"), case.after),
        )
        lines = [words.format(self._marked(cited)) for words, cited in told if cited]
        self._first.setText("\n".join(lines))
        self._first.setVisible(bool(lines))

    def _marked(self, cited: Sequence[str]) -> str:
        right = self._asked.citation if self._asked is not None else ""
        return " · ".join(f"✓ {one}" if one == right else one for one in cited)

    @property
    def case(self) -> str:
        """What is said of the chosen question."""
        parts = (self._case.text(), self._text.text(), self._first.text())
        return "\n".join(filter(None, parts))

    def _choose(self) -> None:
        self.model.choose(str(self.move_.currentData()), str(self.part.currentData()))

    def _clear_case(self) -> None:
        self._asked = None
        self._case.clear()
        self.show_case(_NO_CASE)

    def _turned(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self._asked = one = self.model.rows[index.row()]
        self._case.setText(f"{one.text}\n{one.citation} · {moved(one)}")
        self.show_case(_NO_CASE)
        self.asked.emit(one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the question."""
        super().resizeEvent(event)
        self.list.setColumnHidden(_PART, self.width() < _WIDE)
        self.list.horizontalHeader().resizeSection(_ANSWER, min(260, self.width() // 4))

    def changeEvent(self, event: Any) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if hasattr(self, "_asked") and event.type() is event.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self._case.setFont(fonts.law(theme.points()))
        self.show_case(self._shown)
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
