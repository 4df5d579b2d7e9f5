"""Finds the models that are on this machine: bundled, downloaded, and in the hub's own cache."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.adapters.models.folder import folder_card
from app.adapters.models.places import everything, facts
from app.domain.encoders import BUNDLED
from app.domain.errors import ModelUnusable
from app.domain.models import ModelCard, ModelKind

Found = Iterator[ModelCard | ModelUnusable]
"""Models, and why what looks like one is none."""


def bundled(models: Path) -> Found:
    """The model that is part of the program, in its folder of models."""
    try:
        card = folder_card(models / BUNDLED, BUNDLED)
    except ModelUnusable as unusable:
        yield unusable
    else:
        yield replace(card, kind=ModelKind.BUNDLED)


def downloaded(models: Path) -> Found:
    """The models that were fetched into `models`."""
    for folder in everything(models):
        known = facts(folder)
        name = known["name"] or folder.relative_to(models).as_posix()
        try:
            card = folder_card(folder, name)
        except ModelUnusable as unusable:
            yield unusable
        else:
            yield replace(
                card,
                kind=ModelKind.HUB,
                revision=known["revision"],
                licence=known["licence"] or card.licence,
            )


def cached(cache: Path) -> Found:
    """The embedding models in the cache that other programs share; whatever else is there is not.

    Nothing is written there.
    """
    for entry in sorted(cache.glob("models--*")):
        revision = _main(entry)
        snapshot = entry / "snapshots" / revision
        if not revision or not snapshot.is_dir():
            continue
        name = entry.name.removeprefix("models--").replace("--", "/")
        try:
            card = folder_card(snapshot, name)
        except ModelUnusable:
            continue
        yield replace(card, kind=ModelKind.HUB, revision=revision)


def hub_cache() -> Path:
    """Where the hub's own programs keep what they fetched."""
    for variable in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        if chosen := os.environ.get(variable):
            return Path(chosen).expanduser()
    if home := os.environ.get("HF_HOME"):
        return Path(home).expanduser() / "hub"
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "huggingface" / "hub"


def _main(entry: Path) -> str:
    try:
        commit = (entry / "refs" / "main").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
    return commit if commit.isalnum() else ""
