"""The library that is open in the window, and the work done with it in the background."""

import gc
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from app.domain.errors import NoIndex
from app.domain.events import Work
from app.domain.question import Facets, Filters, Question, Results
from app.domain.sourcing import SourceEntry
from app.services.importing import ImportReport
from app.services.library import LibraryInfo, OpenLibrary
from app.services.updating import update
from app.ui.index_chores import IndexChores
from app.ui.task import Task, once
from app.ui.widgets.law_rows import Reading, reading


class Session(IndexChores):
    """Opens libraries, and hands out tasks over the open one."""

    opened = Signal()
    warmed = Signal()
    imported = Signal(object)

    @property
    def is_sample(self) -> bool:
        """Whether the open library is the one that came with the program."""
        return self.library is not None and self.library.path == self.program.sample_path

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

    def finished(self, result: object) -> None:
        """Use a library that was opened, show the report of an import."""
        super().finished(result)
        if isinstance(result, tuple):
            self._use(*result)
        elif isinstance(result, ImportReport):
            self.imported.emit(result)

    def _use(self, library: OpenLibrary, info: LibraryInfo) -> None:
        old, self.library, self.info = self.library, library, info
        if old is not None:
            self.lanes.search.cancel()
            self.lanes.reading.cancel()
            self.lanes.chat.cancel()
            self.lanes.search.start(once(old.close), "close")
        path = "" if self.is_sample else library.path
        settings = self.program.settings
        if path and path != settings.library:
            self.keep(settings.opened(path))
        elif not path and settings.library:
            self.keep(replace(settings, library=""))
        self.warm()
        self.opened.emit()
        self.informed.emit()

    def warm(self) -> None:
        """Check the pair that answers from now on, and fill the caches."""
        if self.library is not None:
            self.lanes.typing.start(once(self.library.suggester.build), "names")
            task = self.lanes.search.start(_warming(self.library), "warm")
            task.ended.connect(self.warmed)
            task.failed.connect(self.troubled)

    # what the person waits for

    def search(self, question: Question) -> Task | None:
        """A task that ends in Results."""
        if self.library is None:
            return None
        return self.lanes.search.start(_searching(self.library, question), "search")

    def rerank(self, results: Results) -> Task | None:
        """A task that ends in the Results refined by the reranker; None where there is none."""
        if self.library is None or not self.program.settings.reranker:
            return None
        return self.lanes.models.start(self.library.rerank(results), "rerank")

    def suggest(self, typed: str) -> Task | None:
        """A task that ends in the Suggestions for what is being typed."""
        if self.library is None:
            return None
        return self.lanes.typing.start(once(self.library.suggester.suggest, typed), "suggest")

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

    def references(self, provision_ids: Sequence[str]) -> Task | None:
        """A task that ends in a mapping of these provisions to the References in their texts."""
        if self.library is None:
            return None
        work = once(self.library.references, provision_ids)
        return self.lanes.reading.start(work, "references")

    def cited_by(self, provision_id: str) -> Task | None:
        """A task that ends in the ids of the provisions that refer to this one."""
        if self.library is None:
            return None
        return self.lanes.reading.start(_citing(self.library, provision_id), "cited by")

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


def _citing(library: OpenLibrary, provision_id: str) -> Work[Sequence[str]]:
    yield from ()
    return library.cited_by([provision_id]).get(provision_id, ())


def _warming(library: OpenLibrary) -> Work[None]:
    yield from ()
    try:
        library.warm()
    except NoIndex:
        return
    # what is loaded by now stays: a full collection over it would stop the window for 0.1 s
    gc.freeze()
