"""``pandecta lexicon``: lists, adds, removes and tries everyday words for legal ones."""

import argparse
import sys
from typing import Any

from app.cli.running import print_json
from app.domain.lexicon import Expansion
from app.domain.lexicon_lines import EntryUnusable
from app.services.program import Program
from app.services.wording import Gone, Wording, WordingRow

_REASONS = {
    "fields": "an expression, a tab, and the terms parted by | are wanted",
    "nothing-to-match": "it has nothing that could stand in a question",
    "no-terms": "it needs a term",
    "too-many-terms": "it may have four terms",
    "same": "a term is the expression itself",
    "too-long": "it is too long",
    "forbidden-character": "it may have no tab, line break or | and not begin with #",
}
_GONE = {
    Gone.REMOVED: "removed",
    Gone.SWITCHED_OFF: "came with the program and is switched off",
    Gone.UNKNOWN: "is not in the lexicon",
}


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of ``lexicon`` to those of the program's verbs."""
    lexicon = verbs.add_parser("lexicon", help="everyday words and the law's words for them")
    kinds = lexicon.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = kinds.add_parser("list", help="expressions with their terms")
    listing.add_argument("words", nargs="?", default="", help="only what contains this")
    listing.add_argument("--own", action="store_true", help="only your own entries")
    adding = kinds.add_parser("add", help="add or replace an entry of your own")
    adding.add_argument("expression", metavar="EXPRESSION", help="… stands for a gap")
    adding.add_argument("terms", nargs="+", metavar="TERM")
    adding.add_argument("--area", default="", help="area of law, for the list")
    for name, told in (
        ("remove", "remove your own entry, or switch off one that came with the program"),
        ("restore", "use an entry again that was switched off"),
    ):
        kinds.add_parser(name, help=told).add_argument("expression", metavar="EXPRESSION")
    trying = kinds.add_parser("test", help="what is found in a question")
    trying.add_argument("question", metavar="QUESTION")
    for kind in kinds.choices.values():
        kind.add_argument("--json", action="store_true", help="one JSON object on standard output")


def lexicon_verb(program: Program, args: argparse.Namespace) -> int:
    """Do what ``pandecta lexicon`` was asked for; raises PandectaError."""
    wording = program.wording
    for problem in wording.problems:
        told = _REASONS.get(problem.reason, problem.reason)
        print(f"pandecta: {problem.where}: {problem.detail}: {told}", file=sys.stderr)
    try:
        match args.action:
            case "add":
                return _add(wording, args)
            case "remove":
                return _remove(wording, args)
            case "restore":
                wording.switch(args.expression, True)
                return _list(wording, args, args.expression)
            case "test":
                return _test(wording, args)
            case _:
                return _list(wording, args, args.words, args.own)
    except EntryUnusable as error:
        told = _REASONS[error.reason]
        print(f"pandecta: {error.expression!r} cannot be kept: {told}.", file=sys.stderr)
        return 1


def _add(wording: Wording, args: argparse.Namespace) -> int:
    entry = wording.add(args.expression, args.terms, args.area)
    if args.json:
        return print_json(
            {"expression": entry.expression, "terms": list(entry.terms), "area": entry.area}
        )
    print(f"{entry.expression} → {' · '.join(entry.terms)}")
    return 0


def _remove(wording: Wording, args: argparse.Namespace) -> int:
    gone = wording.remove(args.expression)
    if args.json:
        print_json({"expression": args.expression, "done": gone.value})
    else:
        print(f"{args.expression}: {_GONE[gone]}")
    return int(gone is Gone.UNKNOWN)


def _test(wording: Wording, args: argparse.Namespace) -> int:
    found = wording.expand(args.question)
    if args.json:
        return print_json({"question": args.question, "expansions": [_expansion(e) for e in found]})
    for one in found:
        print(f"{args.question[one.start : one.stop]} → {' · '.join(one.terms)}")
    if not found:
        print("Nothing of the lexicon stands in this question.")
    return 0


def _list(wording: Wording, args: argparse.Namespace, words: str, own: bool = False) -> int:
    rows = [row for row in wording.rows() if row.matches(words) and (row.own or not own)]
    if args.json:
        return print_json({"entries": [_row(row) for row in rows]})
    for row in rows:
        mark = "own" if row.own else "" if row.on else "off"
        terms = " · ".join(row.entry.terms)
        print(f"{mark:<3} {row.entry.expression} → {terms}  [{row.entry.area}]")
    print(f"{len(rows)} expressions")
    return 0


def _row(row: WordingRow) -> dict[str, Any]:
    return {
        "expression": row.entry.expression,
        "terms": list(row.entry.terms),
        "area": row.entry.area,
        "own": row.own,
        "on": row.on,
    }


def _expansion(one: Expansion) -> dict[str, Any]:
    return {
        "expression": one.expression,
        "terms": list(one.terms),
        "start": one.start,
        "stop": one.stop,
    }
