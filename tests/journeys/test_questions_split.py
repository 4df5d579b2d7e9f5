"""``pandecta questions split`` as it is typed."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.events import outcome
from app.services.library import OpenLibrary
from tests.conftest import plain_law


@pytest.fixture
def split(capsys: pytest.CaptureFixture[str], program, tmp_path: Path):
    """Runs the verb on a library of ten laws with thirty questions; gives what it printed."""
    source = tmp_path / "source"
    source.mkdir()
    lines = []
    for law in range(10):
        title = f"Bird Act {1950 + law}"
        body = "\n\n".join(
            f"**Section {n}.** Bird {law * 3 + n} of kind {chr(97 + law) * 5} {chr(97 + n) * 7} "
            f"nests in {chr(104 + law) * 4} trees by {chr(110 + n) * 6} rivers."
            for n in (1, 2, 3)
        )
        (source / f"{law}.md").write_text(plain_law(f"bird-{law}", title, body), "utf-8")
        for n in (1, 2, 3):
            line = {"question": f"bird {law} {n}", "relevant": [f"{title}, Section {n}"]}
            lines.append(json.dumps(line | {"id": f"{law}-{n}"}))
    library: OpenLibrary = program.create(str(tmp_path / "library"), "Birds")
    outcome(library.import_sources([str(source)]))
    file = tmp_path / "asked.jsonl"
    file.write_text("\n".join(lines))
    assert main(["questions", "import", str(file), "--library", library.path]) == 0

    def call(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main(["questions", "split", "--library", library.path, *arguments]) == code
        printed = capsys.readouterr()
        return printed.out if code == 0 else printed.err

    return call


def test_the_parts_are_told_with_what_they_are_for(split) -> None:
    printed = split()
    assert "trained on" in printed
    assert "judged by: laws that nothing is trained on" in printed
    assert "Never trained on: Bird Act 19" in printed
    assert printed == split()


def test_programs_get_every_id(split) -> None:
    told = json.loads(split("--json", "--recipe", "lawvault"))
    assert sum(len(ids) for ids in told["parts"].values()) == 30
    assert told["column"] == "law"
    assert told["unseen_groups"]
    assert len(told["digest"]) == 16


def test_unknown_names_are_refused(split) -> None:
    assert "quick" in split("--recipe", "no-such", code=1)
    assert "no-such" in split("--set", "no-such", code=1)
