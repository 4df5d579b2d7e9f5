"""Which models an Ollama server can make of safetensors, and how it wants to be told of them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.adapters.encoders.folders import is_static
from app.adapters.models import configuration as c
from app.adapters.publishing.model_files import published_files
from app.domain.errors import PublishingFailed

ARCHITECTURES = ("BertModel", "NomicBertModel", "NomicBertMoEModel", "Gemma3TextModel")
"""As in `convert/convert.go` of the server; it refuses others after everything was sent."""

_MODULES = ("Transformer", "Pooling", "Dense", "Normalize")
_OLD_NAMES = "sentence_transformers.models"
_POOLINGS = {"mean": "pooling_mode_mean_tokens", "cls": "pooling_mode_cls_token"}


@dataclass(frozen=True, slots=True)
class Parcel:
    """What the server is sent: files as they are, and texts written for it, by path inside."""

    files: tuple[tuple[str, Path], ...]
    texts: tuple[tuple[str, str], ...]


def check(model: Path) -> None:
    """See the port `Publications`: raises PublishingFailed before anything is sent."""
    _shape(model)


def parcel(model: Path) -> Parcel:
    """The model as the server reads it; raises PublishingFailed.

    The server knows the modules of sentence-transformers by their old names and the way of pooling
    by its old keys: under the new ones it would pool nothing and say nothing.
    """
    parts = _shape(model)
    top = next(path for path, kind in parts if kind == "Transformer")
    pooled = next(path for path, kind in parts if kind == "Pooling")
    texts = [(c.MODULES, _modules(parts)), (_inside(pooled), _pooling(model, pooled))]
    written = {path for path, _ in texts}
    files = [
        (path.removeprefix(f"{top}/") if top else path, place)
        for path, place in published_files(model)
    ]
    return Parcel(tuple((path, place) for path, place in files if path not in written),
        tuple(texts))  # fmt: skip


def _shape(model: Path) -> list[tuple[str, str]]:
    """Folder and kind of each module, all of which the server knows."""
    published_files(model)
    if is_static(model):
        raise PublishingFailed(str(model), "static")
    parts = [
        (path, kind.rpartition(".")[2])
        for path, kind in c.modules(str(model), _json(model, c.MODULES))
    ]
    kinds = [kind for _, kind in parts]
    other = [kind for kind in kinds if kind not in _MODULES]
    if other or kinds.count("Transformer") != 1 or kinds.count("Pooling") != 1:
        raise PublishingFailed(str(model), "architecture", ", ".join(other or kinds))
    top = next(path for path, kind in parts if kind == "Transformer")
    told = _json(model, f"{top}/config.json".lstrip("/")).get("architectures") or ["?"]
    if told[0] not in ARCHITECTURES:
        raise PublishingFailed(str(model), "architecture", str(told[0])[:100])
    mode = _mode(_json(model, _inside(next(path for path, kind in parts if kind == "Pooling"))))
    if mode not in _POOLINGS:
        raise PublishingFailed(str(model), "architecture", f"pooling {mode}"[:100])
    return parts


def _modules(parts: list[tuple[str, str]]) -> str:
    return json.dumps(
        [
            {"idx": at, "name": str(at), "type": f"{_OLD_NAMES}.{kind}",
                "path": "" if kind == "Transformer" else path}
            for at, (path, kind) in enumerate(parts)
        ]
    )  # fmt: skip


def _pooling(model: Path, folder: str) -> str:
    config = _json(model, _inside(folder))
    width = config.get("embedding_dimension") or config.get("word_embedding_dimension")
    chosen = {key: mode == _mode(config) for mode, key in _POOLINGS.items()}
    return json.dumps({"word_embedding_dimension": width, **chosen})


def _mode(config: dict[str, Any]) -> str:
    """The one way of pooling, by its new key or the old ones."""
    new = config.get("pooling_mode")
    if isinstance(new, list):
        return "+".join(map(str, new))
    if isinstance(new, str):
        return new
    old = [key for key, value in config.items() if key.startswith("pooling_mode_") and value]
    names = {key: mode for mode, key in _POOLINGS.items()}
    return "+".join(names.get(key, key.removeprefix("pooling_mode_")) for key in old)


def _inside(folder: str) -> str:
    return f"{folder}/config.json"


def _json(model: Path, path: str) -> Any:
    try:
        return json.loads((model / path).read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise PublishingFailed(str(model), "no-model", f"{path}: {error}"[:200]) from error
