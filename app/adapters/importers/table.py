"""Reads tables of law, CSV, TSV or JSONL: a row is a provision, and a column names its law."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import TypeVar

from app.adapters.importers import chinese_identity, table_values
from app.adapters.importers.importer import File
from app.adapters.importers.table_columns import FIELDS, columns_of
from app.adapters.importers.table_rows import bad_line, rows_of
from app.adapters.importers.table_values import Name
from app.adapters.importers.text import language_of
from app.domain.citation import name_key
from app.domain.errors import SourceUnreadable
from app.domain.law import Kind, Level, ParsedLaw, ParsedProvision, Status

_ANNEX = re.compile(r"附件|附录|附表|annex|schedule|appendix", re.IGNORECASE)
_STEP = re.compile(r"\s+[>›»]\s+|\n")
_BEHIND_LABEL = re.compile(r"[.:。：]?\s+")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row as values: what it says of its law, and the provision that it is."""

    identity: str
    title: str
    level: Level
    region: str
    language: str
    published: date | None
    effective: date | None
    status: Status | None
    provision: ParsedProvision


class Table:
    """The importer of tables; `columns` maps our fields to the names of a table's columns.

    A field that `columns` does not mention is looked for by the usual English and Chinese names;
    one that it maps to nothing stays empty. Raises SourceUnreadable (``no-columns``) for a field
    that is none of ours, with those that are.
    """

    name = "table"
    edition = 1
    suffixes = (".csv", ".tsv", ".jsonl")

    def __init__(self, columns: Mapping[str, str] = {}) -> None:
        if unknown := sorted(columns.keys() - FIELDS):
            raise SourceUnreadable(", ".join(unknown), "no-columns", ", ".join(sorted(FIELDS)))
        self._columns = dict(columns)

    def with_columns(self, columns: Mapping[str, str]) -> "Table":
        """The importer for tables with these columns."""
        return Table(columns)

    def recognises(self, file: File) -> bool:
        """Any table; one without the columns of a law is refused by name of its columns."""
        return PurePosixPath(file.path).suffix.lower() in self.suffixes

    def unit_key(self, file: File) -> str:
        """Every file is a table of its own."""
        return file.path

    def facts(self, file: File) -> str:
        """The mapping: under another one, a file means something else."""
        return json.dumps(self._columns, sort_keys=True, ensure_ascii=False)

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The laws of a table in the order of their first rows.

        Raises SourceUnreadable: ``no-columns`` with the columns that there are, ``bad-table``
        with the line in the detail, ``empty``.
        """
        (file,) = files
        names, rows = rows_of(file.text, file.path)
        columns = columns_of(file.path, names, self._columns)
        groups: dict[tuple[str, date | None], list[_Entry]] = {}
        for row in rows:
            try:
                entry = _entry(row.cells, columns)
            except ValueError as error:
                raise bad_line(file.path, row.line, str(error)) from error
            groups.setdefault((entry.identity, entry.published), []).append(entry)
        if not groups:
            raise SourceUnreadable(file.path, "empty")
        return [_law(entries) for entries in groups.values()]


def _entry(cells: Mapping[str, str], columns: Mapping[str, Sequence[str]]) -> _Entry:
    """The values of a row; ValueError for one without law or text, or with a bad value."""

    def cell(field: str) -> str:
        return next((cells.get(name, "") for name in columns[field]), "")

    title = " ".join(cell("law").split()).strip("《》")
    if not title:
        raise ValueError("no law")
    if columns["text"][0] not in cells:
        raise ValueError("no text")
    text = cell("text")
    language = table_values.language(cell("language")) or language_of(f"{title} {text}")
    chinese = language.startswith("zh")
    level, region = _placed(cell("level"), cell("region"), title)
    key = cell("key") or f"{level.value}|{region}|{name_key(title)}"
    name = _name(cell("number"), cell("label"), "".join(columns["number"]), chinese)
    path = [step for column in columns["path"] for step in _STEP.split(cells.get(column, ""))]
    provision = _provision(name, cell("heading"), text, tuple(filter(None, path)))
    return _Entry(
        identity=f"table|{key}",
        title=title,
        level=level,
        region=region,
        language=language,
        published=table_values.day(cell("published")),
        effective=table_values.day(cell("effective")),
        status=table_values.status(cell("status")),
        provision=provision,
    )


def _placed(level: str, region: str, title: str) -> tuple[Level, str]:
    """Level and region as the row says, else as a Chinese title tells; both are its identity."""
    stated = table_values.level(level)
    if language_of(title) != "zh":
        return stated or Level.OTHER, region
    told, place = chinese_identity.inferred(title, "", ())
    if stated is Level.LOCAL:
        place = chinese_identity.region_of(title, "")
    elif stated is not None:
        place = ""
    return stated or told, region or place


def _name(number: str, label: str, column: str, chinese: bool) -> Name:
    name = table_values.name_of(number or label, column, chinese)
    return Name(name.number, label) if label else name


def _provision(name: Name, heading: str, text: str, path: tuple[str, ...]) -> ParsedProvision:
    """A row's provision, without the label that its text may repeat; ValueError if it is void."""
    leading, rest = table_values.leading_name(text)
    if leading.number and (not name.number or leading.number == name.number):
        name, text = Name(leading.number, name.label or leading.label), rest
    elif name.label and text.startswith(name.label):
        behind = _BEHIND_LABEL.match(text, len(name.label))
        text = text[behind.end() :] if behind else text
    paragraphs = "\n".join(line for raw in text.split("\n") if (line := raw.strip()))
    shown = paragraphs or heading or name.label
    if not shown:
        raise ValueError("no text")
    kind = Kind.ARTICLE if name.number else Kind.PREAMBLE
    if _ANNEX.match(name.label):
        kind = Kind.ANNEX
    elif name.label.lower().startswith("clause"):
        kind = Kind.CLAUSE
    return ParsedProvision(
        name.number, name.label, shown, heading if paragraphs else "", path, kind
    )


def _law(entries: Sequence[_Entry]) -> ParsedLaw:
    """One version of a law; what most of its rows say holds for it, the rest for theirs alone."""
    first = entries[0]
    status = _usual(entries, lambda entry: entry.status)
    effective = _usual(entries, lambda entry: entry.effective)
    provisions = (
        replace(
            entry.provision,
            status=entry.status if entry.status is not status else None,
            effective=entry.effective if entry.effective != effective else None,
        )
        for entry in entries
    )
    return ParsedLaw(
        key=first.identity,
        title=first.title,
        language=first.language,
        level=first.level,
        provisions=_numbered(tuple(provisions)),
        region=first.region,
        published=first.published,
        effective=effective,
        status=status,
        citation="{title}{label}" if first.language.startswith("zh") else "{title}, {label}",
    )


def _usual(entries: Iterable[_Entry], value: Callable[[_Entry], _Value | None]) -> _Value | None:
    ((most, _),) = Counter(map(value, entries)).most_common(1)
    return most


def _numbered(provisions: tuple[ParsedProvision, ...]) -> tuple[ParsedProvision, ...]:
    """The provisions, counted where the table gives none of them a name."""
    if any(p.label for p in provisions):
        return provisions
    if len(provisions) == 1:
        return (replace(provisions[0], kind=Kind.WHOLE),)
    return tuple(
        replace(p, number=str(n), label=f"¶ {n}", kind=Kind.STRETCH)
        for n, p in enumerate(provisions, 1)
    )
