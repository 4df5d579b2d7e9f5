"""Reads files of questions with their answers in every form they come in, and writes our own."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from app.adapters import question_limits as limits
from app.adapters.files import write_atomically
from app.adapters.importers.decoding import decode
from app.adapters.importers.table_rows import rows_of
from app.adapters.question_columns import columns_of, row_of
from app.adapters.question_sheets import Cells, parquet_columns, parquet_rows, sheet_rows
from app.domain.errors import QuestionsUnreadable, SourceUnreadable
from app.domain.events import Pace, Work
from app.domain.question_rows import QuestionRow, QuestionTable
from app.domain.training import Origin
from app.services.evaluating_spans import read_span_questions
from app.services.source_ports import Reading

STAGE = "reading"
SPANS = "legalbench-rag"
_FORMATS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".parquet": "parquet",
}
FORMATS = (*dict.fromkeys(_FORMATS.values()), SPANS)
"""The names of the forms, as a person may tell them."""
_EVERY = 500


class QuestionFiles:
    """The port `QuestionSources` for files of this machine."""

    def read(self, path: str, reading: Reading) -> Work[QuestionTable]:
        """The rows of a file, or of a folder with benchmarks; raises QuestionsUnreadable."""
        file = Path(path).expanduser()
        form = _form(file, reading.format)
        if form == SPANS:
            return _spans(file)
        left: list[tuple[str, str, str]] = []
        columns: dict[str, str] = {}
        rows, written = list[QuestionRow](), 0
        pace = Pace(STAGE, None, "rows", monotonic)
        yield pace.at(0, file.name)
        for where, cells in _cells(file, form, left, reading.columns):
            if not columns:
                columns = columns_of(path, list(cells), reading.columns)
            rows.append(row_of(where, cells, columns))
            written += len(rows[-1].text) + sum(map(len, rows[-1].answers))
            if len(rows) % _EVERY == 0:
                limits.check(path, "rows", len(rows), limits.ROWS)
                limits.check(path, "characters", written, limits.CHARACTERS)
                yield pace.at(len(rows), file.name)
        if not rows:
            raise QuestionsUnreadable(path, 0, "no questions")
        # our own form: what it holds was composed to train with, unless somebody says otherwise
        return QuestionTable(file.name, Origin.COMPOSED, tuple(rows), tuple(left))

    def write(self, path: str, lines: Sequence[Mapping[str, Any]]) -> None:
        """Write lines of JSON, replacing what was there in one step; raises LibraryNotWritable."""
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        write_atomically(Path(path).expanduser().absolute(), text)


def _form(file: Path, told: str) -> str:
    if told and told not in FORMATS:
        raise QuestionsUnreadable(str(file), 0, f"unknown-format {told}: {', '.join(FORMATS)}")
    if not file.exists():
        raise QuestionsUnreadable(str(file), 0, "no such file")
    form = told or (SPANS if file.is_dir() else _FORMATS.get(file.suffix.lower(), ""))
    if form == "json" and _holds_tests(file):
        return SPANS
    if not form or (file.is_dir() and form != SPANS):
        raise QuestionsUnreadable(str(file), 0, f"unknown-format: {', '.join(FORMATS)}")
    return form


def _holds_tests(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return b'"tests"' in stream.read(200).replace(b" ", b"")
    except OSError as error:
        raise QuestionsUnreadable(str(file), 0, str(error)) from error


def _spans(file: Path) -> QuestionTable:
    """Questions of LegalBench-RAG; each names its part, and its place there."""
    found = read_span_questions(str(file))
    rows = tuple(
        QuestionRow(f"{one.part} {place}", one.text, spans=one.spans, source=one.part)
        for place, one in enumerate(found, 1)
    )
    return QuestionTable(file.stem if file.suffix else SPANS, Origin.BENCHMARK, rows)


def _cells(
    file: Path, form: str, left: list[tuple[str, str, str]], told: Mapping[str, str]
) -> Iterator[Cells]:
    """The rows of a file as cells by column."""
    if form == "xlsx":
        return sheet_rows(file, left)
    if form == "parquet":
        names = parquet_columns(file)
        columns = columns_of(str(file), names, told)
        return parquet_rows(file, list(dict.fromkeys(columns.values())))
    text = _text(file)
    if form == "csv":
        return _delimited(file, text)
    return _objects(str(file), text)


def _text(file: Path) -> str:
    try:
        limits.check(str(file), "bytes", file.stat().st_size, limits.TEXT_BYTES)
        return decode(file.read_bytes(), str(file))
    except OSError as error:
        raise QuestionsUnreadable(str(file), 0, error.strerror or str(error)) from error
    except SourceUnreadable as error:
        raise QuestionsUnreadable(str(file), 0, f"{error.reason} {error.detail}".strip()) from error


def _delimited(file: Path, text: str) -> Iterator[Cells]:
    try:
        names, rows = rows_of(text, "table.csv")
    except SourceUnreadable as error:
        raise QuestionsUnreadable(str(file), 0, f"{error.reason}: {error.detail}") from error
    empty = dict.fromkeys(names, "")
    for row in rows:
        yield f"line {row.line}", empty | row.cells


def _objects(path: str, text: str) -> Iterator[Cells]:
    """The objects of a text: one a line, or all in one list."""
    if text.lstrip().startswith("["):
        found = [("list", text)]
    else:
        lines = enumerate(text.split("\n"), 1)
        found = [(str(number), line) for number, line in lines if line.strip()]
    keys: dict[str, None] = {}
    parsed = [(where, _parsed(path, where, line)) for where, line in found]
    if parsed and isinstance(parsed[0][1], list):
        parsed = [(str(place), one) for place, one in enumerate(parsed[0][1], 1)]
    for where, one in parsed:
        if not isinstance(one, dict):
            raise QuestionsUnreadable(path, int(where), "not an object")
        keys.update(dict.fromkeys(one))
    empty: dict[str, object] = dict.fromkeys(keys, "")
    for where, one in parsed:
        yield f"line {where}", empty | one


def _parsed(path: str, where: str, line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        place = int(where) if where.isdigit() else 0
        raise QuestionsUnreadable(path, place, str(error)[:200]) from error
