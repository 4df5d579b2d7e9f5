"""``pandecta evaluate``: what can be asked for, and how the searches are measured and told."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.cli import evaluate_tables as tables
from app.cli.filter_options import chosen
from app.cli.running import finish, opened, print_json, written
from app.domain.question import Filters
from app.domain.ranking import Parts
from app.services.evaluating import Evaluation
from app.services.evaluating_bench import Bench
from app.services.evaluating_groups import By
from app.services.evaluating_parts import ONLY_MEANING, ONLY_WORDS
from app.services.program import Program

_LINES, _SPANS = "jsonl", "legalbench-rag"


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the verb's parser; what it shares with other verbs is for the caller to add."""
    verb = verbs.add_parser("evaluate", help="measure the search on questions with answers")
    verb.add_argument("questions", metavar="QUESTIONS", help="a .jsonl file, or as --format says")
    kinds = verb.add_mutually_exclusive_group()
    kinds.add_argument(
        "--only", choices=("meaning", "words"), help="switch the other side of the search off"
    )
    kinds.add_argument(
        "--ablate", action="store_true", help="switch the parts on one by one, and tell each gain"
    )
    verb.add_argument(
        "--by", choices=[one.value for one in By], help="the figures of groups of questions too"
    )
    verb.add_argument(
        "--against", metavar="ID", help="compare the active index with this one, by questions"
    )
    verb.add_argument(
        "--format", choices=(_LINES, _SPANS), default=_LINES,
        help=f"{_SPANS}: its benchmark files, or their folder; characters found, by passages",
    )  # fmt: skip
    verb.add_argument(
        "--mini", action="store_true", help=f"{_SPANS}: 194 questions of each part only"
    )
    verb.add_argument("--out", metavar="FILE.trec", help="write the run in TREC format")
    verb.add_argument("--qrels", metavar="FILE", help="write the right answers in TREC format")
    return verb


def evaluate_verb(program: Program, args: argparse.Namespace) -> int:
    """Measure and print; raises PandectaError."""
    if wrong := _contradiction(args) or _nowhere(args.out) or _nowhere(args.qrels):
        print(f"pandecta: {wrong}", file=sys.stderr)
        return 2
    library = opened(program, args)
    bench, filters = library.bench, chosen(library, args)
    parts = {"words": ONLY_WORDS, "meaning": ONLY_MEANING}.get(args.only, Parts())
    if args.format == _SPANS:
        measured = finish(bench.passages(args.questions, filters, parts, args.mini))
        return _told(args, tables.passage_fields(measured), tables.passage_lines(measured))
    fields, lines, evaluation = _measured(
        bench, args, filters, parts, bool(program.settings.reranker)
    )
    for path, told in ((args.out, evaluation.run), (args.qrels, evaluation.qrels)):
        if path and not written(path, told):
            return 1
    if args.by:
        groups = finish(bench.grouped(evaluation, By(args.by)))
        fields["groups"] = tables.group_fields(groups)
        lines += tables.group_lines(groups, By(args.by))
    return _told(args, fields, lines)


def _contradiction(args: argparse.Namespace) -> str:
    """What is wrong about the options together; empty where nothing is."""
    if args.mini and args.format != _SPANS:
        return f"--mini needs --format {_SPANS}"
    if args.against and args.ablate:
        return "--against and --ablate do not go together"
    asked = ("ablate", "by", "against", "out", "qrels") if args.format == _SPANS else ()
    several = ", ".join(f"--{name}" for name in asked if getattr(args, name))
    return f"not with --format {_SPANS}: {several}" if several else ""


def _measured(
    bench: Bench, args: argparse.Namespace, filters: Filters, parts: Parts, reranker: bool
) -> tuple[dict[str, Any], list[str], Evaluation]:
    """What was asked for as fields and as lines, and the evaluation of the search as it is."""
    if args.ablate:
        rows = finish(bench.ablate(args.questions, filters, reranker))
        last = rows[-1].evaluation
        fields = {**tables.fields(last), "ablation": tables.row_fields(rows)}
        return fields, [*tables.row_lines(rows), "", *tables.lines(last)], last
    if args.against:
        found = finish(bench.against(args.questions, args.against, filters, parts))
        fields = {**tables.fields(found.after), "compared": tables.compared_fields(found)}
        return fields, [*tables.lines(found.after), *tables.compared_lines(found)], found.after
    evaluation = finish(bench.evaluate(args.questions, filters, parts))
    return tables.fields(evaluation), tables.lines(evaluation), evaluation


def _nowhere(path: str | None) -> str:
    """Why a file cannot be written, as far as can be seen before minutes are spent on it."""
    if not path:
        return ""
    if Path(path).is_dir():
        return f"{path} is a folder"
    return "" if Path(path).parent.is_dir() else f"there is no folder {Path(path).parent}"


def _told(args: argparse.Namespace, fields: dict[str, Any], lines: Sequence[str]) -> int:
    if args.json:
        return print_json(fields)
    print("\n".join(lines))
    return 0
