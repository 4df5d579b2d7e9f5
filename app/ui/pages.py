"""The pages beside the rail, of which most are made when somebody first turns to them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.library_page import LibraryPage
from app.ui.search_page import SearchPage
from app.ui.session import Session

if TYPE_CHECKING:
    from app.ui.ask_page import AskPage
    from app.ui.evaluation_page import EvaluationPage
    from app.ui.reader import Reader
    from app.ui.settings_page import SettingsPage
    from app.ui.train_page import TrainPage

FIND, ASK, TRAIN, LIBRARY, EVALUATION, SETTINGS = range(6)


class Pages(QStackedWidget):
    """Turns from page to page, and passes on what the pages ask of the window.

    `turned` tells the page on show; `way` carries a way out of a notice, `troubled` an error,
    `copied` words about what was copied, `zoomed` points, and `changed` settings of another
    appearance.
    """

    turned = Signal(int)
    way = Signal(object)
    troubled = Signal(object)
    copied = Signal(str)
    zoomed = Signal(int)
    changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.search, self.library = SearchPage(session), LibraryPage(session)
        # the others take a tenth of a second each
        for page in (self.search, QWidget(), QWidget(), self.library, QWidget(), QWidget()):
            self.addWidget(page)
        self._makers: dict[int, Callable[[], QWidget]] = {
            ASK: lambda: self.asking,
            TRAIN: lambda: self.training,
            EVALUATION: lambda: self.evaluation,
            SETTINGS: lambda: self.settings,
        }
        self._connect()

    def _connect(self) -> None:
        search, beside = self.search, self.search.ask_beside
        search.troubled.connect(self.troubled)
        search.reader.copied.connect(self.copied)
        search.reader.zoomed.connect(self.zoomed)
        beside.copied.connect(self.copied)
        beside.way.connect(self.way)
        beside.details.connect(lambda run: self.asking.kept.record_of(run))

    # made at their first use

    @cached_property
    def asking(self) -> "AskPage":
        """The page Ask."""
        from app.ui.ask_page import AskPage

        page = AskPage(self._session)
        page.way.connect(self.way)
        page.troubled.connect(self.troubled)
        page.copied.connect(self.copied)
        page.zoomed.connect(self.zoomed)
        self._put(ASK, page)
        return page

    @cached_property
    def training(self) -> "TrainPage":
        """The page Train."""
        from app.ui.train_library_desk import desk_of
        from app.ui.train_page import TrainPage

        session = self._session
        page = TrainPage(session, lambda: desk_of(session.program, session.library))
        self._put(TRAIN, page)
        return page

    @cached_property
    def evaluation(self) -> "EvaluationPage":
        """The page Evaluation."""
        from app.ui.evaluation_page import EvaluationPage

        page = EvaluationPage(self._session)
        page.open_provision.connect(self.read)
        self._put(EVALUATION, page)
        return page

    @cached_property
    def settings(self) -> "SettingsPage":
        """The page Settings."""
        from app.ui.settings_page import SettingsPage

        page = SettingsPage(self._session)
        page.changed.connect(self.changed)
        page.history.forgotten.connect(self.search.remembering.drop)
        self._put(SETTINGS, page)
        return page

    def _put(self, place: int, page: QWidget) -> None:
        stand_in = self.widget(place)
        assert stand_in is not None
        self.insertWidget(place, page)
        self.removeWidget(stand_in)
        stand_in.deleteLater()

    def follow_settings(self) -> None:
        """The settings are others now; a page that is still to be made reads them then."""
        if "settings" in self.__dict__:
            self.settings.follow(self._session.program.settings)
        if "asking" in self.__dict__:
            self.asking.follow()

    # moving about

    def turn_to(self, place: int) -> None:
        """Show a page."""
        if place in self._makers:
            self._makers[place]()
        self.setCurrentIndex(place)
        self.turned.emit(place)
        if place == FIND:
            self.search.focus_question()
        elif place == ASK:
            self.asking.focus_question()

    def read(self, provision_id: str) -> None:
        """Open a provision that was found elsewhere."""
        self.turn_to(FIND)
        self.search.read(provision_id)

    @property
    def reader(self) -> "Reader":
        """The reader of the page on show."""
        return self.asking.reader if self.currentIndex() == ASK else self.search.reader

    def escape(self) -> None:
        """Escape was pressed; the page on show knows what that means."""
        (self.asking if self.currentIndex() == ASK else self.search).escape()
