"""A training over the sample library, as the command line does it: killed, resumed, used."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from app.adapters.paths import ROOT
from app.adapters.training_files import state
from app.domain.errors import IndexInUse
from app.domain.events import outcome
from app.domain.question import Question
from app.domain.training import Example, Origin, RunState, Stage, StageBegan, Step, TrainingRun
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.training import Training

pytestmark = pytest.mark.slow
SETTINGS = [("epochs", "2"), ("pool", "300")]


@pytest.fixture
def library(program: Program, sample_folder: Path, tmp_path: Path) -> Iterator[OpenLibrary]:
    """A copy of the sample library with two questions about each of its provisions."""
    library = program.open(str(shutil.copytree(sample_folder, tmp_path / "sample")))
    rows = {row.passage.provision_id: row for row in library._store.rows() if row.current}
    examples = []
    for number, (id, row) in enumerate(rows.items()):
        text = row.words.partition("\n")[2]
        for form, part in (("What about {}", text[:50]), ("Tell me: {}", text[-50:])):
            origin = Origin.REAL if number % 7 == 0 else Origin.GENERATED
            name = f"{number}-{form[0]}"
            examples.append(Example(name, form.format(part), (id,), (row.law_id,), origin))
    program.questions(library).add("made", examples)
    with closing(library):
        yield library


@pytest.fixture
def training(program: Program, library: OpenLibrary) -> Training:
    return program.training(library)


def small(training: Training, **more: str) -> TrainingRun:
    recipe = training.recipe("quick", [*SETTINGS, *more.items()])
    return training.create(recipe, ["made"])


def test_a_killed_run_is_resumed_judged_used_and_rolled_back(
    training: Training, library: OpenLibrary
) -> None:
    before = library.info().manifest
    run = small(training)
    training.start(run)
    with closing(training.follow(run)) as work:
        for event in work:
            if event == StageBegan(Stage.TRAINING):
                break
    assert training.get(run.id).state is RunState.RUNNING
    os.kill(state(Path(run.folder)).pid, signal.SIGKILL)
    stopped = outcome(training.follow(run))
    assert (stopped.state, stopped.stage) == (RunState.STOPPED, Stage.TRAINING)
    split = training.split(run)
    training.start(run)
    done = outcome(training.follow(run))
    assert done.state is RunState.DONE, (Path(run.folder) / "log.txt").read_text()
    assert done.verdict is not None
    comparison = training.comparison(run)
    assert comparison is not None
    assert comparison.shared == 0
    assert training.split(run) == split
    # nothing was touched until somebody says so
    assert library.info().manifest == before
    manifest = outcome(training.use(run))
    assert library.info().manifest == manifest
    assert outcome(library.search(Question("deposit"))).hits
    with pytest.raises(IndexInUse):
        training.delete(run)
    assert library.roll_back() == before


def test_a_cancelled_run_stops_within_a_second_and_can_be_judged(
    training: Training, library: OpenLibrary
) -> None:
    run = small(training, epochs="400", judge_every="5", max_steps="4000")
    training.start(run)
    with closing(training.follow(run)) as work:
        for event in work:
            if isinstance(event, Step) and event.step > 12:
                break
    begun = monotonic()
    training.cancel(run)
    stopped = outcome(training.follow(run))
    # the poll of both processes is in it
    assert monotonic() - begun < 1.5
    assert stopped.state is RunState.STOPPED
    outcome(training.judge(run))
    assert training.get(run.id).verdict is not None
    training.delete(run)
    assert not Path(run.folder).exists()


def test_the_command_line_stops_resumes_lists_and_deletes(library: OpenLibrary) -> None:
    def command(*args: str) -> list[str]:
        return [sys.executable, "-m", "app", "train", *args, "--library", library.path]

    def pandecta(*args: str, code: int = 0) -> Any:
        done = subprocess.run(command(*args), cwd=ROOT, capture_output=True, text=True, timeout=300)
        assert done.returncode == code, done.stderr
        return done

    settings = [word for key, value in SETTINGS for word in ("--set", f"{key}={value}")]
    begun = subprocess.Popen(
        command("--recipe", "quick", "--questions", "made", *settings),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert begun.stderr is not None
    while "held-out ndcg@10" not in begun.stderr.readline():
        assert begun.poll() is None
    begun.send_signal(signal.SIGINT)
    out, _ = begun.communicate(timeout=60)
    assert begun.returncode == 130
    [stopped] = json.loads(pandecta("list", "--json").stdout)["runs"]
    assert stopped["state"] == "stopped"
    assert stopped["id"] in out
    done = pandecta("resume", stopped["id"], "--json")
    told = json.loads(done.stdout)
    assert told["id"] == stopped["id"]
    assert (told["state"], told["stage"]) == ("done", "done")
    assert told["verdict"]["decision"] in ("better", "no-gain", "worse")
    assert "held-out ndcg@10" in done.stderr
    assert told["id"] in pandecta("list").stdout
    if told["verdict"]["decision"] != "better":
        active = library.info().manifest
        assert "--anyway" in pandecta("use", told["id"], code=1).stderr
        assert library.info().manifest == active
    pandecta("use", told["id"], "--anyway")
    trained = library.info().manifest
    assert trained.encoder.kind == "sentence-transformers"
    assert library.roll_back() is not None
    pandecta("delete", told["id"], code=1)  # an index is of this model
    library.drop_index(trained.id)
    pandecta("delete", told["id"][:-1])
    assert "Nothing was trained" in pandecta("list").stdout
