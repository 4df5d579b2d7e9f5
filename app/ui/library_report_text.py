"""The report of an import as a text to keep: plain, Markdown, or JSON for other programs."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.services.importing import ImportReport, LawChange
from app.services.reporting import as_fields, in_groups
from app.ui import library_words, phrases

translate = QCoreApplication.translate


def summary(report: ImportReport) -> str:
    """The whole report in one line."""
    counted = translate("Report", "{0} new, {1} changed, {2} as they were").format(
        *map(phrases.number, (report.added, report.updated, report.unchanged))
    )
    return f"{counted} · {phrases.span(report.seconds)}"


def group_names() -> tuple[str, str, str, str]:
    """What the groups of a report are called: added, changed, repealed, left out."""
    return (
        translate("Report", "Added"),
        translate("Report", "Changed"),
        translate("Report", "Repealed since"),
        translate("Report", "Left out"),
    )


def provisions(change: LawChange) -> str:
    """How many provisions of a law came, changed and went."""
    parts = []
    if change.added:
        parts.append(translate("Report", "{0} added").format(phrases.number(change.added)))
    if change.changed:
        parts.append(translate("Report", "{0} changed").format(phrases.number(change.changed)))
    if change.removed:
        parts.append(translate("Report", "{0} removed").format(phrases.number(change.removed)))
    return ", ".join(parts)


def as_text(report: ImportReport, library: str) -> str:
    """The report to be read as it is."""
    lines = [title(library), summary(report)]
    for name, rows in _groups(report):
        lines += ["", f"{name} ({phrases.number(len(rows))})"]
        lines += [f"  {row[0]}{''.join(f' · {part}' for part in row[1:] if part)}" for row in rows]
    return "\n".join(lines) + "\n"


def as_markdown(report: ImportReport, library: str) -> str:
    """The report as Markdown, with a table for each group."""
    lines = [f"# {_plain(title(library))}", "", _plain(summary(report))]
    for name, rows in _groups(report):
        lines += ["", f"## {name} ({phrases.number(len(rows))})", ""]
        head = _head(len(rows[0]))
        lines += [f"| {' | '.join(head)} |", "|" + " --- |" * len(head)]
        lines += [f"| {' | '.join(map(_plain, row))} |" for row in rows]
    return "\n".join(lines) + "\n"


def as_json(report: ImportReport, library: str) -> str:
    """The report with the keys of the command line, whatever language the window speaks."""
    fields = {"library": library, **as_fields(report)}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def title(library: str) -> str:
    """What the report is about."""
    return translate("Report", "Import into {0}").format(library)


def _groups(report: ImportReport) -> list[tuple[str, list[tuple[str, ...]]]]:
    """The groups that are not empty, with their rows."""
    sorted_ = in_groups(report)
    *names, left_out = group_names()
    groups: list[tuple[str, list[tuple[str, ...]]]] = []
    for name, changes in zip(
        names, (sorted_.added, sorted_.changed, sorted_.repealed), strict=True
    ):
        groups.append((name, _rows(changes)))
    problems = [(p.where, library_words.problem(p)) for p in sorted_.problems]
    groups.append((left_out, list(problems)))
    return [(name, rows) for name, rows in groups if rows]


def _rows(changes: Sequence[LawChange]) -> list[tuple[str, ...]]:
    return [
        (c.title, phrases.day(c.published) if c.published else "", provisions(c)) for c in changes
    ]


def _head(columns: int) -> tuple[str, ...]:
    law, day, counted = (
        translate("Report", "Law"),
        translate("Report", "Published"),
        translate("Report", "Provisions"),
    )
    left_out = translate("Report", "File"), translate("Report", "Because")
    return (law, day, counted) if columns == 3 else left_out


def _plain(text: str) -> str:
    """`text` with the characters that Markdown takes for itself made harmless, on one line."""
    marked = "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in text)
    return " ".join(marked.split())
