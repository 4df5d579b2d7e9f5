"""Finds everyday expressions in a question and gives the statutes' own words for them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.lexicon_keys import Word, is_chinese, levelled, words_of

GAP = "…"
"""Stands in an expression for a few characters or words of any kind, or none."""

GAP_CHARACTERS, GAP_WORDS = 6, 3
"""How much a gap takes at most, in Chinese and in other expressions."""

MOST_TERMS = 4
TIMES = 2
"""How often a word of the question stands for once that a word of a term does.

Chosen on the training questions, among 1, 2 and 3: 2 is best in Chinese and in English, by three
and four folds of five. A query in which words are repeated takes as long as one without; boosted
queries take ten times as long in LanceDB 0.40, for the same order.
"""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """An everyday expression, the terms that statutes have for it, and the area of law."""

    expression: str
    terms: tuple[str, ...]
    area: str = ""


@dataclass(frozen=True, slots=True)
class Expansion:
    """An expression that stands in a question at `start` to `stop`, and its terms."""

    expression: str
    terms: tuple[str, ...]
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands between the gaps of an expression: strings, or runs of words.

    `key` is the form under which two expressions are one; empty where nothing can be matched.
    """

    key: str
    strings: tuple[str, ...] = ()
    words: tuple[list[str], ...] = ()

    @classmethod
    def of(cls, expression: str) -> "_Parts":
        """The parts of an expression, compared as Chinese where it has a Chinese character."""
        parts = [levelled(piece.strip()).text for piece in expression.split(GAP) if piece.strip()]
        if is_chinese(expression):
            strings = tuple(_SPACES.sub("", part) for part in parts)
            return cls(GAP.join(strings), strings)
        runs = [[word.key for word in words_of(part)] for part in parts]
        words = tuple(run for run in runs if run)
        return cls(GAP.join(map(" ".join, words)), (), words)


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry found in a text, and the stretches that its parts take."""

    entry: Entry
    stretches: tuple[tuple[int, int], ...]

    @property
    def order(self) -> tuple[int, tuple[tuple[int, int], ...]]:
        """What takes most characters comes first, then what stands first."""
        return -sum(stop - start for start, stop in self.stretches), self.stretches


class Lexicon:
    """Entries, arranged so that a question is matched against all of them in one pass."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Arrange `entries`; of two with the same expression the later one holds."""
        read = ((_Parts.of(entry.expression), entry) for entry in entries)
        kept = {parts.key: (parts, entry) for parts, entry in read if parts.key}
        self.entries: tuple[Entry, ...] = tuple(entry for _, entry in kept.values())
        self._strings: dict[str, list[tuple[_Parts, Entry]]] = defaultdict(list)
        self._words: dict[str, list[tuple[_Parts, Entry]]] = defaultdict(list)
        for parts, entry in kept.values():
            if parts.strings:
                self._strings[parts.strings[0][:2]].append((parts, entry))
            else:
                self._words[" ".join(parts.words[0][:2])].append((parts, entry))

    def expand(self, text: str) -> tuple[Expansion, ...]:
        """The expressions in `text` in their order there; of two that overlap, the longer one."""
        level = levelled(text)
        found = [*self._in_strings(level.text), *self._in_words(words_of(level.text))]
        found.sort(key=lambda one: one.order)
        taken, chosen = bytearray(len(level.text)), list[_Found]()
        for one in found:
            if not any(any(taken[start:stop]) for start, stop in one.stretches):
                chosen.append(one)
                for start, stop in one.stretches:
                    taken[start:stop] = b"\1" * (stop - start)
        chosen.sort(key=lambda one: one.stretches)
        places = level.places
        return tuple(
            Expansion(
                one.entry.expression,
                one.entry.terms,
                places[one.stretches[0][0]],
                places[one.stretches[-1][1] - 1] + 1,
            )
            for one in chosen
        )

    def _in_strings(self, text: str) -> Iterator[_Found]:
        for at in range(len(text)):
            for head in {text[at : at + 2], text[at]}:
                for parts, entry in self._strings.get(head, ()):
                    if stretches := _stretches(text, at, parts.strings):
                        yield _Found(entry, stretches)

    def _in_words(self, words: Sequence[Word]) -> Iterator[_Found]:
        keys = [word.key for word in words]
        for at, key in enumerate(keys):
            for head in {key, " ".join(keys[at : at + 2])}:
                for parts, entry in self._words.get(head, ()):
                    if runs := _runs(keys, at, parts.words):
                        yield _Found(entry, tuple((words[a].start, words[b].stop) for a, b in runs))


def terms_of(expansions: Iterable[Expansion]) -> tuple[str, ...]:
    """The terms of all expansions, each once, in their order."""
    return tuple(dict.fromkeys(term for one in expansions for term in one.terms))


def words_asked(question: Sequence[str], terms: Sequence[str]) -> str:
    """What the full text is asked for: the words of the question, and more lightly the terms'."""
    return " ".join([*question] * TIMES + [*terms] if terms else question)


def expression_key(expression: str) -> str:
    """The form under which two expressions are one."""
    return _Parts.of(expression).key


def _stretches(text: str, at: int, parts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the parts stand, the first at `at`, each of the others after a gap; or nothing."""
    found = list[tuple[int, int]]()
    for part in parts:
        furthest = at + (GAP_CHARACTERS if found else 0) + len(part)
        start = text.find(part, at, furthest)
        if start < 0:
            return ()
        at = start + len(part)
        found.append((start, at))
    return tuple(found)


def _runs(
    keys: Sequence[str], at: int, parts: Sequence[Sequence[str]]
) -> tuple[tuple[int, int], ...]:
    """`_stretches` over words: the first and the last word of each part, as places in `keys`."""
    found = list[tuple[int, int]]()
    for part in parts:
        furthest = at + (GAP_WORDS if found else 0)
        start = next((n for n in range(at, furthest + 1) if keys[n : n + len(part)] == part), None)
        if start is None:
            return ()
        at = start + len(part)
        found.append((start, at - 1))
    return tuple(found)
