"""What can be typed: the verbs and their options."""

import argparse
from datetime import date

from app import __version__
from app.cli import (
    ask_verb,
    evaluate_verb,
    filter_options,
    index_verb,
    lexicon_verb,
    library_verbs,
    model_verb,
    prompts_verb,
    questions_verb,
    runs_verb,
    settings_verb,
    suggest_verb,
    train_verb,
)
from app.domain.settings import Device


def parser() -> argparse.ArgumentParser:
    """The whole command line; without a verb the window opens."""
    top = argparse.ArgumentParser(
        "pandecta", description="Statute look-up on your own machine. Without a verb: the window."
    )
    top.add_argument("--version", action="version", version=f"pandecta {__version__}")
    top.add_argument(
        "--portable", action="store_true", help="keep all data in a folder beside the program"
    )
    verbs = top.add_subparsers(dest="verb", metavar="VERB")

    search = verbs.add_parser("search", help="find the provisions that answer a question")
    search.add_argument("question", metavar="QUESTION")
    search.add_argument("-n", type=_positive, default=10, metavar="N", help="hits wanted (10)")
    _library(search)
    filter_options.add(search)
    search.add_argument(
        "--all-versions", action="store_true", help="superseded and repealed law too"
    )
    _day(search)
    _json(search)

    ask = ask_verb.add(verbs)
    _library(ask)
    _day(ask)
    _json(ask)
    runs_verb.add(verbs)

    importing = verbs.add_parser("import", help="bring law into a library")
    importing.add_argument("source", nargs="+", metavar="SOURCE", help="folder, zip or file")
    importing.add_argument("--library", required=True, metavar="DIR")
    importing.add_argument("--name", default="", help="name of a new library")
    importing.add_argument(
        "--as", dest="format", default="", metavar="FORMAT", help="read every file in this format"
    )
    importing.add_argument(
        "--map", action="append", default=[], type=_column, metavar="FIELD=COLUMN",
        help="for tables: which column holds our field (law, number, text, published …)",
    )  # fmt: skip
    _json(importing)

    index = verbs.add_parser(
        "index", help="build or update the search index of a library, or see to its indexes"
    )
    index.add_argument("action", nargs="?", default="build", choices=index_verb.ACTIONS)
    index.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="which index (use, drop, export, identify), or an address",
    )
    index.add_argument("file", nargs="?", metavar="FILE", help="for export and import")
    _library(index)
    index.add_argument("--device", choices=[one.value for one in Device], help="for this time only")
    index.add_argument(
        "--option", action="append", default=[], type=_column, metavar="NAME=VALUE",
        help="for place: endpoint, region, key_id, allow_http … of a shared place",
    )  # fmt: skip
    index.add_argument(
        "--model", default="", metavar="NAME",
        help="bundled, a folder, organisation/name, or an Ollama name:tag; else the index's own",
    )  # fmt: skip
    index.add_argument("--dims", type=_width, metavar="N", help="numbers kept of each vector")
    index.add_argument("--exact", action="store_true", help="do not quantise the vector index")
    index.add_argument(
        "--questions", metavar="FILE.jsonl", help="for widths: questions with their answers"
    )
    index.add_argument("--resume", action="store_true", help="go on with a broken build (default)")
    index.add_argument("--restart", action="store_true", help="build it anew, not only the changes")
    _json(index)

    show = verbs.add_parser("show", help="print a provision")
    show.add_argument("asked", metavar="CITATION_OR_ID")
    _library(show)
    _json(show)

    changes = verbs.add_parser("changes", help="what changed in a provision between two versions")
    changes.add_argument("asked", metavar="CITATION_OR_ID")
    changes.add_argument("--from", dest="from_version", type=_date, metavar="YYYY-MM-DD")
    changes.add_argument("--to", dest="to_version", type=_date, metavar="YYYY-MM-DD")
    _library(changes)
    _json(changes)

    evaluate = evaluate_verb.add(verbs)
    _library(evaluate)
    filter_options.add(evaluate)
    evaluate.add_argument("--all-versions", action="store_true")
    _day(evaluate)
    _json(evaluate)

    train_verb.add(verbs)

    library = verbs.add_parser("library", help="what a library holds")
    kinds = library.add_subparsers(dest="action", metavar="ACTION", required=True)
    info = kinds.add_parser("info", help="laws, provisions, index")
    _library(info)
    _json(info)

    library_verbs.add(kinds)
    get = kinds.add_parser("get", help="download a library; without a name: what there is")
    get.add_argument("name", nargs="?", metavar="NAME")
    get.add_argument("--library", metavar="DIR", help="the folder to make it in")
    _json(get)

    model_verb.add(verbs)
    prompts_verb.add(verbs)
    lexicon_verb.add(verbs)
    questions_verb.add(verbs)
    suggest_verb.add(verbs)
    settings_verb.add(verbs)
    check = verbs.add_parser("self-test", help="check that this installation works")
    _json(check)
    return top


def _library(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--library", metavar="DIR", help="library folder; else the last one opened, or the sample"
    )


def _day(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--on", type=_date, metavar="YYYY-MM-DD", help="the law as it stood on this day"
    )


def _json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help="one JSON object on standard output")


def _positive(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 1000:
        raise argparse.ArgumentTypeError("a number from 1 to 1000")
    return value


def _width(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 99_999:
        raise argparse.ArgumentTypeError("a number from 1 to 99999")
    return value


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"no such day: {text} (write YYYY-MM-DD)") from None


def _column(text: str) -> tuple[str, str]:
    name, mark, column = text.partition("=")
    if not (name and mark and column):
        raise argparse.ArgumentTypeError("write FIELD=COLUMN")
    return name, column
