"""Cuts texts into batches of like length that a model takes at once."""

from collections.abc import Sequence
from dataclasses import dataclass

_BYTES_PER_TOKEN = 3
"""UTF-8 bytes of running text in a token: one Chinese character, or most of an English word."""

_MOST = 256


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts that are encoded together, and their places among all of them."""

    places: tuple[int, ...]
    texts: tuple[str, ...]


def batches(texts: Sequence[str], budget: int, longest: int | None) -> list[Batch]:
    """All `texts`, the longest first, in batches of about `budget` tokens with their padding.

    `longest` is the number of tokens after which the model cuts a text. The longest come first,
    so that memory that does not suffice shows at once and the time left is never underestimated.
    """
    sizes = [_tokens(text, longest) for text in texts]
    order = sorted(range(len(texts)), key=lambda place: -sizes[place])
    found: list[Batch] = []
    start = 0
    while start < len(order):
        room = min(max(1, budget // sizes[order[start]]), _MOST)
        places = tuple(order[start : start + room])
        found.append(Batch(places, tuple(texts[place] for place in places)))
        start += room
    return found


def _tokens(text: str, longest: int | None) -> int:
    guess = len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN + 2
    return guess if longest is None else min(guess, longest)
