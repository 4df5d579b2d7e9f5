"""Settings survive what can happen to their file."""

import json
from pathlib import Path

import pytest

from app.adapters.settings_file import SettingsJson
from app.domain.errors import SettingsNotWritable
from app.domain.settings import Language, Settings, Theme


def test_round_trip(tmp_path: Path) -> None:
    file = SettingsJson(tmp_path / "deep" / "settings.json")
    settings = Settings(Language.CHINESE, Theme.DARK, 14).opened("/a").opened("/b").opened("/a")
    assert settings.recent == ("/a", "/b")
    file.save(settings)
    assert SettingsJson(tmp_path / "deep" / "settings.json").load() == settings
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["settings.json"]


def test_no_file_gives_defaults(tmp_path: Path) -> None:
    file = SettingsJson(tmp_path / "settings.json")
    assert file.load() == Settings()
    assert file.set_aside is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "\0", '{"version": 99}', '{"theme": "neon"}', '{"font_size": "big"}', "\ufeff"],
)
def test_broken_file_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, "utf-8")
    file = SettingsJson(path)
    assert file.load() == Settings()
    assert file.set_aside is not None
    assert file.set_aside.read_text("utf-8") == text
    file.save(Settings(font_size=12))
    assert file.load().font_size == 12


def test_unknown_keys_and_wild_sizes_are_tamed(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"font_size": 400, "colour": "red"}))
    assert SettingsJson(path).load() == Settings(font_size=24)


def test_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    file = SettingsJson(tmp_path / "settings.json" / "settings.json" / "x")
    (tmp_path / "settings.json" / "settings.json").write_text("a file")
    with pytest.raises(SettingsNotWritable):
        file.save(Settings())
