"""What a training process is told to do, as files of the run's folder that outlive it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from app.adapters.files import write_atomically
from app.domain.json_values import made, plain
from app.domain.recipe import Recipe
from app.services.training_ports import Material

MODEL, CHECKPOINTS = "model", "checkpoints"
_JOB, _MATERIAL, _PACE, _DONE = "job.json", "material.json", "pace.json", "fitted.json"


@dataclass(frozen=True, slots=True)
class Job:
    """A model folder to train by a recipe, with the prompts that it is used with.

    `guide` is the folder of the guide model, empty for none; `device` is ``auto``, ``cpu``,
    ``cuda`` or ``mps``; `digest` is of the material.
    """

    recipe: Recipe
    model: str
    question_prompt: str
    passage_prompt: str
    guide: str
    device: str
    digest: str


@dataclass(frozen=True, slots=True)
class Pace:
    """What fits into the memory: questions at once, how often before an update, and pieces."""

    batch: int
    accumulate: int
    mini_batch: int

    def smaller(self, cached: bool) -> "Pace | None":
        """The next smaller one of the same questions per update; None where there is none.

        Where the loss is computed in pieces these halve first: the batch keeps all its negatives.
        """
        if cached and self.mini_batch > 1:
            return replace(self, mini_batch=self.mini_batch // 2)
        # one question alone has no wrong answers beside its own
        if self.batch <= 2:
            return None
        half = self.batch // 2
        return Pace(half, self.accumulate * 2, min(self.mini_batch, half))


def digest(material: Material, model: str) -> str:
    """SHA-256 of all texts and of what names the model."""
    told = json.dumps([model, plain(material)], ensure_ascii=True)
    return hashlib.sha256(told.encode("ascii")).hexdigest()


def write_job(folder: Path, job: Job, material: Material) -> bool:
    """Write both files; True where the folder holds the same job already, begun or done."""
    text = json.dumps(plain(job), ensure_ascii=True)
    try:
        if (folder / _JOB).read_text("ascii") == text and (folder / _MATERIAL).is_file():
            return True
    except FileNotFoundError:
        pass
    (folder / _JOB).unlink(missing_ok=True)
    write_atomically(folder / _MATERIAL, json.dumps(plain(material), ensure_ascii=True))
    write_atomically(folder / _JOB, text)
    return False


def read_job(folder: Path) -> Job:
    """The job of a folder."""
    job: Job = made(Job, json.loads((folder / _JOB).read_text("ascii")))
    return job


def read_material(folder: Path) -> Material:
    """The texts of a folder."""
    told = json.loads((folder / _MATERIAL).read_text("ascii"))
    return Material(
        [(question, right, tuple(wrong)) for question, right, wrong in told["triples"]],
        [(question, tuple(places)) for question, places in told["held"]],
        told["pool"],
    )


def write_pace(folder: Path, pace: Pace) -> None:
    """Keep what fits, so that a resumed training does not try in vain again."""
    write_atomically(folder / _PACE, json.dumps(asdict(pace)))


def read_pace(folder: Path, recipe: Recipe) -> Pace:
    """What fits as far as known; the recipe's own at first."""
    try:
        pace: Pace = made(Pace, json.loads((folder / _PACE).read_text("ascii")))
    except FileNotFoundError:
        return Pace(recipe.batch, recipe.accumulate, recipe.mini_batch)
    return pace


def mark_done(folder: Path, steps: int) -> None:
    """Note that the training has come to its end."""
    write_atomically(folder / _DONE, json.dumps({"steps": steps}))


def is_done(folder: Path) -> bool:
    """Whether the training of this folder has come to its end."""
    return (folder / _DONE).is_file()


def forget(folder: Path, also: Sequence[str] = ()) -> None:
    """Remove what an earlier training of another job left."""
    for name in (_PACE, _DONE, *also):
        (folder / name).unlink(missing_ok=True)
