"""``pandecta ask``: an answer by a language model over the library, checked and kept."""

import argparse
import sys
from contextlib import closing, suppress

from app.cli import ask_fields, filter_options
from app.cli.live_run import LiveRun
from app.cli.running import finish, opened, print_json
from app.domain.asking import Mode, Outcome, Request, Run, Turn
from app.domain.errors import ChatFailed, PandectaError
from app.domain.events import outcome
from app.domain.question import Hit, Question
from app.domain.settings import LIMITS
from app.domain.sourcing import is_loopback
from app.domain.thread import condensed
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.run_keeping import thread

_HITS = 20
_OUTCOMES = {
    Outcome.CUT_OFF: "The answer ends here because the model's room for it is used up. "
    "Give it more: pandecta settings set chat_window=TOKENS",
    Outcome.NOTHING: "Nothing was found, and the model was not asked. "
    "Try other words, or fewer filters.",
}


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add the parser of ``ask`` to those of the program's verbs."""
    ask = verbs.add_parser("ask", help="have a language model answer a question from the library")
    ask.add_argument("question", metavar="QUESTION")
    ask.add_argument(
        "--agent", action="store_true",
        help="break the question into its issues, search in rounds, and write a report",
    )  # fmt: skip
    ask.add_argument("--rounds", type=_rounds, metavar="N", help="rounds at most; else as set")
    ask.add_argument("--model", default="", metavar="M", help="language model; else as set")
    ask.add_argument("--host", default="", metavar="URL", help="its server; else as set")
    ask.add_argument("--follow", default="", metavar="RUN", help="go on from a kept answer")
    ask.add_argument("--language", choices=("en", "zh"), help="of the prompts; else the question's")
    ask.add_argument("--no-keep", action="store_true", help="keep no record of it")
    filter_options.add(ask)
    ask.add_argument("--all-versions", action="store_true", help="superseded and repealed law too")
    return ask


def ask_verb(program: Program, args: argparse.Namespace) -> int:
    """Stream the answer, then say what its citations are worth; raises PandectaError."""
    turns = thread(program.runs, args.follow) if args.follow else ()
    _tell_who_is_asked(program, args)
    library = opened(program, args)
    request = _request(program, library, args, turns)
    live = LiveRun(silent=args.json)
    work = program.ask(library, request, args.model, args.host, not args.no_keep)
    try:
        with closing(work):
            run = outcome(work, live)
    except (PandectaError, KeyboardInterrupt):
        live.end()
        _tell_what_came(program, args, live.id)
        raise
    live.end()
    _tell(run, args)
    if run.outcome is Outcome.BROKEN:
        raise ChatFailed(run.address, run.model, run.problem)
    return 0


def _request(
    program: Program, library: OpenLibrary, args: argparse.Namespace, turns: tuple[Turn, ...]
) -> Request:
    filters = filter_options.chosen(library, args)
    hits: tuple[Hit, ...] = ()
    if not args.agent:
        question = Question(condensed(args.question, turns), filters, _HITS)
        results = finish(library.search(question))
        if program.settings.reranker:
            results = finish(library.rerank(results))
        hits = results.hits
    return Request(
        args.question,
        Mode.AGENT if args.agent else Mode.ANSWER,
        filters,
        hits,
        args.rounds or program.settings.rounds,
        turns,
        args.language or _language(args.question),
        program.runs.get(args.follow).id if args.follow else "",
    )


def _tell_who_is_asked(program: Program, args: argparse.Namespace) -> None:
    """Say it before anything leaves this machine; raises ChatFailed where no model is chosen."""
    chat = program.chats.chosen(args.model, args.host)
    if not is_loopback(chat.address if "://" in chat.address else f"//{chat.address}"):
        print(
            f"pandecta: the question, and the provisions found for it, go to {chat.address}, "
            "which is another computer.",
            file=sys.stderr,
        )


def _tell_what_came(program: Program, args: argparse.Namespace, id: str) -> None:
    """What was kept of an answer that broke off or was stopped."""
    if id and not args.no_keep:
        # where it was not kept either, why it broke off has to be told all the same
        with suppress(PandectaError):
            _tell(program.runs.get(id), args)


def _tell(run: Run, args: argparse.Namespace) -> None:
    if args.json:
        print_json(ask_fields.fields(run))
        return
    for line in ask_fields.lines(run):
        print(line)
    if run.outcome in _OUTCOMES:
        print(_OUTCOMES[run.outcome], file=sys.stderr)
    total = run.ms.get("total", 0.0)
    kept = "" if args.no_keep else f" · pandecta runs show {run.id[:8]}"
    print(f"{run.model} · {total / 1000:.1f} s{kept}", file=sys.stderr)


def _language(question: str) -> str:
    return "zh" if any("\u4e00" <= one <= "\u9fff" for one in question) else "en"


def _rounds(text: str) -> int:
    least, most = LIMITS["rounds"]
    value = int(text)
    if not least <= value <= most:
        raise argparse.ArgumentTypeError(f"a number from {least} to {most}")
    return value
