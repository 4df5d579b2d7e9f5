"""Keeps the settings in one JSON file: upgraded when old, set aside when broken."""

import json
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from app.adapters.files import write_atomically
from app.domain.errors import LibraryNotWritable, SettingsNotWritable
from app.domain.settings import LIMITS, Device, Language, Settings, Theme


def _with_servers(raw: dict[str, Any]) -> dict[str, Any]:
    """Version 2 knows devices and servers, and an encoder always has a name."""
    return {**raw, "encoder": str(raw.get("encoder") or Settings().encoder), "version": 2}


def _with_chat(raw: dict[str, Any]) -> dict[str, Any]:
    """Version 3 knows language models; what an older file says of them is not ours."""
    return {name: value for name, value in raw.items() if name not in _CHAT} | {"version": 3}


_CHAT = ("chat_kind", "chat_model", "chat_address", "chat_window", "keep_alive", "rounds")

UPGRADES: list[Callable[[dict[str, Any]], dict[str, Any]]] = [_with_servers, _with_chat]
"""``UPGRADES[n]`` turns the raw settings of version n + 1 into those of version n + 2."""


_TEXTS = {"encoder", "ollama", "openai", "reranker", "library", "window", "splitter"}
_TEXTS |= {"chat_kind", "chat_model", "chat_address"}


class SettingsJson:
    """The settings in a file; `load` never fails, a file it cannot read is kept beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._aside: Path | None = None

    @property
    def set_aside(self) -> Path | None:
        """The broken file that `load` put aside; itself where it could not be moved."""
        return self._aside

    def load(self) -> Settings:
        """The settings, or the defaults where there is no file or none that can be used.

        A broken file, or one from a newer program, is renamed to ``settings.json.aside`` and
        `set_aside` names it.
        """
        try:
            raw = json.loads(self._path.read_text("utf-8"))
            return _settings(raw)
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, TypeError, AttributeError):
            aside = self._path.with_suffix(".json.aside")
            try:
                self._path.replace(aside)
                self._aside = aside
            except OSError:
                self._aside = self._path
            return Settings()

    def save(self, settings: Settings) -> None:
        """Write the settings by temp-and-replace; raises SettingsNotWritable."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, json.dumps(asdict(settings), ensure_ascii=False, indent=1))
        except (OSError, LibraryNotWritable) as error:
            raise SettingsNotWritable(str(self._path), str(error)) from error


def _settings(raw: dict[str, Any]) -> Settings:
    version = int(raw.get("version", 1))
    if not 1 <= version <= len(UPGRADES) + 1:
        raise ValueError(f"settings of version {version}")
    for upgrade in UPGRADES[version - 1 :]:
        raw = upgrade(raw)
    known = {field.name for field in fields(Settings)}
    values = {name: value for name, value in raw.items() if name in known}
    values["language"] = Language(values.get("language", Language.SYSTEM))
    values["theme"] = Theme(values.get("theme", Theme.SYSTEM))
    values["device"] = Device(values.get("device", Device.AUTO))
    for name in _TEXTS:
        if not isinstance(values.get(name, ""), str):
            raise TypeError(f"{name} is not a text")
    for name, (least, most) in LIMITS.items():
        value = int(values.get(name, getattr(Settings(), name)))
        values[name] = min(max(value, least), most)
    if not isinstance(values.get("recent", []), list):
        raise TypeError("recent is not a list")
    values["contents_shown"] = bool(values.get("contents_shown", True))
    # nothing but a plain yes is a consent
    values["remember"] = values.get("remember") is True
    values["recent"] = tuple(map(str, values.get("recent", ())))
    return Settings(**values)
