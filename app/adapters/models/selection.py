"""Chooses the files of a model that are fetched: weights that cannot run, tokenizer, settings."""

import re
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from app.domain.errors import ModelUnusable

_SEGMENT = re.compile(r"[A-Za-z0-9_][\w.+@ -]{0,150}", re.ASCII)
_DEEPEST = 4
_SHARD = re.compile(r"model-\d{5}-of-\d{5}\.safetensors")
_WHOLE, INDEX = "model.safetensors", "model.safetensors.index.json"
_TEXTS = (".json", ".txt")
_TOKENIZERS = {"sentencepiece.bpe.model", "spiece.model", "tokenizer.model"}
_PAPERS = re.compile(r"(?:LICEN[CS]E|NOTICE)(?:\.md)?|README\.md", re.IGNORECASE)
_PICKLED = re.compile(r"pytorch_model[\w.-]*\.bin|model[\w.-]*\.(?:bin|pt|pth|pkl)")
OTHER_BACKENDS = frozenset({"onnx", "openvino", "coreml", "gguf"})


def chosen(paths: Iterable[str], folders: Collection[str] | None) -> list[str]:
    """Which of a repository's `paths` make up the model, the small ones first.

    `folders` are those in which modules lie, the empty one being the top; None for any. A path
    that would be no safe name for a file is never chosen.
    """
    by_folder: dict[str, set[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        if _is_safe(path) and _belongs(folder, folders):
            by_folder.setdefault(folder, set()).add(name)
    kept = [
        f"{folder}/{name}" if folder else name
        for folder, names in by_folder.items()
        for name in names
        if _is_text(name, top=not folder) or name in _weights(names)
    ]
    return sorted(kept, key=lambda path: (path.endswith(".safetensors"), path))


def check_weights(
    name: str, paths: Collection[str], folders: Collection[str] | None = None
) -> None:
    """Raise ModelUnusable (``no-safetensors``) where weights are pickles, or missing.

    `paths` are all files of the model, `folders` as for `chosen`.
    """
    by_folder: dict[str, set[str]] = {}
    for path in paths:
        folder, _, file = path.rpartition("/")
        if _belongs(folder, folders):
            by_folder.setdefault(folder, set()).add(file)
    for folder, names in sorted(by_folder.items()):
        pickled = sorted(file for file in names if _PICKLED.fullmatch(file))
        if pickled and not _weights(names):
            raise ModelUnusable(name, "no-safetensors", f"{folder}/{pickled[0]}".lstrip("/"))
    if not any(_weights(names) for names in by_folder.values()):
        raise ModelUnusable(name, "no-safetensors")


def _weights(names: Collection[str]) -> set[str]:
    if _WHOLE in names:
        return {_WHOLE}
    shards = {name for name in names if _SHARD.fullmatch(name)}
    return shards if INDEX in names else set()


def _is_text(name: str, top: bool) -> bool:
    if name in _TOKENIZERS:
        return True
    if top and _PAPERS.fullmatch(name):
        return True
    return PurePosixPath(name).suffix in _TEXTS


def _belongs(folder: str, folders: Collection[str] | None) -> bool:
    first = folder.partition("/")[0]
    if OTHER_BACKENDS & set(folder.lower().split("/")):
        return False
    return folders is None or not folder or first in {one.partition("/")[0] for one in folders}


def _is_safe(path: str) -> bool:
    segments = path.split("/")
    return len(segments) <= _DEEPEST and all(
        _SEGMENT.fullmatch(one) and not one.endswith((".", " ")) for one in segments
    )
