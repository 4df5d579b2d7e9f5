"""Keeps the best model of a training on the disk, and what it was judged by so far."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from app.adapters.files import write_atomically
from app.adapters.fitting.job import MODEL

_SCORES = "scores.json"


class Judged:
    """The held-out scores of a training by step; a model is the better for their mean.

    The untrained model (step 0) is a score to look at, never the best.
    """

    def __init__(self, folder: Path, upto: int) -> None:
        """Take up what is kept in `folder` from steps no later than `upto`."""
        self._file = folder / _SCORES
        self._means: dict[int, float] = {}
        try:
            kept = json.loads(self._file.read_text("ascii"))
        except FileNotFoundError:
            kept = {}
        self._means = {int(step): mean for step, mean in kept.items() if int(step) <= upto}

    def add(self, step: int, scores: Mapping[int, float]) -> bool:
        """Note the scores of a step; True where they are the best so far."""
        mean = sum(scores.values()) / len(scores)
        best = step > 0 and mean > max((m for s, m in self._means.items() if s), default=-1.0)
        self._means[step] = mean
        write_atomically(self._file, json.dumps(self._means))
        return best

    @property
    def waited(self) -> int:
        """How many judgements there were since the best one."""
        trained = [(mean, -step) for step, mean in self._means.items() if step]
        best = -max(trained)[1] if trained else 0
        return sum(step > best for step in self._means)

    def knows(self, step: int) -> bool:
        """Whether the model was judged after this step."""
        return step in self._means


def forget_scores(folder: Path) -> None:
    """Begin anew."""
    (folder / _SCORES).unlink(missing_ok=True)


def fresh(folder: Path) -> Path:
    """A new place to write a model to; `put` brings it where the model is looked for."""
    place = folder / f".{MODEL}-new"
    shutil.rmtree(place, ignore_errors=True)
    return place


def put(folder: Path) -> None:
    """Let the model that was written replace the best one; `recover` mends what a kill leaves."""
    old = folder / f".{MODEL}-old"
    shutil.rmtree(old, ignore_errors=True)
    if (folder / MODEL).exists():
        (folder / MODEL).rename(old)
    (folder / f".{MODEL}-new").rename(folder / MODEL)
    shutil.rmtree(old, ignore_errors=True)


def recover(folder: Path) -> None:
    """Put the old model back where a kill came between two renames."""
    old = folder / f".{MODEL}-old"
    if old.exists() and not (folder / MODEL).exists():
        old.rename(folder / MODEL)
