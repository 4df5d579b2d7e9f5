"""Settings survive what can happen to their file."""

import json
from pathlib import Path

import pytest

from app.adapters.settings_file import SettingsJson
from app.domain.errors import SettingsNotWritable
from app.domain.settings import Device, Language, Settings, Theme


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
    [
        "",
        "{",
        "[]",
        "\0",
        '{"version": 99}',
        '{"version": 0}',
        '{"version": "two"}',
        '{"theme": "neon"}',
        '{"font_size": "big"}',
        "\ufeff",
        '{"version": 2, "device": "toaster"}',
        '{"version": 2, "device": 7}',
        '{"version": 2, "reranker": 7}',
        '{"version": 2, "ollama": ["http://box"]}',
        '{"version": 2, "ollama": null}',
        '{"version": 2, "openai": {"address": "https://box"}}',
        '{"version": 2, "openai": 8000}',
        '{"version": 2, "encoder": ["bundled"]}',
    ],
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


OLD = {
    "language": "zh",
    "theme": "dark",
    "font_size": 14,
    "library": "/law",
    "recent": ["/law", "/contracts"],
    "encoder": "bundled",
    "window": "AAA=",
    "splitter": "BBB=",
    "contents_shown": False,
    "version": 1,
}
"""What version 1 of the settings wrote: it knew neither devices nor servers."""


def test_version_1_keeps_everything_and_gains_devices_and_servers(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(OLD))
    file = SettingsJson(path)
    upgraded = Settings(
        Language.CHINESE,
        Theme.DARK,
        14,
        "/law",
        ("/law", "/contracts"),
        "bundled",
        "AAA=",
        "BBB=",
        False,
        Device.AUTO,
    )
    assert file.load() == upgraded
    assert file.set_aside is None
    file.save(upgraded)
    assert json.loads(path.read_text())["version"] == 3
    assert SettingsJson(path).load() == upgraded


@pytest.mark.parametrize("encoder", [None, "", 0, []])
def test_version_1_without_an_encoder_gets_the_bundled_one(tmp_path: Path, encoder: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(OLD | {"encoder": encoder}))
    assert SettingsJson(path).load().encoder == "bundled"


def test_version_1_is_the_version_of_a_file_that_names_none(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"font_size": 12}))
    assert SettingsJson(path).load() == Settings(font_size=12)


def test_version_2_keeps_its_servers_and_gains_a_language_model(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    old = OLD | {"version": 2, "ollama": "http://box:11434", "device": "cpu", "rounds": 99}
    path.write_text(json.dumps(old))
    loaded = SettingsJson(path).load()
    assert (loaded.ollama, loaded.device) == ("http://box:11434", Device.CPU)
    assert (loaded.chat_kind, loaded.chat_model, loaded.rounds) == ("ollama", "", 3)


def test_numbers_are_held_in_their_bounds(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 3, "rounds": 99, "keep_alive": -4, "chat_window": 8192}))
    loaded = SettingsJson(path).load()
    assert (loaded.rounds, loaded.keep_alive, loaded.chat_window) == (10, 0, 8192)


def test_settings_come_back_as_they_went(tmp_path: Path) -> None:
    settings = Settings(
        encoder="openai:text-embedding-3-small#256",
        device=Device.CPU,
        ollama="http://box:11434",
        openai="https://llm.firm.example/v1",
        chat_kind="openai",
        chat_model="deepseek-chat",
        rounds=5,
    )
    file = SettingsJson(tmp_path / "settings.json")
    file.save(settings)
    assert file.load() == settings


def test_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    file = SettingsJson(tmp_path / "settings.json" / "settings.json" / "x")
    (tmp_path / "settings.json" / "settings.json").write_text("a file")
    with pytest.raises(SettingsNotWritable):
        file.save(Settings())
