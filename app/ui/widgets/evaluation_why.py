"""Says of one question why it came out as it did: what answers it, and what was found instead."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.question import Hit
from app.ui import evaluation_words as words
from app.ui import fonts, phrases, theme
from app.ui.evaluation_work import Right, Why
from app.ui.widgets.controls import Label
from app.ui.widgets.tables import figures_font

_DRESSING = (QEvent.Type.LanguageChange, QEvent.Type.FontChange)
_RANKS = 36
"""Pixels for which a rank has room."""


class ProvisionLink(QPushButton):
    """A citation that opens its provision; what does not fit is cut, and stands in the tooltip."""

    def __init__(self, citation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.citation = citation
        self.setProperty("look", "link")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(citation)
        self.setAccessibleName(citation)
        self.setText(citation)

    def minimumSizeHint(self) -> QSize:
        """It can be short."""
        return QSize(64, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """It takes what room there is."""
        return QSize(64, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the citation to the room."""
        super().resizeEvent(event)
        room = self.width() - 20
        mode = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self.citation, mode, room))


class WhyPanel(QScrollArea):
    """Shows one Why at a time; emits `opened` with the id of a provision that is to be read."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why: Why | None = None
        self._asking = ""
        self._inner = QWidget()
        self.links: list[ProvisionLink] = []
        # while the application tells all widgets of a change none of them may be deleted
        self._anew = QTimer(self)
        self._anew.setSingleShot(True)
        self._anew.setInterval(0)
        self._anew.timeout.connect(self._show)
        self.setAccessibleName(self.tr("Why a question came out so"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show()

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(
            one.citation if isinstance(one, ProvisionLink) else one.text()
            for one in self._inner.findChildren(QWidget)
            if isinstance(one, ProvisionLink | Label)
        )

    @property
    def why(self) -> Why | None:
        """What is shown."""
        return self._why

    def ask(self, question: str) -> None:
        """Say that this question is being asked again."""
        self._why, self._asking = None, question
        self._show()

    def show_why(self, why: Why | None) -> None:
        """Show what became of a question, or nothing."""
        self._why, self._asking = why, ""
        self._show()

    def _show(self) -> None:
        self._inner = inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 8, 16, 16)
        column.setSpacing(8)
        self.links = []
        if self._why is not None:
            self._fill(column, self._why)
        else:
            hint = Label("muted", wrap=True)
            hint.setText(self._asking or self.tr("Choose a question to see why."))
            column.addWidget(hint)
        column.addStretch(1)
        self.setWidget(inner)

    def _fill(self, column: QVBoxLayout, why: Why) -> None:
        question = Label(wrap=True)
        question.setText(why.asked.text)
        question.setFont(fonts.law(theme.points()))
        question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(question)
        column.addWidget(_head(self.tr("What answers it")))
        column.addLayout(self._rights(why.rights))
        column.addWidget(_head(self.tr("What comes first")))
        if why.hits:
            column.addLayout(self._hits(why))
        else:
            nothing = Label("muted")
            nothing.setText(self.tr("Nothing is found."))
            column.addWidget(nothing)

    def _rights(self, rights: Sequence[Right]) -> QGridLayout:
        grid = _grid()
        for one in rights:
            name = self._name(one.citation, one.found[0].id if one.found else "")
            _add(grid, words.rank(one.rank), name, words.right_told(one))
        return grid

    def _hits(self, why: Why) -> QGridLayout:
        grid, right = _grid(), why.right_ids
        for hit in why.hits:
            name = self._name(hit.citation, hit.provision.id)
            told = [self.tr("Answers it")] if hit.provision.id in right else []
            _add(grid, words.rank(hit.rank), name, " · ".join([*told, *_reasons(hit)]))
        return grid

    def _name(self, citation: str, provision_id: str) -> QWidget:
        if not provision_id:
            plain = Label(wrap=True)
            plain.setText(citation)
            return plain
        link = ProvisionLink(citation)
        link.clicked.connect(lambda: self.opened.emit(provision_id))
        self.links.append(link)
        return link

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in _DRESSING and hasattr(self, "_anew"):
            self._anew.start()
            self.setAccessibleName(self.tr("Why a question came out so"))


def _reasons(hit: Hit) -> list[str]:
    return [told for one in hit.reasons if (told := phrases.reason(one))]


def _head(text: str) -> Label:
    label = Label()
    label.setText(text)
    label.setFont(fonts.interface(theme.points(), QFont.Weight.DemiBold))
    label.setContentsMargins(0, 8, 0, 0)
    return label


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(4)
    grid.setVerticalSpacing(0)
    grid.setColumnMinimumWidth(0, _RANKS)
    grid.setColumnStretch(1, 1)
    return grid


def _add(grid: QGridLayout, rank: str, name: QWidget, told: str) -> None:
    row = grid.rowCount()
    number, aside = Label("muted"), Label("small", wrap=True)
    number.setText(rank)
    number.setFont(figures_font())
    aside.setText(told)
    aside.setContentsMargins(8, 0, 0, 8)
    top = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    grid.addWidget(number, row, 0, top)
    grid.addWidget(name, row, 1)
    grid.addWidget(aside, row + 1, 1)
