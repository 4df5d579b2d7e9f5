"""The page Library: the person's libraries at the left, the chosen one and work on it at right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.shelf import Health, Packed, Remedy, State, Survey
from app.services.importing import ImportReport
from app.ui import phrases
from app.ui.index_panel import IndexPanel
from app.ui.library_asking import Asking
from app.ui.library_report import LibraryReport
from app.ui.library_shelving import Shelving
from app.ui.session import Session
from app.ui.task import Task
from app.ui.widgets.controls import Hairline, Label
from app.ui.widgets.library_bar import LibraryBar
from app.ui.widgets.library_facts import LibraryFacts
from app.ui.widgets.library_health import LibraryHealth
from app.ui.widgets.library_list import LibraryList
from app.ui.widgets.library_undo import LibraryUndo
from app.ui.widgets.library_work import LibraryWork


class LibraryPage(QWidget):
    """Emits what the window asks for; the rest it does itself."""

    import_files = Signal()
    import_folder = Signal()
    open_library = Signal()
    new_library = Signal()
    get_library = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fresh, self._reported = False, ""
        self.shelving = Shelving(session, self)
        self.asking = Asking(self.shelving, self)
        self.list, self.bar, self.facts = LibraryList(), LibraryBar(), LibraryFacts()
        self.work, self.report = LibraryWork(), LibraryReport()
        self.health, self.undo = LibraryHealth(), LibraryUndo()
        self.indexes = IndexPanel(session)
        self._done = Label(wrap=True)
        self._filler = QWidget()
        self._title = Label("small")
        self.makers = {name: QPushButton() for name in ("get", "new", "folder", "file")}
        self._build()
        self._connect()
        self._word()

    def _build(self) -> None:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self._build_left())
        split.addWidget(self._build_right())
        split.setSizes([320, 900])
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _build_left(self) -> QWidget:
        left = QWidget()
        left.setMinimumWidth(280)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(8)
        self._title.setContentsMargins(16, 0, 16, 0)
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        buttons = QGridLayout()
        buttons.setContentsMargins(16, 8, 16, 0)
        buttons.setSpacing(8)
        for place, button in enumerate(self.makers.values()):
            buttons.addWidget(button, place // 2, place % 2)
        column.addLayout(buttons)
        return left

    def _build_right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(16)
        parts = (self.facts, self.bar, Hairline(), self._done)
        for part in parts:
            column.addWidget(part)
        column.addWidget(self.work)
        column.addWidget(self.indexes)
        for wide in (self.report, self.health, self._filler):
            column.addWidget(wide, 1)
        column.addWidget(self.undo)
        self._done.hide()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(right)
        return scroll

    def _connect(self) -> None:
        makers = self.makers
        makers["get"].clicked.connect(self.get_library)
        makers["new"].clicked.connect(self.new_library)
        makers["folder"].clicked.connect(self.open_library)
        makers["file"].clicked.connect(self.asking.for_packed)
        self.list.chosen.connect(lambda _: self._show())
        self.list.wanted.connect(lambda seen: self._do_with(seen, "open"))
        self.bar.wanted.connect(self._do)
        self.health.chosen.connect(self._mend)
        self.undo.wanted.connect(self.shelving.undo)
        self.report.troubled.connect(self._session.troubled)
        self.work.stopped.connect(self._stopped)
        shelving, session = self.shelving, self._session
        shelving.listed.connect(self._listed)
        shelving.checked.connect(self.show_health)
        shelving.packed.connect(self._packed)
        shelving.peeked.connect(self.asking.where_to_unpack)
        shelving.deleted.connect(self._offer_undo)
        session.informed.connect(self._show)
        session.opened.connect(self._opened)
        session.imported.connect(self.show_report)
        session.working.connect(self._work)

    # what is shown

    @property
    def chosen(self) -> Survey | None:
        """The library that is chosen in the list."""
        return self.list.current

    def show_report(self, report: ImportReport) -> None:
        """Show what an import into the open library did and what it left out."""
        self.list.choose(self.shelving.open_path)
        info = self._session.info
        name = phrases.library(info, self._session.is_sample) if info is not None else ""
        self._clear()
        self._fresh, self._reported = True, self.shelving.open_path
        self.report.show_report(report, name)
        self._fill()

    def show_health(self, health: Health) -> None:
        """Show what a check found."""
        self._clear()
        self.health.show_health(health)
        self.list.choose(health.path)

    def _packed(self, packed: Packed) -> None:
        self._tell(self.tr("The library is in the file {0}.").format(packed.file))

    def _stopped(self, stage: str) -> None:
        if stage in ("reading", "importing"):
            self._tell(self.tr("Stopped. What was imported until then is kept."))
        else:
            self._tell(self.tr("Stopped."))

    def _tell(self, text: str) -> None:
        self._clear()
        self._done.setText(text)
        self._done.setVisible(bool(text))
        self._fill()

    def _clear(self) -> None:
        self.report.show_report(None)
        self.health.show_health(None)
        self._done.hide()

    def _fill(self, *_: object) -> None:
        """Show what belongs to the chosen library; where nothing does, keep the head at the top."""
        path = self.chosen.path if self.chosen is not None else ""
        health, report = self.health.health, self.report.report
        self.health.setVisible(health is not None and health.path == path)
        self.report.setVisible(report is not None and self._reported == path)
        shown = not (self.report.isHidden() and self.health.isHidden())
        self._filler.setHidden(shown or self.work.has_problems)

    def _opened(self) -> None:
        self._clear()
        self.shelving.refresh()
        self.list.choose(self.shelving.open_path)
        self._fill()

    def _listed(self) -> None:
        self.list.show_libraries(self.shelving.libraries, self.shelving.open_path)

    def _show(self) -> None:
        seen = self.chosen
        is_open = seen is not None and seen.path == self.shelving.open_path
        busy = self._session.busy
        self.facts.show_library(seen, self._session.info if is_open else None)
        self.indexes.setVisible(is_open)
        sources = is_open and not (seen is not None and seen.sample)
        self.bar.show_library(seen, is_open, busy, sources)
        for name in ("new", "folder", "file", "get"):
            self.makers[name].setEnabled(not busy)
        self._fill()

    def _work(self, task: Task) -> None:
        if not self._fresh:
            self._clear()
        # the report stays while the index, whose turn it is now, catches up
        self._fresh = False
        self.work.follow(task)
        task.happened.connect(self._fill)
        task.ended.connect(self._show)
        self._show()

    def _offer_undo(self) -> None:
        waiting = self.shelving.waiting
        self.undo.offer(waiting[-1].name if waiting else "")

    # what is done

    def _do(self, name: str) -> None:
        if self.chosen is not None:
            self._do_with(self.chosen, name)

    def _do_with(self, seen: Survey, name: str) -> None:
        match name:
            case "open" if seen.path != self.shelving.open_path and not self._session.busy:
                self._open(seen)
            case "files":
                self.import_files.emit()
            case "folder":
                self.import_folder.emit()
            case "update":
                self._session.update()
            case "index":
                self._session.build_index(anew=seen.state is not State.BEHIND)
            case "verify":
                self.shelving.verify(seen.path)
            case "export":
                self.asking.where_to_pack(seen)
            case "rename":
                self.asking.for_name(seen)
            case "forget":
                self.shelving.forget(seen.path)
            case "delete":
                self.asking.whether_to_delete(seen)

    def _open(self, seen: Survey) -> None:
        if seen.sample:
            self._session.open_sample()
        else:
            self._session.open(seen.path)

    def _mend(self, remedy: Remedy) -> None:
        session, health = self._session, self.health.health
        mends: dict[Remedy, Callable[[], None]] = {
            Remedy.IMPORT_AGAIN: session.update,
            Remedy.REBUILD_INDEX: partial(session.build_index, anew=True),
        }
        mend = mends.get(remedy, session.build_index)
        if health is None or session.busy:
            return
        if health.path == self.shelving.open_path:
            mend()
        else:
            session.chore(session.opening(session.program.opening(health.path)), then=mend)

    # words

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._word()

    def _word(self) -> None:
        self._title.setText(self.tr("Your libraries"))
        self.list.setAccessibleName(self.tr("Your libraries"))
        names = {
            "get": self.tr("Get a library…"),
            "new": self.tr("New library…"),
            "folder": self.tr("Open folder…"),
            "file": self.tr("From a file…"),
        }
        for name, text in names.items():
            self.makers[name].setText(text)
        self._done.hide()
        self._show()
