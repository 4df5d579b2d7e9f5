"""``pandecta evaluate`` as people and machines use it: what it takes, prints and refuses."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.services.evaluating_parts import table_of_parts
from tests.conftest import ROOT

TENANCY = ROOT / "resources" / "sample" / "questions" / "en-tenancy.jsonl"


@pytest.fixture
def evaluate(sample_folder: Path, capsys: pytest.CaptureFixture[str]):
    """Runs the verb over the sample library; its status and what it printed."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(["evaluate", *arguments, "--library", str(sample_folder)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


@pytest.fixture
def few(tmp_path: Path) -> str:
    """Ten questions."""
    path = tmp_path / "few.jsonl"
    path.write_text("\n".join(TENANCY.read_text("utf-8").splitlines()[:10]), "utf-8")
    return str(path)


def test_fields(evaluate, few: str, tmp_path: Path) -> None:
    qrels = tmp_path / "right.qrels"
    status, out, _ = evaluate(few, "--json", "--by", "length", "--qrels", str(qrels))
    found = json.loads(out)
    assert status == 0
    assert set(found) == {
        "questions", "unresolved", "metrics", "intervals", "resamples", "ms", "index", "groups",
    }  # fmt: skip
    assert set(found["intervals"]) == set(found["metrics"])
    assert {"recall@64", "ndcg@10"} <= set(found["metrics"])
    assert found["resamples"] == 10_000
    assert sum(group["questions"] for group in found["groups"]) == found["questions"] == 10
    assert all(len(line.split(" ")) == 4 for line in qrels.read_text().splitlines())


def test_table_of_parts(evaluate, few: str) -> None:
    status, out, _ = evaluate(few, "--ablate", "--json")
    rows = json.loads(out)["ablation"]
    assert status == 0
    assert [row["part"] for row in rows] == [part for part, _ in table_of_parts(False)]
    assert set(rows[1]["gained"]) == set(rows[0]["metrics"])
    assert set(rows[1]["gained"]["hit@10"]) == {"difference", "interval"}
    _, told, _ = evaluate(few, "--ablate", "--by", "law")
    assert "words only" in told
    assert "+ priors" in told
    assert "Merrow Tenancy Act 2016" in told


def test_lines_of_every_measure(evaluate, few: str) -> None:
    status, out, _ = evaluate(few, "--only", "words")
    assert status == 0
    for name in ("hit@1 ", "mrr@10", "recall@64", "ms p50"):
        assert name in out


def test_against_itself_all_are_ties(evaluate, few: str, sample_folder: Path) -> None:
    active = json.loads((sample_folder / "active.json").read_text())["index"]
    status, out, _ = evaluate(few, "--against", active, "--json")
    compared = json.loads(out)["compared"]
    assert status == 0
    assert (compared["wins"], compared["losses"], compared["ties"]) == (0, 0, 10)
    assert compared["differences"]["mrr@10"] == {"difference": 0, "interval": [0, 0], "p": 1}
    assert set(compared["ranks"][0]) == {"id", "question", "before", "after"}
    assert compared["lost"] == []
    assert "10 as before" in evaluate(few, "--against", active)[1]


def test_legalbench_of_other_documents(evaluate, tmp_path: Path) -> None:
    path = tmp_path / "cuad.json"
    snippet = {"file_path": "cuad/none.txt", "span": [0, 5]}
    path.write_text(json.dumps({"tests": [{"query": "x", "snippets": [snippet]}]}))
    status, _, err = evaluate(str(path), "--format", "legalbench-rag", "--mini")
    assert status == 1
    assert "none of its documents" in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--mini",), "--mini needs"),
        (("--ablate", "--against", "x"), "do not go together"),
        (("--format", "legalbench-rag", "--by", "law", "--out", "x"), "--by, --out"),
        (("--out", "/nowhere/at/all.trec"), "no folder"),
        (("--qrels", "/"), "is a folder"),
    ],
)
def test_what_does_not_go_together(evaluate, few: str, options: tuple[str, ...], said: str) -> None:
    status, out, err = evaluate(few, *options)
    assert (status, out) == (2, "")
    assert said in err


def test_an_index_that_is_not_there(evaluate, few: str) -> None:
    status, _, err = evaluate(few, "--against", "nonsense")
    assert status == 1
    assert "no such index" in err
