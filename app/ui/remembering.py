"""Remembers, where the person said so, which hit was opened last for each question."""

from collections import deque
from contextlib import suppress
from threading import Lock

from PySide6.QtCore import QObject, Qt

from app.domain.errors import UserDataNotWritable
from app.domain.question import Hit, Results
from app.services.library import OpenLibrary
from app.ui.reader import Reader
from app.ui.results import HitList
from app.ui.session import Session
from app.ui.task import once


class Remembering(QObject):
    """Notes for a question the last hit that the person chose, confirmed or copied.

    The first hit is opened by the list itself, and counts once it is clicked, confirmed with
    Return or copied. What was opened last is final, and is written in the background, when
    another question is answered, another library is opened or the window is closed. Nothing is
    noted while the setting is off.
    """

    def __init__(self, session: Session, hits: HitList, reader: Reader) -> None:
        super().__init__(hits)
        self._session, self._hits, self._reader = session, hits, reader
        self._library: OpenLibrary | None = None
        self._question = self._opened = ""
        self._filling = False
        self._unwritten: deque[tuple[OpenLibrary, str, str]] = deque()
        self._lock = Lock()
        hits.hits.modelReset.connect(self._fill)
        # what is selected in the same turn of the event loop was not the person's doing
        hits.hits.modelReset.connect(self._filled, Qt.ConnectionType.QueuedConnection)
        hits.selected.connect(self._selected)
        hits.clicked.connect(self._confirmed)
        hits.read.connect(self._confirmed)
        reader.copied.connect(self._copied)
        session.opened.connect(self.settle)

    def begin(self, results: Results) -> None:
        """Another question was answered, or the same one with other filters."""
        library, question = self._session.library, results.question.text.strip()
        if (library, question) != (self._library, self._question):
            self.settle()
            self._library, self._question = library, question

    def choose(self, hit: Hit) -> None:
        """The person opened this hit."""
        if self._session.program.settings.remember:
            self._opened = hit.provision.id

    def settle(self) -> None:
        """Write what was opened last for the question at hand, which is over."""
        library, opened = self._library, self._opened
        self._library, self._opened = None, ""
        if library is not None and opened and self._session.program.settings.remember:
            self._unwritten.append((library, self._question, opened))
            self._session.lanes.typing.start(once(self._write), "remember")

    def drop(self) -> None:
        """Forget what was opened and is not written yet."""
        self._opened = ""

    def finish(self) -> None:
        """Write what is left; the window is gone from the screen, and its lanes end soon."""
        self.settle()
        self._write()

    def _write(self) -> None:
        with self._lock:
            while self._unwritten:
                # the page Settings tells of a file that cannot be written; searching goes on
                with suppress(UserDataNotWritable):
                    self._session.program.note_opened(*self._unwritten.popleft())

    def _fill(self) -> None:
        self._filling = True

    def _filled(self) -> None:
        self._filling = False

    def _selected(self, hit: Hit) -> None:
        if not self._filling:
            self.choose(hit)

    def _confirmed(self) -> None:
        if (hit := self._hits.current) is not None:
            self.choose(hit)

    def _copied(self) -> None:
        shown = self._reader.provision
        for hit in self._hits.hits.hits:
            if shown is not None and hit.provision.id == shown.id:
                self.choose(hit)
