"""Splits the questions of a training over a library: finds what says the same, then draws."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.citation import name_key
from app.domain.errors import RecipeUnusable, TrainingFailed
from app.domain.events import Progress, Work
from app.domain.near_duplicates import near_duplicates
from app.domain.recipe import Recipe
from app.domain.splitting import Likeness, leave_one_out, split
from app.domain.training import JUDGED, Example, Part, Split, Standing
from app.services.law_ports import LawStore

COLUMNS = ("law", "source", "data set")
"""Columns to split by; a data set and its parts are told by the source of its questions."""

_BATCH = 500
_EDITION = re.compile(r"[(（][^()（）]{1,40}[)）]$")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the library says of examples: which provisions are one, and how laws are called.

    `laws` are names by the ids of laws; two laws of one name but for the mark of an edition, such
    as (2012修正), have one.
    """

    likeness: Likeness
    laws: Mapping[str, str]

    def groups_of(self, column: str, example: Example) -> tuple[str, ...]:
        """The groups of an example in a column; raises RecipeUnusable for an unknown one."""
        if column not in COLUMNS:
            raise RecipeUnusable(f"{column[:80]}: {', '.join(COLUMNS)}")
        if column == "law":
            return tuple(dict.fromkeys(self.laws.get(law, law) for law in example.laws))
        return (example.source or example.origin.value,)


def splitting(
    store: LawStore,
    examples: Sequence[Example],
    recipe: Recipe,
    earlier: Split | None = None,
) -> Work[Split]:
    """The split of these examples by the recipe's shares, seed and column; `leave_out` unheeded.

    Dropped examples are in no part; `earlier` is as in `app.domain.splitting.split`. Raises
    RecipeUnusable and TrainingFailed (``no-questions``, ``no-held-out``).
    """
    ground = yield from grounded(store, examples)
    made = split(
        examples,
        recipe,
        lambda one: ground.groups_of(recipe.group, one),
        ground.likeness,
        earlier=earlier,
    )
    return _usable(made)


def leaving_out(
    store: LawStore, examples: Sequence[Example], recipe: Recipe
) -> Work[Sequence[tuple[str, Split]]]:
    """For each value of the column `recipe.leave_out`, its split: that value is UNSEEN.

    In the order of the values. Raises TrainingFailed, and RecipeUnusable for an unknown column.
    """
    ground = yield from grounded(store, examples)
    column = recipe.leave_out
    made = leave_one_out(
        examples, recipe, lambda one: ground.groups_of(column, one), ground.likeness, column
    )
    return [(name, _usable(one)) for name, one in made]


def grounded(store: LawStore, examples: Sequence[Example]) -> Work[Ground]:
    """Read the answers of all examples, and find those that are versions or say the same."""
    kept = [one for one in examples if one.standing is not Standing.DROPPED]
    ids = sorted({answer for one in kept for answer in one.answers})
    texts, articles, laws = dict[str, str](), dict[str, str](), dict[str, str]()
    named = dict[str, str]()
    for start in range(0, len(ids), _BATCH):
        yield Progress("reading", start, len(ids), "provisions")
        for id, (provision, law, _) in store.provisions(ids[start : start + _BATCH]).items():
            texts[id] = provision.text
            articles[id] = f"{law.id} {provision.number}" if provision.number else id
            bare = _EDITION.sub("", law.title).strip()
            # local laws of several places may have one title
            laws[law.id] = named.setdefault(f"{name_key(bare)} {law.region}", bare)
    twins = yield from near_duplicates(texts)
    return Ground(Likeness(articles, twins), laws)


def _usable(made: Split) -> Split:
    if not made.parts[Part.TRAIN]:
        raise TrainingFailed("no-questions", ", ".join(made.left))
    if not any(made.parts[part] for part in JUDGED):
        raise TrainingFailed("no-held-out")
    return made
