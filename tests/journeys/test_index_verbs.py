"""``pandecta index`` and ``pandecta settings`` as they are typed, over real indexes."""

import io
import json
import sqlite3
from pathlib import Path

import pytest

from app.__main__ import main
from tests.keyrings import MemoryKeyring

QUESTION = "Can the landlord keep my deposit?"


@pytest.fixture
def pandecta(capsys: pytest.CaptureFixture[str]):
    """Runs one command line; gives what it printed."""

    def call(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main(list(arguments)) == code
        printed = capsys.readouterr()
        return printed.out if code == 0 else printed.err

    return call


def _indexes(pandecta) -> tuple[str, list[str]]:
    told = json.loads(pandecta("index", "list", "--json"))
    return told["active"], [one["id"] for one in told["indexes"]]


def test_indexes_stand_side_by_side_and_one_can_go_back(pandecta) -> None:
    pandecta("search", QUESTION)
    [first] = _indexes(pandecta)[1]
    pandecta("index", "--dims", "128")
    active, both = _indexes(pandecta)
    assert len(both) == 2
    assert active.startswith("bundled-static-128")
    assert "bundled static 128" in pandecta("search", QUESTION)
    pandecta("index", "back")
    assert _indexes(pandecta)[0] == first
    assert "bundled static 256" in pandecta("search", QUESTION)
    # one that is there and up to date is used again, not built again
    pandecta("index", "--dims", "128")
    assert _indexes(pandecta) == (active, both)
    pandecta("index", "use", first)
    pandecta("index", "drop", active)
    assert _indexes(pandecta) == (first, [first])
    pandecta("index", "drop", first, code=1)


def test_an_index_travels_as_a_file(pandecta, tmp_path: Path) -> None:
    pandecta("index", "--dims", "64")
    active, both = _indexes(pandecta)
    file = str(tmp_path / "small.pandecta-index")
    told = json.loads(pandecta("index", "export", active, file, "--json"))
    assert told["size"] == Path(file).stat().st_size
    other = next(one for one in both if one != active)
    pandecta("index", "use", other)
    pandecta("index", "drop", active)
    taken = json.loads(pandecta("index", "import", file, "--json"))
    assert taken["encoder"]["dimension"] == 64
    pandecta("index", "use", taken["id"])
    assert "bundled static 64" in pandecta("search", QUESTION)
    Path(file).write_bytes(b"PK not a zip")
    assert "not a readable archive" in pandecta("index", "import", file, code=1)


def test_an_estimate_comes_from_a_measurement(pandecta) -> None:
    told = json.loads(pandecta("index", "estimate", "--dims", "64", "--json"))
    assert told["rows"] > 900
    assert told["encoder"]["dimension"] == 64
    assert told["seconds"] == pytest.approx(told["rows"] / told["rate"])
    assert 4 * 64 * told["rows"] < told["size"] < 10_000_000


def test_widths_are_measured_and_one_is_recommended(pandecta) -> None:
    told = json.loads(pandecta("index", "widths", "--json"))
    assert [one["width"] for one in told["widths"]] == [256, 128, 64]
    assert told["widths"][0]["hit@10"] >= told["widths"][2]["hit@10"]
    assert told["widths"][0]["bytes"] == 4 * told["widths"][2]["bytes"]
    assert told["recommended"] in (256, 128, 64)
    assert "points hit@10, 4.0 times less storage" in pandecta("index", "widths")


@pytest.mark.parametrize("action", ["use", "drop", "export", "import"])
def test_what_is_missing_is_said(pandecta, action: str) -> None:
    assert f"pandecta index {action} needs" in pandecta("index", action, code=2)


def test_the_place_of_the_indexes_is_told_and_checked(pandecta, tmp_path: Path) -> None:
    assert "in the library's folder" in pandecta("index", "place")
    assert "not s3://" in pandecta("index", "place", "ftp://elsewhere", code=1)
    assert json.loads(pandecta("index", "place", "--json"))["place"] == ""


def test_settings_are_shown_changed_and_checked(pandecta) -> None:
    pandecta("settings", "set", "device=cpu", "encoder=BAAI/bge-m3", "ollama=127.0.0.1:11500")
    told = json.loads(pandecta("settings", "--json"))
    assert (told["device"], told["encoder"]) == ("cpu", "BAAI/bge-m3")
    assert told["ollama"] == "127.0.0.1:11500"
    for wrong in ("device=gpu", "font_size=99", "colour=red", "window=x"):
        assert "pandecta settings:" in pandecta("settings", "set", wrong, code=2)
    pandecta("settings", "set", "encoder= ", code=1)
    assert json.loads(pandecta("settings", "--json")) == told


def test_keys_go_to_the_keyring_alone(
    pandecta, monkeypatch: pytest.MonkeyPatch, memory_keyring: MemoryKeyring, home: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("sk-very-secret\n"))
    pandecta("settings", "secret", "openai")
    assert memory_keyring.kept == {("Pandecta", "openai"): "sk-very-secret"}
    kept = [file for file in home.rglob("*") if file.is_file()]
    assert not any(b"sk-very-secret" in file.read_bytes() for file in kept)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    pandecta("settings", "secret", "openai")
    assert memory_keyring.kept == {}
    assert "no such secret" in pandecta("settings", "secret", "password", code=2)


def test_without_a_keyring_nothing_is_kept(pandecta, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    import keyring.core

    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setattr("sys.stdin", io.StringIO("sk-1\n"))
    assert "keyring cannot be used" in pandecta("settings", "secret", "hub", code=1)


def test_the_data_folder_moves_and_portable_data_is_beside_the_program(
    pandecta, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "PANDECTA_HOME" in pandecta("settings", "move", str(tmp_path / "new"), code=1)
    monkeypatch.delenv("PANDECTA_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("app.adapters.paths.ROOT", tmp_path / "program")
    pandecta("search", QUESTION)
    pandecta("settings", "move", str(tmp_path / "new"))
    assert json.loads(pandecta("settings", "--json"))["data"] == str(tmp_path / "new")
    [moved] = tmp_path.glob("new/libraries/sample/content.db")
    with sqlite3.connect(moved) as db:
        assert db.execute("SELECT count(*) FROM provisions").fetchone()[0] > 800
    monkeypatch.setenv("PANDECTA_PORTABLE", "")
    told = json.loads(pandecta("--portable", "settings", "--json"))
    assert told["data"] == str(tmp_path / "program" / "data")
