"""Reads the rows of spreadsheets and Parquet files, which are not trusted to be of any size."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.adapters import question_limits as limits
from app.adapters.importers.limits import RATIO, RATIO_FROM
from app.domain.errors import QuestionsUnreadable

Cells = tuple[str, Mapping[str, object]]
"""A row's place for people, and its cells by column."""

_ENTRIES = 20_000
_HEAD = 4_096
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
_BATCH = 500
_COLUMNS = 500


def sheet_rows(path: Path, left: list[tuple[str, str, str]]) -> Iterator[Cells]:
    """The rows of the first sheet that has any; other sheets with content are noted in `left`.

    Raises QuestionsUnreadable.
    """
    _guard(path)
    import openpyxl

    try:
        with warnings.catch_warnings():
            # of extensions that only formatting needs
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            try:
                chosen = False
                for sheet in book.worksheets:
                    rows = sheet.iter_rows(max_col=_COLUMNS, values_only=True)
                    if not chosen:
                        for cells in _under_names(rows):
                            chosen = True
                            yield cells
                    elif any(any(cell is not None for cell in row) for row in rows):
                        left.append((sheet.title, "sheet-not-read", ""))
            finally:
                book.close()
    except QuestionsUnreadable:
        raise
    except Exception as error:
        # the parser raises whatever a damaged part leads it to
        raise QuestionsUnreadable(str(path), 0, f"bad-table: {error!r}"[:300]) from error


def _under_names(rows: Iterator[Sequence[object]]) -> Iterator[Cells]:
    """The rows below the first one that is not empty, which has the names."""
    names: list[str] = []
    for line, row in enumerate(rows, 1):
        if all(cell is None for cell in row):
            continue
        if not names:
            names = ["" if cell is None else str(cell).strip() for cell in row]
            continue
        yield f"row {line}", {n: cell for n, cell in zip(names, row, strict=False) if n}


def _guard(path: Path) -> None:
    """Refuse a file that would unpack to far more than it is, or that declares entities."""
    try:
        with zipfile.ZipFile(path) as book:
            infos = book.infolist()
            unpacked = sum(info.file_size for info in infos)
            packed = max(1, sum(info.compress_size for info in infos))
            limits.check(str(path), "parts", len(infos), _ENTRIES)
            limits.check(str(path), "bytes unpacked", unpacked, limits.UNPACKED_BYTES)
            if unpacked > RATIO_FROM and unpacked / packed > RATIO:
                limits.check(str(path), "times its size unpacked", unpacked // packed, RATIO)
            for info in infos:
                with book.open(info) as part:
                    if b"<!" in part.read(_HEAD).replace(b"\0", b"").replace(b"<!--", b""):
                        raise QuestionsUnreadable(str(path), 0, f"declarations in {info.filename}")
    except (*_BROKEN, ValueError) as error:
        raise QuestionsUnreadable(str(path), 0, f"broken-archive: {error}") from error


def parquet_columns(path: Path) -> list[str]:
    """The names of the columns of a Parquet file; raises QuestionsUnreadable."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            return list(file.schema_arrow.names)
    except (pa.ArrowException, OSError) as error:
        raise QuestionsUnreadable(str(path), 0, f"bad-table: {error}"[:300]) from error


def parquet_rows(path: Path, columns: Sequence[str]) -> Iterator[Cells]:
    """The rows of a Parquet file, with these columns alone; raises QuestionsUnreadable."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            _check(path, file.metadata, columns)
            line = 0
            for batch in file.iter_batches(_BATCH, columns=list(columns)):
                for row in batch.to_pylist():
                    line += 1
                    yield f"row {line}", row
    except (pa.ArrowException, OSError, ValueError) as error:
        raise QuestionsUnreadable(str(path), 0, f"bad-table: {error}"[:300]) from error


def _check(path: Path, about: Any, columns: Sequence[str]) -> None:
    limits.check(str(path), "rows", about.num_rows, limits.ROWS)
    size = 0
    for group in range(about.num_row_groups):
        told = about.row_group(group)
        parts = (told.column(place) for place in range(told.num_columns))
        size += sum(
            part.total_uncompressed_size
            for part in parts
            if part.path_in_schema.split(".")[0] in columns
        )
    limits.check(str(path), "bytes unpacked", size, limits.PARQUET_BYTES)
