"""``pandecta library asked``: counts how often laws are asked about, for resources/priors.tsv."""

import argparse

from app.cli.running import print_json, written
from app.domain.asked import table_lines
from app.services.program import Program


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb's parser to those of ``pandecta library``."""
    told = "count how often laws are asked about in known questions; a fifth is left out"
    verb = kinds.add_parser("asked", help=told, description=told)
    verb.add_argument("--library", action="append", required=True, metavar="DIR")
    verb.add_argument("--questions", action="append", required=True, metavar="FILE.jsonl")
    verb.add_argument("--out", metavar="FILE.tsv", help="write the table; else it is printed")
    verb.add_argument("--json", action="store_true", help="one JSON object on standard output")


def asked_verb(program: Program, args: argparse.Namespace) -> int:
    """Count in all libraries; a title that several have is counted in the first of them."""
    counts: dict[str, int] = {}
    for folder in args.library:
        library = program.open(folder)
        counts = {**library.bench.asked(args.questions), **counts}
        library.close()
    lines = table_lines(counts)
    if args.out and not written(args.out, lines):
        return 1
    if args.json:
        return print_json({"laws": counts})
    print(f"{len(lines)} laws are in {args.out}" if args.out else "\n".join(lines))
    return 0
