"""Finds, among many strings, those that begin nearly as a typed one: letters wrong or swapped."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

_LAST = "\U0010ffff"
"""Sorts after every character that a name can have."""


def edits_allowed(typed: str) -> int:
    """How many letters may be wrong: one of four, two of eight; one of three where not Latin."""
    if not typed.isascii():
        return int(len(typed) >= 3)
    return min(len(typed) // 4, 2)


class Spellings:
    """Strings in order, to be looked up by how they begin, by what they contain, and nearly."""

    def __init__(self, strings: Sequence[str]) -> None:
        """`strings` are short and without line breaks; each may stand there several times."""
        self._places = sorted(range(len(strings)), key=strings.__getitem__)
        self._sorted = [strings[place] for place in self._places]
        self._joined = "\n".join(self._sorted)
        self._starts = [0]
        for string in self._sorted:
            self._starts.append(self._starts[-1] + len(string) + 1)

    def beginning(self, typed: str) -> Iterator[int]:
        """The places of the strings that begin with `typed`."""
        start = bisect_left(self._sorted, typed)
        return iter(self._places[start : self._after(typed, start)])

    def containing(self, typed: str) -> Iterator[int]:
        """The places of the strings that contain `typed`."""
        at = self._joined.find(typed)
        while at >= 0:
            n = bisect_right(self._starts, at) - 1
            yield self._places[n]
            at = self._joined.find(typed, self._starts[n + 1])

    def nearly_beginning(self, typed: str, most: int) -> dict[int, int]:
        """The places of the strings that begin with `typed` but for 1 to `most` edits, with them.

        A letter left out, put in, put for another, or swapped with its neighbour is one edit
        (optimal string alignment). The sorted strings are walked as a trie: what several begin
        with is compared once, and left at once where it has too many edits.
        """
        found, n = dict[int, int](), 0
        rows = [_first_row(len(typed), most)]
        least, name = [rows[0][-1]], ""
        while most and n < len(self._sorted):
            before, name = name, self._sorted[n]
            depth = _shared(before, name, len(rows) - 1)
            del rows[depth + 1 :], least[depth + 1 :]
            while depth < min(len(name), len(typed) + most) and min(rows[depth]) <= most:
                depth += 1
                rows.append(_row(rows, name, typed, most))
                least.append(min(least[-1], rows[-1][-1]))
            after = max(n + 1, self._after(name[:depth], n)) if depth < len(name) else n + 1
            if 0 < least[-1] <= most:
                found |= dict.fromkeys(self._places[n:after], least[-1])
            n = after
        return found

    def _after(self, beginning: str, start: int) -> int:
        """The first of the sorted strings, from `start` on, that begins otherwise."""
        return bisect_left(self._sorted, beginning + _LAST, start)


def _first_row(width: int, most: int) -> list[int]:
    return [min(at, most + 1) for at in range(width + 1)]


def _row(rows: Sequence[Sequence[int]], name: str, typed: str, most: int) -> list[int]:
    """Edits between the first letters of `name`, as many as there are rows, and each of `typed`'s.

    More than `most` is `most` + 1; what lies further than that from the diagonal is not counted.
    """
    depth, old = len(rows), rows[-1]
    letter, width, over = name[depth - 1], len(typed), most + 1
    row = [min(depth, over)] + [over] * width
    for at in range(max(1, depth - most), min(width, depth + most) + 1):
        cost = min(old[at - 1] + (typed[at - 1] != letter), old[at] + 1, row[at - 1] + 1)
        if depth > 1 and at > 1 and typed[at - 2] == letter and typed[at - 1] == name[depth - 2]:
            cost = min(cost, rows[-2][at - 2] + 1)
        row[at] = min(cost, over)
    return row


def _shared(one: str, other: str, most: int) -> int:
    """How many first letters both have in common, at most `most`."""
    for at in range(min(len(one), len(other), most)):
        if one[at] != other[at]:
            return at
    return min(len(one), len(other), most)
