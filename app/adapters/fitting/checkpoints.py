"""Knows which checkpoints of a training are whole, and which one to go on from."""

import os
import shutil
from pathlib import Path

from app.adapters.fitting.job import CHECKPOINTS

_WHOLE = "whole"


def place(folder: Path) -> Path:
    """The folder of the checkpoints."""
    return folder / CHECKPOINTS


def mark(folder: Path, step: int) -> None:
    """Note that the checkpoint of this step is whole; written when all of it is on the disk."""
    with (place(folder) / f"checkpoint-{step}" / _WHOLE).open("wb") as file:
        file.flush()
        os.fsync(file.fileno())


def last(folder: Path) -> tuple[Path | None, int]:
    """The latest whole checkpoint and its step, 0 for none; what a kill left half is removed."""
    found = []
    for one in place(folder).glob("checkpoint-*"):
        if (one / _WHOLE).is_file():
            found.append((int(one.name.rpartition("-")[2]), one))
        else:
            shutil.rmtree(one, ignore_errors=True)
    step, newest = max(found, default=(0, None))
    return newest, step


def drop(folder: Path) -> None:
    """Remove all checkpoints."""
    shutil.rmtree(place(folder), ignore_errors=True)
