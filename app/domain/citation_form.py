"""What a citation says once it is read: the law's name, the number, and the steps below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PARAGRAPH, ITEM, POINT = "款", "项", "目"
"""Kinds of steps in a Chinese article, from the outermost in."""

LETTERED = "paragraph"
"""The kind of every step that is written in brackets: (1), (a), (ii)."""

_MOST = 100
_PART = re.compile(r"-pt[a-z0-9]+(?=-)")
_ANNEX = re.compile(r"(?:annex|appendix)-(?P<figure>\d{1,2}|[a-z]|[ivx]{1,5})(?P<rest>-.+)?")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


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


def other_keys(number: str) -> Iterator[str]:
    """Keys for a provision that has no such number: an item, a schedule without its part.

    An amendment's item 四十七、 is cited as article 47; a schedule's paragraphs are counted
    through all its parts, if not anew in each; annexes have a name or a place.
    """
    if number.isdecimal():
        yield f"i{number}"
    if number.startswith("sch"):
        yield _PART.sub("", number)
    if found := _ANNEX.fullmatch(number):
        figure, rest = found["figure"], found["rest"] or ""
        if figure in _ROMAN:
            yield f"a{_ROMAN.index(figure) + 1}{rest}"
        yield f"a{figure if figure.isdecimal() else ord(figure[0]) - 96}{rest}"


def standing_keys(number: str) -> Iterator[str]:
    """The numbers by which a provision of the key `number` may be cited besides: `other_keys` back.

    Not every one means it; what it means is for `other_keys` to say.
    """
    if number.startswith("i") and number[1:].isdecimal():
        yield number[1:]
    if number.startswith("sch") and "-pt" in number:
        yield _PART.sub("", number)
    if found := re.fullmatch(r"a(?P<count>\d{1,2})(?P<rest>-.+)?", number):
        count, rest = int(found["count"]), found["rest"] or ""
        figures = [str(count), *_ROMAN[count - 1 : count], chr(96 + count) if count < 27 else ""]
        for word in ("annex", "appendix"):
            yield from (f"{word}-{figure}{rest}" for figure in figures if figure)
