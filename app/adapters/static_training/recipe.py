"""What can be chosen when the bundled encoder is trained, with the file's tables levelled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from app.domain.errors import RecipeUnusable


@dataclass(frozen=True, slots=True)
class StaticRecipe:
    """The values of models/recipes/bundled.toml, where each is explained."""

    han_pairs: int
    latin_pieces: int
    question_weight: int
    dimension: int
    matryoshka: tuple[int, ...]
    scale: float
    token_dropout: float
    batch: int
    learning_rate: float
    average_from: float
    seed: int
    power_iterations: int
    oversampling: int
    pair_epochs: int
    question_epochs: int
    mine_before: tuple[int, ...]
    mined: int
    negatives: int
    twin_cosine: float
    folds: int
    judged_fold: int
    closed_folds: tuple[int, ...]
    left_out_laws: tuple[int, ...]
    composed: tuple[str, ...]
    repeat_real: int
    near_duplicate: float

    @classmethod
    def read(cls, tables: Mapping[str, Any]) -> "StaticRecipe":
        """The recipe in `tables` (as tomllib reads it); raises RecipeUnusable."""
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for table in tables.values()
            if isinstance(table, Mapping)
            for name, value in table.items()
        }
        wanted = {field.name for field in fields(cls)}
        if wrong := wanted.symmetric_difference(values):
            raise RecipeUnusable(", ".join(sorted(wrong)))
        return cls(**values)

    def with_settings(self, settings: Sequence[tuple[str, str]]) -> "StaticRecipe":
        """The recipe with typed values such as ``("pair_epochs", "2")``; lists have commas.

        Raises RecipeUnusable for a key that there is not, and for what is no such value.
        """
        return replace(self, **{key: self._typed(key, text) for key, text in settings})

    def _typed(self, key: str, text: str) -> Any:
        names = [field.name for field in fields(self)]
        if key not in names:
            raise RecipeUnusable(f"{key}: {', '.join(names)}", key, text, ", ".join(names))
        old = getattr(self, key)
        try:
            if not isinstance(old, tuple):
                return type(old)(text)
            parts = [part.strip() for part in text.strip("[] ").split(",") if part.strip()]
            return tuple(parts) if key == "composed" else tuple(map(int, parts))
        except ValueError as error:
            allowed = "whole numbers" if isinstance(old, tuple) else type(old).__name__
            raise RecipeUnusable(f"{key}={text}: {allowed}", key, text, allowed) from error
