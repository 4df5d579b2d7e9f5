"""The command line as a person and a machine use it: real processes, real libraries."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.conftest import ROOT, plain_law


@pytest.fixture
def pandecta(home: Path):
    """Runs `python -m app` with these arguments in a home of its own."""

    def call(*arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        environment = {
            k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")
        }
        done = subprocess.run(
            [sys.executable, "-m", "app", *arguments],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=environment | {"PANDECTA_HOME": str(home)},
            timeout=120,
        )
        assert done.returncode == code, done.stderr
        return done

    return call


def test_import_index_search_show(pandecta, tmp_path: Path) -> None:
    source, library = tmp_path / "laws", str(tmp_path / "lib")
    source.mkdir()
    (source / "kite.md").write_text(plain_law(), "utf-8")
    (source / "bad.md").write_bytes(b"\0\0")
    imported = pandecta("import", str(source), "--library", library, "--name", "Kites", "--json")
    report = json.loads(imported.stdout)
    assert (report["added"], len(report["problems"])) == (1, 1)
    assert "bad.md" in imported.stderr
    built = json.loads(pandecta("index", "--library", library, "--json").stdout)
    assert built["rows"] == 2
    found = json.loads(
        pandecta(
            "search", "kites in a thunderstorm", "--library", library, "-n", "1", "--json"
        ).stdout
    )
    assert {"question", "library", "index", "ms", "hits", "strength"} <= set(found)
    [hit] = found["hits"]
    assert {"rank", "id", "law", "number", "citation", "status", "score", "reasons", "text"} <= set(
        hit
    )
    assert hit["citation"] == "Kite Act 2001, Section 2"
    shown = pandecta("show", hit["citation"], "--library", library).stdout
    assert "thunderstorm" in shown
    assert hit["id"] in pandecta("show", hit["id"], "--library", library).stdout
    info = json.loads(pandecta("library", "info", "--library", library, "--json").stdout)
    assert (info["name"], info["laws"], info["stale"]) == ("Kites", 1, False)


def test_sample_is_there_without_any_set_up(pandecta) -> None:
    found = json.loads(pandecta("search", "房东不退押金怎么办", "-n", "3", "--json").stdout)
    assert "沐洲房屋租赁法" in [hit["law"] for hit in found["hits"]]
    text = pandecta("search", "my landlord keeps the deposit").stdout
    assert "Merrow Tenancy Act 2016" in text


def test_evaluate(pandecta, tmp_path: Path) -> None:
    questions = ROOT / "resources" / "sample" / "questions" / "en-tenancy.jsonl"
    run = tmp_path / "run.trec"
    found = json.loads(pandecta("evaluate", str(questions), "--json", "--out", str(run)).stdout)
    assert set(found) == {
        "questions", "unresolved", "metrics", "intervals", "resamples", "ms", "index",
    }  # fmt: skip
    assert set(found["metrics"]) == {
        "hit@1", "hit@5", "hit@10", "mrr@10", "ndcg@10",
        "recall@5", "recall@10", "recall@20", "recall@64", "recall@100",
    }  # fmt: skip
    assert found["unresolved"] == []
    lines = run.read_text().splitlines()
    assert len(lines) == 100 * found["questions"]
    assert all(len(line.split(" ")) == 6 for line in lines)


def test_self_test(pandecta) -> None:
    assert json.loads(pandecta("self-test", "--json").stdout)["ok"]


@pytest.mark.parametrize(
    "arguments",
    [("search",), ("nonsense",), ("search", "x", "-n", "0"), ("search", "x", "--level", "moon"),
     ("import", "x"), ("library",)],
)  # fmt: skip
def test_usage_errors(pandecta, arguments: tuple[str, ...]) -> None:
    assert "usage" in pandecta(*arguments, code=2).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("search", "x", "--library", "/nowhere/at/all"), "no library"),
        (("import", "/nowhere/at/all", "--library", "LIB"), "no file or folder"),
        (("show", "Moon Act, s. 3"), "Nothing in this library"),
        (("evaluate", "/nowhere.jsonl"), "Cannot read questions"),
    ],
)
def test_errors_are_one_line(
    pandecta, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    arguments = tuple(str(tmp_path / "lib") if a == "LIB" else a for a in arguments)
    done = pandecta(*arguments, code=1)
    assert done.stdout == ""
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_no_display_no_window(pandecta) -> None:
    if sys.platform.startswith("linux"):
        assert "no display" in pandecta(code=1).stderr


def test_ctrl_c_keeps_what_was_finished(tmp_path: Path, home: Path) -> None:
    source, library = tmp_path / "laws", tmp_path / "lib"
    source.mkdir()
    for n in range(5000):
        (source / f"l{n}.md").write_text(plain_law(f"law-{n}", f"Act {n}"), "utf-8")
    command = [sys.executable, "-m", "app", "import", str(source), "--library", str(library)]
    child = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"PANDECTA_HOME": str(home)}, stderr=subprocess.PIPE
    )
    parsing = psutil.Process(child.pid)
    while not parsing.children() and child.poll() is None:
        time.sleep(0.01)
    time.sleep(0.6)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=30)
    assert child.returncode == 130, said
    again = subprocess.run(
        [*command, "--json"], cwd=ROOT, env=os.environ | {"PANDECTA_HOME": str(home)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    report = json.loads(again.stdout)
    assert report["unchanged"] + report["added"] == 5000
    assert report["updated"] == 0
    assert report["unchanged"] > 0
    assert report["added"] > 0
