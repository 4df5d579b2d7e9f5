"""Kept runs: whole, quick to list, and one broken record harms no other."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import perf_counter

import pytest

from app.adapters.moved_paths import rewrite_paths
from app.adapters.runs_db import RunsDb
from app.adapters.user_db import UserDb
from app.adapters.user_file import FORMAT
from app.domain.asking import Outcome
from app.domain.errors import RunDamaged, RunUnknown, UserDataFromFuture, UserDataNotWritable
from app.domain.kept import Asked, Kept
from tests.conftest import ROOT
from tests.runs import a_run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "user.db"


@pytest.fixture
def runs(file: Path) -> RunsDb:
    return RunsDb(file)


def test_kept_and_found_again(runs: RunsDb, file: Path) -> None:
    run = a_run()
    runs.keep(run)
    assert RunsDb(file).get(run.id) == run
    [line] = runs.list()
    assert (line.id, line.question, line.mode, line.model) == (
        run.id, run.question, "agent", "qwen3:8b",
    )  # fmt: skip
    assert (line.outcome, line.citations, line.verified) == ("whole", 3, 1)


def test_a_run_takes_the_place_of_the_one_with_its_id(runs: RunsDb) -> None:
    runs.keep(a_run())
    runs.keep(a_run(outcome=Outcome.STOPPED, text="half"))
    assert [line.outcome for line in runs.list()] == ["stopped"]
    assert runs.get("0123456789abcdef").text == "half"


def test_the_latest_first_whatever_the_zone(runs: RunsDb) -> None:
    runs.keep(a_run("early", when="2026-11-20T23:00:00+09:00"))
    runs.keep(a_run("late", when="2026-11-20T15:00:00+00:00"))
    runs.keep(a_run("nonsense", when="when?"))
    runs.keep(a_run("other", library="/elsewhere", when="2026-11-21T00:00:00+00:00"))
    assert [line.id for line in runs.list()] == ["other", "late", "early", "nonsense"]
    assert [line.id for line in runs.list("/elsewhere")] == ["other"]
    assert runs.list("/nowhere") == []


def test_the_beginning_of_an_id(runs: RunsDb) -> None:
    for id in ("abc1", "abd2", "abd", "a%c"):
        runs.keep(a_run(id))
    assert runs.get("abc").id == "abc1"
    assert runs.get("abd").id == "abd"
    for asked in ("ab", "x", "", "%", "a_c"):
        with pytest.raises(RunUnknown):
            runs.get(asked)


def test_deleting(runs: RunsDb, file: Path) -> None:
    for id in ("r0", "r1", "r2"):
        runs.keep(a_run(id))
    assert runs.delete(["r0", "r1", "r0", *(f"x{number}" for number in range(1200))]) == 2
    assert [line.id for line in runs.list()] == ["r2"]
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("SELECT id FROM run_documents").fetchall() == [("r2",)]
    assert runs.delete([]) == 0


@pytest.mark.parametrize(
    "text", ["\ud83d half a face", "nul \0 within", "租房押金 🏠", "a\r\nb\u2028c"]
)
def test_any_text(runs: RunsDb, text: str) -> None:
    run = a_run(question=text, text=text, thinking=text)
    runs.keep(run)
    assert runs.get(run.id) == run
    assert len(runs.list()) == 1


@pytest.mark.parametrize("document", ["", "{", "[]", '{"id": 4}', "null", "[" * 50_000, b"\xff\0"])
def test_a_broken_record_harms_no_other(runs: RunsDb, file: Path, document: object) -> None:
    runs.keep(a_run("good"))
    runs.keep(a_run("bad"))
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE run_documents SET document=? WHERE id='bad'", (document,))
    with pytest.raises(RunDamaged) as caught:
        runs.get("bad")
    assert caught.value.asked == "bad"
    assert runs.get("good") == a_run("good")
    assert len(runs.list()) == 2
    assert runs.delete(["bad"]) == 1


def test_a_lost_record_is_told(runs: RunsDb, file: Path) -> None:
    runs.keep(a_run())
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("DELETE FROM run_documents")
    with pytest.raises(RunDamaged):
        runs.get(a_run().id)


def test_a_file_that_is_no_database(runs: RunsDb, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"not a database, and long enough to be looked at" * 50)
    with pytest.raises(UserDataNotWritable):
        runs.list()


def test_what_an_older_program_kept_stays(runs: RunsDb, file: Path) -> None:
    """The file of the first format is upgraded in its place."""
    kept = Kept(history=(Asked("押金?", "2026-01-01"),))
    UserDb(file).add("/libraries/merrow", kept)
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("DROP TABLE runs")
        db.execute("DROP TABLE run_documents")
        db.execute("DELETE FROM _sqlite_migrations WHERE name='m002_runs'")
        db.execute("PRAGMA user_version=1")
    runs.keep(a_run())
    assert UserDb(file).kept("/libraries/merrow") == kept
    assert len(runs.list()) == 1


def test_a_newer_file_is_left_alone(runs: RunsDb, file: Path) -> None:
    runs.keep(a_run())
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(f"PRAGMA user_version={FORMAT + 1}")
    before = file.read_bytes()
    for ask in (runs.list, lambda: runs.keep(a_run()), lambda: UserDb(file).kept("/x")):
        with pytest.raises(UserDataFromFuture):
            ask()
    assert file.read_bytes() == before


def test_ten_thousand_runs_are_listed_quickly(runs: RunsDb, file: Path) -> None:
    runs.keep(a_run())
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO runs SELECT 'r' || i, library, at + i, "when", question, mode, model,
                outcome, citations, verified FROM runs, n
            """
        )
        db.execute(
            "INSERT INTO run_documents SELECT id, ? FROM runs WHERE id LIKE 'r%'", ("x" * 9000,)
        )
    begun = perf_counter()
    assert len(runs.list()) == 10_001
    assert perf_counter() - begun < 1


_KEEPS_FOREVER = """
import sys
from pathlib import Path
from app.adapters.moved_paths import rewrite_paths
from app.adapters.runs_db import RunsDb
from tests.runs import a_run
runs = RunsDb(Path(sys.argv[1]))
for number in range(100_000):
    runs.keep(a_run(f"k{number}", text="x" * 400_000))
    print(number, flush=True)
"""


def _process(script: str, file: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, str(file)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_killed_process_takes_no_run_with_it(runs: RunsDb, file: Path) -> None:
    runs.keep(a_run("mine"))
    with _process(_KEEPS_FOREVER, file) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(4)]
        process.kill()
    assert runs.get("mine") == a_run("mine")
    lines = {line.id for line in runs.list()}
    assert {f"k{number}" for number in told} <= lines
    for id in lines - {"mine"}:
        assert len(runs.get(id).text) == 400_000


_KEEPS_ONE = """
import os, sys
from pathlib import Path
from app.adapters.moved_paths import rewrite_paths
from app.adapters.runs_db import RunsDb
from tests.runs import a_run
RunsDb(Path(sys.argv[1])).keep(a_run(str(os.getpid())))
"""


def test_processes_that_make_the_file_at_once(runs: RunsDb, file: Path) -> None:
    processes = [_process(_KEEPS_ONE, file) for _ in range(4)]
    for process in processes:
        with process:
            assert process.wait(60) == 0
    assert len(runs.list()) == 4


def test_a_moved_library_keeps_its_runs(runs: RunsDb, file: Path) -> None:
    runs.keep(a_run(library=str(file.parent / "libraries" / "merrow")))
    rewrite_paths(file.parent, str(file.parent), "/new/home")
    assert runs.get(a_run().id).library == "/new/home/libraries/merrow"
    assert len(runs.list("/new/home/libraries/merrow")) == 1
