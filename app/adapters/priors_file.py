"""Reads and writes how often laws are asked about: a table of titles and counts."""

from collections.abc import Mapping
from pathlib import Path

from app.adapters.files import write_atomically


def read_priors(path: Path) -> Mapping[str, int]:
    """Counts by title; empty where the file is missing, lines that are none of ours are skipped."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    pairs = (line.rpartition("\t") for line in lines)
    return {title: int(count) for title, _, count in pairs if title and count.isdecimal()}


def write_priors(path: Path, counts: Mapping[str, int]) -> None:
    """Write the table by temp-and-replace; raises LibraryNotWritable."""
    write_atomically(path, "".join(f"{title}\t{count}\n" for title, count in counts.items()))
