"""What the window does with indexes and models, in the background."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.domain.dial import Dial
from app.domain.events import Work
from app.domain.index import Manifest
from app.services.choosing import Estimate
from app.services.identifying import Identified
from app.services.index_checking import IndexCheck
from app.services.library import OpenLibrary
from app.services.program import Program
from app.ui.chores import Chores
from app.ui.task import Task, once


@dataclass(frozen=True, slots=True)
class Switched:
    """A model was asked for by name: the library's index of it, or what building one would take."""

    name: str
    index: Manifest | None
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """An index was written to a file of so many bytes."""

    file: str
    size: int


class IndexChores(Chores):
    """Uses, builds, drops, checks and carries the indexes of the open library.

    `reindexed`: another index answers, or there is one more or less; `unindexed`: the library has
    none of the model that was asked for, and the estimate of one; `verified`, `identified`,
    `dialled` and `saved` tell what came of these.
    """

    reindexed = Signal()
    unindexed = Signal(object)
    verified = Signal(object)
    identified = Signal(object)
    dialled = Signal(object)
    saved = Signal(object)

    def use_index(self, name: str) -> None:
        """Answer with another index from now on."""
        if self.library is not None:
            self._reindexing(once(self.library.use_index, name))

    def roll_back(self) -> None:
        """Answer with the index before the active one again."""
        if self.library is not None:
            self._reindexing(once(self.library.roll_back))

    def drop_index(self, name: str) -> None:
        """Remove an index that is not active."""
        if self.library is not None:
            self._reindexing(once(self.library.drop_index, name))

    def build_with(self, name: str, anew: bool = False, exact: bool = False) -> None:
        """Build the index of the model of this name; the present one answers until it is done."""
        if self.library is not None:
            work = _building(self.library, name, anew, exact)
            self.chore(work, then=lambda: self.keep_encoder(name))

    def switch_encoder(self, name: str) -> None:
        """Answer with the index of this model, or tell what building one would take."""
        if self.library is not None:
            self.chore(_switching(self.library, name))

    def estimate(self, name: str) -> Task | None:
        """A task that ends in the Estimate of an index of this model."""
        if self.library is None:
            return None
        return self.lanes.models.start(_estimating(self.library, name), "estimate")

    def export_index(self, name: str, file: str) -> None:
        """Write an index into one file."""
        if self.library is not None:
            self.chore(_saving(self.program, self.library, name, file))

    def import_index(self, file: str) -> None:
        """Take an index that came in a file; it is kept and not used yet."""
        if self.library is not None:
            task = self.chore(_taking(self.program, self.library, file))
            task.done.connect(lambda _: self.reindexed.emit())

    def verify_index(self) -> None:
        """Compare the active index with the texts and with its model."""
        if self.library is not None:
            self.chore(self.library.verify_index())

    def identify(self, name: str) -> None:
        """Find out which of this machine's models built an index that does not say so."""
        if self.library is not None:
            self.chore(self.library.identify_index(name, self.program.models))

    def measure_widths(self) -> None:
        """Measure what narrower vectors would cost, on the library's own questions."""
        if self.library is not None:
            self.chore(self.library.measure_widths())

    def finished(self, result: object) -> None:
        """Tell what came of a chore."""
        super().finished(result)
        match result:
            case Manifest():
                self._answering()
            case Switched(name=name, index=Manifest()):
                self.keep_encoder(name)
                self._answering()
            case Switched(estimate=Estimate() as estimate):
                self.unindexed.emit(estimate)
            case Saved():
                self.saved.emit(result)
            case Dial():
                self.dialled.emit(result)
            case Identified():
                self.identified.emit(result)
                self.reindexed.emit()
            case IndexCheck():
                self.verified.emit(result)

    def warm(self) -> None:
        """Check the pair of index and encoder that answers from now on, and fill the caches."""

    def _answering(self) -> None:
        self.warm()
        self.reindexed.emit()

    def _reindexing(self, work: Work[object]) -> None:
        # not among the chores: another index answers at once, also while one is being built
        task = self.lanes.search.start(work, "reindex")
        task.failed.connect(self.troubled)
        task.done.connect(lambda _: self._answering())
        task.ended.connect(self.refresh)


def _building(library: OpenLibrary, name: str, anew: bool, exact: bool) -> Work[Manifest]:
    # a generator, so that the model is looked for on the worker's thread
    return (yield from library.build_index(name, anew, exact))


def _estimating(library: OpenLibrary, name: str) -> Work[Estimate]:
    return (yield from library.estimate_index(name))


def _switching(library: OpenLibrary, name: str) -> Work[Switched]:
    found = yield from library.switch_index(name)
    if found is not None:
        return Switched(name, found)
    return Switched(name, None, (yield from library.estimate_index(name)))


def _saving(program: Program, library: OpenLibrary, name: str, file: str) -> Work[Saved]:
    return Saved(file, (yield from program.export_index(library, name, file)))


def _taking(program: Program, library: OpenLibrary, file: str) -> Work[str]:
    return (yield from program.import_index(library, file)).id
