"""Finds hits that say the same: one text in several laws is shown once."""

import re
from collections.abc import Sequence
from functools import lru_cache

ALIKE = 0.9
"""Share of character triples in common (Jaccard) from which two texts count as the same."""
_OPENING, _SHORTEST, _READ = 12, 20, 2_000
_KEPT = re.compile(r"\w")


def folded(texts: Sequence[str]) -> list[int]:
    """For each text the place of the first one in the list that says the same, maybe its own.

    Punctuation, spaces and case do not tell texts apart. Only texts whose first letters agree are
    compared, so that a list of a hundred takes a few milliseconds; short ones have to be equal,
    and of long ones the length and the beginning are compared.
    """
    plain = [_plain(text) for text in texts]
    firsts: dict[str, list[int]] = {}
    same = []
    for place, text in enumerate(plain):
        others = firsts.setdefault(text[:_OPENING], [])
        found = next(
            (
                other
                for other in others
                if _as_long(texts[other], texts[place]) and _alike(plain[other], text)
            ),
            place,
        )
        if found == place:
            others.append(place)
        same.append(found)
    return same


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same as `folded` understands it, however they begin."""
    return _as_long(one, other) and _alike(_plain(one), _plain(other))


@lru_cache(2048)
def _plain(text: str) -> str:
    return "".join(_KEPT.findall(text[:_READ])).lower()


def _as_long(one: str, other: str) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    return longer <= _READ or shorter >= ALIKE * longer


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _SHORTEST or shorter < ALIKE * longer:
        return False
    first, second = _triples(one), _triples(other)
    return len(first & second) >= ALIKE * len(first | second)


def _triples(text: str) -> set[str]:
    return {text[place : place + 3] for place in range(len(text) - 2)}
