"""Brings sources into a library, file by file; what did not change is left alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic

from app.domain.errors import SourceUnreadable
from app.domain.events import Pace, Problem, Progress, Work
from app.services.ports import LawStore, Source, Sources


@dataclass(slots=True)
class ImportReport:
    """What an import did: counts of laws (versions), of provisions, and the problems met."""

    files: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    provisions_added: int = 0
    provisions_changed: int = 0
    provisions_removed: int = 0
    seconds: float = 0.0
    problems: list[Problem] = field(default_factory=list)


def import_sources(store: LawStore, sources: Sources, paths: Sequence[str]) -> Work[ImportReport]:
    """Import every law of `paths` into `store`; one bad file is one problem in the report.

    Each law is one transaction: cancelled or killed, the library is as it was before the file
    at hand. Raises SourceMissing or SourceUnreadable for a path that cannot be opened at all,
    LibraryBusy when another process is writing.
    """
    started = monotonic()
    report = ImportReport()
    with store.writing():
        try:
            for path in paths:
                with sources.open(path) as source:
                    yield from _import_source(store, source, report)
        finally:
            store.settle()
    report.seconds = monotonic() - started
    return report


def _import_source(store: LawStore, source: Source, report: ImportReport) -> Work[None]:
    yield Progress("reading", 0, None, "files", detail=source.name)
    units = yield from source.units()
    for where, reason, detail in source.problems():
        yield _note(report, Problem(where, reason, detail))
    known = dict(store.known_digests())
    pace = Pace("importing", len(units), "files", monotonic)
    shown = 0.0
    for done, unit in enumerate(units, 1):
        report.files += len(unit.paths)
        if unit.digest in known:
            report.unchanged += 1
        else:
            try:
                law = source.parse(unit)
                stored = store.store(law, unit)
            except SourceUnreadable as error:
                yield _note(report, Problem(error.path, error.reason, error.detail))
            else:
                known[unit.digest] = ""
                report.added += stored.new
                report.updated += not stored.new
                report.provisions_added += stored.added
                report.provisions_changed += stored.changed
                report.provisions_removed += stored.removed
        if monotonic() - shown > 0.05 or done == len(units):
            shown = monotonic()
            yield pace.at(done, unit.name)


def _note(report: ImportReport, problem: Problem) -> Problem:
    report.problems.append(problem)
    return problem
