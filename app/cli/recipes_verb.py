"""``pandecta train recipes`` and ``train show``: the recipes, and every value of one."""

from collections.abc import Sequence
from typing import Any

from app.cli.recipe_words import HELP, SECTIONS
from app.cli.running import print_json
from app.domain.recipe import BOUNDS, Recipe
from app.domain.recipe_values import values_of


def print_recipes(listed: Sequence[Recipe], as_json: bool) -> int:
    """List recipes by name and title."""
    if as_json:
        rows = [{"name": one.name, "title": one.title, "kind": one.kind} for one in listed]
        return print_json({"recipes": rows})
    for one in listed:
        print(f"{one.name:<18} {one.title}")
    return 0


def print_recipe(recipe: Recipe, as_json: bool) -> int:
    """Print every value of a recipe with what it means and what it may be."""
    if as_json:
        return print_json({**values_of(recipe), "fields": _fields(recipe)})
    print(f"{recipe.name}: {recipe.title}")
    if recipe.kind == "bundled":
        print("Its values stand, each with a line on it, in models/recipes/bundled.toml.")
        return 0
    for section, keys in SECTIONS.items():
        print(f"\n{section}")
        for key in keys:
            print(f"  {key} = {_shown(getattr(recipe, key))}\n      {HELP[key]}{_may_be(key)}")
    print("\nAnother value for one run: pandecta train --set KEY=VALUE")
    return 0


def _fields(recipe: Recipe) -> list[dict[str, Any]]:
    if recipe.kind == "bundled":
        return []
    return [
        {"key": key, "section": section, "help": HELP[key], "allowed": str(BOUNDS.get(key, ""))}
        for section, keys in SECTIONS.items()
        for key in keys
    ]


def _may_be(key: str) -> str:
    bound = BOUNDS.get(key)
    return f" ({bound})" if bound is not None else ""


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value)) or "(none)"
    return str(value).lower() if isinstance(value, bool) else str(value) or "(empty)"
