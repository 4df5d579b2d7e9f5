"""Fits and measures the judgement of how strong an answer is; run by hand.

Two steps, since searching takes minutes and fitting a second::

    python -m tests.benchmarks.strength collect --data ../shared/data --china FOLDER --us FOLDER \\
        --sample FOLDER --uk FOLDER --out bundled.jsonl
    python -m tests.benchmarks.strength fit bundled.jsonl minilm.jsonl

Each library is asked with its active index, which is left as it is. Nothing is drawn by chance:
which half a question is in hangs on its id, the fit on the first half, the figures on the second.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from app.domain import judging
from app.domain.encoders import BUNDLED
from app.services.library import OpenLibrary
from app.wiring import build_program
from tests.benchmarks.strength_cases import Case, cases, half
from tests.benchmarks.strength_fit import report
from tests.benchmarks.strength_hearing import Ear

KINDS = ("china", "us", "uk", "sample")


def main() -> int:
    """Collect the signs of every case, or fit to what was collected."""
    arguments = argparse.ArgumentParser("strength")
    steps = arguments.add_subparsers(dest="step", required=True)
    collecting = steps.add_parser("collect")
    collecting.add_argument("--data", type=Path, required=True)
    collecting.add_argument("--out", type=Path, required=True)
    for kind in KINDS:
        collecting.add_argument(f"--{kind}")
    fitting = steps.add_parser("fit")
    fitting.add_argument("rows", type=Path, nargs="+")
    args = arguments.parse_args()
    if args.step == "fit":
        lines = [line for file in args.rows for line in file.read_text("utf-8").splitlines()]
        report([json.loads(line) for line in lines])
        return 0
    program = build_program()
    with args.out.open("w", encoding="utf-8") as out:
        for kind in KINDS:
            if folder := getattr(args, kind):
                library = program.open(folder)
                for row in collected(kind, library, args.data):
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
                library.close()
    program.close()
    return 0


def collected(kind: str, library: OpenLibrary, data: Path) -> list[dict[str, object]]:
    """One row for each case of a library, with the signs of what the search found."""
    ear, started = Ear(library), perf_counter()
    library.warm()
    heard = ear.active()
    assert heard is not None, "the library has no index"
    rows = [_row(kind, library, ear, case) for case in cases(kind, library, heard.index, data)]
    print(f"{kind}: {len(rows)} cases in {perf_counter() - started:.0f} s", flush=True)
    return rows


def _row(kind: str, library: OpenLibrary, ear: Ear, case: Case) -> dict[str, object]:
    found, heard = ear.search(case.asked.text, case.without)
    right = {p.id for one in case.asked.relevant for p, _, _ in library.resolve(one)}
    rank = next((hit.rank for hit in found.hits if hit.provision.id in right), 0)
    bundled = heard.manifest.encoder.kind == BUNDLED
    started = perf_counter()
    space = judging.room(heard.manifest.probes)
    signs = judging.signs(found.words, heard.meant, heard.worded, found.hits, space)
    spent = (perf_counter() - started) * 1000
    return {
        "library": kind,
        "model": judging.kind(found.words or (case.asked.text,), bundled),
        "source": case.source + (", few words" if case.short else ""),
        "half": half(case.asked.id),
        "text": case.asked.text,
        "answered": case.answered,
        "counted": case.counted,
        "rank": rank if case.answered else 0,
        "signs": asdict(signs),
        "ms": round(spent, 3),
    }


if __name__ == "__main__":
    sys.exit(main())
