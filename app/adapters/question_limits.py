"""What a file of questions may contain at most; more is refused before it is read."""

from app.domain.errors import QuestionsUnreadable

ROWS = 2_000_000
"""Rows of one file."""

TEXT_BYTES = 256 * 1024 * 1024
"""Size of a file that is read as text."""

UNPACKED_BYTES = 512 * 1024 * 1024
"""Size of a spreadsheet's parts, unpacked."""

PARQUET_BYTES = 2 * 1024**3
"""Size of a Parquet file, and of the columns that are read of it, unpacked."""

CHARACTERS = 500_000_000
"""Characters of all cells that are read of one file."""


def check(path: str, what: str, found: int, most: int) -> None:
    """Raise QuestionsUnreadable where more was found than there may be."""
    if found > most:
        raise QuestionsUnreadable(path, 0, f"too-large: {found:,} {what}, at most {most:,}")
