"""The window: rail, pages, strips and status line, and the few decisions that concern them all."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import PandectaError
from app.domain.settings import FONT_SIZES, Settings, Theme
from app.services.program import Program
from app.ui import language, phrases, theme
from app.ui.advising import Advising
from app.ui.dialogs import AboutDialog, KeysDialog
from app.ui.lexicon_dialog import LexiconDialog
from app.ui.library_choosing import LibraryChoosing
from app.ui.menus import Commands, Keys, Menus
from app.ui.notices import Way
from app.ui.pages import ASK, EVALUATION, FIND, LIBRARY, SETTINGS, TRAIN, Pages
from app.ui.reference_chore import ReferenceChore
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
    from app.ui.settings_page import SettingsPage
    from app.ui.train_page import TrainPage

CHAT_WAYS = (Way.CHAT_MODEL, Way.CHAT_SERVER, Way.CHAT_WINDOW, Way.PROMPTS)
"""Ways out of a notice that lead to the settings of the language model."""


class MainWindow(QMainWindow):
    """One window over one program."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self.session = Session(program, self)
        self._references = ReferenceChore(self.session)
        self._choosing = LibraryChoosing(self.session, self)
        self._pages = Pages(self.session)
        self.search, self.library = self._pages.search, self._pages.library
        self.rail, self.notice, self.progress = Rail(), NoticeStrip(), ProgressStrip()
        self.status = StatusLine()
        self._advising = Advising(self.session, self.notice)
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
        right = QVBoxLayout()
        right.setSpacing(0)
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
            open_library=self._choosing.open_library,
            new_library=self._choosing.new_library,
            get_library=self._choosing.get_library,
            import_files=self._choosing.import_files,
            import_folder=self._choosing.import_folder,
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
            "Ctrl+3": partial(self.turn_to, TRAIN),
            "Ctrl+4": partial(self.turn_to, LIBRARY),
            "Ctrl+5": partial(self.turn_to, EVALUATION),
            "Ctrl+F": lambda: self._pages.reader.find_in_text(),
            "Ctrl+L": self.search.in_this_law,
            "Ctrl+T": lambda: self._pages.reader.bar.contents.toggle(),
            "Ctrl+Shift+C": lambda: self._pages.reader.copy("citation"),
            "Alt+Left": lambda: self._pages.reader.go_back(),
            "Alt+Right": lambda: self._pages.reader.go_forward(),
            "Alt+Up": lambda: self._pages.reader.step(-1),
            "Alt+Down": lambda: self._pages.reader.step(1),
            "Ctrl+Up": partial(hits.step, -1),
            "Ctrl+Down": partial(hits.step, 1),
            "Esc": self._pages.escape,
        }

    def _connect(self) -> None:
        self.rail.turned.connect(self.turn_to)
        self.session.informed.connect(self._informed)
        self.session.warmed.connect(self._tell_where)
        self.session.working.connect(self._work)
        self.session.imported.connect(lambda _: self.turn_to(LIBRARY))
        search, pages, library = self.search, self._pages, self.library
        pages.turned.connect(self.rail.show_page)
        # the page Library tells of the same work itself, and more of it
        pages.turned.connect(lambda page: self._elsewhere.setVisible(page != LIBRARY))
        pages.way.connect(self._go_way)
        pages.troubled.connect(self._advising.tell_trouble)
        pages.copied.connect(self.status.flash)
        pages.zoomed.connect(self.resize_text)
        pages.changed.connect(self.use)
        search.timed.connect(self.status.tell_time)
        self._references.began.connect(self.status.quiet.follow)
        self.status.quiet.stopped.connect(self._references.stop)
        search.searching.connect(self.status.tell_busy)
        search.answered.connect(self._advising.succeeded)
        search.reader.contents_shown.connect(self._contents_shown)
        choosing = self._choosing
        choosing.troubled.connect(self._advising.tell_trouble)
        library.import_files.connect(choosing.import_files)
        library.import_folder.connect(choosing.import_folder)
        library.open_library.connect(choosing.open_library)
        library.new_library.connect(choosing.new_library)
        library.get_library.connect(choosing.get_library)
        self.notice.chosen.connect(self._go_way)
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
        self._pages.follow_settings()

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

    def _work(self, task: Task) -> None:
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
        self._advising.advise()

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

    def _go_way(self, way: Way) -> None:
        ways: dict[Way, Callable[[], None]] = {
            Way.BUILD_INDEX: partial(self.session.build_index, anew=True),
            Way.REBUILD_INDEX: partial(self.session.build_index, anew=True),
            Way.UPDATE_INDEX: self.session.build_index,
            Way.RIGHT_MODEL: self.show_model,
            Way.SETTINGS: self.show_settings,
            Way.OTHER_INDEX: partial(self.turn_to, LIBRARY),
            Way.IMPORT: self._choosing.import_files,
            Way.NEW_LIBRARY: self._choosing.new_library,
            Way.OPEN_LIBRARY: self._choosing.open_library,
            **{one: partial(self.show_chat, one) for one in CHAT_WAYS},
        }
        ways[way]()

    # moving about

    @property
    def asking(self) -> "AskPage":
        """The page Ask, made at its first use."""
        return self._pages.asking

    @property
    def training(self) -> "TrainPage":
        """The page Train, made at its first use."""
        return self._pages.training

    @property
    def evaluation(self) -> "EvaluationPage":
        """The page Evaluation, made at its first use."""
        return self._pages.evaluation

    @property
    def settings(self) -> "SettingsPage":
        """The page Settings, made at its first use."""
        return self._pages.settings

    def turn_to(self, page: int) -> None:
        """Show a page."""
        self._pages.turn_to(page)

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
        self.search.remembering.finish()
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
