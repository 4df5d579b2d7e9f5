"""Sorts what an import did into what a person asks: what came, what changed, what is repealed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.domain.events import Problem
from app.domain.law import Status
from app.services.importing import ImportReport, LawChange


@dataclass(frozen=True, slots=True)
class Sorted:
    """The changes of a report in three groups, each in the order of the source, and the problems.

    A law that the library had and that is repealed now is in `repealed` alone.
    """

    added: Sequence[LawChange]
    changed: Sequence[LawChange]
    repealed: Sequence[LawChange]
    problems: Sequence[Problem]


def in_groups(report: ImportReport) -> Sorted:
    """The report's changes by what happened to the law."""
    repealed = [c for c in report.changes if not c.new and c.status is Status.REPEALED]
    changed = [c for c in report.changes if not c.new and c.status is not Status.REPEALED]
    added = [c for c in report.changes if c.new]
    return Sorted(added, changed, repealed, report.problems)


def as_fields(report: ImportReport) -> dict[str, Any]:
    """The report as JSON can hold it: dates in ISO form, empty where unknown."""
    fields = asdict(report)
    for change in fields["changes"]:
        change["published"] = str(change["published"] or "")
        change["status"] = str(change["status"] or "")
    return fields
