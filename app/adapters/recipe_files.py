"""Reads training recipes: those that came with the program, or any file by its path."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.adapters.static_training.recipe import StaticRecipe
from app.domain.errors import RecipeUnusable
from app.domain.recipe import Recipe
from app.domain.recipe_values import recipe_of, with_settings

_ENDING = ".toml"
_OWN, _OWN_TITLE = "vocabulary", "Pandecta's own static encoder, from scratch"
_LARGEST = 256 * 1024


class RecipeFiles:
    """``NAME.toml`` in a folder; see the port `Recipes`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> Sequence[Recipe]:
        """The recipes that came with the program, by name; raises what `read` raises."""
        return [self.read(file.stem) for file in sorted(self._folder.glob(f"*{_ENDING}"))]

    def read(self, name: str, settings: Sequence[tuple[str, str]] = ()) -> Recipe:
        """The recipe of this name or in this ``.toml`` file, with `settings` in place of its own.

        One that trains the program's own encoder is of the kind ``bundled`` and holds nothing but
        its name: its values stand in the file alone and are not to be set. Raises RecipeUnusable.
        """
        path = self._path(name)
        tables = _tables(path)
        if _OWN not in tables:
            return with_settings(recipe_of(_levelled(tables, path.stem)), settings)
        StaticRecipe.read(tables)
        if settings:
            raise RecipeUnusable(str(path), settings[0][0], settings[0][1], "not to be set")
        return Recipe(path.stem, _OWN_TITLE, kind="bundled")

    def _path(self, name: str) -> Path:
        if name.endswith(_ENDING):
            return Path(name).expanduser()
        known = [file.stem for file in sorted(self._folder.glob(f"*{_ENDING}"))]
        if name not in known:
            listed = ", ".join(known)
            raise RecipeUnusable(f"{name[:80]}: {listed}", "recipe", name[:80], listed)
        return self._folder / f"{name}{_ENDING}"


def _tables(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ValueError(f"more than {_LARGEST} bytes")
        return tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise RecipeUnusable(f"{path}: {error.strerror or error}", "recipe", str(path)) from error
    except (ValueError, RecursionError) as error:
        raise RecipeUnusable(f"{path}: {error}", "recipe", str(path)) from error


def _levelled(tables: Mapping[str, Any], stem: str) -> dict[str, Any]:
    """The values of all tables in one; the tables are there for the eye."""
    values: dict[str, Any] = {"name": stem}
    told: set[str] = set()
    for name, value in tables.items():
        for key, one in value.items() if isinstance(value, dict) else [(name, value)]:
            if key in told:
                raise RecipeUnusable(f"{key}: twice", key, str(one)[:80], "once")
            told.add(key)
            values[key] = one
    return values
