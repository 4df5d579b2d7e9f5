"""``pandecta questions``: the question sets of a library; each action is a module of its own."""

import argparse
from types import ModuleType

from app.cli import (
    questions_generate,
    questions_import,
    questions_review,
    questions_sets,
    questions_split,
)
from app.services.program import Program

_MODULES: tuple[ModuleType, ...] = (
    questions_sets,
    questions_generate,
    questions_import,
    questions_review,
    questions_split,
)
"""Each adds the parsers of its actions with ``add(kinds)``; `act` of a parser does what it says."""


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of ``questions`` to those of the program's verbs."""
    questions = verbs.add_parser("questions", help="questions with known answers, to train with")
    kinds = questions.add_subparsers(dest="action", metavar="ACTION", required=True)
    for module in _MODULES:
        module.add(kinds)
    for kind in kinds.choices.values():
        kind.add_argument(
            "--library",
            metavar="DIR",
            help="library folder; else the last one opened, or the sample",
        )
        kind.add_argument("--json", action="store_true", help="one JSON object on standard output")


def questions_verb(program: Program, args: argparse.Namespace) -> int:
    """Do what ``pandecta questions`` was asked for; raises PandectaError."""
    status: int = args.act(program, args)
    return status
