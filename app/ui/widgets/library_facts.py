"""The facts about one library: what it holds, how it stands, its size and its index."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.shelf import State, Survey
from app.services.library import LibraryInfo
from app.ui import fonts, library_words, phrases, theme
from app.ui.widgets.controls import ElidedLabel, Label


class LibraryFacts(QWidget):
    """Name and folder above, then a line for each fact."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Survey | None = None
        self._info: LibraryInfo | None = None
        self.name, self._path = ElidedLabel(), ElidedLabel("muted")
        self._state = Label(wrap=True)
        self._names = [Label("muted") for _ in range(5)]
        self._values = [Label() for _ in range(5)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        head = QVBoxLayout()
        head.setSpacing(4)
        for part in (self.name, self._path):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(self._state)

    @property
    def values(self) -> list[str]:
        """The facts as they are told."""
        return [value.text() for value in self._values]

    def show_library(self, seen: Survey | None, info: LibraryInfo | None) -> None:
        """Show a library; `info` is what is known of it where it is the open one."""
        self._seen, self._info = seen, info
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._word()

    def _word(self) -> None:
        self.name.setFont(fonts.law(theme.points() + 6, QFont.Weight.Bold))
        seen = self._seen
        if seen is None:
            self.name.setText(self.tr("Opening the library…"))
            return
        self.name.setText(library_words.name(seen))
        self._path.setText(seen.path)
        names = (
            self.tr("Laws"),
            self.tr("Provisions"),
            self.tr("Search index"),
            self.tr("Size on disk"),
            self.tr("Last change"),
        )
        values = (*self._counts(seen), self._index(seen), *_disk(seen))
        for label, text in zip((*self._names, *self._values), (*names, *values), strict=True):
            label.setText(text)
        for label in (*self._names, *self._values):
            label.setVisible(seen.state is not State.MISSING)
        told = library_words.state_told(seen.state)
        self._state.setVisible(bool(told))
        self._state.setText(f"{library_words.state(seen.state)}. {told}" if told else "")
        self._state.setToolTip(seen.detail)

    def _counts(self, seen: Survey) -> tuple[str, str]:
        laws = phrases.number(seen.laws)
        if self._info is not None and self._info.counts.versions > seen.laws:
            versions = phrases.number(self._info.counts.versions)
            laws = self.tr("{0} in {1} versions").format(laws, versions)
        return laws, phrases.number(seen.provisions)

    def _index(self, seen: Survey) -> str:
        if self._info is None or self._info.manifest is None:
            return seen.index or self.tr("none")
        manifest = self._info.manifest
        index = self.tr("{0} · {1} passages").format(
            phrases.index(manifest), phrases.number(manifest.rows)
        )
        return f"{index} · {self.tr('behind the texts')}" if self._info.stale else index


def _disk(seen: Survey) -> tuple[str, str]:
    return phrases.size(seen.size), phrases.moment(seen.changed) if seen.changed else "–"
