"""Checks a folder with a model, and gives its facts: nothing in it is loaded or run."""

import json
import os
import re
from collections.abc import Collection
from pathlib import Path

from app.adapters.models import configuration as c
from app.adapters.models.selection import INDEX, OTHER_BACKENDS, check_weights, chosen
from app.adapters.models.weights import head, width
from app.domain.errors import ModelUnusable
from app.domain.models import ModelCard, ModelFile, ModelKind

_DEEPEST = 4
_MOST = 5_000
_LICENCE = re.compile(r"^licen[cs]e:[ \t]*([^\s#'\"]{1,60})[ \t]*$", re.MULTILINE)


def folder_card(folder: Path, name: str = "") -> ModelCard:
    """The facts of the model in `folder`; `name` is what errors call it, else the folder.

    Raises ModelUnusable: ``not-found``, ``no-model``, ``no-safetensors``, ``remote-code``,
    ``not-embedding``, or ``damaged`` where a file is cut off.
    """
    name = name or str(folder)
    if not folder.is_dir():
        raise ModelUnusable(name, "not-found", str(folder))
    try:
        return _card(folder, name)
    except (OSError, ValueError, AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ModelUnusable(name, "damaged", str(error)[:200]) from error


def _card(folder: Path, name: str) -> ModelCard:
    parts: c.Modules = []
    if (folder / c.MODULES).is_file():
        parts = c.modules(name, _json(name, folder, c.MODULES))
    elif not (folder / "config.json").is_file():
        raise ModelUnusable(name, "no-model", str(folder))
    inside = c.folders(parts) if parts else {""}
    paths = _paths(folder)
    kept = chosen(paths, inside)
    configs = {path: _json(name, folder, path) for path in kept if c.is_read(path)}
    dimension = c.examine(name, parts, configs)
    check_weights(name, paths, inside)
    static = _check_whole(folder, kept)
    files = tuple(ModelFile(path, (folder / path).stat().st_size) for path in kept)
    return ModelCard(
        name=name,
        kind=ModelKind.FOLDER,
        size=sum(file.size for file in files),
        licence=_licence(folder),
        files=files,
        here=True,
        path=str(folder),
        dimension=dimension or static,
        embeds=True if parts else None,
    )


def _check_whole(folder: Path, paths: Collection[str]) -> int | None:
    """Raise ValueError where weights are cut off; the width of a matrix of tokens, if any."""
    found = None
    for path in paths:
        if path.endswith(INDEX):
            _check_shards(folder / path)
        if path.endswith(".safetensors"):
            told = head(folder / path)
            found = width(told, "embedding.weight") or found
    return found


def _check_shards(index: Path) -> None:
    """Raise ValueError where a part of weights that come in parts is missing."""
    named = set(json.loads(index.read_bytes())["weight_map"].values())
    there = {path.name for path in index.parent.iterdir()}
    if (index.parent / "model.safetensors").exists() or named <= there:
        return
    raise ValueError(f"{min(named - there)} is missing")


def _paths(folder: Path) -> list[str]:
    """The files of the model with ``/`` between; a person may point at any folder."""
    found: list[str] = []
    for place, inner, files in os.walk(folder):
        here = Path(place).relative_to(folder)
        if len(here.parts) >= _DEEPEST - 1:
            inner.clear()
        inner[:] = [n for n in inner if n.lower() not in OTHER_BACKENDS and n[0] not in "._"]
        found += [(here / name).as_posix() for name in files]
        if len(found) > _MOST:
            raise ValueError(f"more than {_MOST} files")
    return found


def _json(name: str, folder: Path, path: str) -> object:
    file = folder / path
    if file.stat().st_size > c.LARGEST:
        raise ValueError(f"{path} is too large")
    return c.parsed(name, path, file.read_bytes())


def _licence(folder: Path) -> str:
    try:
        with (folder / "README.md").open("rb") as stream:
            front = stream.read(16_384).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return ""
    if not front.startswith("---\n"):
        return ""
    found = _LICENCE.search(front.partition("\n---")[0])
    return found[1] if found else ""
