"""Finds the models that were trained in a library where the library lies now."""

from dataclasses import replace
from pathlib import Path, PurePath

from app.domain.encoders import TRANSFORMER
from app.domain.index import Manifest

_RUNS = "training"


def at_home(manifest: Manifest, library: Path) -> Manifest:
    """The manifest, its model's folder in this library where it is one of its runs.

    A manifest names the folder of a model as it was when the index was built; the library may
    have been moved, renamed or copied since. The probes still tell whether it is the same model.
    """
    named = PurePath(manifest.encoder.name)
    if manifest.encoder.kind != TRANSFORMER or _RUNS not in named.parts:
        return manifest
    last = len(named.parts) - 1 - named.parts[::-1].index(_RUNS)
    own = library.joinpath(*named.parts[last:])
    if not own.is_dir() or str(own) == manifest.encoder.name:
        return manifest
    return replace(manifest, encoder=replace(manifest.encoder, name=str(own)))
