"""``pandecta runs``: lists, shows, compares, exports and deletes kept answers."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.running import print_json
from app.domain.asking import Run
from app.domain.errors import RunUnknown
from app.domain.run_json import as_fields
from app.services.chatting import RunLine, Runs
from app.services.program import Program
from app.services.run_comparing import Comparison, compare, comparison_markdown
from app.services.run_text import markdown

_FORMATS = ("md", "json")
_WANTED = {"show": 1, "compare": 2, "export": 2}
"""How many values each action takes; the others take any number."""


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of ``runs`` to those of the program's verbs."""
    runs = verbs.add_parser("runs", help="answers that were kept: list, show, compare, export")
    runs.add_argument(
        "action", nargs="?", default="list",
        choices=("list", "show", "compare", "export", "delete"),
    )  # fmt: skip
    runs.add_argument(
        "value", nargs="*", metavar="RUN",
        help="an id or its beginning; two for compare, an id and a FILE for export",
    )  # fmt: skip
    runs.add_argument("--library", default="", metavar="DIR", help="only those of this library")
    runs.add_argument("-n", type=int, default=0, metavar="N", help="list: only the latest N")
    runs.add_argument("--all", action="store_true", help="delete: all, or all of the library")
    runs.add_argument("--yes", action="store_true", help="delete: do not ask")
    runs.add_argument("--force", action="store_true", help="export: replace a file that is there")
    runs.add_argument("--format", choices=_FORMATS, help="export: else by the file's name")
    runs.add_argument("--language", choices=("en", "zh"), default="", help="of the export's words")
    runs.add_argument("--json", action="store_true", help="one JSON object on standard output")


def runs_verb(program: Program, args: argparse.Namespace) -> int:
    """Do what ``pandecta runs`` was asked for; raises PandectaError."""
    wanted = _WANTED.get(args.action)
    if wanted is not None and len(args.value) != wanted:
        print(f"pandecta runs {args.action} needs {wanted} of RUN or FILE", file=sys.stderr)
        return 2
    match args.action:
        case "show":
            return _show(program.runs.get(args.value[0]), args)
        case "compare":
            return _compare(program.runs, args)
        case "export":
            return _export(program.runs, args)
        case "delete":
            return _delete(program.runs, args)
        case _:
            return _list(program.runs, args)


def _list(runs: Runs, args: argparse.Namespace) -> int:
    lines = list(runs.list(_folder(args)))
    shown = lines[: args.n] if args.n > 0 else lines
    if args.json:
        return print_json({"runs": [asdict(one) for one in shown]})
    for one in shown:
        print(_line(one))
    if not lines:
        print('No answer is kept yet. Ask for one: pandecta ask "QUESTION"')
    return 0


def _line(one: RunLine) -> str:
    checked = f"{one.verified} of {one.citations} verified" if one.citations else "no citations"
    when = one.when[:16].replace("T", " ")
    facts = " · ".join((when, one.mode, one.model, one.outcome, checked))
    question = " ".join(one.question.split())
    return f"{one.id[:8]}  {facts}\n          {question[:100]}{'…' if len(question) > 100 else ''}"


def _show(run: Run, args: argparse.Namespace) -> int:
    if args.json:
        return print_json(as_fields(run))
    print(markdown(run, args.language), end="")
    return 0


def _compare(runs: Runs, args: argparse.Namespace) -> int:
    found = compare(*(runs.get(one) for one in args.value))
    if args.json:
        return print_json(_compared(found))
    print(comparison_markdown(found, args.language or "en"), end="")
    return 0


def _compared(found: Comparison) -> dict[str, Any]:
    changes = ("issues", "finds", "sources", "citations")
    return {
        "before": found.before.id,
        "after": found.after.id,
        **{name: asdict(getattr(found, name)) for name in changes},
        "marks": {mark.value: list(pair) for mark, pair in found.marks.items()},
        "timings": {name: list(pair) for name, pair in found.ms.items()},
    }


def _export(runs: Runs, args: argparse.Namespace) -> int:
    id, file = args.value
    run, path = runs.get(id), Path(file)
    kind = args.format or path.suffix.lstrip(".").lower()
    if kind not in _FORMATS:
        print("pandecta runs export: FILE ends in .md or .json, or say --format", file=sys.stderr)
        return 2
    if kind == "json":
        text = json.dumps(as_fields(run), ensure_ascii=False, indent=1) + "\n"
    else:
        text = markdown(run, args.language)
    if not _written(path, text, args.force):
        return 1
    return print_json({"run": run.id, "file": str(path)}) if args.json else _told(path)


def _written(path: Path, text: str, force: bool) -> bool:
    try:
        with path.open("w" if force else "x", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except FileExistsError:
        print(f"pandecta: {path} is there already; --force replaces it", file=sys.stderr)
        return False
    except OSError as error:
        print(f"pandecta: cannot write {path}: {error.strerror}", file=sys.stderr)
        return False
    return True


def _told(path: Path) -> int:
    print(f"The answer is in {path}")
    return 0


def _delete(runs: Runs, args: argparse.Namespace) -> int:
    if bool(args.value) == args.all:
        print("pandecta runs delete needs ids, or else --all", file=sys.stderr)
        return 2
    everything = (one.id for one in runs.list(_folder(args)))
    ids = list(everything) if args.all else _full_ids(runs, args.value)
    if not args.yes and not _confirmed(len(ids)):
        print("Nothing was deleted.", file=sys.stderr)
        return 1
    gone = runs.delete(ids)
    if args.json:
        return print_json({"deleted": gone})
    print(f"{gone} kept {'answer is' if gone == 1 else 'answers are'} deleted")
    return 0


def _folder(args: argparse.Namespace) -> str:
    return str(Path(args.library).expanduser().resolve()) if args.library else ""


def _full_ids(runs: Runs, asked: Sequence[str]) -> list[str]:
    """The ids that are meant, those of damaged records too; raises RunUnknown."""
    known = [one.id for one in runs.list()]
    found = []
    for begun in asked:
        ids = [begun] if begun in known else [one for one in known if one.startswith(begun)]
        if len(ids) != 1 or not begun:
            raise RunUnknown(begun)
        found += ids
    return found


def _confirmed(count: int) -> bool:
    if not sys.stdin.isatty():
        print("Say --yes to delete without being asked.", file=sys.stderr)
        return False
    print(
        f"{count} kept answers. This cannot be undone. Type the word delete: ", end="", flush=True
    )
    return sys.stdin.readline().strip() == "delete"
