"""``pandecta suggest``: the laws and provisions that a name being typed may mean."""

import argparse
from typing import Any

from app.cli.running import opened, print_json
from app.domain.suggesting import Suggestion
from app.services.program import Program


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of ``suggest`` to those of the program's verbs."""
    suggest = verbs.add_parser(
        "suggest", help="laws and provisions by a name, its beginning or its initials"
    )
    suggest.add_argument("text", metavar="TEXT", help="劳动合同法 39, ldhtf, usc17 107 …")
    suggest.add_argument(
        "--library", metavar="DIR", help="library folder; else the last one opened, or the sample"
    )
    suggest.add_argument("-n", type=int, default=8, metavar="N", help="suggestions wanted (8)")
    suggest.add_argument("--json", action="store_true", help="one JSON object on standard output")


def suggest_verb(program: Program, args: argparse.Namespace) -> int:
    """Print the suggestions, the likeliest first; 1 where there are none."""
    found = opened(program, args).suggester.suggest(args.text, args.n)
    if args.json:
        print_json({"typed": args.text, "suggestions": [_fields(one) for one in found]})
    for one in () if args.json else found:
        print(f"{one.citation}  {one.detail}".rstrip())
    return int(not found)


def _fields(one: Suggestion) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "title": one.title,
        "citation": one.citation,
        "detail": one.detail,
        "law": one.law_id,
        "version": one.version_id,
        "provision": one.provision_id,
        "why": one.why.name.lower(),
    }
