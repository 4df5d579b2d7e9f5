"""Runs the benchmarks over the real data and prints their figures, one line each."""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from app.adapters.encoders.bundled import StaticEncoder
from app.adapters.paths import MODELS, ROOT
from app.domain.events import outcome
from app.domain.law import Level
from app.domain.measures import percentile
from app.domain.question import Filters, Question
from app.domain.ranking import Parts
from app.services.evaluating import read_questions
from app.services.evaluating_parts import FUSED, ONLY_MEANING, ONLY_WORDS
from app.services.library import OpenLibrary
from app.services.program import Program
from app.wiring import build_program
from tests.benchmarks._models import measure_models
from tests.benchmarks.figures import told
from tests.benchmarks.straightforward import Straightforward

NATIONAL = Filters(
    (
        Level.CONSTITUTION,
        Level.LAW,
        Level.ADMINISTRATIVE,
        Level.INTERPRETATION,
        Level.DEPARTMENTAL,
    )
)


def main() -> int:
    """Measure import, index, search, quality and starts on the data given."""
    arguments = argparse.ArgumentParser("bench")
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--library", type=Path, help="a built library of the archive, to reuse")
    arguments.add_argument("--models", action="store_true", help="nothing but what is about models")
    args = arguments.parse_args()
    archive = args.data / "zh" / "lawrefbook.zip"
    if not archive.is_file():
        print(f"no data in {args.data}: nothing measured")
        return 0
    with TemporaryDirectory(prefix="pandecta-bench-") as folder:
        os.environ["PANDECTA_HOME"] = f"{folder}/home"
        program = build_program()
        path = args.library or Path(folder) / "cn"
        if not args.library:
            _import(program, path, archive)
            _index(program, path)
            _update(program, path, archive, Path(folder))
            _formats(program, args.data, Path(folder))
        if not args.models:
            library = program.open(str(path))
            questions = args.data / "zh" / "questions-train.jsonl"
            _search(library, questions)
            _quality(library, questions, Path(folder))
            _starts(path)
            _window(path)
            _apart("agent", "--library", str(path))
            _apart("training", "3")
        measure_models(program, args.data, path, Path(folder))
    return 0


def _import(program: Program, path: Path, archive: Path) -> None:
    library = program.create(str(path), "bench")
    report = outcome(library.import_sources([str(archive)]))
    told("import: whole archive", report.seconds, "s", f"{report.files} files, "
         f"{report.provisions_added} provisions, {len(report.problems)} problems")  # fmt: skip
    again = outcome(library.import_sources([str(archive)]))
    told("import: again, unchanged", again.seconds, "s", f"{again.unchanged} unchanged")
    library.close()


def _index(program: Program, path: Path) -> None:
    library = program.open(str(path))
    encoder = StaticEncoder(MODELS / "bundled")
    words = [row.words for row in library._store.rows()]
    started = perf_counter()
    for first in range(0, len(words), 4096):
        encoder.encode_passages(words[first : first + 4096])
    raw = perf_counter() - started
    told("index: encoder alone", len(words) / raw, "rows/s", f"{raw:.1f} s")
    manifest = outcome(library.build_index("bundled"))
    told("index: whole build", manifest.rows / manifest.seconds, "rows/s",
         f"{manifest.seconds:.1f} s, {manifest.vector_index or 'flat'}")  # fmt: skip
    told("index: build against encoder alone", raw / manifest.seconds, "ratio")
    library.close()


def _update(program: Program, path: Path, archive: Path, folder: Path) -> None:
    """One changed law of the whole archive: import and index, the index open and warm."""
    changed = folder / "changed.zip"
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(changed, "w") as out:
        for info in source.infolist():
            data = source.read(info)
            if info.filename.endswith("劳动合同法(2012-12-28).md"):
                data = data.replace("用人单位".encode(), "用工单位".encode(), 5)
            out.writestr(info, data)
    library = program.open(str(path))
    library.warm()
    started = perf_counter()
    report = outcome(library.import_sources([str(changed)]))
    imported = perf_counter() - started
    outcome(library.build_index("bundled"))
    spent = perf_counter() - started
    told("update: one changed law, import and index", spent, "s",
         f"import {imported:.2f} s, {report.provisions_changed} provisions changed")  # fmt: skip
    outcome(library.import_sources([str(archive)]))
    outcome(library.build_index("bundled"))
    library.close()


def _formats(program: Program, data: Path, folder: Path) -> None:
    for name in ("uscode", "uk-clml", "eu-akn", "sebi", "legalbench-rag"):
        archive = data / "en" / f"{name}.zip"
        with zipfile.ZipFile(archive) as opened:
            size = sum(info.file_size for info in opened.infolist())
        library = program.create(str(folder / name), name)
        report = outcome(library.import_sources([str(archive)]))
        told(f"import: {name}", size / 1e6 / report.seconds, "MB/s",
             f"{report.seconds:.1f} s, {report.added} laws, {report.provisions_added} provisions, "
             f"{len(report.problems)} problems")  # fmt: skip
        library.close()


def _search(library: OpenLibrary, questions: Path) -> None:
    asked = [one.text for one in read_questions(str(questions))][:300]
    plain = Straightforward(Path(library.path), StaticEncoder(MODELS / "bundled"))
    library.warm()
    for text in asked[:10]:
        plain.seconds(text)
    ours, theirs, stages = [], [], dict[str, list[float]]()
    for text in asked:
        results = outcome(library.search(Question(text, limit=50)))
        ours.append(results.ms["total"])
        for stage, ms in results.ms.items():
            stages.setdefault(stage, []).append(ms)
        theirs.append(plain.seconds(text) * 1000)
    told("search: p50", percentile(ours, 0.5), "ms")
    told("search: p95", percentile(ours, 0.95), "ms", f"{len(asked)} questions, 50 hits each")
    told("straightforward way: p50", percentile(theirs, 0.5), "ms")
    told("straightforward way: p95", percentile(theirs, 0.95), "ms")
    told("times faster, p50", percentile(theirs, 0.5) / percentile(ours, 0.5), "ratio")
    told("times faster, p95", percentile(theirs, 0.95) / percentile(ours, 0.95), "ratio")
    for stage, values in stages.items():
        told(f"  stage {stage}: p50", percentile(values, 0.5), "ms")


def held_out(question_id: str) -> bool:
    """Whether this question belongs to the fifth that the bundled encoder never saw."""
    return int(hashlib.sha256(question_id.encode()).hexdigest(), 16) % 5 == 0


def _quality(library: OpenLibrary, questions: Path, folder: Path) -> None:
    lines = questions.read_text("utf-8").splitlines()
    fold = folder / "held-out.jsonl"
    fold.write_text("\n".join(x for x in lines if held_out(json.loads(x)["id"])), "utf-8")
    sides = {
        "words only": ONLY_WORDS,
        "meaning only": ONLY_MEANING,
        "both": FUSED,
        "everything": Parts(),
    }
    for where, filters in (("national law", NATIONAL), ("all law", Filters())):
        for name, parts in sides.items():
            found = outcome(library.evaluate(str(fold), filters, parts))
            note = " ".join(f"{k} {v:.3f}" for k, v in found.metrics.items())
            told(f"held-out fifth, {where}, {name}", found.questions, "questions", note)


def _starts(path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "app",
        "search",
        "试用期被辞退怎么赔偿",
        "--library",
        str(path),
    ]
    spent = []
    for _ in range(3):
        started = perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        spent.append(perf_counter() - started)
    told("cold start to printed answer", min(spent), "s", "best of 3")


def _window(path: Path) -> None:
    """The window's own figures, from a process of its own without a screen."""
    command = [sys.executable, "-m", "tests.benchmarks.window", str(path)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    runs = [
        json.loads(
            subprocess.run(
                command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env=environment
            ).stdout
        )
        for _ in range(3)
    ]
    for name in runs[0]:
        told(f"window: {name}", min(run[name] for run in runs), "", "best of 3")


def _apart(module: str, *words: str) -> None:
    """The figures of a benchmark that prints them itself, in a process of its own."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *words]
    subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
