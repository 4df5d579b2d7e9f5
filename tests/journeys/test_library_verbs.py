"""The verbs over whole libraries, with real libraries and a person who says yes or no."""

import argparse
import io
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.cli import library_verbs
from app.services.program import Program
from tests.conftest import plain_law


@pytest.fixture
def pandecta(program: Program, capsys: pytest.CaptureFixture[str]):
    """Runs a verb as `pandecta library …` does; gives its standard output."""

    def call(*arguments: str, code: int = 0) -> str:
        parser = argparse.ArgumentParser()
        kinds = parser.add_subparsers(dest="action", required=True)
        library_verbs.add(kinds)
        args = parser.parse_args(arguments)
        assert library_verbs.VERBS[args.action](program, args) == code
        return capsys.readouterr().out

    return call


@pytest.fixture
def library(pandecta, program: Program, tmp_path: Path) -> str:
    """A library with one law, imported and indexed."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "kite.md").write_text(plain_law(), "utf-8")
    folder = str(tmp_path / "lib")
    pandecta("create", folder, "--name", "Kites")
    made = program.open(folder)
    for _ in made.import_sources([str(source)]):
        pass
    made.close()
    return folder


def test_list_tells_every_library_and_how_it_stands(pandecta, library: str, tmp_path: Path) -> None:
    shutil.copytree(library, tmp_path / "gone")
    pandecta("create", str(tmp_path / "gone"))
    shutil.rmtree(tmp_path / "gone")
    told = pandecta("list")
    assert "Kites · no index" in told
    assert "missing folder" in told
    found = json.loads(pandecta("list", "--json"))["libraries"]
    assert [(one["name"], one["state"]) for one in found] == [
        ("Kites", "no-index"), ("Kites", "missing"),
    ]  # fmt: skip
    assert found[0]["size"] > 0


def test_update_reads_again_and_indexes(pandecta, library: str, tmp_path: Path) -> None:
    (tmp_path / "source" / "b.md").write_text(plain_law("b-act", "B Act"), "utf-8")
    report = json.loads(pandecta("update", "--library", library, "--json"))
    assert (report["added"], report["unchanged"]) == (1, 1)
    assert [change["title"] for change in report["changes"]] == ["B Act"]
    assert json.loads(pandecta("verify", "--library", library, "--json"))["ok"]
    shutil.rmtree(tmp_path / "source")
    report = json.loads(pandecta("update", "--library", library, "--json", code=1))
    assert report["problems"][0]["reason"] == "source-gone"


def test_verify_names_what_helps(pandecta, library: str) -> None:
    told = pandecta("verify", "--library", library, code=1)
    assert "FAIL the index opens and is whole" in told
    assert f"pandecta index --restart --library {library}" in told


def test_rename(pandecta, library: str) -> None:
    pandecta("rename", "Drachen", "--library", library)
    assert "Drachen" in pandecta("list")


def test_out_in_and_away(pandecta, library: str, tmp_path: Path) -> None:
    file, copy = str(tmp_path / "k.pandecta"), str(tmp_path / "copy")
    assert json.loads(pandecta("export", file, "--library", library, "--json"))["laws"] == 1
    assert json.loads(pandecta("import", file, "--library", copy, "--json"))["laws"] == 1
    pandecta("delete", "--library", copy, "--yes")
    assert not Path(copy).exists()
    assert not (tmp_path / ".pandecta-trash").exists()
    assert len(json.loads(pandecta("list", "--json"))["libraries"]) == 1


def test_a_library_that_is_gone_is_taken_off_the_list(pandecta, library: str) -> None:
    shutil.rmtree(library)
    pandecta("delete", "--library", library)
    assert json.loads(pandecta("list", "--json"))["libraries"] == []


class _Person(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("answer", ["", "no\n", "yes\n", "\n"])
def test_nothing_is_deleted_without_the_word(
    pandecta, library: str, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr("sys.stdin", _Person(answer))
    pandecta("delete", "--library", library, code=1)
    assert (Path(library) / "content.db").is_file()


def test_deleted_with_the_word(pandecta, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("delete\n"))
    pandecta("delete", "--library", library, code=1)
    monkeypatch.setattr("sys.stdin", _Person("delete\n"))
    assert "Kites" in pandecta("delete", "--library", library)
    assert not Path(library).exists()


def test_references_of_an_old_library_are_found_once(pandecta, library: str) -> None:
    with sqlite3.connect(Path(library) / "content.db") as db:
        db.execute("UPDATE versions SET referenced=''")
    db.close()
    told = json.loads(pandecta("references", "--library", library, "--json"))
    assert told == {"library": library, "versions": 1}
    assert "references found in 0 versions" in pandecta("references", "--library", library)
