"""``pandecta questions review``: shows the questions of a set, and accepts, edits or drops some."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict, replace

from app.cli.questions_sets import set_named
from app.cli.running import opened, print_json
from app.domain.errors import QuestionsUnreadable
from app.domain.training import Example, Standing
from app.services.library import OpenLibrary
from app.services.program import Program

_SHOWN = 50
_BY_HAND = "by-hand"


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of this action."""
    review = kinds.add_parser("review", help="show questions; accept, edit or drop some")
    review.add_argument("--set", metavar="NAME", help="which set; may be left out for the only one")
    review.add_argument(
        "--standing",
        type=Standing,
        metavar="STANDING",
        help=f"only these: {', '.join(one.value for one in Standing)}",
    )
    review.add_argument("-n", type=int, default=_SHOWN, metavar="N", help=f"shown ({_SHOWN})")
    review.add_argument("--accept", action="append", default=[], metavar="ID", help="or all")
    review.add_argument("--drop", action="append", default=[], metavar="ID", help="or all")
    review.add_argument(
        "--edit", action="append", default=[], type=_edited, metavar="ID=TEXT", help="reword it"
    )
    review.set_defaults(act=_review)


def _review(program: Program, args: argparse.Namespace) -> int:
    library = opened(program, args)
    questions = program.questions(library)
    name = set_named(questions, args.set).name
    chosen = [
        one for one in questions.read(name) if args.standing in (None, one.standing)
    ]  # fmt: skip
    if changed := _changed(chosen, args):
        questions.change(name, changed)
        chosen = changed
    shown = chosen[: args.n]
    if args.json:
        return print_json(
            {"set": name, "changed": len(changed), "questions": [asdict(one) for one in shown]}
        )
    for one in shown:
        why = f": {one.why}" if one.why else ""
        print(f"{one.id}  [{one.standing.value}{why}]  {_answer(library, one)}\n    {one.text}")
    told = f"{len(changed):,} changed" if changed else f"{len(shown):,} of {len(chosen):,} shown"
    print(f"{name}: {told}")
    return 0


def _changed(chosen: Sequence[Example], args: argparse.Namespace) -> list[Example]:
    """The examples that are changed; raises QuestionsUnreadable for an id that is not there."""
    edits: dict[str, str] = dict(args.edit)
    known = {one.id for one in chosen} | {"all"}
    for id in (*args.accept, *args.drop, *edits):
        if id not in known:
            raise QuestionsUnreadable(id, 0, "no such question in this set")
    found, accepted = [], set(args.accept)
    for one in chosen:
        text = edits.get(one.id, one.text)
        if one.id in args.drop or "all" in args.drop:
            why = _BY_HAND if one.is_question else one.why
            found.append(replace(one, standing=Standing.DROPPED, why=why, text=text))
        elif one.id in edits or (one.is_question and accepted & {one.id, "all"}):
            found.append(replace(one, standing=Standing.ACCEPTED, why="", text=text))
    return found


def _answer(library: OpenLibrary, one: Example) -> str:
    found = library.resolve(one.answers[0]) if one.answers else []
    return found[0][1].cite(found[0][0]) if found else "".join(one.answers[:1])


def _edited(text: str) -> tuple[str, str]:
    id, mark, words = text.partition("=")
    if not (id and mark and words.strip()):
        raise argparse.ArgumentTypeError("write ID=TEXT")
    return id, " ".join(words.split())
