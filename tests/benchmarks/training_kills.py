"""Kills trainings at moments drawn by chance, lets them go on, and compares what they come to.

    python -m tests.benchmarks.training_kills [KILLS] [MODEL]

Every run trains by the recipe "quick" on the sample library's own questions. In turns the run's
own process and the process that fits the weights are killed (SIGKILL); a run that was stopped is
started again until it is done.
"""

import os
import random
import shutil
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import psutil

from app.adapters.paths import ROOT
from app.adapters.training_files import state
from app.domain.events import outcome
from app.domain.training import Part, RunState, TrainingRun
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.question_importing import Bringing
from app.services.training import Training
from app.wiring import build_program
from tests.benchmarks.figures import told

SEED = 20261121
QUESTIONS = ROOT / "resources" / "sample" / "questions"


def main(args: list[str]) -> int:
    """Print the scores of an undisturbed run, and of each killed one."""
    kills = int(args[0]) if args else 10
    model = args[1] if len(args) > 1 else "bundled"
    with TemporaryDirectory(prefix="pandecta-kills-") as folder:
        os.environ["PANDECTA_HOME"] = f"{folder}/home"
        program = build_program()
        outcome(program.sample()).close()
        library = program.open(shutil.copytree(program.sample_path, f"{folder}/sample"))
        _bring(program, library)
        _measure(library, program.training(library), kills, model)
        library.close()
        program.close()
    return 0


def _bring(program: Program, library: OpenLibrary) -> None:
    files = [str(file) for file in sorted(QUESTIONS.glob("*.jsonl"))]
    outcome(program.questions(library).import_files(files, Bringing()))


def _measure(library: OpenLibrary, training: Training, kills: int, model: str) -> None:
    before = library.info().manifest
    begun = monotonic()
    undisturbed = _scores(training, _done(training, _begun(training, model)))
    lasted = monotonic() - begun
    told("undisturbed", lasted, "s", _shown(undisturbed))
    chance = random.Random(SEED)
    furthest = 0.0
    for number in range(kills):
        after = chance.uniform(0.5, 0.85 * lasted)
        run = _begun(training, model)
        stage = _kill(training, run, after, fitting=number % 2 == 1)
        scores = _scores(training, _done(training, run))
        apart = max(abs(scores[name] - undisturbed[name]) for name in undisturbed)
        furthest = max(furthest, apart)
        told(f"killed at {stage}", after, "s", _shown(scores))
    told("furthest from the undisturbed", 100 * furthest, "points")
    told("active index touched", float(library.info().manifest != before), "of 1")


def _begun(training: Training, model: str) -> TrainingRun:
    run = training.create(training.recipe("quick", []), ["questions"], model)
    training.start(run)
    return run


def _kill(training: Training, run: TrainingRun, after: float, fitting: bool) -> str:
    """Kill one of the run's processes so many seconds after its start; the stage it was in."""
    sleep(after)
    while not state(Path(run.folder)).pid and training.get(run.id).state is not RunState.DONE:
        sleep(0.05)
    stage = str(training.get(run.id).stage)
    try:
        process = psutil.Process(state(Path(run.folder)).pid or -1)
        children = process.children(recursive=True)
        victim = children[0] if fitting and children else process
        os.kill(victim.pid, signal.SIGKILL)
        what = "a child" if victim is not process else "the run"
    except (psutil.NoSuchProcess, ProcessLookupError, ValueError):
        what = "nothing any more"
    return f"{stage}, {what}"


def _done(training: Training, run: TrainingRun) -> TrainingRun:
    for _ in range(4):
        found = outcome(training.follow(run))
        if found.state is RunState.DONE:
            return found
        training.start(run)
    raise SystemExit(f"{run.id} does not end: {training.get(run.id).problem}")


def _scores(training: Training, run: TrainingRun) -> Mapping[str, float]:
    comparison = training.comparison(run)
    assert comparison is not None
    return {
        f"{one.part.value} {name}": one.values[name]
        for one in comparison.after
        if one.part in (Part.SEEN, Part.UNSEEN) and one.width == comparison.after[0].width
        for name in ("hit@10", "mrr@10")
    }


def _shown(scores: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:.3f}" for name, value in scores.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
