"""How often laws are asked about: the table reads back as written, and folds are for ever."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.domain.asked import CLOSED, FOLDS, fold_of, table_lines, table_of
from tests.conftest import DATA, ROOT, plain_law

TABLE = ROOT / "resources" / "priors.tsv"


def test_the_most_asked_come_first_and_equals_by_title() -> None:
    counts = {"B act": 2, "A\tact": 2, "C act": 7}
    assert table_lines(counts) == ["C act\t7", "A\tact\t2", "B act\t2"]
    assert table_of([*table_lines(counts), "", "no count\tmany", "\t3"]) == counts


def test_the_shipped_table_is_in_the_order_in_which_it_is_written() -> None:
    lines = TABLE.read_text("utf-8").splitlines()
    assert table_lines(table_of(lines)) == lines
    assert len(lines) > 100


def test_folds_are_those_of_the_questions_ids() -> None:
    assert [fold_of(one) for one in ("stard-5", "stard-7")] == [CLOSED, CLOSED]
    assert {fold_of(str(n)) for n in range(100)} == set(range(FOLDS))


def test_the_verb_counts_open_questions_in_the_first_library_that_has_the_law(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = []
    for name, laws in {"one": ["Kite"], "two": ["Kite", "Ball"]}.items():
        source = tmp_path / f"{name}-laws"
        source.mkdir()
        for law in laws:
            (source / f"{law}.md").write_text(plain_law(law.lower(), f"{law} Act 2001"), "utf-8")
        folders.append(str(tmp_path / name))
        assert main(["import", str(source), "--library", folders[-1]]) == 0
    ids = [f"q{n}" for n in range(40)]
    lines = [
        {"id": one, "question": "?", "relevant": ["Kite Act 2001, s. 1", "Kite Act 2001, s. 2"]}
        for one in ids
    ]
    lines.append({"id": ids[0] + "x", "question": "?", "relevant": ["Ball Act 2001, s. 1"]})
    lines.append({"id": "lost", "question": "?", "relevant": ["Hoop Act 1950, s. 1"]})
    asked = tmp_path / "asked.jsonl"
    asked.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    out = tmp_path / "priors.tsv"
    libraries = [part for folder in folders for part in ("--library", folder)]
    call = ["library", "asked", *libraries, "--questions", str(asked)]
    assert main([*call, "--out", str(out)]) == 0
    wanted = {"Kite Act 2001": sum(fold_of(one) != CLOSED for one in ids)}
    if fold_of(lines[40]["id"]) != CLOSED:
        wanted["Ball Act 2001"] = 1
    assert table_of(out.read_text("utf-8").splitlines()) == wanted
    capsys.readouterr()
    assert main([*call, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"laws": wanted}
    assert main([*call, "--out", str(tmp_path / "no" / "where")]) == 1


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.data
def test_the_shipped_table_can_be_made_again(tmp_path: Path) -> None:
    for name, archive in (("china", "zh/lawrefbook.zip"), ("us", "en/uscode.zip")):
        assert main(["import", str(DATA / archive), "--library", str(tmp_path / name)]) == 0
    out = tmp_path / "priors.tsv"
    call = ["library", "asked", "--library", str(tmp_path / "china"), "--library"]
    call += [str(tmp_path / "us"), "--questions", str(DATA / "zh/questions-train.jsonl")]
    call += ["--questions", str(DATA / "en/questions-train.jsonl"), "--out", str(out)]
    assert main(call) == 0
    assert out.read_text("utf-8").splitlines() == TABLE.read_text("utf-8").splitlines()
