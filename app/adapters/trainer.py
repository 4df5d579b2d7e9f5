"""Runs a training recipe by its name; knows where recipes are kept."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.domain.errors import RecipeUnusable
from app.domain.events import Work


class RecipeTrainer:
    """The recipes of `models/recipes`, and any recipe file by its path."""

    def __init__(self, recipes: Path) -> None:
        self._recipes = recipes

    def train(
        self,
        recipe: str,
        libraries: Sequence[str],
        questions: Sequence[str],
        out: str,
        settings: Sequence[tuple[str, str]] = (),
    ) -> Work[Mapping[str, Any]]:
        """Train what the recipe describes and save it in `out`; returns the figures of its card.

        `settings` are other values for some of the recipe's keys.

        Raises RecipeUnusable, and what the training of this kind raises.
        """
        from app.adapters.static_training import train_static

        path = Path(recipe) if recipe.endswith(".toml") else self._recipes / f"{recipe}.toml"
        try:
            values = tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise RecipeUnusable(f"{path}: {error}") from error
        figures = yield from train_static(
            values,
            [Path(one) for one in libraries],
            [Path(one) for one in questions],
            Path(out),
            settings,
        )
        return figures
