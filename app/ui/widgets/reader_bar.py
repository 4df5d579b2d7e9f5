"""The head of the reading room: which law, which version, its status; and the reader's tools."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from app.domain.law import LawText, Version
from app.ui import fonts, phrases, reader_standing, theme
from app.ui.widgets.badge import Badge, is_specimen
from app.ui.widgets.controls import ElidedLabel, IconButton


class ReaderBar(QWidget):
    """Title, status and version above; contents, moving, finding and copying below."""

    version_chosen = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._law: LawText | None = None
        self._title = ElidedLabel()
        self._specimen, self._status = Badge(), Badge()
        self._version = QToolButton()
        self._version.setProperty("look", "filter")
        self._version.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._version.setMenu(QMenu(self._version))
        self._version.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._when = ElidedLabel("small")
        self.changes = QToolButton()
        self.changes.setProperty("look", "filter")
        self.changes.setCheckable(True)
        self.changes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._citation = ElidedLabel("muted")
        self.contents = IconButton("contents")
        self.contents.setCheckable(True)
        self.contents.setChecked(True)
        self.back, self.forward = IconButton("back"), IconButton("forward")
        self.before, self.after = IconButton("up"), IconButton("down")
        self.search = IconButton("find")
        self.cite = IconButton("copy")
        self.cite.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._copies = [QAction(self) for _ in range(3)]
        menu = QMenu(self.cite)
        for what, action in zip(("citation", "text", "both"), self._copies, strict=True):
            action.triggered.connect(partial(self._copy, what))
            menu.addAction(action)
        self.cite.setMenu(menu)
        self._lay_out()
        self._word()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._title, 1)
        for part in (self._specimen, self._version):
            above.addWidget(part)
        standing = QHBoxLayout()
        standing.setSpacing(8)
        standing.addWidget(self._status)
        standing.addWidget(self._when, 1)
        standing.addWidget(self.changes)
        self._tools = QWidget()
        below = QHBoxLayout(self._tools)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.contents)
        below.addWidget(self._citation, 1)
        for button in (self.back, self.forward, self.before, self.after, self.search, self.cite):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 16, 6)
        column.setSpacing(4)
        for line in (above, standing):
            column.addLayout(line)
        column.addWidget(self._tools)
        self._dress()

    def show_law(self, law: LawText, citation: str) -> None:
        """Show this law's head and the opened provision's citation."""
        self._law = law
        self._title.setText(law.law.title)
        self._dress()
        self._citation.setText(citation)
        self._word_law()

    def compare(self, comparing: bool) -> None:
        """Show whether versions are being compared; the tools are for the text alone."""
        self.changes.setChecked(comparing)
        self._tools.setVisible(not comparing)

    def _word_law(self) -> None:
        law = self._law
        if law is None:
            return
        version = law.version
        told = f"{phrases.status_told(version)}\n{reader_standing.told(version, law.versions)}"
        if reader_standing.is_inferred(version):
            self._status.show_word(reader_standing.word(version), told)
        else:
            self._status.show_status(version.status, told)
        self._when.setText(reader_standing.when(version, law.versions))
        self._specimen.setVisible(is_specimen(law.law.jurisdiction))
        self._specimen.show_word(
            self.tr("Specimen"), self.tr("Invented law of an invented country; not real law.")
        )
        self._word_versions(law)

    def _word_versions(self, law: LawText) -> None:
        several = len(law.versions) > 1
        self._version.setVisible(several)
        self.changes.setVisible(several)
        self._version.setText(f"{reader_standing.named(law.version)}  ▾")
        name = self._version_named(law.version)
        self._version.setToolTip(name)
        self._version.setAccessibleName(
            f"{name}. {reader_standing.told(law.version, law.versions)}"
        )
        menu = self._version.menu()
        menu.clear()
        for version in law.versions:
            when = reader_standing.when(version, law.versions)
            named = " · ".join(filter(None, (self._version_named(version), when)))
            action = QAction(f"{named}\t{reader_standing.word(version)}", menu)
            action.setCheckable(True)
            action.setChecked(version.id == law.version.id)
            action.triggered.connect(partial(self._choose, version.id))
            menu.addAction(action)

    def _version_named(self, version: Version) -> str:
        date = version.published or version.effective
        return self.tr("Version of {0}").format(phrases.day(date)) if date else self.tr("Undated")

    def _choose(self, version_id: str, checked: bool = False) -> None:
        self.version_chosen.emit(version_id)

    def _copy(self, what: str, checked: bool = False) -> None:
        self.copy_wanted.emit(what)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        elif event.type() is QEvent.Type.FontChange:
            self._dress()

    def _dress(self) -> None:
        chinese = self._law is not None and self._law.law.language.startswith("zh")
        self._title.setFont(fonts.law(theme.points() + 0.5, QFont.Weight.Bold, chinese))

    def _word(self) -> None:
        self.contents.explain(self.tr("Contents"), "Ctrl+T")
        self.back.explain(self.tr("Back"), "Alt+←")
        self.forward.explain(self.tr("Forward"), "Alt+→")
        self.before.explain(self.tr("Previous provision"), "Alt+↑")
        self.after.explain(self.tr("Next provision"), "Alt+↓")
        self.search.explain(self.tr("Find in this text"), "Ctrl+F")
        self.cite.explain(self.tr("Copy"))
        self.changes.setText(self.tr("Changes…"))
        self.changes.setToolTip(self.tr("What changed between two versions") + "  Ctrl+Shift+H")
        self.changes.setAccessibleName(self.tr("What changed between two versions"))
        names = (
            self.tr("Copy citation\tCtrl+Shift+C"),
            self.tr("Copy text"),
            self.tr("Copy citation and text"),
        )
        for action, name in zip(self._copies, names, strict=True):
            action.setText(name)
        self._word_law()
