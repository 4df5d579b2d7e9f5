"""The reading room: the whole law opened at a provision, with contents, search, and copying."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.law import Provision
from app.domain.question import Hit
from app.ui import changes
from app.ui.hit_delegate import shared_words
from app.ui.reader_changes import ReaderChanges
from app.ui.reader_references import ReaderReferences
from app.ui.reader_trail import Place, Trail
from app.ui.session import Session
from app.ui.widgets.contents import Contents
from app.ui.widgets.controls import Hairline
from app.ui.widgets.empty import Empty
from app.ui.widgets.find_bar import FindBar
from app.ui.widgets.law_link_view import LinkedLawView
from app.ui.widgets.law_rows import Reading, reading, words_pattern
from app.ui.widgets.reader_bar import ReaderBar
from app.ui.widgets.reference_foot import ReferenceFoot

NARROW = 560
"""Pixels below which the contents give way to the text."""


class Reader(QWidget):
    """Shows what `read` is asked for; emits `troubled` where that fails."""

    troubled = Signal(object)
    copied = Signal(str)
    step_hit = Signal(int)
    zoomed = Signal(int)
    contents_shown = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hits: dict[str, Hit] = {}
        self._trail = Trail()
        self._narrow, self._contents_wanted = False, True
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(60)
        self._following.timeout.connect(self._follow)
        self.view, self.foot = LinkedLawView(), ReferenceFoot()
        self.references = ReaderReferences(session, self.view, self.foot)
        self.find_bar = FindBar()
        self.contents = Contents()
        self.bar = ReaderBar()
        self.changes = ReaderChanges(session)
        self._empty = Empty("book")
        self._build()
        self._connect()
        self._word()

    def _build(self) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.contents.setMinimumWidth(120)
        self.split.addWidget(self.contents)
        text = QWidget()
        under = QVBoxLayout(text)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addWidget(self.view, 1)
        under.addWidget(self.foot)
        self.split.addWidget(text)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 3)
        self.split.setSizes([200, 600])
        law = QWidget()
        column = QVBoxLayout(law)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, Hairline(), self.find_bar):
            column.addWidget(part)
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self.split)
        self._rooms.addWidget(self.changes)
        column.addWidget(self._rooms, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(law)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.view.moved.connect(self._following.start)
        self.view.zoomed.connect(self.zoomed)
        self.find_bar.found.connect(self.view.show_found)
        self.find_bar.closed.connect(self.view.setFocus)
        self.contents.chosen.connect(self.jump)
        bar = self.bar
        bar.back.clicked.connect(self.go_back)
        bar.forward.clicked.connect(self.go_forward)
        bar.before.clicked.connect(lambda: self.step(-1))
        bar.after.clicked.connect(lambda: self.step(1))
        bar.search.clicked.connect(self.find_in_text)
        bar.contents.toggled.connect(self.show_contents)
        bar.version_chosen.connect(self._read_version)
        bar.copy_wanted.connect(self.copy)
        bar.changes.clicked.connect(self.show_changes)
        self.changes.closed.connect(self.leave_changes)
        self.changes.wanted.connect(self._read_changed)
        self.changes.troubled.connect(self.troubled)
        self.changes.zoomed.connect(self.zoomed)
        self.references.wanted.connect(self.read)
        self.references.troubled.connect(self.troubled)
        QShortcut(QKeySequence("Ctrl+Shift+H"), self).activated.connect(bar.changes.click)

    # opening

    @property
    def reading(self) -> Reading | None:
        """The law on show."""
        return self.view.reading

    @property
    def provision(self) -> Provision | None:
        """The opened provision."""
        reading = self.reading
        if reading is None or not 0 <= self.view.opened < len(reading.law.provisions):
            return None
        return reading.law.provisions[self.view.opened]

    @property
    def citation(self) -> str:
        """The opened provision's citation."""
        if (provision := self.provision) is None or self.reading is None:
            return ""
        return self.reading.law.law.cite(provision)

    def know_hits(self, hits: Sequence[Hit]) -> None:
        """The hits whose words are to be marked wherever they are read."""
        self._hits = {hit.provision.id: hit for hit in hits}

    def read(self, provision_id: str, version_id: str = "") -> None:
        """Open the law at a provision; no reading is needed where it is the law on show."""
        shown = self.reading
        if shown is not None and version_id == shown.law.version.id:
            self._session.lanes.search.cancel("read")
            self._open(shown, shown.place(provision_id))
        elif (task := self._session.read(provision_id)) is not None:
            task.done.connect(lambda found: self._open(found, found.place(provision_id)))
            task.failed.connect(self.troubled)

    def _read_version(self, version_id: str) -> None:
        library, shown = self._session.library, self.reading
        if library is None or shown is None:
            return
        work = changes.turning(library, version_id, shown.law, self.provision)
        task = self._session.lanes.search.start(work, "read")
        task.done.connect(lambda found: self._open(*found))
        task.failed.connect(self.troubled)

    def _read_changed(self, version_id: str, provision_id: str) -> None:
        self.leave_changes()
        self.read(provision_id, version_id)

    def _open(self, reading: Reading, place: int) -> None:
        self._trail.leave(self._here())
        self._show(reading)
        self.view.open_at(place)
        self._opened()

    def _show(self, reading: Reading) -> None:
        if reading is not self.reading:
            self.view.show_law(reading)
            self.contents.show_law(reading.law)
            self.find_bar.show_law(reading)
        patterns = {}
        for place, provision in enumerate(reading.law.provisions):
            hit = self._hits.get(provision.id)
            if hit is not None and (pattern := words_pattern(shared_words(hit))) is not None:
                patterns[place] = pattern
        self.view.mark(patterns)
        self._stack.setCurrentIndex(1)

    def _opened(self) -> None:
        assert self.reading is not None
        self.leave_changes()
        self.bar.show_law(self.reading.law, self.citation)
        for button, way in zip((self.bar.back, self.bar.forward), self._trail.ways, strict=True):
            button.setEnabled(way)
        text = self.provision.text if self.provision else ""
        self.view.setAccessibleName(self.citation)
        self.view.setAccessibleDescription(text)
        self.references.count_citing(self.provision)
        self._follow()

    def forget(self) -> None:
        """Show nothing, as before the first hit."""
        self._trail.forget()
        self._hits = {}
        self.find_bar.leave()
        self.leave_changes()
        self.references.forget()
        self.view.show_law(None)
        self._stack.setCurrentIndex(0)

    # comparing

    def show_changes(self) -> None:
        """Show what changed between two versions, or the text again."""
        shown = self.reading
        if self.comparing or shown is None or len(shown.law.versions) < 2:
            self.leave_changes()
            return
        self.find_bar.leave()
        self.bar.compare(True)
        self._rooms.setCurrentWidget(self.changes)
        self.changes.open(shown.law, self.provision)

    @property
    def comparing(self) -> bool:
        """Whether two versions are being compared."""
        return self._rooms.currentWidget() is self.changes

    def leave_changes(self) -> None:
        """Back to the text."""
        self.bar.compare(False)
        if self.comparing:
            inside = self.changes.isAncestorOf(QApplication.focusWidget() or self)
            self._rooms.setCurrentWidget(self.split)
            self.changes.forget()
            if inside:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # moving

    def _here(self) -> Place | None:
        reading = self.reading
        return None if reading is None else Place(reading, self.view.opened, self.view.anchor)

    def go_back(self) -> None:
        """To where the person was before."""
        self._travel(self._trail.back(self._here()))

    def go_forward(self) -> None:
        """To where the person came back from."""
        self._travel(self._trail.forward(self._here()))

    def _travel(self, place: Place | None) -> None:
        if place is None:
            return
        self._show(place.reading)
        self.view.open_at(place.provision)
        self.view.return_to(place.anchor)
        self._opened()

    def jump(self, place: int) -> None:
        """Scroll to a provision and make it the opened one."""
        if self.reading is not None:
            self.view.open_at(place)
            self._opened()

    def step(self, by: int) -> None:
        """Open the next provision of this law or the one before."""
        reading = self.reading
        if reading is not None and 0 <= self.view.opened + by < len(reading.law.provisions):
            self.jump(self.view.opened + by)
            self._announce()

    def _announce(self) -> None:
        text = f"{self.citation}. {self.provision.text if self.provision else ''}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, text))

    def _follow(self) -> None:
        if (place := self.view.in_sight) >= 0:
            self.contents.follow(place)
            self.references.load()

    def find_in_text(self) -> None:
        """Open the field for finding words in this text."""
        if self.reading is not None:
            self.leave_changes()
            chosen = self.view.selected
            self.find_bar.ask(chosen if chosen and "\n" not in chosen and len(chosen) < 80 else "")

    def show_contents(self, shown: bool) -> None:
        """Show or hide the table of contents; where there is little room it is not remembered."""
        self.bar.contents.setChecked(shown)
        self.contents.setVisible(shown)
        if not self._narrow:
            self._contents_wanted = shown
            self.contents_shown.emit(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text the whole room where both would be cramped."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            self._narrow = True
            self.show_contents(self._contents_wanted and not narrow)
            self._narrow = narrow

    # copying

    def copy(self, what: str) -> None:
        """Copy ``citation``, ``text`` or ``both`` of the opened provision; tells what it copied."""
        provision = self.provision
        if provision is None:
            return
        lead = " ".join(part for part in (provision.label, provision.heading) if part)
        text = f"{lead}\n{provision.text}" if lead else provision.text
        words = {
            "citation": self.citation,
            "text": self.view.selected or text,
            "both": f"{self.citation}\n\n{provision.text}",
        }[what]
        QGuiApplication.clipboard().setText(words)
        self.copied.emit(self.tr("Copied: {0}").format(self.citation))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
            self._set_again()

    def _set_again(self) -> None:
        """Word anew what the program says within the text."""
        if (shown := self.reading) is not None:
            opened, anchor = self.view.opened, self.view.anchor
            self._show(reading(shown.law))
            self.view.open_at(opened)
            self.view.return_to(anchor)

    def _word(self) -> None:
        self.contents.setAccessibleName(self.tr("Contents"))
        self._empty.say(self.tr("Nothing open yet"), self.tr("Choose a hit to read it here."))
