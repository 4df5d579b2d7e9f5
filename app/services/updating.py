"""Brings a library up to date from the sources that it was filled from."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from app.domain.errors import SourceMissing, SourceUnreadable
from app.domain.events import Problem, Work
from app.services.importing import ImportReport
from app.services.library import OpenLibrary
from app.services.source_ports import ImportedSource, Reading

GONE = "source-gone"
"""The reason of a problem: a source is no longer where the library was filled from."""


def update(library: OpenLibrary) -> Work[ImportReport]:
    """Import anew what the library was filled from, as it was read then, the oldest first.

    A source that is gone or cannot be opened is a problem in the report, and the others are
    read all the same. Each source is one import; see `app.services.importing`.
    """
    whole = ImportReport()
    for source in reversed(library.imported_sources()):
        if not Path(source.path).exists():
            yield _note(whole, Problem(source.path, GONE))
            continue
        try:
            report = yield from library.import_sources([source.path], _reading(source))
        except SourceMissing as error:
            yield _note(whole, Problem(error.path, GONE))
        except SourceUnreadable as error:
            yield _note(whole, Problem(error.path, error.reason, error.detail))
        else:
            _add(whole, report)
    return whole


def missing(sources: Sequence[ImportedSource]) -> list[str]:
    """The sources that are not there now."""
    return [source.path for source in sources if not Path(source.path).exists()]


def _reading(source: ImportedSource) -> Reading:
    told: dict[str, Any] = dict(source.reading)
    columns = told.get("columns")
    return Reading(str(told.get("format", "")), dict(columns) if columns else {})


def _add(whole: ImportReport, report: ImportReport) -> None:
    for one in fields(whole):
        setattr(whole, one.name, getattr(whole, one.name) + getattr(report, one.name))


def _note(report: ImportReport, problem: Problem) -> Problem:
    report.problems.append(problem)
    return problem
