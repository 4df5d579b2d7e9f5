"""The recipes that came with the program, and files that a person writes."""

from pathlib import Path

import pytest

from app.adapters.paths import MODELS
from app.adapters.recipe_files import RecipeFiles
from app.domain.errors import RecipeUnusable
from app.domain.recipe import Recipe

SHIPPED = RecipeFiles(MODELS / "recipes")


def test_the_published_parameters_are_there() -> None:
    lawvault = SHIPPED.read("lawvault")
    assert lawvault.model == "google/embeddinggemma-300m"
    assert (lawvault.widths, lawvault.width_weights) == ((768, 512, 256, 128), (1.0,) * 4)
    assert (lawvault.batch, lawvault.accumulate) == (24, 6)
    assert (lawvault.learning_rate, lawvault.epochs) == (2e-5, 3.0)
    assert (lawvault.precision, lawvault.max_length, lawvault.mining) == ("bf16", 1024, "nearest")
    sebi = SHIPPED.read("sebi-matryoshka")
    assert sebi.widths == (768, 512, 256, 128, 64)
    assert (sebi.batch, sebi.accumulate, sebi.epochs, sebi.schedule) == (32, 16, 4.0, "cosine")
    assert (sebi.precision, sebi.flash_attention) == ("bf16", True)
    kit = SHIPPED.read("legalkit")
    assert (kit.batch, kit.learning_rate, kit.epochs, kit.max_length) == (32, 2e-5, 3.0, 256)
    assert (kit.mining, kit.model) == ("document", "BAAI/bge-base-en-v1.5")


def test_all_that_are_shipped_have_a_name_and_a_title_and_bundled_is_another_kind() -> None:
    listed = {one.name: one for one in SHIPPED.all()}
    assert list(listed) == ["bundled", "lawvault", "legalkit", "quick", "sebi-matryoshka"]
    assert all(one.title for one in listed.values())
    assert [one.name for one in listed.values() if one.kind == "bundled"] == ["bundled"]


def test_every_line_of_the_shipped_recipes_is_explained() -> None:
    for file in (MODELS / "recipes").glob("*.toml"):
        for line in file.read_text("utf-8").splitlines():
            if "=" in line and not line.startswith(("#", "name", "title")):
                assert "# " in line, f"{file.name}: {line}"


def test_settings_go_before_the_file() -> None:
    found = SHIPPED.read("legalkit", [("batch", "8"), ("widths", "256,64")])
    assert (found.batch, found.widths, found.epochs) == (8, (256, 64), 3.0)
    with pytest.raises(RecipeUnusable) as caught:
        SHIPPED.read("bundled", [("batch", "8")])
    assert caught.value.key == "batch"


def test_a_file_of_the_persons_own(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('\ufeffbatch = 8\n[loss]\nloss = "cached"\n', "utf-8")
    assert RecipeFiles(tmp_path / "none").read(str(file)) == Recipe("mine", batch=8, loss="cached")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("batch = 8\n[pace]\nbatch = 9\n", "batch"),
        ("[pace]\nbach = 9\n", "bach"),
        ("[pace.more]\nbatch = 9\n", "more"),
        ("batch = [", "recipe"),
        ("a = " + "[" * 5000, "recipe"),
        ("# " + "x" * 300_000, "recipe"),
        ("[vocabulary]\nsale = 3\n", ""),
    ],
)
def test_a_file_that_is_wrong_is_refused(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(RecipeUnusable) as caught:
        SHIPPED.read(str(file))
    assert caught.value.key == key


def test_what_is_no_recipe_is_refused(tmp_path: Path) -> None:
    for name in ("nothing", "../models/recipes/quick", "", str(tmp_path / "no.toml")):
        with pytest.raises(RecipeUnusable):
            SHIPPED.read(name)
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RecipeUnusable):
        SHIPPED.read(str(tmp_path / "bytes.toml"))
