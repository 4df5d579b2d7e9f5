"""``pandecta settings set remember=on`` as it is typed, and what a file may say of it."""

import json

import pytest

from app.__main__ import main
from app.adapters.paths import settings_file
from app.adapters.settings_file import SettingsJson


def _said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(["settings", *arguments]) == code
    printed = capsys.readouterr()
    return printed.out if code == 0 else printed.err


def test_it_is_off_and_is_turned_on_and_off(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(_said(capsys, "--json"))["remember"] is False
    assert "remember     on" in _said(capsys, "set", "remember=on")
    assert json.loads(_said(capsys, "--json"))["remember"] is True
    for typed in ("", "yes", "True", "ON "):
        assert "remember is on or off" in _said(capsys, "set", f"remember={typed}", code=2)
    assert "remember     off" in _said(capsys, "set", "remember=off")


@pytest.mark.parametrize("value", ["yes", "false", 1, [True], None])
def test_only_a_plain_yes_in_the_file_is_a_consent(value: object) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(json.dumps({"version": 3, "remember": value}))
    assert SettingsJson(settings_file()).load().remember is False
