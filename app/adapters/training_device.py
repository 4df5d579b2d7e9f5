"""Tells what device a training would run on, without loading torch."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app.adapters.encoders import folders
from app.adapters.paths import MODELS
from app.domain.encoders import BUNDLED, EncoderName
from app.domain.errors import EncoderFaulty, EncoderMissing
from app.domain.recipe_sizing import DeviceFacts

_PATIENCE = 10
_MIB = 1024**2


def device_facts(model: str, places: Sequence[Path]) -> DeviceFacts:
    """The device and its memory, and whether the model is a matrix of words alone."""
    static = _is_static(model, places)
    if (memory := _cuda_memory()) is not None:
        return DeviceFacts("cuda", memory, static=static)
    apple = sys.platform == "darwin" and platform.machine() == "arm64"
    return DeviceFacts("mps" if apple else "cpu", _memory(), static=static)


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        # Windows has no such call, nor a device here whose memory is the computer's
        return None


def _is_static(model: str, places: Sequence[Path]) -> bool:
    try:
        name = EncoderName.parse(model)
        at = MODELS / BUNDLED if name.kind == BUNDLED else folders.model_folder(name, places)
        return folders.is_static(at)
    except (EncoderMissing, EncoderFaulty):
        # what is wrong with a model is told by what loads it
        return False


def _cuda_memory() -> int | None:
    """The bytes of the smallest GPU, by NVIDIA's tool; None where torch can use none."""
    try:
        knows = not version("torch").endswith("+cpu")
    except PackageNotFoundError:
        knows = False
    tool = shutil.which("nvidia-smi")
    if not knows or tool is None:
        return None
    asked = [tool, "--query-gpu=memory.total", "--format=csv,noheader,nounits"]
    try:
        told = subprocess.run(  # noqa: S603
            asked, capture_output=True, text=True, timeout=_PATIENCE, check=True
        )
        return min(int(line) for line in told.stdout.split()) * _MIB
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
