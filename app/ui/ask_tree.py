"""The issues of a question while they are searched: state, queries, and what each found."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.asking import (
    Assessed,
    Assessment,
    Coverage,
    Find,
    Plan,
    Planned,
    Query,
    RoundBegan,
    Run,
    Searched,
)
from app.domain.events import Event
from app.ui import ask_words, theme

_FINDS = 10
"""Finds that are shown of one query."""
_PLACE = Qt.ItemDataRole.UserRole
_NEW = Qt.ItemDataRole.UserRole + 1
_FINE = Qt.ItemDataRole.UserRole + 2

_WORDED = (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange)


class IssueTree(QTreeWidget):
    """Emits `chosen` with provision and version of a find that the person wants to read."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issues: dict[str, QTreeWidgetItem] = {}
        self._states: dict[str, Assessment] = {}
        self._followed: QTreeWidgetItem | None = None
        self.round, self.rounds = 0, 0
        self.setColumnCount(2)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setHeaderHidden(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)
        self._word()

    @property
    def states(self) -> dict[str, Coverage | None]:
        """How far each issue is answered, by its title."""
        return {
            item.text(0): self._states[key].coverage if key in self._states else None
            for key, item in self._issues.items()
        }

    def forget(self) -> None:
        """Show nothing."""
        self.clear()
        self._issues, self._states, self._followed = {}, {}, None
        self.round = self.rounds = 0

    def see(self, events: Sequence[Event]) -> None:
        """Follow the plan, the searches and the judgements among the events."""
        for event in events:
            match event:
                case Planned(plan=plan):
                    self._plan(plan)
                case RoundBegan(number=number, of=of):
                    self.round, self.rounds = number, of
                case Searched(query=query, new=new):
                    self._add(query, new)
                case Assessed(assessment=assessment):
                    self._judge(assessment)

    def show_run(self, run: Run) -> None:
        """Show the plan and the rounds of a run as they are kept."""
        self.forget()
        if run.plan is not None:
            self._plan(run.plan)
        for one in run.rounds:
            self.round = one.number
            for query in one.queries:
                self._add(query, -1)
            for find in one.followed:
                self._follow(find)
            for assessment in one.assessments:
                self._judge(assessment)

    def _plan(self, plan: Plan) -> None:
        for issue in plan.issues:
            item = QTreeWidgetItem([issue.title, ""])
            item.setData(0, _FINE, issue.key)
            self.addTopLevelItem(item)
            item.setExpanded(True)
            self._issues[issue.key] = item
        self._word()

    def fold(self) -> None:
        """Show the issues only; what was found for them can be unfolded."""
        for item in self._issues.values():
            item.setExpanded(False)

    @property
    def height_wanted(self) -> int:
        """Pixels that it takes to show the issues."""
        return self.topLevelItemCount() * max(24, self.sizeHintForRow(0)) + 8

    def _add(self, query: Query, new: int) -> None:
        above = self._issues.get(query.issue, self.invisibleRootItem())
        item = QTreeWidgetItem(above, [query.text, ""])
        item.setData(1, _NEW, (len(query.finds), new))
        item.setForeground(1, self.palette().placeholderText())
        for find in query.finds[:_FINDS]:
            self._leaf(item, find)
        self._tell(item)

    def _follow(self, find: Find) -> None:
        if self._followed is None:
            self._followed = QTreeWidgetItem(self.invisibleRootItem(), ["", ""])
        self._leaf(self._followed, find)
        self._word()

    def _leaf(self, above: QTreeWidgetItem, find: Find) -> None:
        leaf = QTreeWidgetItem(above, [find.citation, ""])
        leaf.setData(0, _PLACE, (find.provision_id, find.version_id))

    def _judge(self, assessment: Assessment) -> None:
        self._states[assessment.issue] = assessment
        self._word()

    def _choose(self, item: QTreeWidgetItem, _: int = 0) -> None:
        place = item.data(0, _PLACE)
        if place:
            self.chosen.emit(*place)
        elif not item.isExpanded() and item.childCount():
            item.setExpanded(True)
        elif item.parent() is not None:
            item.setExpanded(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() in _WORDED and hasattr(self, "rounds"):
            self._word()
            for item in self._issues.values():
                for place in range(item.childCount()):
                    self._tell(item.child(place))

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        count, new = item.data(1, _NEW)
        item.setText(1, ask_words.found(count, new))

    def _word(self) -> None:
        self.setAccessibleName(self.tr("Issues of the question, and what was found for them"))
        for key, item in self._issues.items():
            state = self._states.get(key)
            item.setText(1, ask_words.coverage(state.coverage if state else None))
            item.setForeground(1, QColor(_ink(state)))
        if self._followed is not None:
            self._followed.setText(0, self.tr("Referred to by what was found"))


def _ink(state: Assessment | None) -> str:
    colours = theme.colours()
    inks = {Coverage.ANSWERED: colours.accent, Coverage.PARTLY: colours.caution}
    return inks.get(state.coverage, colours.muted) if state is not None else colours.muted
