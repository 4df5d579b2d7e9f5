"""What changed between two texts, word by word, in bounded time however long they are."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST = 120_000
"""Pairs of equal words that may be weighed; where there are more, lines are compared first."""

_SCRIPT = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(
    rf"\n|[{_SCRIPT}]|\d+(?:[.,]\d+)*|[^\W{_SCRIPT}]+(?:['’][^\W{_SCRIPT}]+)*|[^\w\s]"
)
_IDEOGRAPH = re.compile(f"[{_SCRIPT}]")
_SLIGHT_IDEOGRAPHS, _SLIGHT_LETTERS = 3, 5
_ANOTHER = 0.25
"""Share of the shorter text under which what was kept is chance, and the text another one."""


class Fate(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that was kept, removed or added."""

    fate: Fate
    text: str


Unit = tuple[str, str]
"""A word or line: what is compared of it, and its text with the space before it."""

Edit = tuple[list[Unit], list[Unit], list[Unit]]
"""Units that were kept; or else units that were removed, and those that came in their place."""


def difference(old: str, new: str) -> tuple[Span, ...]:
    """What of `old` was removed, what was added, and what was kept, in reading order.

    A word of Chinese is a character. Spaces do not count: kept text is spaced as in `new`, whose
    every character stands in a kept or an added span. A word or two that happen to be the same
    in the midst of a change belong to the change, and a text with hardly a word in common with
    the other takes its place as a whole.
    """
    before, after = _words(old), _words(new)
    edits = _compared(before, after) if _cost(before, after) <= MOST else _by_lines(old, new)
    calm = list(_calmed(edits))
    kept = sum(_length(same) for same, _, _ in calm)
    if kept < _ANOTHER * min(_length(before), _length(after)):
        calm = [([], before, after)]
    return tuple(_spans(calm))


def words(text: str) -> list[str]:
    """The words of a text as they are compared: no spaces, characters singly in Chinese."""
    return [match.group() for match in _WORD.finditer(text) if match.group() != "\n"]


def _words(text: str) -> list[Unit]:
    units, start = [], 0
    for match in _WORD.finditer(text):
        units.append((match.group(), text[start : match.end()]))
        start = match.end()
    if start < len(text):
        last, shown = units.pop() if units else ("", "")
        units.append((last, shown + text[start:]))
    return units


def _lines(text: str) -> list[Unit]:
    return [("".join(words(line)), line) for line in text.splitlines(keepends=True)]


def _same_ends(before: Sequence[Unit], after: Sequence[Unit]) -> tuple[int, int]:
    """How many units are the same at the beginning, and how many of the others at the end."""
    room = min(len(before), len(after))
    head = next((n for n in range(room) if before[n][0] != after[n][0]), room)
    room -= head
    tail = next((n for n in range(room) if before[-1 - n][0] != after[-1 - n][0]), room)
    return head, tail


def _middle(before: list[Unit], after: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    head, tail = _same_ends(before, after)
    return before[head : len(before) - tail], after[head : len(after) - tail]


def _cost(before: list[Unit], after: list[Unit]) -> int:
    """Pairs of equal units that a comparison has to weigh."""
    old, new = (Counter(key for key, _ in side) for side in _middle(before, after))
    return sum(count * new[key] for key, count in old.items())


def _compared(before: list[Unit], after: list[Unit]) -> Iterator[Edit]:
    head, tail = _same_ends(before, after)
    old, new = _middle(before, after)
    left, right = ([key for key, _ in side] for side in (old, new))
    yield after[:head], [], []
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        yield (new[k:m], [], []) if tag == "equal" else ([], old[i:j], new[k:m])
    yield after[len(after) - tail :], [], []


def _by_lines(old: str, new: str) -> Iterator[Edit]:
    """Compare lines, and words only within lines that changed, as long as there is time."""
    before, after = _lines(old), _lines(new)
    if _cost(before, after) > MOST:
        head, tail = _same_ends(before, after)
        yield after[:head], [], []
        yield [], *_middle(before, after)
        yield after[len(after) - tail :], [], []
        return
    spent = 0
    for kept, removed, added in _compared(before, after):
        if kept or not (removed and added):
            yield kept, removed, added
            continue
        for left, right in _side_by_side(removed, added):
            cost = _cost(left, right)
            if spent + cost <= MOST:
                spent += cost
                yield from _compared(left, right)
            else:
                yield [], left, right


def _side_by_side(
    removed: list[Unit], added: list[Unit]
) -> Iterator[tuple[list[Unit], list[Unit]]]:
    """The words of lines that replaced each other: line by line where they are as many."""
    if len(removed) == len(added):
        for (_, old), (_, new) in zip(removed, added, strict=True):
            yield _words(old), _words(new)
    else:
        yield _words("".join(t for _, t in removed)), _words("".join(t for _, t in added))


def _calmed(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Join neighbours, and let a change swallow slight kept stretches between its parts."""
    kept: list[Unit] = []
    removed: list[Unit] = []
    added: list[Unit] = []
    for same, out, come in edits:
        if same:
            kept += same
        elif out or come:
            changed = bool(removed or added)
            if kept and not (changed and _slight(kept, (removed, added), (out, come))):
                yield [], removed, added
                yield kept, [], []
                removed, added = [], []
            else:
                removed, added = removed + kept, added + kept
            kept = []
            removed, added = removed + out, added + come
    yield [], removed, added
    yield kept, [], []


def _length(units: list[Unit]) -> int:
    return sum(len(key) for key, _ in units)


def _slight(kept: list[Unit], *changes: tuple[list[Unit], list[Unit]]) -> bool:
    """Whether a kept stretch is shorter than the changes around it and says little by itself."""
    text = "".join(key for key, _ in kept)
    most = _SLIGHT_IDEOGRAPHS if _IDEOGRAPH.search(text) else _SLIGHT_LETTERS
    if "\n" in text or len(text) > most:
        return False
    return all(len(text) <= max(map(_length, change)) for change in changes)


def _spans(edits: Iterable[Edit]) -> Iterator[Span]:
    for units in edits:
        for fate, side in zip((Fate.KEPT, Fate.REMOVED, Fate.ADDED), units, strict=True):
            if text := "".join(shown for _, shown in side):
                yield Span(fate, text)
