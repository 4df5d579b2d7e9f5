"""Makes a recipe of values as files and command lines write them, and refuses wrong ones."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from app.domain.errors import RecipeUnusable
from app.domain.recipe import BOUNDS, Choice, Recipe, Span

_WHOLES, _NUMBERS = tuple[int, ...], tuple[float, ...]
_TYPES: Mapping[str, Any] = {one.name: one.type for one in fields(Recipe)}
_NAMES: Mapping[Any, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text in one line",
    _WHOLES: "whole numbers",
    _NUMBERS: "numbers",
}
_LONGEST_TEXT, _MOST_NUMBERS = 4_096, 64
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def recipe_of(values: Mapping[str, Any]) -> Recipe:
    """The recipe of these values, as TOML and JSON have them; what is missing is as by default.

    Raises RecipeUnusable with key, value and what is allowed: for unknown keys, wrong types,
    values out of bounds, and values that contradict each other.
    """
    if "name" not in values:
        raise _refused("name", "", "a text in one line")
    recipe = Recipe(**{key: _typed(key, value) for key, value in values.items()})
    check(recipe)
    return recipe


def values_of(recipe: Recipe) -> dict[str, Any]:
    """All values of a recipe as JSON has them; `recipe_of` reads them back."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in asdict(recipe).items()
    }


def with_settings(recipe: Recipe, settings: Sequence[tuple[str, str]]) -> Recipe:
    """The recipe with some of its values replaced by typed ones, such as ``("batch", "64")``.

    Lists are written with commas (``768,512,256``), and an empty text is the empty list. The last
    of several settings of one key counts; other widths all count the same unless their weights are
    set too. Raises what `recipe_of` raises.
    """
    changes = {key: _parsed(key, text) for key, text in settings}
    if "name" in changes:
        raise _refused("name", str(changes["name"]), "not to be set")
    if "widths" in changes:
        # the recipe's own weights are those of its own widths
        changes.setdefault("width_weights", ())
    changed = replace(recipe, **changes)
    check(changed)
    return changed


def check(recipe: Recipe) -> None:
    """Raise RecipeUnusable where a value is out of bounds, or two contradict each other."""
    for key in _TYPES:
        _check_bound(key, getattr(recipe, key))
    _check_agreement(recipe)


def _typed(key: str, value: Any) -> Any:
    wanted = _known(key)
    if wanted in (_WHOLES, _NUMBERS) and isinstance(value, list | tuple):
        whole = wanted == _WHOLES
        if len(value) > _MOST_NUMBERS or not all(_is_number(one, whole) for one in value):
            raise _wrong(key, value)
        return tuple(value) if whole else tuple(float(one) for one in value)
    if wanted is float and _is_number(value, whole=False):
        return float(value)
    if wanted is type(value):
        return value
    raise _wrong(key, value)


def _parsed(key: str, text: str) -> Any:
    wanted = _known(key)
    text = text.strip()
    try:
        if wanted is bool:
            return _TRUTHS[text.casefold()]
        if wanted in (_WHOLES, _NUMBERS):
            parts = [part for part in text.split(",") if part.strip()]
            return tuple(int(part) if wanted == _WHOLES else float(part) for part in parts)
        return wanted(text)
    except (ValueError, KeyError):
        raise _wrong(key, text) from None


def _known(key: str) -> Any:
    if key not in _TYPES:
        raise _refused(key, "", ", ".join(_TYPES))
    return _TYPES[key]


def _is_number(value: Any, whole: bool) -> bool:
    return type(value) is int or (not whole and type(value) is float)


def _check_bound(key: str, value: Any) -> None:
    bound = BOUNDS.get(key)
    if isinstance(bound, Span):
        numbers = value if isinstance(value, tuple) else (value,)
        if not all(math.isfinite(one) and bound.low <= one <= bound.high for one in numbers):
            raise _wrong(key, value)
    elif isinstance(bound, Choice) and isinstance(value, str):
        words = value.split("+") if bound.joined else [value]
        if not set(words) <= set(bound.words) or len(set(words)) < len(words):
            raise _wrong(key, value)
    elif isinstance(value, str) and (
        len(value) > _LONGEST_TEXT or not (value.isprintable() and value == value.strip())
    ):
        raise _wrong(key, value)


def _check_agreement(recipe: Recipe) -> None:
    if not recipe.name:
        raise _wrong("name", "")
    if list(recipe.widths) != sorted(set(recipe.widths), reverse=True):
        raise _refused("widths", _shown(recipe.widths), "from wide to narrow, each once")
    if recipe.width_weights and len(recipe.width_weights) != len(recipe.widths):
        raise _refused("width_weights", _shown(recipe.width_weights), "one for each width")
    if recipe.loss == "gist" and not recipe.guide:
        raise _refused("guide", "", "the name of a model, where loss is gist")
    if recipe.from_rank > recipe.to_rank:
        raise _refused("from_rank", str(recipe.from_rank), f"1…{recipe.to_rank} (to_rank)")
    if recipe.kind == "static" and recipe.lora_rank:
        raise _refused("lora_rank", str(recipe.lora_rank), "0, where kind is static")


def _wrong(key: str, value: Any) -> RecipeUnusable:
    bound = BOUNDS.get(key)
    kind = _NAMES[_TYPES[key]]
    allowed = kind if bound is None else f"{kind}, {bound}" if isinstance(bound, Span) else bound
    return _refused(key, _shown(value), str(allowed))


def _refused(key: str, value: str, allowed: str) -> RecipeUnusable:
    written = f"{key} = {value}" if value else key
    return RecipeUnusable(f"{written[:200]}: {allowed}", key[:80], value[:80], allowed)


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
