"""Brings sources into a library, file by file; what did not change is left alone."""

from collections.abc import Sequence, Set
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from time import monotonic

from app.domain.errors import SourceUnreadable
from app.domain.events import Pace, Problem, Progress, Work
from app.domain.law import Status
from app.services.law_ports import LawStore
from app.services.source_ports import ImportedSource, Reading, Source, Sources, SourceUnit, Stored


@dataclass(frozen=True, slots=True)
class LawChange:
    """What happened to one law: a version came or was changed; counts are of provisions."""

    title: str
    published: date | None
    new: bool
    status: Status | None
    added: int
    changed: int
    removed: int


@dataclass(slots=True)
class ImportReport:
    """What an import did: counts of laws (versions), of provisions, and the problems met.

    `changes` names every law that came or was changed, in the order of the source.
    """

    files: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    provisions_added: int = 0
    provisions_changed: int = 0
    provisions_removed: int = 0
    seconds: float = 0.0
    problems: list[Problem] = field(default_factory=list)
    changes: list[LawChange] = field(default_factory=list)


def import_sources(
    store: LawStore, sources: Sources, paths: Sequence[str], reading: Reading = Reading()
) -> Work[ImportReport]:
    """Import every law of `paths` into `store`; one bad file is one problem in the report.

    Cancelled, the library keeps the files that were done; killed or out of disk, it is as it was
    before. Raises SourceMissing or SourceUnreadable for a path that cannot be opened at all,
    LibraryBusy when another process is writing, LibraryNotWritable.
    """
    started = monotonic()
    report = ImportReport()
    with store.importing():
        for path in paths:
            with sources.open(path, reading) as source:
                yield from _import_source(store, source, path, report)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            if report.changes or path not in {one.path for one in store.imported_sources()}:
                store.remember_source(ImportedSource(path, asdict(reading), now))
        yield from store.find_references()
    report.seconds = monotonic() - started
    return report


def _import_source(store: LawStore, source: Source, path: str, report: ImportReport) -> Work[None]:
    yield Progress("reading", 0, None, "files", detail=source.name)
    units = yield from source.units()
    for where, reason, detail in source.problems():
        yield _note(report, Problem(where, reason, detail))
    report.files += sum(len(unit.paths) for unit in units)
    fresh = _unknown(units, store.known_digests())
    report.unchanged += len(units) - len(fresh)
    if not fresh:
        return
    pace = Pace("importing", len(fresh), "files", monotonic)
    done, shown = 0, 0.0
    with closing(source.parsed(fresh)) as parsed:
        for unit, found in parsed:
            done += found is not None
            if isinstance(found, SourceUnreadable):
                yield _note(report, Problem(found.path, found.reason, found.detail))
            elif found is not None:
                _tell(report, store.store(found, replace(unit, source=path)))
            if monotonic() - shown > 0.05 or done == len(fresh):
                shown = monotonic()
                yield pace.at(done, unit.name)


def _unknown(units: Sequence[SourceUnit], known: Set[str]) -> list[SourceUnit]:
    """The units with a fingerprint that is not among `known`, each fingerprint once."""
    fresh: dict[str, SourceUnit] = {}
    for unit in units:
        if unit.digest not in known:
            fresh.setdefault(unit.digest, unit)
    return list(fresh.values())


def _tell(report: ImportReport, stored: Sequence[Stored]) -> None:
    for one in stored:
        report.added += one.new
        altered = bool(one.added or one.changed or one.removed or one.restated)
        report.updated += altered and not one.new
        report.unchanged += not (altered or one.new)
        report.provisions_added += one.added
        report.provisions_changed += one.changed
        report.provisions_removed += one.removed
        if not (altered or one.new):
            continue
        report.changes.append(
            LawChange(
                one.title, one.published, one.new, one.stated, one.added, one.changed, one.removed
            )
        )


def _note(report: ImportReport, problem: Problem) -> Problem:
    report.problems.append(problem)
    return problem
