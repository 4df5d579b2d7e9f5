"""The head of the reading room: which law, which version, its status; and the reader's tools."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from app.domain.law import LawText, Version
from app.ui import fonts, phrases, theme
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
        for part in (self._version, self._specimen, self._status):
            above.addWidget(part)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.contents)
        below.addWidget(self._citation, 1)
        for button in (self.back, self.forward, self.before, self.after, self.search, self.cite):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 16, 6)
        column.setSpacing(4)
        column.addLayout(above)
        column.addLayout(below)
        self._dress()

    def show_law(self, law: LawText, citation: str) -> None:
        """Show this law's head and the opened provision's citation."""
        self._law = law
        self._title.setText(law.law.title)
        self._dress()
        self._citation.setText(citation)
        self._word_law()

    def _word_law(self) -> None:
        law = self._law
        if law is None:
            return
        self._status.show_status(law.version.status, phrases.status_told(law.version))
        self._specimen.setVisible(is_specimen(law.law.jurisdiction))
        self._specimen.show_word(
            self.tr("Specimen"), self.tr("Invented law of an invented country; not real law.")
        )
        self._version.setVisible(len(law.versions) > 1)
        date = law.version.published or law.version.effective
        self._version.setText(f"{phrases.day(date) if date else self.tr('Undated')}  ▾")
        self._version.setToolTip(self._version_named(law.version))
        self._version.setAccessibleName(self._version_named(law.version))
        menu = self._version.menu()
        menu.clear()
        for version in law.versions:
            action = QAction(
                f"{self._version_named(version)}\t{phrases.status(version.status)}", menu
            )
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
        names = (
            self.tr("Copy citation\tCtrl+Shift+C"),
            self.tr("Copy text"),
            self.tr("Copy citation and text"),
        )
        for action, name in zip(self._copies, names, strict=True):
            action.setText(name)
        self._word_law()
