"""``pandecta lexicon`` and ``pandecta suggest`` as they are typed."""

import json
from pathlib import Path

import pytest

from app.__main__ import main


@pytest.fixture
def pandecta(capsys: pytest.CaptureFixture[str]):
    """Runs one command line; gives what it printed, on standard error where it failed."""

    def call(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main(list(arguments)) == code
        printed = capsys.readouterr()
        return printed.out if code == 0 else printed.err + printed.out

    return call


def test_the_lexicon_is_listed_and_tried(pandecta) -> None:
    told = json.loads(pandecta("lexicon", "list", "老赖", "--json"))
    assert any(entry["expression"] == "老赖" for entry in told["entries"])
    assert all(entry["on"] and not entry["own"] for entry in told["entries"])
    assert "→" in pandecta("lexicon", "list", "老赖")
    found = json.loads(pandecta("lexicon", "test", "老赖不还钱", "--json"))["expansions"]
    assert (found[0]["expression"], found[0]["start"], found[0]["stop"]) == ("老赖", 0, 2)
    assert "Nothing of the lexicon" in pandecta("lexicon", "test", "zzz")


def test_own_entries_are_added_and_removed(pandecta, home: Path) -> None:
    pandecta("lexicon", "add", "飞单", "竞业限制", "商业秘密", "--area", "employment")
    assert (home / "lexicon.tsv").read_text("utf-8") == "飞单\t竞业限制|商业秘密\temployment\n"
    assert "飞单 → 竞业限制 · 商业秘密" in pandecta("lexicon", "test", "员工飞单")
    own = json.loads(pandecta("lexicon", "list", "--own", "--json"))["entries"]
    assert [entry["expression"] for entry in own] == ["飞单"]
    assert json.loads(pandecta("lexicon", "remove", "飞单", "--json"))["done"] == "removed"
    assert (home / "lexicon.tsv").read_text("utf-8") == ""


def test_shipped_entries_are_switched_off_and_on(pandecta) -> None:
    assert "switched off" in pandecta("lexicon", "remove", "老赖")
    assert "Nothing" in pandecta("lexicon", "test", "老赖")
    assert "off 老赖" in pandecta("lexicon", "list", "老赖")
    pandecta("lexicon", "restore", "老赖")
    assert "老赖 →" in pandecta("lexicon", "test", "老赖")


def test_what_cannot_be_is_said(pandecta, home: Path) -> None:
    assert "is not in the lexicon" in pandecta("lexicon", "remove", "zzzz", code=1)
    assert "cannot be kept" in pandecta("lexicon", "add", "…", "x", code=1)
    home.mkdir(exist_ok=True)
    (home / "lexicon.tsv").write_text("no tab\n", "utf-8")
    assert "lexicon.tsv: 1: an expression, a tab" in pandecta("lexicon", "remove", "zz", code=1)
    assert (home / "lexicon.tsv").read_text("utf-8") == "no tab\n"


def test_names_are_suggested(pandecta, sample_folder: Path) -> None:
    library = ("--library", str(sample_folder))
    told = json.loads(pandecta("suggest", "employment act 5", "--json", *library))
    first = told["suggestions"][0]
    assert (first["kind"], first["citation"]) == ("provision", "Merrow Employment Act 2014, s. 5")
    assert "沐洲劳动法" in pandecta("suggest", "ldf", *library)
    assert pandecta("suggest", "zzzzzz", *library, code=1) == ""
