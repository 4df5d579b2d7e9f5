"""``pandecta questions`` as it is typed."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.services.library import OpenLibrary
from tests.chat_server import PLAIN, chat_serving


@pytest.fixture
def pandecta(capsys: pytest.CaptureFixture[str], small: OpenLibrary):
    """Runs one command line on the small library; gives what it printed."""

    def call(action: str, *arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main(["questions", action, "--library", small.path, *arguments]) == code
        printed = capsys.readouterr()
        return printed.out if code == 0 else printed.err + printed.out

    return call


@pytest.fixture
def file(tmp_path: Path) -> str:
    lines = [
        {
            "id": "a",
            "question": "where may my child play",
            "relevant": ["Kite Act 2001, Section 1"],
        },
        {"id": "b", "question": "what is in section 2", "relevant": ["Kite Act 2001, Section 2"]},
        {"id": "c", "question": "whose is the moon", "relevant": ["Moon Act, Section 2"]},
    ]
    path = tmp_path / "asked.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    return str(path)


def test_from_nothing_to_a_set_and_back(pandecta, file: str, tmp_path: Path) -> None:
    assert "No questions yet" in pandecta("list")
    printed = pandecta("import", file, "--set", "kites")
    assert "2 of 3 questions added to kites" in printed
    assert "1 of them dropped: names-number" in printed
    assert "kites: 2 questions (2 composed; 1 accepted, 1 dropped)" in pandecta("list")
    told = json.loads(pandecta("list", "--json"))
    assert told["sets"][0]["standings"] == {"accepted": 1, "dropped": 1}
    assert "1 questions of kites" in pandecta("export", str(tmp_path / "out.jsonl"))
    [line] = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["relevant"] == ["Kite Act 2001, Section 1"]
    assert "is forgotten" in pandecta("drop", "--set", "kites")
    assert json.loads(pandecta("list", "--json")) == {"sets": []}


def test_import_tells_programs_everything(pandecta, file: str) -> None:
    told = json.loads(pandecta("import", file, "--origin", "real", "--json"))
    assert (told["read"], told["added"], told["unresolved"]) == (3, 2, 1)
    assert told["leaks"] == {"names-number": 1}
    assert [one["reason"] for one in told["problems"]] == ["unresolved", "names-number"]


def test_looking_through_a_set(pandecta, file: str) -> None:
    pandecta("import", file)
    printed = pandecta("review", "--standing", "dropped")
    assert "b  [dropped: names-number]  Kite Act 2001, Section 2" in printed
    assert "where may my child play" not in printed
    pandecta("review", "--accept", "b", "--edit", "a=may she play  here", "--json")
    told = json.loads(pandecta("review", "--json"))["questions"]
    assert [(one["standing"], one["text"]) for one in told] == [
        ("accepted", "may she play here"), ("accepted", "what is in section 2"),
    ]  # fmt: skip
    assert "2 changed" in pandecta("review", "--drop", "all")
    assert "2 dropped" in pandecta("list")


def test_columns_and_formats(pandecta, tmp_path: Path) -> None:
    table = tmp_path / "t.txt"
    table.write_text("A;B\nwhere may she play;Kite Act 2001, Section 1\n", "utf-8")
    printed = pandecta("import", str(table), "--columns", "question=A,answer=B", "--format", "csv")
    assert "1 of 1" in printed


def test_searches_of_ones_own(pandecta, program, small: OpenLibrary) -> None:
    [found, *_] = small.resolve("Kite Act 2001, Section 1")
    program.note_opened(small, "where may my child play", found[0].id)
    assert "1 of 1 questions added to mine" in pandecta("import", "--history", "--set", "mine")
    assert "1 history" in pandecta("list")


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("import", "nowhere.jsonl"),
        ("import", "nowhere.jsonl", "--history"),
        ("review",),
        ("review", "--set", "none"),
        ("export", "out.jsonl"),
        ("drop", "--set", "none"),
        ("import", "--dataset", "no such name"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(pandecta, arguments: tuple[str, ...]) -> None:
    printed = pandecta(*arguments, code=1)
    assert printed.startswith("pandecta: ")
    assert "Traceback" not in printed


def test_an_unknown_question_is_told(pandecta, file: str) -> None:
    pandecta("import", file)
    assert "no such question" in pandecta("review", "--drop", "zzz", code=1)


def test_questions_by_a_language_model(pandecta) -> None:
    reply = {"asked": True, "plain": "may I?", "client": "they said no?", "expert": "Liability?"}
    with chat_serving(reply) as server:
        asked = ("--model", PLAIN, "--host", server.address)
        section = ("--provision", "Kite Act 2001, Section 1")
        printed = pandecta("generate", *section, "--estimate", *asked)
        assert "1 provisions at" in printed
        assert json.loads(pandecta("list", "--json")) == {"sets": []}
        printed = pandecta("generate", *section, *asked)
        assert "3 questions for 1 provisions wait in questions" in printed
        told = json.loads(pandecta("generate", "--law", "Kite Act", "--json", *asked))
        assert (told["provisions"], told["before"], told["dropped"]) == (2, 1, {"duplicate": 3})
        assert "3 pending" in pandecta("list")
        pandecta("review", "--standing", "pending", "--accept", "all")
        assert "3 accepted" in pandecta("list")
        assert "Moon Act" in pandecta("generate", "--law", "Moon Act", *asked, code=1)
        pandecta("generate", "--provision", "Moon Act, Section 1", *asked, code=1)
    assert "another computer" in pandecta(
        "generate", "--model", PLAIN, "--host", "http://192.0.2.1:9", "--law", "no", code=1
    )
