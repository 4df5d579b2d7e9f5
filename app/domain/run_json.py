"""Turns the record of a question into plain JSON values and back, without loss."""

from collections.abc import Mapping
from typing import Any

from app.domain.asking import Run
from app.domain.json_values import made, plain

FORMAT = 1
"""The version that a document is marked with, as its key ``format``."""


def as_fields(run: Run) -> dict[str, Any]:
    """The run as JSON can hold it: days in ISO form, choices by their values."""
    return {"format": FORMAT, **plain(run)}


def from_fields(raw: Mapping[str, Any]) -> Run:
    """The run that such values describe; what a newer program added is left out.

    Raises ValueError where something is lacking or is not what it should be.
    """
    run: Run = made(Run, raw)
    return run
