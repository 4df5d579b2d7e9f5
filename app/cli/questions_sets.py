"""``pandecta questions list | export | drop``: whole question sets."""

import argparse
from dataclasses import asdict

from app.cli.running import finish, opened, print_json
from app.domain.errors import QuestionsUnreadable
from app.domain.training import QuestionSet, Standing
from app.services.program import Program
from app.services.questions import EXPORTED, Questions


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parsers of these actions."""
    listing = kinds.add_parser("list", help="the question sets of a library")
    listing.set_defaults(act=_list)
    export = kinds.add_parser("export", help="write a set as lines of JSON")
    export.add_argument("file", metavar="FILE.jsonl")
    export.add_argument("--all", action="store_true", help="dropped questions, too")
    export.set_defaults(act=_export)
    drop = kinds.add_parser("drop", help="forget a set")
    drop.set_defaults(act=_drop)
    for kind in (listing, export, drop):
        kind.add_argument("--set", metavar="NAME", required=kind is drop, help="which set")


def set_named(questions: Questions, name: str | None) -> QuestionSet:
    """The set of this name, or the only one; raises QuestionsUnreadable with those there are."""
    sets = questions.sets()
    found = [one for one in sets if name is None or one.name == name]
    if len(found) != 1:
        there = ", ".join(one.name for one in sets) or "none"
        raise QuestionsUnreadable(
            name or "questions", 0, f"no one set of this name; there is {there}"
        )
    return found[0]


def _list(program: Program, args: argparse.Namespace) -> int:
    questions = program.questions(opened(program, args))
    sets = [one for one in questions.sets() if args.set in (None, one.name)]
    if args.json:
        return print_json({"sets": [asdict(one) for one in sets]})
    for one in sets:
        origins = ", ".join(f"{count:,} {name}" for name, count in one.origins.items())
        stand = ", ".join(f"{count:,} {name}" for name, count in one.standings.items())
        print(f"{one.name}: {one.questions:,} questions ({origins}; {stand})")
    if not sets:
        print("No questions yet: pandecta questions import FILE")
    return 0


def _export(program: Program, args: argparse.Namespace) -> int:
    questions = program.questions(opened(program, args))
    name = set_named(questions, args.set).name
    standings = tuple(Standing) if args.all else EXPORTED
    count = finish(questions.export(name, args.file, standings))
    if args.json:
        return print_json({"set": name, "file": args.file, "questions": count})
    print(f"{count:,} questions of {name} are in {args.file}")
    return 0


def _drop(program: Program, args: argparse.Namespace) -> int:
    questions = program.questions(opened(program, args))
    gone = set_named(questions, args.set)
    questions.delete(gone.name)
    if args.json:
        return print_json({"set": gone.name, "questions": gone.questions})
    print(f"{gone.name} with {gone.questions:,} questions is forgotten")
    return 0
