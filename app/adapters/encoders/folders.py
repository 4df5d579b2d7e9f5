"""Finds a sentence-transformers model on this machine, and says what is in its folder."""

import hashlib
import json
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.adapters.models.places import installed
from app.domain.encoders import EncoderName, family
from app.domain.errors import EncoderFaulty, EncoderMissing

_PICKLED = {".bin", ".pt", ".pth", ".pkl", ".ckpt"}
_VECTORS = {".safetensors", ".json", ".txt", ".model", ".vocab"}
"""Endings of the files that make a model's vectors what they are."""

_OTHER_BACKENDS = {"onnx", "openvino", "coreml", ".git"}
_MODEL_FILES = ("modules.json", "config.json")
_DEPTHS = ("*", "*/*", "*/*/*")
_LARGEST_JSON = 1_000_000
_Stamp = tuple[str, int, int]
_digests: dict[tuple[_Stamp, ...], str] = {}
_lock = threading.Lock()


def model_folder(name: EncoderName, places: Sequence[Path]) -> Path:
    """The folder of the model called `name`; raises EncoderMissing.

    A name of the hub is looked up in `places`, as ``organisation/name`` and as the hub's own cache
    keeps it, and then in that cache.
    """
    if name.is_folder:
        folder = Path(name.model).expanduser().absolute()
        if not folder.is_dir():
            raise EncoderMissing(str(name), f"no folder {folder}")
        return folder
    for place in (*places, _hub_cache()):
        newest = installed(place, name.model)
        fetched = [newest] if newest else []
        found = (place / name.model, *fetched, *_snapshots(place, name.model))
        for folder in found:
            if any((folder / file).is_file() for file in _MODEL_FILES):
                return folder
    raise EncoderMissing(str(name), f"not among the models in {', '.join(map(str, places))}")


def _hub_cache() -> Path:
    if chosen := os.environ.get("HF_HUB_CACHE"):
        return Path(chosen)
    home = os.environ.get("HF_HOME")
    return (Path(home) if home else Path.home() / ".cache" / "huggingface") / "hub"


def _snapshots(place: Path, model: str) -> list[Path]:
    entry = place / f"models--{model.replace('/', '--')}"
    try:
        commit = (entry / "refs" / "main").read_text("ascii").strip()
    except (OSError, ValueError):
        return []
    return [entry / "snapshots" / commit] if commit.isalnum() else []


def check_folder(name: str, folder: Path) -> None:
    """Refuse a folder without safetensors, or whose weights are pickles, or that needs own code.

    Raises EncoderMissing where there is no model, EncoderFaulty where it must not be loaded.
    """
    if not any((folder / file).is_file() for file in _MODEL_FILES):
        raise EncoderMissing(name, f"no model in {folder}")
    files = _files(folder)
    safe = {file.parent for file in files if file.suffix == ".safetensors"}
    for file in files:
        if file.suffix in _PICKLED and file.parent not in safe and file.stem != "training_args":
            raise EncoderFaulty(name, f"only {file.relative_to(folder)}, no safetensors beside it")
    if not safe:
        raise EncoderMissing(name, f"no model.safetensors in {folder}")
    modules = _json(name, folder / "modules.json")
    for module in modules if isinstance(modules, list) else []:
        kind = str(module.get("type", "")) if isinstance(module, dict) else ""
        if not kind.startswith("sentence_transformers."):
            raise EncoderFaulty(name, f"modules.json asks for code of its own: {kind[:80]!r}")


def is_static(folder: Path) -> bool:
    """Whether the model is a matrix of token vectors alone, for which no torch is needed."""
    modules = _json(str(folder), folder / "modules.json")
    kinds = [str(m.get("type", "")) for m in modules or [] if isinstance(m, dict)]
    static = [kind for kind in kinds if kind.endswith(".StaticEmbedding")]
    return bool(static) and all(kind.endswith((".StaticEmbedding", ".Normalize")) for kind in kinds)


def prompts(name: EncoderName, folder: Path) -> tuple[str, str]:
    """What goes before a question and before a passage.

    The model's own configuration decides where it names either; else the family of its name.
    """
    told = _json(str(name), folder / "config_sentence_transformers.json")
    own = told.get("prompts") if isinstance(told, dict) else None
    if isinstance(own, dict):
        question = own.get("query")
        passage = next((own[k] for k in ("document", "passage", "corpus") if k in own), None)
        if isinstance(question, str) or isinstance(passage, str):
            return str(question or ""), str(passage or "")
    known = family(name.model) or family(folder.name)
    return (known.question_prompt, known.passage_prompt) if known else ("", "")


def revision(folder: Path) -> str:
    """SHA-256 over weights, tokenizer and configuration, 16 hexadecimal digits.

    Remembered while path, size and time of every file stay the same.
    """
    files = [file for file in _files(folder) if file.suffix in _VECTORS]
    stamps = tuple((str(f), f.stat().st_size, f.stat().st_mtime_ns) for f in files)
    with _lock:
        if stamps not in _digests:
            digest = hashlib.sha256()
            for file in files:
                digest.update(f"{file.relative_to(folder).as_posix()}\n".encode())
                with file.open("rb") as stream:
                    digest.update(hashlib.file_digest(stream, "sha256").digest())
            _digests[stamps] = digest.hexdigest()[:16]
        return _digests[stamps]


def _files(folder: Path) -> list[Path]:
    # no deeper than modules lie: a person may point at any folder
    found = (file for deep in _DEPTHS for file in folder.glob(deep) if file.is_file())
    kept = [f for f in found if not _OTHER_BACKENDS & set(f.relative_to(folder).parts)]
    return sorted(kept, key=lambda file: file.relative_to(folder).as_posix())


def _json(name: str, file: Path) -> Any:
    try:
        if file.stat().st_size > _LARGEST_JSON:
            raise EncoderFaulty(name, f"{file.name} is too large")
        return json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise EncoderFaulty(name, f"{file.name}: {error}") from error
