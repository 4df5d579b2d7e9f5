"""What can be chosen when the bundled encoder is trained, with the file's tables levelled."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
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
