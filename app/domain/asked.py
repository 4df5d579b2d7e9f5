"""How often laws are asked about: which questions count, and the table as lines of a file."""

import hashlib
from collections.abc import Iterable, Mapping

FOLDS, CLOSED = 5, 0
"""Parts of the known questions, and the one that nothing is fitted to: figures are measured on it.
"""


def fold_of(name: str, folds: int = FOLDS) -> int:
    """The number below `folds` that belongs to a question's id or a law's name for ever."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def table_lines(counts: Mapping[str, int]) -> list[str]:
    """Title, tab, count; the most asked first, equals in the order of their titles."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [f"{title}\t{count}" for title, count in ordered]


def table_of(lines: Iterable[str]) -> dict[str, int]:
    """The counts by title; lines that are none of ours are skipped."""
    pairs = (line.rpartition("\t") for line in lines)
    return {title: int(count) for title, _, count in pairs if title and count.isdecimal()}
