"""What the strip above the pages says: the trouble at hand, else what the open library lacks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.domain.errors import PandectaError
from app.ui import notices
from app.ui.notices import Notice
from app.ui.session import Session
from app.ui.widgets.notice_strip import NoticeStrip


class Advising(QObject):
    """Advice that was closed is not given again; trouble is gone once something else succeeds."""

    def __init__(self, session: Session, strip: NoticeStrip) -> None:
        super().__init__(strip)
        self._session, self._strip = session, strip
        self._trouble: PandectaError | None = None
        self._seen: set[str] = set()
        session.troubled.connect(self.tell_trouble)
        session.working.connect(self._begun)
        strip.closed.connect(self._closed)

    def tell_trouble(self, error: PandectaError) -> None:
        """Tell of an error until it is closed or something succeeds."""
        self._trouble = error
        self.advise()

    def succeeded(self) -> None:
        """The person was given what was asked for: what went wrong before is over."""
        if self._trouble is not None:
            self._trouble = None
            self.advise()

    def advise(self) -> None:
        """Show the trouble at hand, else what the library lacks, else nothing."""
        if (trouble := self._trouble) is not None:
            self._strip.tell(partial(notices.notice, trouble))
        elif (advice := self._advice()) is not None and advice.__name__ not in self._seen:
            self._strip.tell(advice)
        else:
            self._strip.clear()

    def _begun(self) -> None:
        self._trouble = None

    def _closed(self) -> None:
        if self._trouble is None and (advice := self._advice()) is not None:
            self._seen.add(advice.__name__)
        self._trouble = None
        self.advise()

    def _advice(self) -> Callable[[], Notice] | None:
        info, program = self._session.info, self._session.program
        if info is None or self._session.busy:
            return None
        if program.set_aside and notices.settings_aside.__name__ not in self._seen:
            return notices.settings_aside
        if not info.counts.provisions:
            return notices.empty_library
        if info.manifest is None:
            return notices.no_index
        if info.stale:
            return notices.stale_index
        return notices.specimen if self._session.is_sample else None
