"""``pandecta questions split``: what would be trained on and what judged by, and why."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from app.cli.questions_sets import set_named
from app.cli.running import finish, opened, print_json
from app.domain.training import Example, Part, Split
from app.services.program import Program

_RECIPE = "quick"
_LISTED = 8
_PARTS: Mapping[Part, str] = {
    Part.TRAIN: "trained on",
    Part.CHOOSE: "held out to stop training in time",
    Part.SEEN: "judged by: other questions about the same {column}s",
    Part.UNSEEN: "judged by: {column}s that nothing is trained on",
    Part.OTHER: "judged by: questions of another origin",
    Part.LEFT: "used for nothing, since training would see what it is judged by",
}


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parser of this action."""
    split = kinds.add_parser("split", help="show what would be trained on and what judged by")
    split.add_argument("--set", metavar="NAME", help="which set; may be left out for the only one")
    split.add_argument(
        "--recipe", default=_RECIPE, metavar="NAME", help=f"its seed and shares ({_RECIPE})"
    )
    split.set_defaults(act=_split)


def _split(program: Program, args: argparse.Namespace) -> int:
    library = opened(program, args)
    questions = program.questions(library)
    name = set_named(questions, args.set).name
    recipe = program.training(library).recipe(args.recipe)
    made = finish(questions.split(name, recipe))
    if args.json:
        return print_json({"library": library.path, "set": name, **asdict(made)})
    print(f"{name}, by recipe {recipe.name}, seed {made.seed}:")
    print("\n".join(table(made, questions.read(name))))
    return 0


def table(made: Split, examples: Sequence[Example]) -> list[str]:
    """The parts of a split with their sizes, why questions are left out, and what is unseen."""
    answers = {one.id: one.answers for one in examples}
    lines = []
    for part, told in _PARTS.items():
        ids = made.parts[part]
        provisions = {answer for id in ids for answer in answers[id]}
        sizes = f"{part.value:<7} {len(ids):>9,} questions {len(provisions):>9,} provisions"
        lines.append(f"  {sizes}  {told.format(column=made.column)}")
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in made.left.items())
    unseen = ", ".join(made.unseen_groups[:_LISTED])
    more = len(made.unseen_groups) - _LISTED
    return [
        *lines,
        *([f"Left out: {reasons}"] if reasons else []),
        *([f"Never trained on: {unseen}" + (f" and {more:,} more" if more > 0 else "")]),
        f"Digest {made.digest}: the same questions, recipe and library give it again.",
    ]
