"""Reads how often laws are asked about: a table of titles and counts."""

from collections.abc import Mapping
from pathlib import Path

from app.domain.asked import table_of


def read_priors(path: Path) -> Mapping[str, int]:
    """Counts by title; empty where the file is missing or is not text."""
    try:
        return table_of(path.read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return {}
