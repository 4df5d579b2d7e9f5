"""Finds, in the background, the references of a library that an older program filled."""

from PySide6.QtCore import QObject, Signal

from app.domain.errors import LibraryBusy, LibraryNotWritable, PandectaError
from app.domain.events import Work
from app.services.library import OpenLibrary
from app.ui.session import Session
from app.ui.task import Task

_KIND = "references"


class ReferenceChore(QObject):
    """Begins when a library is opened, gives way to every other chore, and goes on after it.

    `began` hands its task out. What is done is kept, however it ends; stopped by the person it
    rests until the library is opened again.
    """

    began = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._wanted = False
        session.opened.connect(self._opened)
        session.working.connect(self._give_way)

    def stop(self) -> None:
        """Stop it until the library is opened again."""
        self._wanted = False
        self._session.lanes.chores.cancel(_KIND)

    def _opened(self) -> None:
        self._wanted = True
        self._begin()

    def _give_way(self, chore: Task) -> None:
        self._session.lanes.chores.cancel(_KIND)
        chore.ended.connect(self._begin)

    def _begin(self) -> None:
        session = self._session
        if not self._wanted or session.library is None or session.busy:
            return
        task = session.lanes.chores.start(_finding(session.library), _KIND)
        task.done.connect(self._done)
        task.failed.connect(self._fail)
        self.began.emit(task)

    def _done(self, found: int) -> None:
        self._wanted = False
        if found:
            self._session.refresh()

    def _fail(self, error: PandectaError) -> None:
        # nobody asked for it: a library that cannot be written to now is left as it is
        self._wanted = False
        if not isinstance(error, (LibraryBusy, LibraryNotWritable)):
            self._session.troubled.emit(error)


def _finding(library: OpenLibrary) -> Work[int]:
    if library.pending_references():
        return (yield from library.find_references())
    return 0
