"""Where downloaded models lie: ``NAME@REVISION`` below the models' folder, each with its facts."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.domain.models import ModelCard, ModelFile, is_hub_name

FACTS = ".pandecta-model"
"""The file that makes a folder one of ours; no part of the model, as its name has no ending."""

_SHORT = 12


def place_of(models: Path, name: str, revision: str) -> Path:
    """The folder of one revision of a hub's model, whether it is there or not."""
    return models / f"{name}@{revision[:_SHORT]}"


def installed(models: Path, name: str) -> Path | None:
    """The folder of a hub's model, the latest downloaded of its revisions; None without any."""
    if not is_hub_name(name):
        return None
    owner, _, last = name.rpartition("/")
    try:
        found = [
            path
            for path in (models / owner).iterdir()
            if path.name.startswith(f"{last}@") and (path / FACTS).is_file()
        ]
        return max(found, key=lambda path: (path / FACTS).stat().st_mtime_ns, default=None)
    except OSError:
        return None


def is_whole(folder: Path, files: Iterable[ModelFile]) -> bool:
    """Whether a downloaded model is there with all its `files`, each of its size."""
    sizes = ((folder / file.path, file.size) for file in files)
    return (folder / FACTS).is_file() and all(
        path.is_file() and path.stat().st_size == size for path, size in sizes
    )


def everything(models: Path) -> Iterator[Path]:
    """Every folder with a downloaded model, in the order of their names."""
    for pattern in ("*@*", "*/*@*"):
        for path in sorted(models.glob(pattern)):
            if not path.relative_to(models).parts[0].startswith(".") and path.is_dir():
                yield path


def facts(folder: Path) -> dict[str, str]:
    """Name, revision and licence as they were when the model came; empty texts where unknown."""
    try:
        raw = json.loads((folder / FACTS).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        raw = None
    told = raw if isinstance(raw, dict) else {}
    wanted = ("name", "revision", "licence")
    return {key: value if isinstance(value := told.get(key), str) else "" for key in wanted}


def write_facts(folder: Path, card: ModelCard) -> None:
    """Write what `facts` reads, and the files with their checksums; raises OSError."""
    told = {
        "name": card.name,
        "revision": card.revision,
        "licence": card.licence,
        "files": [
            {"path": file.path, "size": file.size, "digest": file.digest} for file in card.files
        ],
    }
    with (folder / FACTS).open("w", encoding="utf-8") as stream:
        json.dump(told, stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
