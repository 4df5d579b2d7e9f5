"""Finds a cross-encoder on this machine and checks its folder before anything in it is loaded."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.adapters.encoders.folders import model_folder
from app.adapters.models.selection import check_weights
from app.adapters.models.weights import head
from app.domain.encoders import EncoderName
from app.domain.errors import EncoderMissing, ModelUnusable
from app.domain.reranking import reranker_name

_LARGEST = 4_000_000
_PATTERNS = ("*", "*/*")
_OWN = "sentence_transformers."


def reranker_folder(name: str, places: Sequence[Path]) -> Path:
    """The checked folder of the cross-encoder called `name`, looked up as an encoder's is.

    Raises ModelUnusable: ``bad-name``, ``not-found``, ``no-model``, ``no-safetensors``,
    ``remote-code``, ``not-reranker``, ``damaged``.
    """
    try:
        folder = model_folder(EncoderName.parse(reranker_name(name)), places)
    except EncoderMissing as error:
        raise ModelUnusable(name, "not-found", error.detail) from error
    _check(name, folder)
    return folder


def stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Path, size and time of every file of a model: other ones mean another model."""
    told = ((file, file.stat()) for file in _files(folder))
    return tuple((str(file), stat.st_size, stat.st_mtime_ns) for file, stat in told)


def _check(name: str, folder: Path) -> None:
    if not (folder / "config.json").is_file() and not (folder / "modules.json").is_file():
        raise ModelUnusable(name, "no-model", str(folder))
    files = _files(folder)
    check_weights(name, [file.relative_to(folder).as_posix() for file in files])
    try:
        _check_configuration(name, folder)
        for file in files:
            if file.suffix == ".safetensors":
                head(file)
    except (OSError, ValueError, AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ModelUnusable(name, "damaged", str(error)[:200]) from error


def _check_configuration(name: str, folder: Path) -> None:
    config = _json(folder / "config.json") or {}
    if config.get("auto_map"):
        raise ModelUnusable(name, "remote-code", "config.json: auto_map")
    for module in _json(folder / "modules.json") or []:
        if not str(module["type"]).startswith(_OWN):
            raise ModelUnusable(name, "remote-code", f"modules.json: {module['type']}"[:200])
    settings = _json(folder / "config_sentence_transformers.json") or {}
    made = str((config.get("architectures") or [""])[0])
    if settings.get("model_type") != "CrossEncoder" and not made.endswith(
        "ForSequenceClassification"
    ):
        raise ModelUnusable(name, "not-reranker", made[:100])


def _files(folder: Path) -> list[Path]:
    return sorted(file for deep in _PATTERNS for file in folder.glob(deep) if file.is_file())


def _json(file: Path) -> Any:
    if not file.is_file():
        return None
    if file.stat().st_size > _LARGEST:
        raise ValueError(f"{file.name} is too large")
    return json.loads(file.read_text("utf-8"))
