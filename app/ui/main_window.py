"""The window: rail, pages, strips and status line, and the few decisions that concern them all."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import PandectaError
from app.domain.settings import FONT_SIZES, Settings, Theme
from app.domain.sourcing import SourceEntry
from app.services.program import Program
from app.ui import language, notices, phrases, theme
from app.ui.dialogs import AboutDialog, KeysDialog
from app.ui.get_library_dialog import GetLibraryDialog, title
from app.ui.lexicon_dialog import LexiconDialog
from app.ui.library_page import LibraryPage
from app.ui.menus import Commands, Keys, Menus
from app.ui.new_library_dialog import NewLibraryDialog, source_filter
from app.ui.notices import Notice, Way
from app.ui.reference_chore import ReferenceChore
from app.ui.search_page import SearchPage
from app.ui.session import Session
from app.ui.task import Task
from app.ui.widgets.controls import Hairline
from app.ui.widgets.notice_strip import NoticeStrip
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.widgets.rail import Rail
from app.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from app.ui.ask_page import AskPage
    from app.ui.evaluation_page import EvaluationPage
    from app.ui.reader import Reader
    from app.ui.settings_page import SettingsPage

FIND, ASK, LIBRARY, EVALUATION, SETTINGS = range(5)
CHAT_WAYS = (Way.CHAT_MODEL, Way.CHAT_SERVER, Way.CHAT_WINDOW, Way.PROMPTS)
"""Ways out of a notice that lead to the settings of the language model."""


class MainWindow(QMainWindow):
    """One window over one program."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._trouble: PandectaError | None = None
        self._seen: set[str] = set()
        self.session = Session(program, self)
        self._references = ReferenceChore(self.session)
        self.search = SearchPage(self.session)
        self.library = LibraryPage(self.session)
        self.rail, self.notice, self.progress = Rail(), NoticeStrip(), ProgressStrip()
        self.status = StatusLine()
        self._build()
        self._menus = Menus(self, self._commands())
        self._keys = Keys(self, self._key_table())
        self._connect()
        self._restore()
        self._follow_settings()
        self.search.field.setFocus()

    def _build(self) -> None:
        self.setWindowTitle("Pandecta")
        self.setMinimumSize(720, 480)
        self._pages = QStackedWidget()
        # the others take a tenth of a second each, and are made when somebody turns to them
        for page in (self.search, QWidget(), self.library, QWidget(), QWidget()):
            self._pages.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        # the page Library tells of the same work itself, and more of it
        self._elsewhere = QWidget()
        strip = QVBoxLayout(self._elsewhere)
        strip.setContentsMargins(0, 0, 0, 0)
        strip.addWidget(self.progress)
        for part in (self.notice, self._elsewhere):
            right.addWidget(part)
        right.addWidget(self._pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(Hairline(vertical=True))
        middle.addLayout(right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(Hairline())
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _commands(self) -> Commands:
        return Commands(
            open_library=self.open_library,
            new_library=self.new_library,
            get_library=self.get_library,
            import_files=self.import_files,
            import_folder=self.import_folder,
            open_recent=self.session.open,
            open_sample=self.session.open_sample,
            resize=self.resize_text,
            use_theme=lambda it: self.use(replace(self._program.settings, theme=it)),
            use_language=lambda it: self.use(replace(self._program.settings, language=it)),
            lexicon=lambda: self._show_dialog(LexiconDialog(self._program.wording, self)),
            settings=self.show_settings,
            keys=lambda: self._show_dialog(KeysDialog(self)),
            about=lambda: self._show_dialog(AboutDialog(self)),
            quit=self.close,
        )

    def _key_table(self) -> dict[str, Callable[[], object]]:
        hits = self.search.hits
        return {
            "Ctrl+K": self.ask,
            "/": self.ask,
            "Ctrl+1": partial(self.turn_to, FIND),
            "Ctrl+2": partial(self.turn_to, ASK),
            "Ctrl+3": partial(self.turn_to, LIBRARY),
            "Ctrl+4": partial(self.turn_to, EVALUATION),
            "Ctrl+F": lambda: self._reader.find_in_text(),
            "Ctrl+L": self.search.in_this_law,
            "Ctrl+T": lambda: self._reader.bar.contents.toggle(),
            "Ctrl+Shift+C": lambda: self._reader.copy("citation"),
            "Alt+Left": lambda: self._reader.go_back(),
            "Alt+Right": lambda: self._reader.go_forward(),
            "Alt+Up": lambda: self._reader.step(-1),
            "Alt+Down": lambda: self._reader.step(1),
            "Ctrl+Up": partial(hits.step, -1),
            "Ctrl+Down": partial(hits.step, 1),
            "Esc": self._escape,
        }

    def _connect(self) -> None:
        self.rail.turned.connect(self.turn_to)
        self.session.informed.connect(self._informed)
        self.session.warmed.connect(self._tell_where)
        self.session.troubled.connect(self._tell_trouble)
        self.session.working.connect(self._work)
        self.session.imported.connect(lambda _: self.turn_to(LIBRARY))
        search, reader, library = self.search, self.search.reader, self.library
        search.timed.connect(self.status.tell_time)
        self._references.began.connect(self.status.quiet.follow)
        self.status.quiet.stopped.connect(self._references.stop)
        search.searching.connect(self.status.tell_busy)
        search.troubled.connect(self._tell_trouble)
        search.answered.connect(self._answered)
        reader.copied.connect(self.status.flash)
        search.ask_beside.copied.connect(self.status.flash)
        search.ask_beside.way.connect(self._go_way)
        search.ask_beside.details.connect(lambda run: self.asking.kept.record_of(run))
        reader.zoomed.connect(self.resize_text)
        reader.contents_shown.connect(self._contents_shown)
        library.import_files.connect(self.import_files)
        library.import_folder.connect(self.import_folder)
        library.open_library.connect(self.open_library)
        library.new_library.connect(self.new_library)
        library.get_library.connect(self.get_library)
        self.notice.chosen.connect(self._go_way)
        self.notice.closed.connect(self._notice_closed)
        QApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def start(self) -> None:
        """Open the library; called once the window is on screen."""
        self.session.start()

    # settings

    def use(self, settings: Settings) -> None:
        """Keep these settings and let them take effect."""
        before = self._program.settings
        self.session.keep(settings)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if settings.language is not before.language:
            language.apply(app, settings.language)
        if settings != replace(before, window=settings.window, splitter=settings.splitter):
            theme.apply(app, settings.theme, settings.font_size)
        self._follow_settings()

    def _follow_settings(self) -> None:
        settings = self._program.settings
        changeable = self.session.library is not None and not self.session.is_sample
        self._menus.follow(settings, changeable and not self.session.busy)
        if "settings" in self.__dict__:
            self.settings.follow(settings)
        if "asking" in self.__dict__:
            self.asking.follow()

    def resize_text(self, by: int) -> None:
        """Larger or smaller by a point; 0 is the usual size."""
        settings = self._program.settings
        low, high = FONT_SIZES
        size = settings.font_size + by if by else Settings().font_size
        self.use(replace(settings, font_size=max(low, min(high, size))))

    def show_settings(self) -> None:
        """Turn to the settings, which take effect at once."""
        self.turn_to(SETTINGS)

    def show_model(self) -> None:
        """Turn to the settings of the model."""
        self.turn_to(SETTINGS)
        self.settings.show_model()

    def show_chat(self, way: Way = Way.CHAT_MODEL) -> None:
        """Turn to the settings of the language model, where a notice's way leads."""
        self.turn_to(SETTINGS)
        self.settings.show_chat(way)

    def _show_dialog(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _scheme_changed(self) -> None:
        settings = self._program.settings
        app = QApplication.instance()
        if settings.theme is Theme.SYSTEM and isinstance(app, QApplication):
            theme.apply(app, settings.theme, settings.font_size)

    def _contents_shown(self, shown: bool) -> None:
        if shown != self._program.settings.contents_shown:
            self.session.keep(replace(self._program.settings, contents_shown=shown))

    # libraries

    def open_library(self) -> None:
        """Ask for a folder and open the library in it."""
        if path := QFileDialog.getExistingDirectory(self, self.tr("Open library")):
            self.session.open(path)

    def get_library(self) -> None:
        """Show what can be downloaded; nobody is contacted before the person says so."""
        try:
            dialog = GetLibraryDialog(self._program.offers(), self)
        except PandectaError as error:
            self._tell_trouble(error)
            return
        dialog.wanted.connect(self._get)
        self._show_dialog(dialog)

    def _get(self, entry: SourceEntry, folder: str) -> None:
        self.session.get(entry, folder, title(entry))

    def new_library(self) -> None:
        """Ask for what a new library needs, then make and fill it."""
        dialog = NewLibraryDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self.session.create(dialog.path, dialog.name, dialog.sources)
        )
        dialog.open()

    def import_files(self) -> None:
        """Ask for files and import them."""
        types = source_filter(self.tr("Laws"))
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Import files"), "", types)
        self.session.import_sources(paths)

    def import_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        if path := QFileDialog.getExistingDirectory(self, self.tr("Import folder")):
            self.session.import_sources([path])

    def _work(self, task: Task) -> None:
        self._trouble = None
        self.progress.follow(task)
        task.ended.connect(self._follow_settings)

    # notices

    def _informed(self) -> None:
        info = self.session.info
        self.status.tell_library(info)
        self._tell_where()
        if info is not None:
            name = phrases.library(info, self.session.is_sample)
            self.setWindowTitle(f"{name} — Pandecta")
        self._follow_settings()
        self._advise()

    def _tell_where(self) -> None:
        library, info = self.session.library, self.session.info
        if library is None or info is None:
            return
        try:
            away = self._program.elsewhere(library, info.manifest)
        except PandectaError:
            return
        name = info.manifest.encoder.name if info.manifest is not None else ""
        device = self._program.encoders.running(name)[0] if name else ""
        self.status.tell_where(away, device)

    def _advise(self) -> None:
        """Show the trouble at hand, else what the library lacks, else nothing."""
        if (trouble := self._trouble) is not None:
            self.notice.tell(partial(notices.notice, trouble))
        elif (advice := self._advice()) is not None and advice.__name__ not in self._seen:
            self.notice.tell(advice)
        else:
            self.notice.clear()

    def _advice(self) -> Callable[[], Notice] | None:
        info = self.session.info
        if info is None or self.session.busy:
            return None
        if self._program.set_aside and notices.settings_aside.__name__ not in self._seen:
            return notices.settings_aside
        if not info.counts.provisions:
            return notices.empty_library
        if info.manifest is None:
            return notices.no_index
        if info.stale:
            return notices.stale_index
        return notices.specimen if self.session.is_sample else None

    def _tell_trouble(self, error: PandectaError) -> None:
        self._trouble = error
        self._advise()

    def _answered(self) -> None:
        if self._trouble is not None:
            self._trouble = None
            self._advise()

    def _notice_closed(self) -> None:
        if self._trouble is None and (advice := self._advice()) is not None:
            self._seen.add(advice.__name__)
        self._trouble = None
        self._advise()

    def _go_way(self, way: Way) -> None:
        ways: dict[Way, Callable[[], None]] = {
            Way.BUILD_INDEX: partial(self.session.build_index, anew=True),
            Way.REBUILD_INDEX: partial(self.session.build_index, anew=True),
            Way.UPDATE_INDEX: self.session.build_index,
            Way.RIGHT_MODEL: self.show_model,
            Way.SETTINGS: self.show_settings,
            Way.OTHER_INDEX: partial(self.turn_to, LIBRARY),
            Way.IMPORT: self.import_files,
            Way.NEW_LIBRARY: self.new_library,
            Way.OPEN_LIBRARY: self.open_library,
            **{one: partial(self.show_chat, one) for one in CHAT_WAYS},
        }
        ways[way]()

    # moving about

    @cached_property
    def evaluation(self) -> "EvaluationPage":
        """The page Evaluation, made at its first use."""
        from app.ui.evaluation_page import EvaluationPage

        page = EvaluationPage(self.session)
        page.open_provision.connect(self.read)
        self._put(EVALUATION, page)
        return page

    @cached_property
    def asking(self) -> "AskPage":
        """The page Ask, made at its first use."""
        from app.ui.ask_page import AskPage

        page = AskPage(self.session)
        page.way.connect(self._go_way)
        page.troubled.connect(self._tell_trouble)
        page.copied.connect(self.status.flash)
        page.zoomed.connect(self.resize_text)
        self._put(ASK, page)
        return page

    @property
    def _reader(self) -> "Reader":
        """The reader of the page on show."""
        asks = self._pages.currentIndex() == ASK
        return self.asking.reader if asks else self.search.reader

    def _escape(self) -> None:
        asks = self._pages.currentIndex() == ASK
        (self.asking if asks else self.search).escape()

    @cached_property
    def settings(self) -> "SettingsPage":
        """The page Settings, made at its first use."""
        from app.ui.settings_page import SettingsPage

        page = SettingsPage(self.session)
        page.changed.connect(self.use)
        self._put(SETTINGS, page)
        return page

    def _put(self, place: int, page: QWidget) -> None:
        stand_in = self._pages.widget(place)
        assert stand_in is not None
        self._pages.insertWidget(place, page)
        self._pages.removeWidget(stand_in)
        stand_in.deleteLater()

    def turn_to(self, page: int) -> None:
        """Show a page."""
        made: dict[int, Callable[[], QWidget]] = {
            ASK: lambda: self.asking,
            EVALUATION: lambda: self.evaluation,
            SETTINGS: lambda: self.settings,
        }
        if page in made:
            made[page]()
        self._pages.setCurrentIndex(page)
        self.rail.show_page(page)
        self._elsewhere.setVisible(page != LIBRARY)
        if page == FIND:
            self.search.focus_question()
        elif page == ASK:
            self.asking.focus_question()

    def read(self, provision_id: str) -> None:
        """Open a provision that was found elsewhere."""
        self.turn_to(FIND)
        self.search.read(provision_id)

    def ask(self) -> None:
        """Go to the question."""
        self.turn_to(FIND)

    # beginning and end

    def _restore(self) -> None:
        settings = self._program.settings
        self.resize(1280, 800)
        self.restoreGeometry(_bytes(settings.window))
        if not self.search.split.restoreState(_bytes(settings.splitter)):
            self.search.split.setSizes([400, 806])
        self.search.reader.show_contents(settings.contents_shown)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, stop the work, and let go of the library."""
        self.session.keep(
            replace(
                self._program.settings,
                window=_text(self.saveGeometry()),
                splitter=_text(self.search.split.saveState()),
            )
        )
        self.hide()
        self.session.close()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Word the menus in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "_menus"):
            self._menus.word()
            self._follow_settings()


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "ignore")))


def _text(octets: QByteArray) -> str:
    return octets.toBase64().toStdString()
