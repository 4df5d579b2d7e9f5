"""``pandecta questions import``: from files, a hub's data set, or what the person kept."""

import argparse
from dataclasses import asdict

from app.cli.running import finish, opened, print_json
from app.domain.errors import QuestionsUnreadable
from app.domain.events import Work
from app.domain.training import Origin
from app.services.program import Program
from app.services.question_importing import Bringing, QuestionReport
from app.services.questions import Questions
from app.services.source_ports import Reading


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of this action."""
    bring = kinds.add_parser("import", help="bring questions with their answers into a set")
    bring.add_argument(
        "file", nargs="*", metavar="FILE", help="JSON Lines, CSV, Excel, Parquet, LegalBench-RAG"
    )
    bring.add_argument("--set", default=Bringing().name, metavar="NAME", help="into which set")
    bring.add_argument(
        "--origin", type=Origin, metavar="ORIGIN", help=", ".join(one.value for one in Origin)
    )
    bring.add_argument(
        "--columns", type=_columns, default={}, metavar="question=A,answer=B",
        help="which columns hold the question and the answer, where their names do not tell",
    )  # fmt: skip
    bring.add_argument("--format", default="", metavar="FORMAT", help="read files in this format")
    bring.add_argument("--dataset", metavar="NAME", help="fetch a data set of the hub by its name")
    bring.add_argument("--files", default="", metavar="PATTERN", help="which files of the data set")
    bring.add_argument(
        "--history", action="store_true", help="your own searches, with what you opened"
    )
    bring.set_defaults(act=_import)


def _import(program: Program, args: argparse.Namespace) -> int:
    library = opened(program, args)
    report = finish(_work(program.questions(library), args))
    if args.json:
        return print_json({"library": library.path, **asdict(report)})
    left_out = f"{report.duplicates:,} there already, {report.unresolved:,} without an answer here"
    print(
        f"{report.added:,} of {report.read:,} questions added to {report.name}; {left_out}, "
        f"{report.unusable:,} unusable; {report.seconds:.1f} s"
    )
    for reason, count in report.dropped.items():
        print(f"  {count:,} of them dropped: {reason} (pandecta questions review shows them)")
    return 0


def _work(questions: Questions, args: argparse.Namespace) -> Work[QuestionReport]:
    bringing = Bringing(args.set, args.origin)
    reading = Reading(args.format, args.columns)
    if bool(args.file) + bool(args.dataset) + args.history != 1:
        raise QuestionsUnreadable("import", 0, "name files, or --dataset NAME, or --history")
    if args.history:
        return questions.import_kept(bringing)
    if args.dataset:
        return questions.import_dataset(args.dataset, bringing, reading, args.files)
    return questions.import_files(args.file, bringing, reading)


def _columns(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.split(",")]
    if not all(field and mark and column for field, mark, column in pairs):
        raise argparse.ArgumentTypeError("write question=COLUMN,answer=COLUMN")
    return {field.strip(): column.strip() for field, _, column in pairs}
