"""The library that is open in the window, and the work done with it in the background."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.errors import NoIndex, PandectaError
from app.domain.events import Work
from app.domain.index import Manifest
from app.domain.question import Facets, Filters, Question, Results
from app.domain.settings import Settings
from app.domain.sourcing import SourceEntry
from app.services.importing import ImportReport
from app.services.library import LibraryInfo, OpenLibrary
from app.services.program import Program
from app.services.updating import update
from app.ui.task import Lanes, Task, once
from app.ui.widgets.law_rows import Reading, reading


class Session(QObject):
    """Opens libraries, and hands out tasks over the open one."""

    opened = Signal()
    informed = Signal()
    warmed = Signal()
    troubled = Signal(object)
    working = Signal(object)
    imported = Signal(object)

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

    @property
    def is_sample(self) -> bool:
        """Whether the open library is the one that came with the program."""
        return self.library is not None and self.library.path == self.program.sample_path

    def keep(self, settings: Settings) -> None:
        """Save the settings; the window goes on where that fails."""
        try:
            self.program.keep(settings)
        except PandectaError as error:
            self.program.settings = settings
            self.troubled.emit(error)

    # chores: one at a time

    def start(self) -> None:
        """Open the library of last time; what the last time left to be removed is removed."""
        self.lanes.shelf.start(once(self.program.shelf.empty_trash), "trash")
        self.chore(self.opening(self.program.last()))

    def open(self, path: str) -> None:
        """Open the library in a folder."""
        self.chore(self.opening(self.program.opening(path)))

    def open_sample(self) -> None:
        """Open the library that came with the program."""
        self.chore(self.opening(self.program.sample()))

    def create(self, path: str, name: str, sources: Sequence[str]) -> None:
        """Make a library, open it, and fill it."""
        making = once(self.program.create, path, name)
        self.chore(self.opening(making), lambda: self.import_sources(sources))

    def get(self, entry: SourceEntry, path: str, name: str) -> None:
        """Download a library, fill and index it, and open it."""
        self.chore(self.opening(self.program.get(entry, path, name)))

    def import_sources(self, sources: Sequence[str]) -> None:
        """Import into the open library, and bring its index up to date."""
        if self.library is not None and sources:
            self._import(self.library.import_sources(list(sources)))

    def build_index(self, anew: bool = False) -> None:
        """Bring the open library's index up to date, or build it `anew`."""
        if self.library is not None:
            self.chore(self._indexing(self.library, anew))

    def update(self) -> None:
        """Import again what the open library was filled from, and bring its index up to date."""
        if self.library is not None:
            self._import(update(self.library))

    def chore(self, work: Work[object], then: Callable[[], None] | None = None) -> Task:
        """Start long work, the only one at a time, and `then` go on where it ends well."""
        task = self.lanes.chores.start(work, "chore")
        task.failed.connect(self.troubled)
        task.ended.connect(self.refresh)
        task.done.connect(self._chore_done)
        if then is not None:
            task.done.connect(lambda _: then())
        self.working.emit(task)
        return task

    def opening(self, work: Work[OpenLibrary]) -> Work[object]:
        """A chore that opens a library; once done, the window uses it."""
        library = yield from work
        return library, library.info()

    def _import(self, work: Work[ImportReport]) -> None:
        # two chores: the report is there whatever becomes of the index
        if self.library is not None:
            self.chore(work, then=self._index_what_is_new)

    def _index_what_is_new(self) -> None:
        if self.library is not None:
            self.chore(self._catching_up(self.library))

    def _catching_up(self, library: OpenLibrary) -> Work[object]:
        info = library.info()
        if info.counts.provisions and (info.manifest is None or info.stale):
            return (yield from library.update_index(self.program.settings.encoder))
        return None

    def _indexing(self, library: OpenLibrary, anew: bool) -> Work[object]:
        return (yield from library.update_index(self.program.settings.encoder, anew))

    def _chore_done(self, result: object) -> None:
        if isinstance(result, tuple):
            self._use(*result)
        elif isinstance(result, ImportReport):
            self.imported.emit(result)
        elif isinstance(result, Manifest):
            self._warm()

    def _use(self, library: OpenLibrary, info: LibraryInfo) -> None:
        old, self.library, self.info = self.library, library, info
        if old is not None:
            self.lanes.search.cancel()
            self.lanes.search.start(once(old.close), "close")
        path = "" if self.is_sample else library.path
        settings = self.program.settings
        if path and path != settings.library:
            self.keep(settings.opened(path))
        elif not path and settings.library:
            self.keep(replace(settings, library=""))
        self._warm()
        self.opened.emit()
        self.informed.emit()

    def _warm(self) -> None:
        if self.library is not None:
            task = self.lanes.search.start(_warming(self.library), "warm")
            task.ended.connect(self.warmed)
            task.failed.connect(self.troubled)

    def refresh(self) -> None:
        """Ask the library anew how it is."""
        if self.library is not None:
            task = self.lanes.search.start(once(self.library.info), "info")
            task.done.connect(self._informed)
            task.failed.connect(self.troubled)

    def _informed(self, info: LibraryInfo) -> None:
        self.info = info
        self.informed.emit()

    # what the person waits for

    def search(self, question: Question) -> Task | None:
        """A task that ends in Results."""
        if self.library is None:
            return None
        return self.lanes.search.start(_searching(self.library, question), "search")

    def read(self, provision_id: str) -> Task | None:
        """A task that ends in the Reading of the law that holds this provision."""
        if self.library is None:
            return None
        return self.lanes.search.start(_reading(self.library, provision_id, ""), "read")

    def read_version(self, version_id: str) -> Task | None:
        """A task that ends in the Reading of this version."""
        if self.library is None:
            return None
        return self.lanes.search.start(_reading(self.library, "", version_id), "read")

    def facets(self, filters: Filters) -> Task | None:
        """A task that ends in the Facets under these filters."""
        if self.library is None:
            return None
        work: Work[Facets] = once(self.library.facets, filters)
        return self.lanes.search.start(work, "facets")

    def close(self) -> None:
        """Stop everything and let go of the library."""
        self.lanes.close()
        if self.library is not None:
            self.library.close()
        self.program.shelf.empty_trash()


def _searching(library: OpenLibrary, question: Question) -> Work[Results]:
    return (yield from library.search(question))


def _reading(library: OpenLibrary, provision_id: str, version_id: str) -> Work[Reading]:
    yield from ()
    text = library.read_version(version_id) if version_id else library.read(provision_id)
    return reading(text)


def _warming(library: OpenLibrary) -> Work[None]:
    yield from ()
    try:
        library.warm()
    except NoIndex:
        return
    # what is loaded by now stays: a full collection over it would stop the window for 0.1 s
    gc.freeze()
