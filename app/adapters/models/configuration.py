"""Reads a model's configuration: which modules it has, how wide it is, what it must not ask for."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath

from app.domain.errors import ModelUnusable

MODULES = "modules.json"
LARGEST = 4 * 1024 * 1024
"""Size in bytes up to which a configuration is read."""

_READ = ("config.json", "router_config.json", "config_sentence_transformers.json")
_OWN = "sentence_transformers."
_OTHER_TASKS = ("cross_encoder.", "sparse_encoder.", "multi_vec_encoder.", "multi_vector_encoder.")
_PLAIN = ("Model", "ForMaskedLM", "ForPreTraining")
_NESTING = ("Router", "Asym")
_POOLINGS = "pooling_mode_"

Modules = list[tuple[str, str]]
"""Of each module its folder inside the model, empty for the top, and its type's dotted name."""


def parsed(name: str, file: str, text: str | bytes) -> object:
    """The JSON of a model's `file`; raises ModelUnusable (``damaged``)."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelUnusable(name, "damaged", f"{file}: {error}"[:200]) from error


def modules(name: str, raw: object) -> Modules:
    """The modules of a sentence-transformers model from its modules.json.

    Raises ModelUnusable: ``remote-code`` for a module that is not the library's own,
    ``not-embedding`` for those of another task, ``damaged``.
    """
    entries = raw if isinstance(raw, list) else [None]
    found = []
    for entry in entries:
        path, kind = (entry.get("path"), entry.get("type")) if isinstance(entry, dict) else (0, 0)
        if not isinstance(path, str) or not isinstance(kind, str) or not _is_inside(path):
            raise ModelUnusable(name, "damaged", MODULES)
        _check_type(name, kind)
        found.append((path.strip("/"), kind))
    return found


def folders(parts: Modules) -> set[str] | None:
    """The folders in which the modules lie; None where modules nest, so that it is any."""
    if any(_last(kind) in _NESTING for _, kind in parts):
        return None
    return {path for path, _ in parts}


def is_read(path: str) -> bool:
    """Whether `examine` looks into a file of this path."""
    return path.rpartition("/")[2] in _READ


def examine(name: str, parts: Modules, configs: Mapping[str, object]) -> int | None:
    """The number of components of the model's vectors, None where its configuration is silent.

    `configs` has the parsed files by their path. Raises ModelUnusable: ``remote-code`` where one
    names a program of the model's own, ``not-embedding`` where the model is for something else.
    """
    for path, config in configs.items():
        if not isinstance(config, dict):
            raise ModelUnusable(name, "damaged", path)
        if config.get("auto_map"):
            raise ModelUnusable(name, "remote-code", f"{path}: auto_map")
        types = config.get("types")
        for kind in types.values() if isinstance(types, dict) else ():
            _check_type(name, str(kind))
    _check_task(name, parts, configs)
    return _dimension(parts or [("", "Transformer")], configs)


def _check_type(name: str, kind: str) -> None:
    if not kind.startswith(_OWN):
        raise ModelUnusable(name, "remote-code", f"{MODULES}: {kind[:100]}")
    if kind.removeprefix(_OWN).startswith(_OTHER_TASKS):
        raise ModelUnusable(name, "not-embedding", kind[:100])


def _check_task(name: str, parts: Modules, configs: Mapping[str, object]) -> None:
    told = _get(configs, "config_sentence_transformers.json", "model_type")
    if isinstance(told, str) and told != "SentenceTransformer":
        raise ModelUnusable(name, "not-embedding", told[:100])
    made = _get(configs, "config.json", "architectures")
    if parts or not isinstance(made, list) or not made:
        return
    if not str(made[0]).endswith(_PLAIN):
        raise ModelUnusable(name, "not-embedding", str(made[0])[:100])


def _dimension(parts: Modules, configs: Mapping[str, object]) -> int | None:
    wide: int | None = None
    for path, kind in parts:
        file, last = f"{path}/config.json".lstrip("/"), _last(kind)
        if last == "Transformer":
            wide = _number(_get(configs, file, "hidden_size"))
        elif last == "Dense":
            wide = _number(_get(configs, file, "out_features"))
        elif last == "Pooling":
            wide = _pooled(configs, file) or wide
        elif last not in ("Normalize", "LayerNorm", "Dropout"):
            wide = None
    return wide


def _pooled(configs: Mapping[str, object], file: str) -> int | None:
    width = _number(_get(configs, file, "embedding_dimension")) or _number(
        _get(configs, file, "word_embedding_dimension")
    )
    mode = _get(configs, file, "pooling_mode")
    config = configs.get(file)
    old = config.items() if isinstance(config, dict) else ()
    modes = len(mode) if isinstance(mode, list) else sum(
        value is True for key, value in old if str(key).startswith(_POOLINGS)
    )  # fmt: skip
    return width * max(1, modes) if width else None


def _get(configs: Mapping[str, object], file: str, key: str) -> object:
    config = configs.get(file)
    return config.get(key) if isinstance(config, dict) else None


def _number(value: object) -> int | None:
    return value if type(value) is int and 0 < value < 1_000_000 else None


def _last(kind: str) -> str:
    return kind.rpartition(".")[2]


def _is_inside(path: str) -> bool:
    both = PurePosixPath(path), PureWindowsPath(path)
    return "\0" not in path and not any(one.anchor or ".." in one.parts for one in both)
