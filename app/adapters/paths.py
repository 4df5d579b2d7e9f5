"""Where the program's own files and the person's files are."""

import json
import os
import sys
from pathlib import Path

import platformdirs

ROOT = Path(__file__).resolve().parents[2]
"""The program's folder: `models` and `resources` stand beside `app`."""

MODELS = ROOT / "models"
RESOURCES = ROOT / "resources"
SAMPLE_SOURCES = RESOURCES / "sample"
_OFF = ("", "0", "false", "no", "off")


def home() -> Path:
    """The person's data folder.

    The variable PANDECTA_HOME names it; with PANDECTA_PORTABLE it is beside the program; else it
    is where it was moved to (see `pointer_file`), or the system's usual place.
    """
    if chosen := os.environ.get("PANDECTA_HOME"):
        return Path(chosen)
    if is_portable():
        return portable_home()
    return _moved_home() or Path(platformdirs.user_data_dir("Pandecta", False))


def is_portable() -> bool:
    """Whether the variable PANDECTA_PORTABLE asks for the data beside the program."""
    return os.environ.get("PANDECTA_PORTABLE", "").strip().lower() not in _OFF


def portable_home() -> Path:
    """The folder ``data`` beside the program: beside the executable where it is frozen."""
    frozen = getattr(sys, "frozen", False)
    return (Path(sys.executable).resolve().parent if frozen else ROOT) / "data"


def is_home_chosen() -> bool:
    """Whether a variable names the data folder, so that it cannot be moved from here."""
    return bool(os.environ.get("PANDECTA_HOME")) or is_portable()


def pointer_file() -> Path:
    """The small file that names the data folder after it was moved.

    It is outside the usual data folder on every system, which may be deleted after a move.
    """
    return platformdirs.user_config_path("Pandecta", False).with_name("pandecta-home.json")


def _moved_home() -> Path | None:
    try:
        moved = Path(str(json.loads(pointer_file().read_text("utf-8"))["home"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    # a folder that is not there now (a disk that is not plugged in) is still the person's choice
    return moved if moved.is_absolute() else None


def sample_library() -> Path:
    """The folder of the sample library."""
    return home() / "libraries" / "sample"


def settings_file() -> Path:
    """The file of the settings."""
    return home() / "settings.json"


def user_file() -> Path:
    """The database of what the person keeps."""
    return home() / "user.db"


def shelf_file() -> Path:
    """The list of the person's libraries."""
    return home() / "libraries.json"


def lexicon_file() -> Path:
    """The person's own everyday words and the law's words for them."""
    return home() / "lexicon.tsv"


def prompts_folder() -> Path:
    """The person's own copies of the prompts."""
    return home() / "prompts"


def models_folder() -> Path:
    """The folder of the models that were downloaded."""
    return home() / "models"
