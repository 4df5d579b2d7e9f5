"""The list of recipes and one of them as the command line prints them."""

import json
from dataclasses import fields

import pytest

from app.adapters.paths import MODELS
from app.adapters.recipe_files import RecipeFiles
from app.cli.recipe_words import HELP, SECTIONS
from app.cli.recipes_verb import print_recipe, print_recipes
from app.domain.recipe import Recipe

SHIPPED = RecipeFiles(MODELS / "recipes")


def test_every_field_has_its_sentence_and_its_place() -> None:
    known = {one.name for one in fields(Recipe)} - {"name", "title"}
    assert set(HELP) == known
    placed = [key for keys in SECTIONS.values() for key in keys]
    assert sorted(placed) == sorted(known)
    assert all(text.endswith(".") for text in HELP.values())


def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_recipes(SHIPPED.all(), as_json=True) == 0
    rows = json.loads(capsys.readouterr().out)["recipes"]
    assert {"name": "quick", "title": "Quick: a few minutes on this computer",
        "kind": "transformer"} in rows  # fmt: skip
    print_recipes(SHIPPED.all(), as_json=False)
    assert "lawvault" in capsys.readouterr().out


def test_one_recipe_with_every_value(capsys: pytest.CaptureFixture[str]) -> None:
    print_recipe(SHIPPED.read("sebi-matryoshka"), as_json=False)
    told = capsys.readouterr().out
    assert "widths = 768,512,256,128,64" in told
    assert "flash_attention = true" in told
    print_recipe(SHIPPED.read("sebi-matryoshka"), as_json=True)
    read = json.loads(capsys.readouterr().out)
    assert read["accumulate"] == 16
    assert {one["key"] for one in read["fields"]} == set(HELP)
    print_recipe(SHIPPED.read("bundled"), as_json=False)
    assert "bundled.toml" in capsys.readouterr().out
