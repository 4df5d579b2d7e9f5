"""Recipes out of plain values: what is taken, what is refused, and with which facts."""

from typing import Any

import pytest

from app.domain.errors import RecipeUnusable
from app.domain.recipe import BOUNDS, Recipe, Span
from app.domain.recipe_values import recipe_of, values_of, with_settings


def test_a_recipe_survives_json() -> None:
    recipe = Recipe("r", widths=(768, 64), width_weights=(1.0, 0.5), epochs=2.0, model="a/b")
    assert recipe_of(values_of(recipe)) == recipe


def test_whole_numbers_do_for_fractions_but_not_the_other_way() -> None:
    assert recipe_of({"name": "r", "epochs": 3}).epochs == 3.0
    assert type(recipe_of({"name": "r", "epochs": 3}).epochs) is float
    with pytest.raises(RecipeUnusable) as caught:
        recipe_of({"name": "r", "batch": 16.5})
    assert (caught.value.key, caught.value.value) == ("batch", "16.5")
    assert "whole number" in caught.value.allowed


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("batch", 1), ("batch", True), ("batch", "16"), ("epochs", float("nan")),
        ("epochs", float("inf")), ("learning_rate", 2), ("loss", "triplet"), ("loss", 3),
        ("mining", "nearest+nearest"), ("mining", "nearest+"), ("widths", [4]), ("widths", 256),
        ("widths", ["256"]), ("widths", [True]), ("widths", [256] * 99), ("checkpointing", 1),
        ("model", "two\nlines"), ("model", " a"), ("name", ""), ("kind", "bundled"),
        ("width_weights", [float("nan")]), ("max_length", -1), ("margin", 1.5), ("title", None),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_with_its_key(key: str, value: Any) -> None:
    with pytest.raises(RecipeUnusable) as caught:
        recipe_of({"name": "r", key: value})
    assert caught.value.key == key
    assert caught.value.allowed


def test_an_unknown_key_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(RecipeUnusable) as caught:
        recipe_of({"name": "r", "bach": 3})
    assert caught.value.key == "bach"
    assert "batch" in caught.value.allowed


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"widths": [64, 128]}, "widths"),
        ({"widths": [128, 128]}, "widths"),
        ({"widths": [128, 64], "width_weights": [1.0]}, "width_weights"),
        ({"loss": "gist"}, "guide"),
        ({"from_rank": 9, "to_rank": 8}, "from_rank"),
        ({"kind": "static", "lora_rank": 8}, "lora_rank"),
    ],
)
def test_values_that_contradict_each_other_are_refused(values: dict[str, Any], key: str) -> None:
    with pytest.raises(RecipeUnusable) as caught:
        recipe_of({"name": "r", **values})
    assert caught.value.key == key


def test_typed_settings_are_read_by_the_type_of_the_field() -> None:
    settings = [
        ("widths", "768, 512,256"), ("batch", " 64 "), ("learning_rate", "1e-4"),
        ("checkpointing", "yes"), ("mining", "nearest+lexical"), ("model", "a/b"), ("batch", "8"),
        ("width_weights", ""),
    ]  # fmt: skip
    changed = with_settings(Recipe("r", widths=(64,), width_weights=(1.0,)), settings)
    assert changed == Recipe(
        "r", widths=(768, 512, 256), batch=8, learning_rate=1e-4, checkpointing=True,
        mining="nearest+lexical", model="a/b",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("batch", "many"), ("batch", ""), ("batch", "1.0"), ("widths", "768;512"),
        ("checkpointing", "perhaps"), ("epochs", "nan"), ("name", "other"), ("nonsense", "1"),
        ("batch", "9" * 5000), ("loss", "MNRL"), ("widths", ",".join(["8"] * 65)),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_read_is_refused(key: str, text: str) -> None:
    with pytest.raises(RecipeUnusable) as caught:
        with_settings(Recipe("r"), [(key, text)])
    assert caught.value.key == key
    assert len(str(caught.value)) < 2_000


def test_the_edges_of_every_span_are_allowed_and_what_is_beyond_is_not() -> None:
    for key, bound in BOUNDS.items():
        if not isinstance(bound, Span) or key in ("widths", "width_weights", "to_rank"):
            continue
        kind = type(getattr(Recipe("r"), key))
        for edge in (bound.low, bound.high):
            values = {"name": "r", "to_rank": 1000, key: kind(edge)}
            assert getattr(recipe_of(values), key) == edge
        with pytest.raises(RecipeUnusable, match=key):
            recipe_of({"name": "r", "to_rank": 1000, key: kind(bound.high + 1)})
