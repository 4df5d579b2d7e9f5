"""Looking through a question set: a filter, the list, the answer, and keys to accept or drop."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from app.domain.training import Origin, Standing
from app.ui import fonts, phrases, theme
from app.ui import train_words as words
from app.ui.train_citations import CitationDelegate
from app.ui.train_desk import Reviewed
from app.ui.train_review_model import QUESTION, ReviewModel
from app.ui.widgets.controls import Label
from app.ui.widgets.settings_section import Button, Choice, line
from app.ui.widgets.tables import DRESSING, RowTable

_HIGH = 300
_ANSWER_COLUMN, _ORIGIN = 2, 3
_WIDE = 900
"""Pixels from which there is room for the origin of a question, which the filter tells too."""
_ANSWER = 420
"""Characters of the answer that are shown beside the question."""


class ReviewList(RowTable):
    """The questions; A accepts, D drops, E or F2 edits the one that is chosen."""

    decided = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the review; all others are the list's own."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() == Qt.Key.Key_A:
            self.decided.emit(Standing.ACCEPTED)
        elif plain and event.key() == Qt.Key.Key_D:
            self.decided.emit(Standing.DROPPED)
        elif plain and event.key() == Qt.Key.Key_E:
            self.edit(self.currentIndex().siblingAtColumn(QUESTION))
        else:
            super().keyPressEvent(event)


class ReviewPanel(QWidget):
    """Emits `changed` with the set's name and the examples that were decided about."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ReviewModel()
        self.list = ReviewList(self.model)
        self.origin, self.standing = Choice(), Choice()
        self.accept, self.edit, self.drop = Button(), Button(), Button()
        self._count, self._answer = Label("muted"), Label(wrap=True)
        self._dress_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line(self.origin, self.standing, self._count))
        column.addWidget(self.list)
        column.addWidget(self._answer)
        column.addLayout(line(self.accept, self.edit, self.drop))
        self._connect()
        self._word()

    def _dress_list(self) -> None:
        self.list.setSelectionMode(ReviewList.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(_HIGH)
        self.list.let_sort(-1)
        header, mode = self.list.horizontalHeader(), QHeaderView.ResizeMode
        header.setSectionResizeMode(mode.Interactive)
        header.setSectionResizeMode(QUESTION, mode.Stretch)
        for column, wide in ((0, 104), (2, 250), (3, 150)):
            header.resizeSection(column, wide)
        self.list.setItemDelegateForColumn(_ANSWER_COLUMN, CitationDelegate(self.list))
        self._answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _connect(self) -> None:
        self.list.decided.connect(self.decide)
        self.list.selectionModel().currentRowChanged.connect(self._tell_answer)
        self.accept.clicked.connect(lambda: self.decide(Standing.ACCEPTED))
        self.drop.clicked.connect(lambda: self.decide(Standing.DROPPED))
        self.edit.clicked.connect(self._edit)
        self.origin.activated.connect(self._choose)
        self.standing.activated.connect(self._choose)
        self.model.changed.connect(lambda made: self.changed.emit(self.model.name, made))
        self.model.modelReset.connect(self._counted)

    def show_set(self, reviewed: Reviewed | None) -> None:
        """Show a set from its first question, or none."""
        self.model.show_set(reviewed)
        self._offer()
        self._choose()
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(0, QUESTION))

    def decide(self, standing: Standing) -> None:
        """Accept or drop what is chosen, and go on to the next question."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        if rows:
            self.model.decide(rows, standing)
            following = min(rows[-1] + 1, len(self.model.rows) - 1)
            self.list.setCurrentIndex(self.model.index(following, QUESTION))

    def _edit(self) -> None:
        self.list.setFocus()
        self.list.edit(self.list.currentIndex().siblingAtColumn(QUESTION))

    def _choose(self) -> None:
        # Qt hands a choice back as the bare text that it is
        origin, standing = self.origin.currentData(), self.standing.currentData()
        self.model.choose(
            Origin(origin) if origin else None, Standing(standing) if standing else None
        )

    def _offer(self) -> None:
        """Offer what the set has, and keep what was chosen."""
        origins: list[tuple[str, Origin | Standing | None]] = [(self.tr("Any origin"), None)]
        origins += [(words.origin(one), one) for one in self.model.origins()]
        standings: list[tuple[str, Origin | Standing | None]] = [(self.tr("Any standing"), None)]
        standings += [(words.standing(one), one) for one in Standing]
        for box, offered in ((self.origin, origins), (self.standing, standings)):
            before = box.currentData()
            with QSignalBlocker(box):
                box.clear()
                for name, value in offered:
                    box.addItem(name, value)
                box.setCurrentIndex(max(0, box.findData(before)))

    def _counted(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        told = self.tr("{0} of {1} questions")
        self._count.setText(told.format(phrases.number(shown), phrases.number(total)))
        for button in (self.accept, self.edit, self.drop):
            button.setEnabled(bool(shown))
        self._answer.setText("")

    def _tell_answer(self) -> None:
        row = self.list.currentIndex().row()
        if not 0 <= row < len(self.model.rows):
            self._answer.setText("")
            return
        one = self.model.rows[row]
        text = " ".join(self.model.answer(one).split())
        cut = text if len(text) <= _ANSWER else text[:_ANSWER].rstrip() + "…"
        self._answer.setText(f"{self.model.citation(one)}\n{cut}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the question."""
        super().resizeEvent(event)
        self.list.setColumnHidden(_ORIGIN, self.width() < _WIDE)
        self.list.horizontalHeader().resizeSection(_ANSWER_COLUMN, min(260, self.width() // 4))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, theme and font."""
        super().changeEvent(event)
        if not hasattr(self, "drop"):
            return
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        elif event.type() in DRESSING:
            self._answer.setFont(fonts.law(theme.points() - 1))

    def _word(self) -> None:
        self._answer.setFont(fonts.law(theme.points() - 1))
        for button, text, key in (
            (self.accept, self.tr("Accept"), "A"),
            (self.edit, self.tr("Edit"), "E"),
            (self.drop, self.tr("Drop"), "D"),
        ):
            button.setText(text)
            button.setToolTip(f"{text}  {key}")
            button.setAccessibleName(text)
        self.list.setAccessibleName(self.tr("Questions of the set"))
        self.origin.setAccessibleName(self.tr("Origin"))
        self.standing.setAccessibleName(self.tr("Standing"))
        self._offer()
        self._counted()
