"""What the window does to whole libraries, in the background: look, rename, check, pack, delete."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.domain.events import Work
from app.domain.shelf import Deleted, Health, Packed, Survey
from app.ui.session import Session
from app.ui.task import Task, once


class Shelving(QObject):
    """Works on the shelf of the session's program; failures are the session's trouble."""

    listed = Signal()
    checked = Signal(object)
    packed = Signal(object)
    peeked = Signal(object)
    deleted = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._shelf = session, session.program.shelf
        self.libraries: Sequence[Survey] = ()
        self.waiting: list[Deleted] = []
        """Deleted libraries that can be brought back, the latest last."""
        session.informed.connect(self.refresh)

    @property
    def open_path(self) -> str:
        """The folder of the open library; empty where none is open."""
        return self._session.library.path if self._session.library is not None else ""

    def refresh(self) -> None:
        """Look at all libraries anew."""
        task = self._session.lanes.shelf.start(once(self._shelf.surveys), "surveys")
        task.done.connect(self._listed)
        task.failed.connect(self._session.troubled)

    def _listed(self, seen: list[Survey]) -> None:
        self.libraries = seen
        self.listed.emit()

    def rename(self, path: str, name: str) -> None:
        """Give a library another name."""
        self._quickly(once(self._shelf.rename, path, name), f"rename {path}")

    def forget(self, path: str) -> None:
        """Take a library off the list; its folder stays as it is."""
        self._quickly(once(self._session.program.forget, path), f"forget {path}")

    def _quickly(self, work: Work[object], kind: str) -> Task:
        task = self._session.lanes.shelf.start(work, kind)
        task.failed.connect(self._session.troubled)
        task.ended.connect(self.refresh)
        task.ended.connect(self._session.refresh)
        return task

    def verify(self, path: str) -> None:
        """Check a library; `checked` tells the Health."""
        self._session.chore(self._checking(path)).done.connect(self.checked)

    def _checking(self, path: str) -> Work[Health]:
        return (yield from self._shelf.verify(path))

    def pack(self, path: str, file: str) -> None:
        """Write a library into one file; `packed` tells what is in it."""
        self._session.chore(self._packing(path, file)).done.connect(self.packed)

    def _packing(self, path: str, file: str) -> Work[Packed]:
        return (yield from self._shelf.pack(path, file))

    def peek(self, file: str) -> None:
        """Look which library a file holds; `peeked` tells it."""
        task = self._session.lanes.shelf.start(once(self._shelf.peek, file), "peek")
        task.done.connect(self.peeked)
        task.failed.connect(self._session.troubled)

    def unpack(self, file: str, path: str) -> None:
        """Make a library of a file, and open it."""
        task = self._session.chore(self._unpacking(file, path))
        task.done.connect(self._session.open)

    def _unpacking(self, file: str, path: str) -> Work[str]:
        return (yield from self._shelf.unpack(file, path))

    def delete(self, path: str) -> None:
        """Delete a library, having closed it where it is open."""
        program = self._session.program
        if path == self.open_path:
            opening = self._session.opening(program.sample())
            self._session.chore(opening, then=lambda: self._delete(path))
        else:
            self._delete(path)

    def _delete(self, path: str) -> None:
        # in the lane in which the library that was open is being closed: it must be closed first
        task = self._session.lanes.search.start(self._deleting(path), f"delete {path}")
        task.failed.connect(self._session.troubled)
        task.ended.connect(self.deleted)
        task.ended.connect(self.refresh)

    def _deleting(self, path: str) -> Work[None]:
        yield from ()
        # noted here: whoever silences the task, what was deleted can be brought back
        self.waiting.append(self._session.program.delete(path))

    def undo(self) -> None:
        """Bring back the library that was deleted last."""
        if self.waiting:
            last = self.waiting.pop()
            self._quickly(once(self._shelf.restore, last), f"restore {last.trash}")
            self.deleted.emit()
