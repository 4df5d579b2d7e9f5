"""The open library and the lanes of work over it: what every part of the session stands on."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.errors import PandectaError
from app.domain.events import Work
from app.domain.settings import Settings
from app.services.library import LibraryInfo, OpenLibrary
from app.services.program import Program
from app.ui.task import Lanes, Task, once


class Chores(QObject):
    """Runs long work, one at a time, and tells how the library is afterwards."""

    informed = Signal()
    troubled = Signal(object)
    working = Signal(object)

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.program = program
        self.library: OpenLibrary | None = None
        self.info: LibraryInfo | None = None
        self.lanes = Lanes()

    @property
    def busy(self) -> bool:
        """Whether a chore is at work."""
        return self.lanes.chores.running("chore")

    def keep(self, settings: Settings) -> None:
        """Save the settings; the window goes on where that fails."""
        try:
            self.program.keep(settings)
        except PandectaError as error:
            self.program.settings = settings
            self.troubled.emit(error)

    def chore(self, work: Work[object], then: Callable[[], None] | None = None) -> Task:
        """Start long work, the only one at a time, and `then` go on where it ends well."""
        task = self.lanes.chores.start(work, "chore")
        task.failed.connect(self.troubled)
        task.ended.connect(self.refresh)
        task.done.connect(self.finished)
        if then is not None:
            task.done.connect(lambda _: then())
        self.working.emit(task)
        return task

    def finished(self, result: object) -> None:
        """What is done with the result of a chore; each part of the session knows its own."""

    def refresh(self) -> None:
        """Ask the library anew how it is."""
        if self.library is not None:
            task = self.lanes.search.start(once(self.library.info), "info")
            task.done.connect(self._informed)
            task.failed.connect(self.troubled)

    def _informed(self, info: LibraryInfo) -> None:
        self.info = info
        self.informed.emit()

    def keep_encoder(self, name: str) -> None:
        """Remember the model that indexes are built with from now on."""
        if name != self.program.settings.encoder:
            self.keep(replace(self.program.settings, encoder=name))
