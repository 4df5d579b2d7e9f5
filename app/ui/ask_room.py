"""One question on its page: its issues above, the answer below, and how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.asking import Coverage, Request, Run, Selected, Stage
from app.domain.events import Event
from app.ui import ask_words
from app.ui.ask_panel import AnswerPanel
from app.ui.ask_tree import IssueTree
from app.ui.widgets.controls import ElidedLabel

_WIDEST = 960


class AskRoom(QWidget):
    """Emits `chosen` with provision and version of what is to be read.

    As wide as it reads well, in the middle of what it has.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self.tree, self.panel = IssueTree(), AnswerPanel()
        self._asked, self._state = ElidedLabel(), ElidedLabel("small")
        self._build()
        self.tree.chosen.connect(self.chosen)
        self.panel.chosen.connect(self.chosen)

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 8, 24, 4)
        head.setSpacing(2)
        head.addWidget(self._asked)
        head.addWidget(self._state)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.tree)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.tree.setMinimumHeight(56)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.split, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)

    @property
    def question(self) -> str:
        """The question on show."""
        return self._asked.whole

    def begin(self, request: Request, model: str, address: str, is_typed: bool) -> None:
        """A question is being worked on; one that still stands in the field is not repeated."""
        self._run = None
        self.tree.forget()
        self.tree.hide()
        self._ask(request.question, is_typed)
        self.panel.begin(request, model, address)
        self.say()

    def _ask(self, question: str, is_typed: bool) -> None:
        self._asked.setText(question)
        self._asked.setVisible(not is_typed)

    def see(self, events: Sequence[Event]) -> None:
        """Follow what happens."""
        self.tree.see(events)
        self.panel.see(events)
        if any(isinstance(event, Stage) for event in events):
            self._share_room(writing=any(isinstance(event, Selected) for event in events))
        self.say()

    def finish(self, run: Run | None) -> None:
        """It has ended, and this is its record where there is one."""
        self._run = run
        self.panel.finish(run)
        if run is not None:
            self.tree.show_run(run)
        self._share_room(writing=True)
        self.say()

    def show_kept(self, run: Run, is_typed: bool) -> None:
        """Show a kept run as it was."""
        self._run = run
        self._ask(run.question, is_typed)
        self.tree.show_run(run)
        self.panel.show_kept(run)
        self._share_room(writing=True)
        self.say()

    def _share_room(self, writing: bool) -> None:
        """What is being worked on gets the room: the issues while they are searched."""
        self.tree.setVisible(self.tree.topLevelItemCount() > 0)
        if writing:
            self.tree.fold()
        whole = self.split.height()
        wanted = self.tree.height_wanted if writing else whole // 2
        most = min(wanted, whole // 2)
        self.split.setSizes([most, whole - most])

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "split"):
            self.say()

    def say(self) -> None:
        """Say how far it is."""
        parts, tree, run = [], self.tree, self._run
        states = list(tree.states.values())
        if tree.rounds:
            told = self.tr("Round {0} of {1}, {2} left")
            left = max(0, tree.rounds - tree.round)
            parts.append(told.format(tree.round, tree.rounds, left))
        if states:
            told = self.tr("{0} of {1} issues answered")
            parts.append(told.format(states.count(Coverage.ANSWERED), len(states)))
        if run is not None and (run.rounds or run.text):
            parts.append(ask_words.took(run))
            if run.follows:
                parts.append(self.tr("goes on from an earlier question"))
        self._state.setVisible(bool(parts))
        self._state.setText(" · ".join(parts))
