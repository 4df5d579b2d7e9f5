"""Where the program's own files and the person's files are."""

import os
from pathlib import Path

import platformdirs

ROOT = Path(__file__).resolve().parents[2]
"""The program's folder: `models` and `resources` stand beside `app`."""

MODELS = ROOT / "models"
RESOURCES = ROOT / "resources"
SAMPLE_SOURCES = RESOURCES / "sample"


def home() -> Path:
    """The person's data folder: the variable PANDECTA_HOME, else the system's usual place."""
    chosen = os.environ.get("PANDECTA_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("Pandecta", False))


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
