"""Fits a model in a process of its own, which is started anew with less when memory runs out."""

import multiprocessing
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.adapters.encoders import folders
from app.adapters.fitting import best, checkpoints, losses, precision
from app.adapters.fitting.job import (
    MODEL,
    Job,
    digest,
    forget,
    is_done,
    read_pace,
    write_job,
    write_pace,
)
from app.adapters.fitting.serving import Ended, serve
from app.domain.encoders import BUNDLED, TRANSFORMER, EncoderName
from app.domain.errors import (
    EncoderFaulty,
    EncoderMissing,
    ModelUnusable,
    RecipeUnusable,
    TrainingFailed,
)
from app.domain.events import Event, Work
from app.domain.recipe import Recipe
from app.domain.training import Note
from app.services.training_ports import Material

_POLL, _PATIENCE = 0.2, 5.0


class TransformerFitter:
    """Trains static models, BERT-like ones and EmbeddingGemma with sentence-transformers."""

    def __init__(
        self, models: Path, places: Sequence[Path] = (), device: str = "auto", processes: int = 0
    ) -> None:
        """`models` holds the bundled model, `places` those that were downloaded.

        `processes` is how many train together, 0 for one on each GPU, or one.
        """
        self._models, self._places = models, (*places, models)
        self._device, self._processes = device, processes

    def fit(self, recipe: Recipe, model: str, material: Material, folder: str) -> Work[str]:
        """Train, or go on from the last checkpoint in `folder`; the folder of the best model.

        Yields Step, Held and Note. Closed, it stops at once, and the best so far stays. Raises
        TrainingFailed, RecipeUnusable, ModelUnusable.
        """
        place = Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        job = self._job(recipe, model, material)
        if not write_job(place, job, material):
            forget(place)
            best.forget_scores(place)
            checkpoints.drop(place)
        while not is_done(place):
            end = yield from self._run(place)
            if end.kind == "memory":
                yield self._shrunk(place, recipe, end)
            elif end.kind:
                raise end.error()
        return str(place / MODEL)

    def _job(self, recipe: Recipe, model: str, material: Material) -> Job:
        _check(recipe, material)
        name, folder = self._found(model)
        question, passage = folders.prompts(name, folder)
        guide = str(self._found(recipe.guide)[1]) if recipe.loss == "gist" else ""
        told = digest(material, f"{folder} {folders.revision(folder)}")
        return Job(recipe, str(folder), question, passage, guide, self._device, told)

    def _found(self, model: str) -> tuple[EncoderName, Path]:
        """Name and folder of a model of this machine that can be trained."""
        try:
            name = EncoderName.parse(model)
            if name.kind == BUNDLED:
                return name, self._models / BUNDLED
            if name.kind != TRANSFORMER:
                raise ModelUnusable(model, "no-model", "only a model in a folder can be trained")
            folder = folders.model_folder(name, self._places)
            folders.check_folder(name.full, folder)
        except EncoderMissing as error:
            raise ModelUnusable(model, "not-found", error.detail) from error
        except EncoderFaulty as error:
            raise ModelUnusable(model, "damaged", error.detail) from error
        return name, folder

    def _run(self, folder: Path) -> Work[Ended]:
        spawn = multiprocessing.get_context("spawn")
        pipe, theirs = spawn.Pipe()
        process: Any = spawn.Process(target=serve, args=(theirs, str(folder), self._processes))
        process.start()
        theirs.close()
        try:
            end = yield from _events(pipe)
            # its libraries tidy up after themselves when they may
            process.join(_PATIENCE)
            return end
        finally:
            # what is worth keeping is on the disk, and others end with the first one
            with suppress(ValueError):
                process.kill()
            process.join(_PATIENCE)
            pipe.close()

    def _shrunk(self, folder: Path, recipe: Recipe, end: Ended) -> Note:
        pace = read_pace(folder, recipe)
        smaller = pace.smaller(recipe.loss == "cached")
        if smaller is None:
            raise TrainingFailed("out-of-memory", *end.facts)
        write_pace(folder, smaller)
        facts = {"batch": smaller.batch, "accumulate": smaller.accumulate}
        if recipe.loss == "cached":
            facts["mini_batch"] = smaller.mini_batch
        return Note("batch-halved", {name: str(value) for name, value in facts.items()})


def _events(pipe: Connection) -> Work[Ended]:
    try:
        while True:
            # a poll, so that a signal of the system comes through on Windows, too
            if not pipe.poll(_POLL):
                continue
            told: Event | Ended = pipe.recv()
            if isinstance(told, Ended):
                return told
            yield told
    except (EOFError, OSError):
        return Ended("TrainingFailed", ("died", "the training process"))


def _check(recipe: Recipe, material: Material) -> None:
    if not material.triples:
        raise TrainingFailed("no-questions")
    if len(material.triples) < 2:
        raise TrainingFailed("too-few-questions", str(len(material.triples)))
    if recipe.loss not in losses.KNOWN:
        raise RecipeUnusable(f"loss: {recipe.loss}")
    if recipe.loss == "gist" and not recipe.guide:
        raise RecipeUnusable("guide: a gist loss needs one")
    if recipe.precision not in precision.KNOWN:
        raise RecipeUnusable(f"precision: {recipe.precision}")
    if recipe.schedule not in ("cosine", "linear", "constant"):
        raise RecipeUnusable(f"schedule: {recipe.schedule}")
    if recipe.batch < 2 or recipe.accumulate < 1 or recipe.mini_batch < 1:
        raise RecipeUnusable("batch: at least 2; accumulate and mini_batch: at least 1")
