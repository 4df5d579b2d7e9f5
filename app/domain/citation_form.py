"""What a citation says once it is read: the law's name, the number, and the steps below it."""

from dataclasses import dataclass

PARAGRAPH, ITEM, POINT = "款", "项", "目"
"""Kinds of steps in a Chinese article, from the outermost in."""

LETTERED = "paragraph"
"""The kind of every step that is written in brackets: (1), (a), (ii)."""

_MOST = 100


@dataclass(frozen=True, slots=True)
class Step:
    """One step into a provision: a kind (款, 项, 目, ``paragraph``) and its value (``2``, ``a``).

    Values of Chinese steps are in decimal figures; those of others are as they are written.
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A law's name and a provision's canonical number, with what follows it.

    `rest` is that as it was written (第一款第(二)项, (2)(a)), `within` the same as steps from the
    outermost in. Where several subdivisions are named, as in (2) to (4), `within` ends above
    them. `also` are the further numbers of a citation that names several provisions.
    """

    name: str
    number: str
    rest: str = ""
    within: tuple[Step, ...] = ()
    also: tuple[str, ...] = ()


def numbers_between(first: str, last: str) -> tuple[str, ...]:
    """The whole numbers after `first` up to `last`, at most a hundred; else `last` alone."""
    plain = all(n.isascii() and n.isdecimal() and len(n) < 6 for n in (first, last))
    if not plain or not 0 < int(last) - int(first) <= _MOST:
        return (last,)
    return tuple(str(n) for n in range(int(first) + 1, int(last) + 1))
