"""Suggests laws while a name is being typed: by its beginning, words, initials, or nearly so."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from app.domain.citation import name_key
from app.domain.law import Level
from app.domain.lexicon_keys import is_chinese
from app.domain.near_spelling import Spellings, edits_allowed

LONGEST = 100
"""Characters; what is longer is no name."""

_MOST_SHORTENED = 8
_STATE = "中华人民共和国"
_WORD = re.compile(r"[a-z]+|[0-9]+")
_RANK = {
    Level.CONSTITUTION: 0,
    Level.LAW: 0,
    Level.ADMINISTRATIVE: 1,
    Level.INTERPRETATION: 2,
    Level.DEPARTMENTAL: 3,
    Level.LOCAL: 4,
}


class Why(IntEnum):
    """How what was typed fits a name, the best first."""

    EXACT = 0
    BEGINNING = 1
    INITIALS = 2
    PINYIN = 3
    PART = 4
    SHORTENED = 5
    SIMILAR = 6


class SuggestionKind(StrEnum):
    """What is suggested."""

    LAW = "law"
    PROVISION = "provision"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A law or a provision that may be meant by what was typed.

    `citation` is what names it in full; `detail` is more to know it by: a provision's heading or
    first line, the short title of a law that fits, or its region.
    """

    kind: SuggestionKind
    title: str
    citation: str
    detail: str
    law_id: str
    version_id: str
    provision_id: str
    why: Why


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """A law by its names; `version_id` is its current version, else its newest."""

    law_id: str
    version_id: str
    title: str
    short_titles: tuple[str, ...]
    level: Level
    region: str
    current: bool


Spelled = Mapping[str, Sequence[str]]
"""Chinese names with the pinyin of their characters, without tones."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a name fits: the kind, how many letters are wrong, and how much of it is untyped."""

    why: Why
    edits: int
    rest: int


class NameIndex:
    """The names of a library's laws, arranged to be looked up at every key that is pressed."""

    def __init__(self, laws: Sequence[NamedLaw], spelled: Spelled) -> None:
        self._laws = laws
        self._names = [(law, name) for law in laws for name in (law.title, *law.short_titles)]
        self._keys = [name_key(name) for _, name in self._names]
        self._spellings = Spellings(self._keys)
        syllables = [
            spelled.get(key) or _words(name)
            for key, (_, name) in zip(self._keys, self._names, strict=True)
        ]
        self._initials = Spellings(["".join(one[:1] for one in each) for each in syllables])
        self._pinyin = Spellings(["".join(each) for each in syllables])
        self._holders: dict[str, set[int]] = defaultdict(set)
        for n, (_, name) in enumerate(self._names):
            for word in _words(name):
                self._holders[word].add(n)
        self._vocabulary = list(self._holders)
        self._words = Spellings(self._vocabulary)

    def __len__(self) -> int:
        return len(self._laws)

    def suggest(self, typed: str, limit: int = 8, near: bool = True) -> tuple[Suggestion, ...]:
        """Up to `limit` laws whose name `typed` may be or begin, the likeliest first.

        A whole name comes first; then what fits to the letter, by rank of the law, kind of fit
        and length. Where nothing fits, and if `near`, it is what is nearly spelled so, the
        nearest first.
        """
        key = name_key(typed)
        if not key or len(key) > LONGEST:
            return ()
        fits = self._fits(typed, key)
        if near and not fits:
            fits = dict(self._near(typed, key))
        best: dict[str, tuple[tuple[object, ...], int]] = {}
        for n, fit in fits.items():
            law, order = self._names[n][0], self._order(n, fit)
            if law.law_id not in best or order < best[law.law_id][0]:
                best[law.law_id] = order, n
        ordered = sorted(best.values())
        return tuple(self._suggestion(n, fits[n].why) for _, n in ordered[:limit])

    def _fits(self, typed: str, key: str) -> dict[int, _Fit]:
        """The names that fit to the letter, each with its best fit."""
        found: dict[int, _Fit] = {}
        for why, n in self._fitting(typed, key):
            if n not in found:
                rest = len(self._keys[n]) - len(key)
                found[n] = _Fit(Why.EXACT if not rest and why is Why.BEGINNING else why, 0, rest)
        return found

    def _fitting(self, typed: str, key: str) -> Iterator[tuple[Why, int]]:
        for n in self._spellings.beginning(key):
            yield Why.BEGINNING, n
        if is_chinese(key):
            if len(key) > 1:
                for n in self._spellings.containing(key):
                    yield Why.PART, n
                yield from ((Why.SHORTENED, n) for n in self._shortened(key))
            return
        if len(key) < 2:
            return
        if key.isalpha():
            for n in self._initials.beginning(key):
                yield Why.INITIALS, n
            for n in self._pinyin.beginning(key):
                yield Why.PINYIN, n
        for n in self._worded(typed, self._beginning_words):
            yield Why.PART, n

    def _near(self, typed: str, key: str) -> Iterator[tuple[int, _Fit]]:
        """The names that are nearly spelled so."""
        most = edits_allowed(key)
        near = dict[int, int]()
        if is_chinese(key):
            near = self._spellings.nearly_beginning(key, most)
        elif most:
            if key.isalpha():
                near = self._pinyin.nearly_beginning(key, most)
                near |= self._near_initials(key)
            near |= dict.fromkeys(self._worded(typed, self._similar_words), 1)
        for n, edits in near.items():
            yield n, _Fit(Why.SIMILAR, edits, abs(len(self._keys[n]) - len(key)))

    def _near_initials(self, key: str) -> dict[int, int]:
        """Chinese names whose initials are nearly the typed ones, from the first to the last."""
        near = self._initials.nearly_beginning(key, 1)
        whole = (n for n in near if abs(len(self._keys[n]) - len(key)) <= 1)
        return {n: near[n] for n in whole if is_chinese(self._keys[n])}

    def _shortened(self, key: str) -> Iterator[int]:
        """Names that have the typed characters in their order, from the first one on: 刑诉法."""
        if len(key) > _MOST_SHORTENED:
            return
        for n in self._spellings.beginning(key[0]):
            rest = iter(self._keys[n])
            if all(character in rest for character in key):
                yield n

    def _worded(self, typed: str, near: Callable[[str], Iterator[str]]) -> set[int]:
        """Names that have a word for each typed word, in any order."""
        held = [
            set[int]().union(*(self._holders[word] for word in near(one))) for one in _words(typed)
        ]
        return set[int].intersection(*held) if held else set()

    def _beginning_words(self, typed: str) -> Iterator[str]:
        if typed.isdecimal():
            return iter([typed] if typed in self._holders else [])
        return (self._vocabulary[n] for n in self._words.beginning(typed))

    def _similar_words(self, typed: str) -> Iterator[str]:
        yield from self._beginning_words(typed)
        if not typed.isdecimal():
            near = self._words.nearly_beginning(typed, edits_allowed(typed))
            yield from (self._vocabulary[n] for n in near)

    def _order(self, n: int, fit: _Fit) -> tuple[object, ...]:
        law = self._names[n][0]
        return (
            fit.why is not Why.EXACT,
            fit.edits,
            not law.current,
            _RANK.get(law.level, 5),
            fit.why,
            fit.rest,
            law.title,
            law.law_id,
        )

    def _suggestion(self, n: int, why: Why) -> Suggestion:
        law, name = self._names[n]
        plain, title = name.replace(_STATE, ""), law.title.replace(_STATE, "")
        detail = name if plain != title else law.region
        return Suggestion(
            SuggestionKind.LAW, law.title, law.title, detail, law.law_id, law.version_id, "", why
        )


def chinese_keys(laws: Sequence[NamedLaw]) -> list[str]:
    """The keys of Chinese names, whose pinyin `NameIndex` wants to know."""
    keys = (name_key(name) for law in laws for name in (law.title, *law.short_titles))
    return [key for key in keys if is_chinese(key)]


def _words(name: str) -> list[str]:
    """The Latin words and the numbers of a name; U.S.C. is one word, usc17 are two."""
    levelled = unicodedata.normalize("NFKC", name).casefold()
    return _WORD.findall(re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b|\s|$)|'", "", levelled))
