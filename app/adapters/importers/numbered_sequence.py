"""Decides which labels of a document begin its clauses, by whether they continue the numbering."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.adapters.importers.numbered_labels import Label, Value, label_of
from app.adapters.importers.paragraph import Paragraph

_AHEAD = 300
"""So many labels are looked ahead at most."""

_GAP = 3
"""A number may be so many steps behind the one before it where those between never come."""

_TITLED = 3
"""So many paragraphs above the first clause a title may stand."""

_NEAR = 12.0
"""Points within which two clauses of one level begin."""

_SUFFIXES = "abcdefghijklmnopqrstuvwxyz"


def clause_starts(
    paragraphs: Sequence[Paragraph], headings: Collection[int]
) -> Mapping[int, Label]:
    """The paragraphs that begin a clause, with their labels.

    Numbers follow one another, go one level down or up, or begin again below one of `headings`.
    A list that numbers its own items inside a clause begins none.
    """
    found = [(at, label) for at, p in enumerate(paragraphs) if (label := label_of(p)) is not None]
    worded = {label.value for _, label in found if label.style == "word"}
    if {((1, ""),), ((2, ""),)} <= worded:
        found = [pair for pair in found if pair[1].style == "word" or len(pair[1].value) > 1]
    walk = _Sequence(paragraphs, found, headings)
    return {at: label for i, (at, label) in enumerate(found) if walk.accepts(i)}


@dataclass(slots=True)
class _Scope:
    """Where numbering stands: the last number, and that of a list inside a clause.

    `indent` and `aside_indent` tell where the last number of one part and the list begin.
    """

    last: Value | None = None
    style: str = ""
    aside: int = 0
    fresh: bool = True
    indent: float | None = None
    aside_indent: float | None = None


class _Sequence:
    """Walks the labels in order and says of each whether it begins a clause."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        found: Sequence[tuple[int, Label]],
        headings: Collection[int],
    ) -> None:
        self._paragraphs, self._found = paragraphs, found
        self._headings = sorted(headings)
        self._next_heading = 0
        self._scope = _Scope()
        self._places: dict[Value, list[int]] = defaultdict(list)
        for i, (_, label) in enumerate(found):
            self._places[label.value].append(i)

    def accepts(self, i: int) -> bool:
        at, label = self._found[i]
        indent = self._paragraphs[at].indent
        while self._next_heading < len(self._headings) and self._headings[self._next_heading] < at:
            self._next_heading += 1
            self._scope.fresh, self._scope.aside = True, 0
        if self._begins(i, at, label):
            outer = indent if len(label.value) == 1 else self._scope.indent
            self._scope = _Scope(label.value, label.style, 0, False, outer)
            return True
        if len(label.value) == 1 and label.value[0][0] in (1, self._scope.aside + 1):
            self._scope.aside, self._scope.aside_indent = label.value[0][0], indent
        return False

    def _begins(self, i: int, at: int, label: Label) -> bool:
        scope, value = self._scope, label.value
        if label.style == "bare" and not (self._paragraphs[at].prominent or self._marked(at)):
            return False
        if scope.last is not None and self._follows(i, label):
            return True
        first = value == ((1, ""),)
        if scope.fresh:
            if first or self._opens(value):
                return True
            if scope.last is not None or self._comes(((1, ""),), i) or len(value) > 2:
                return False
            following = (*value[:-1], (value[-1][0] + 1, ""))
            title = self._paragraphs[at].prominent or self._marked(at)
            return title or self._comes(following, i) or self._comes((*value, (1, "")), i)
        return first and self._titled(at) and self._restarts(i, label)

    def _follows(self, i: int, label: Label) -> bool:
        """Whether this is the next number, on any level, and no list's own."""
        last, value = self._scope.last or (), label.value
        if len(value) == 1 and len(last) == 1 and label.style != self._scope.style:
            return False
        if not (_is_next(last, value) or self._skips(last, value, i)):
            return False
        listed = len(value) == 1 and value[0][0] == self._scope.aside + 1 > 1
        strays = len(value) == 1 and self._strays(self._paragraphs[self._found[i][0]].indent)
        if strays and self._scope.aside:
            return False
        if listed and not strays and self._strays(self._scope.aside_indent):
            return True
        doubtful = listed or strays or label.rest[:1].islower()
        return not (doubtful and self._comes(value, i))

    def _strays(self, indent: float | None) -> bool:
        """Whether something begins elsewhere on the line than the clauses of the first level do."""
        outer = self._scope.indent
        return indent is not None and outer is not None and abs(indent - outer) > _NEAR

    def _skips(self, last: Value, value: Value, i: int) -> bool:
        """Whether a few numbers are left out here, which come nowhere else."""
        level = len(value) - 1
        if level >= len(last) or value[:level] != last[:level]:
            return False
        wanted = last[level][0] + 1
        missing = [(*last[:level], (n, "")) for n in range(wanted, value[level][0])]
        return 0 < len(missing) <= _GAP and not any(self._comes(v, i) for v in missing)

    def _opens(self, value: Value) -> bool:
        """Whether this is a first number below a chapter that is a number itself, as 3.1 is."""
        last = self._scope.last
        below = len(value) > 1 and all(part == (1, "") for part in value[1:])
        return below and (last is None or value[0][0] > last[0][0])

    def _comes(self, value: Value, i: int) -> bool:
        """Whether the same number comes again before a heading under which numbers begin anew."""
        places, ones = self._places.get(value, []), self._places.get(((1, ""),), [])
        after = bisect_right(places, i)
        if after == len(places) or places[after] > i + _AHEAD:
            return False
        anew = ones[bisect_right(ones, i) : bisect_left(ones, places[after])]
        return not any(self._below_heading(place) for place in anew)

    def _below_heading(self, i: int) -> bool:
        at = self._found[i][0]
        before = self._found[i - 1][0] if i else -1
        return bisect_right(self._headings, before) < bisect_left(self._headings, at)

    def _titled(self, at: int) -> bool:
        """Whether something that looks like a title stands just above, though it names no unit."""
        above = self._paragraphs[max(0, at - _TITLED) : at]
        return any(p.prominent and not p.row and label_of(p) is None for p in above)

    def _restarts(self, i: int, label: Label) -> bool:
        """Whether 2 follows, while the number that is due in the sequence so far never comes."""
        last = self._scope.last or ()
        due = ((last[0][0] + 1, ""),) if last else ()
        rest = [other for _, other in self._found[i + 1 : i + 1 + _AHEAD] if len(other.value) == 1]
        return (
            bool(rest)
            and rest[0].value == ((2, ""),)
            and due != ((2, ""),)
            and (not any(other.value == due for other in rest))
        )

    def _marked(self, at: int) -> bool:
        return self._paragraphs[at].depth > 0


def _is_next(last: Value, value: Value) -> bool:
    """Whether `value` comes straight after `last`: its child, its sibling or an ancestor's.

    A first child may come where its parent is due: 5.1 after 4.
    """
    deep = len(last)
    if value[:deep] == last and len(value) > deep:
        return all(part in ((1, ""), (0, "")) for part in value[deep:])
    level = len(value) - 1
    if level < deep and value[:level] == last[:level] and _is_sibling(last[level], value[level]):
        return True
    return level > 0 and value[-1] == (1, "") and _is_next(last, value[:level])


def _is_sibling(before: tuple[int, str], after: tuple[int, str]) -> bool:
    (number, suffix), (next_number, next_suffix) = before, after
    if next_number == number + 1:
        return next_suffix in ("", "a")
    if next_number != number or len(next_suffix) != 1:
        return False
    return next_suffix == (_SUFFIXES[_SUFFIXES.find(suffix[:1]) + 1 :][:1] if suffix else "a")
