"""What the verbs have in common: opening a library, running a work, printing JSON."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from app.cli.progress import ProgressPrinter
from app.domain.events import Work, outcome
from app.services.library import OpenLibrary
from app.services.program import Program

R = TypeVar("R")


def opened(program: Program, args: argparse.Namespace) -> OpenLibrary:
    """The library of ``--library``, else the last one opened, else the sample."""
    return finish(program.opening(args.library) if args.library else program.last())


def finish(work: Work[R]) -> R:
    """Run `work` to its end with its progress on standard error; Ctrl+C closes it."""
    printer = ProgressPrinter()
    try:
        return outcome(work, printer)
    finally:
        work.close()
        printer.clear()


def written(path: str, lines: Sequence[str]) -> bool:
    """Write lines of text; where that fails say so and return False."""
    try:
        Path(path).write_text("\n".join(lines) + "\n", "utf-8")
    except OSError as error:
        print(f"pandecta: cannot write {path}: {error.strerror}", file=sys.stderr)
        return False
    return True


def print_json(value: object) -> int:
    """Print one JSON object on standard output; returns the exit status 0."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0
