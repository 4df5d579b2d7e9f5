"""The reader's room for comparing: two versions of the law, what changed, and each change read."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.law import LawText, Provision, Version
from app.domain.matching import Match
from app.ui import changes, changes_words
from app.ui.changes import Comparison, Difference
from app.ui.session import Session
from app.ui.widgets.changes_bar import ChangesBar
from app.ui.widgets.changes_list import ChangesList
from app.ui.widgets.controls import Hairline
from app.ui.widgets.law_view import LawView

NARROW = 620
"""Pixels below which the list stands above the text and not beside it."""


class ReaderChanges(QWidget):
    """Emits `wanted` with version and provision to be read, `closed`, `troubled` and `zoomed`."""

    wanted = Signal(str, str)
    closed = Signal()
    troubled = Signal(object)
    zoomed = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: Provision | None = None
        self._comparison: Comparison | None = None
        self._shown: Difference | None = None
        self.bar, self.list, self.view = ChangesBar(), ChangesList(), LawView()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.list)
        self._split.addWidget(self.view)
        self._split.setStretchFactor(1, 1)
        self.list.setMinimumSize(140, 72)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, Hairline()):
            column.addWidget(part)
        column.addWidget(self._split, 1)
        self.bar.chosen.connect(self._compare)
        self.bar.closed.connect(self.closed)
        self.list.chosen.connect(self._choose)
        self.list.wanted.connect(self._want)
        self.view.zoomed.connect(self.zoomed)

    def open(self, law: LawText, provision: Provision | None) -> None:
        """Compare the version on show with the one before it, beginning at a provision."""
        self._asked = provision
        old, new = neighbours(law.versions, law.version.id)
        self.bar.offer(law.versions, old.id, new.id)
        self._compare(old.id, new.id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let go of both versions."""
        self._comparison = self._shown = None
        self.list.show_matches(())
        self.view.show_law(None)

    @property
    def comparison(self) -> Comparison | None:
        """What is compared; None until it is there."""
        return self._comparison

    @property
    def shown(self) -> Difference | None:
        """The change on show."""
        return self._shown

    def _compare(self, old: str, new: str) -> None:
        self.forget()
        if (library := self._session.library) is not None:
            work = changes.comparing(library, old, new)
            task = self._session.lanes.search.start(work, "compare")
            task.done.connect(self._compared)
            task.failed.connect(self.troubled)

    def _compared(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self.bar.tell(comparison.counts)
        self.list.show_matches(comparison.changed)
        first = next(iter(comparison.changed or comparison.matches), None)
        if (match := comparison.about(self._asked) or first) is not None:
            self.list.select(match)
            self._read(match)

    def _choose(self, match: Match) -> None:
        self._asked = match.new or match.old
        self._read(match)

    def _read(self, match: Match) -> None:
        task = self._session.lanes.search.start(changes.differing(match), "differ")
        task.done.connect(self._show)
        task.failed.connect(self.troubled)

    def _show(self, found: Difference) -> None:
        if self._comparison is None:
            return
        self._shown = found
        self.view.show_law(changes.changes_shown(self._comparison, found))
        self.view.setAccessibleName(changes_words.name(found.match))
        self.view.setAccessibleDescription(changes_words.spoken(found.match, found.spans))

    def _want(self, match: Match) -> None:
        if self._comparison is None:
            return
        if match.new is not None:
            self.wanted.emit(self._comparison.new.version.id, match.new.id)
        elif match.old is not None:
            self.wanted.emit(self._comparison.old.version.id, match.old.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the text where both would be cramped."""
        super().resizeEvent(event)
        wide = event.size().width() >= NARROW
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() is not wanted:
            self._split.setOrientation(wanted)
        room = event.size().width() if wide else event.size().height()
        part = min(340, 2 * room // 5) if wide else room // 3
        self._split.setSizes([part, room - part])

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._shown is not None:
            self._show(self._shown)


def neighbours(versions: Sequence[Version], shown: str) -> tuple[Version, Version]:
    """The older and the newer version to begin with; `versions` are newest first.

    It is the version on show and the one before it, or the one after it where it is the first.
    """
    place = next((n for n, each in enumerate(versions) if each.id == shown), 0)
    place = max(0, min(place, len(versions) - 2))
    return versions[min(place + 1, len(versions) - 1)], versions[place]
