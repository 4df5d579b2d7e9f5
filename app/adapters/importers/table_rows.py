"""Reads the rows of a CSV, TSV or JSONL text, each with its line, and refuses what is damaged."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from app.domain.errors import SourceUnreadable

CELL = 4_000_000
"""Characters of one cell at most."""

COLUMNS = 500
"""Columns of a table at most."""

_DELIMITERS = "\t,;|"
_OBJECT = re.compile(r"\s*\{")


class Row(NamedTuple):
    """The cells of one row by column, and the line of the file on which it begins, from 1."""

    line: int
    cells: dict[str, str]


def rows_of(text: str, path: str) -> tuple[list[str], list[Row]]:
    """The columns and the rows of `text`; rows without any content are left out.

    Raises SourceUnreadable: ``no-columns`` where the first line names none, ``bad-table`` with
    the line in the detail.
    """
    if path.lower().endswith(".jsonl") or _OBJECT.match(text):
        rows = list(_objects(text, path))
        columns = list(dict.fromkeys(name for row in rows for name in row.cells))
    else:
        with _limited_cells():
            columns, rows = _delimited(text, path)
    return columns, [row for row in rows if any(row.cells.values())]


def bad_line(path: str, line: int, what: str) -> SourceUnreadable:
    """The error that a line of a table cannot be read."""
    return SourceUnreadable(path, "bad-table", f"line {line}: {what[:200]}")


@contextmanager
def _limited_cells() -> Iterator[None]:
    before = csv.field_size_limit(CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _delimited(text: str, path: str) -> tuple[list[str], list[Row]]:
    reader = csv.reader(_lines(text), delimiter=_delimiter(text), strict=True)
    names: list[str] = []
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if not names:
                names = _names(cells, path)
            elif any(cells):
                rows.append(Row(line, _filled(names, cells, path, line)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise bad_line(path, line, str(error)) from error
    return names, rows


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        stop = text.find("\n", start) + 1 or len(text)
        yield text[start:stop]
        start = stop


def _delimiter(text: str) -> str:
    """The character that parts the names in the first line."""
    first = next((line for line in _lines(text[:100_000]) if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _names(cells: Sequence[str], path: str) -> list[str]:
    names = [cell.strip() for cell in cells]
    if not any(names):
        return []
    if len(names) > COLUMNS:
        raise SourceUnreadable(path, "no-columns", f"{len(names)} columns")
    if twice := next((name for name in names if name and names.count(name) > 1), ""):
        raise bad_line(path, 1, f"two columns {twice}")
    return names


def _filled(names: Sequence[str], cells: Sequence[str], path: str, line: int) -> dict[str, str]:
    """The cells under their names; cells beyond the last name may only be empty."""
    if any(cell.strip() for cell in cells[len(names) :]):
        raise bad_line(path, line, f"{len(cells)} cells under {len(names)} columns")
    return {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name}


def _objects(text: str, path: str) -> Iterator[Row]:
    for number, line in enumerate(_lines(text), 1):
        if not line.strip():
            continue
        try:
            cells = _cells(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise bad_line(path, number, str(error)) from error
        yield Row(number, cells)


def _cells(found: object) -> dict[str, str]:
    """An object's fields as text; raises ValueError for anything else and for what is no text."""
    if not isinstance(found, dict) or len(found) > COLUMNS:
        raise ValueError(f"not an object of up to {COLUMNS} fields")
    cells = {name: _cell(value) for name, value in found.items()}
    joined = "".join((*cells, *cells.values()))
    if "\0" in joined:
        raise ValueError("NUL")
    joined.encode()
    return cells


def _cell(value: object) -> str:
    """A value as text: a list by lines, anything nested as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(item.strip() for item in value)
    return json.dumps(value, ensure_ascii=False)
