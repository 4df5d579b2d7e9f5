"""``pandecta prompts``: shows the prompts, and keeps or drops the person's own."""

import argparse
import sys
from pathlib import Path

from app.cli.running import print_json
from app.domain.prompting import PLACES
from app.services.chatting import Prompts
from app.services.program import Program

LANGUAGES = ("en", "zh")


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of ``prompts`` to those of the program's verbs."""
    prompts = verbs.add_parser("prompts", help="show or change what language models are told")
    prompts.add_argument(
        "action", nargs="?", default="list", choices=("list", "show", "set", "reset")
    )
    prompts.add_argument("name", nargs="?", choices=tuple(PLACES), metavar="NAME",
        help=f"which one: {', '.join(PLACES)}",
    )  # fmt: skip
    prompts.add_argument("file", nargs="?", metavar="FILE", help="set: else standard input")
    prompts.add_argument("--language", choices=LANGUAGES, default="en", help="of the prompt (en)")
    prompts.add_argument("--shipped", action="store_true", help="show: the one that came along")
    prompts.add_argument("--json", action="store_true", help="one JSON object on standard output")


def prompts_verb(program: Program, args: argparse.Namespace) -> int:
    """Do what ``pandecta prompts`` was asked for; raises PandectaError."""
    prompts = program.prompts
    if args.action == "list":
        return _list(prompts, args)
    if args.name is None:
        print(f"pandecta prompts {args.action} needs a name", file=sys.stderr)
        return 2
    match args.action:
        case "set":
            text = _typed(args.file)
            if text is None:
                return 1
            prompts.keep(args.name, args.language, text)
        case "reset":
            prompts.keep(args.name, args.language, "")
        case _:
            return _show(prompts, args)
    return _told(prompts, args)


def _list(prompts: Prompts, args: argparse.Namespace) -> int:
    rows = [
        {"name": name, "language": language, "own": prompts.is_own(name, language),
         "places": list(PLACES[name])}
        for name in prompts.names()
        for language in LANGUAGES
    ]  # fmt: skip
    if args.json:
        return print_json({"prompts": rows})
    for row in rows:
        own = "own" if row["own"] else ""
        places = " ".join(f"{{{place}}}" for place in PLACES[str(row["name"])])
        print(f"{row['name']:<8} {row['language']} {own:<4} {places}")
    return 0


def _show(prompts: Prompts, args: argparse.Namespace) -> int:
    read = prompts.shipped if args.shipped else prompts.text
    text = read(args.name, args.language)
    if args.json:
        own = prompts.is_own(args.name, args.language) and not args.shipped
        return print_json({"name": args.name, "language": args.language, "own": own, "text": text})
    print(text, end="" if text.endswith("\n") else "\n")
    return 0


def _told(prompts: Prompts, args: argparse.Namespace) -> int:
    own = prompts.is_own(args.name, args.language)
    if args.json:
        return print_json({"name": args.name, "language": args.language, "own": own})
    print(f"{args.name} ({args.language}): {'your own' if own else 'the one that came along'}")
    return 0


def _typed(file: str | None) -> str | None:
    """What the file, or standard input, has; None where it cannot be read, which is told."""
    try:
        data = Path(file).read_bytes() if file else sys.stdin.buffer.read()
        text = data.decode("utf-8-sig")
    except OSError as error:
        print(f"pandecta: cannot read {file}: {error.strerror}", file=sys.stderr)
        return None
    except UnicodeDecodeError:
        print("pandecta: the prompt is not UTF-8 text", file=sys.stderr)
        return None
    if not text.strip():
        print("pandecta: the prompt is empty; to use ours again: pandecta prompts reset NAME",
            file=sys.stderr)  # fmt: skip
        return None
    return text
