"""The facts about one library: what it holds, how it stands, its size and its index."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
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
        self._names = [Label("muted") for _ in range(3)]
        self._values = [Label() for _ in range(3)]
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
        elif event.type() is QEvent.Type.StyleChange:
            # a new style sheet takes the font away
            self._dress()

    def _dress(self) -> None:
        font = fonts.law(theme.points() + 6, QFont.Weight.Bold)
        if self.name.font() != font:
            self.name.setFont(font)

    def _word(self) -> None:
        self._dress()
        seen = self._seen
        if seen is None:
            self.name.setText(self.tr("Opening the library…"))
            return
        self.name.setText(library_words.name(seen))
        self._path.setText(seen.path)
        names = self.tr("Contents"), self.tr("Search index"), self.tr("On disk")
        values = self._contents(seen), self._index(seen), _on_disk(seen)
        for label, text in zip((*self._names, *self._values), (*names, *values), strict=True):
            label.setText(text)
        for label in (*self._names, *self._values):
            label.setVisible(seen.state not in (State.MISSING, State.DAMAGED))
        told = library_words.state_told(seen.state)
        self._state.setVisible(bool(told))
        sentence = self.tr("{0}. {1}").format(library_words.state(seen.state), told)
        self._state.setText(sentence)
        self._state.setToolTip(seen.detail)

    def _contents(self, seen: Survey) -> str:
        if self._info is None or self._info.counts.versions <= seen.laws:
            return library_words.figures(seen)
        counts = self._info.counts
        numbers = counts.laws, counts.versions, counts.provisions
        told = self.tr("{0} laws in {1} versions · {2} provisions")
        return told.format(*map(phrases.number, numbers))

    def _index(self, seen: Survey) -> str:
        if self._info is None or self._info.manifest is None:
            return seen.index or self.tr("none")
        manifest = self._info.manifest
        return self.tr("{0} · {1} passages").format(
            phrases.index(manifest), phrases.number(manifest.rows)
        )


def _on_disk(seen: Survey) -> str:
    parts = [phrases.size(seen.size)]
    if seen.changed:
        told = QCoreApplication.translate("LibraryFacts", "changed {0}")
        parts.append(told.format(phrases.moment(seen.changed)))
    return " · ".join(parts)
