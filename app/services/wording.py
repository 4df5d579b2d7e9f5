"""Everyday words for legal ones: the shipped lexicon with the person's own entries over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Protocol

from app.domain.events import Problem
from app.domain.lexicon import Entry, Expansion, Lexicon, expression_key
from app.domain.lexicon_lines import ReadEntries, checked, switched_off


class LexiconFiles(Protocol):
    """Where the lexicon is kept."""

    def shipped(self) -> ReadEntries:
        """The entries that came with the program."""
        ...

    def own(self) -> ReadEntries:
        """The person's entries; one without terms switches a shipped one off."""
        ...

    def stamp(self) -> object:
        """Changes whenever the person's entries do."""
        ...

    def put(self, entry: Entry) -> None:
        """Add or replace one of the person's entries; raises UserDataNotWritable."""
        ...

    def remove(self, expression: str) -> None:
        """Forget one of the person's entries; raises UserDataNotWritable."""
        ...


class Gone(StrEnum):
    """What became of an expression that was to be removed."""

    REMOVED = "removed"
    SWITCHED_OFF = "switched-off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One expression of the lexicon as a person sees it.

    `own` is whether the person wrote it, `shipped` what came with the program under the same
    expression, if anything, and `on` whether it is used.
    """

    entry: Entry
    own: bool
    on: bool
    shipped: Entry | None

    def matches(self, words: str) -> bool:
        """Whether `words` stand in the expression, in a term or in the area."""
        wanted = words.strip().casefold()
        fields = (self.entry.expression, *self.entry.terms, self.entry.area)
        return any(wanted in field.casefold() for field in fields)


@dataclass(frozen=True, slots=True)
class _State:
    stamp: object
    lexicon: Lexicon
    own: dict[str, Entry]
    problems: tuple[Problem, ...]


class Wording:
    """The lexicon in use; safe to use from several threads, follows changes of the files."""

    def __init__(self, files: LexiconFiles) -> None:
        self._files = files
        self._lock = Lock()
        self._shipped: dict[str, Entry] = {}
        self._state: _State | None = None
        self._shipped_problems: tuple[Problem, ...] = ()

    def warm(self) -> None:
        """Read the files, so that the first question need not wait."""
        self._current()

    def expand(self, text: str) -> tuple[Expansion, ...]:
        """Everyday expressions in `text` with the terms that statutes have for them."""
        return self._current().lexicon.expand(text)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Files and lines that cannot be used."""
        return self._current().problems

    def rows(self) -> tuple[WordingRow, ...]:
        """Every expression: the person's own first, the latest before the older ones."""
        own = self._current().own
        mine = [
            WordingRow(entry, True, True, self._shipped.get(key))
            for key, entry in reversed(own.items())
            if entry.terms
        ]
        theirs = [
            WordingRow(entry, False, key not in own, entry)
            for key, entry in self._shipped.items()
            if key not in own or not own[key].terms
        ]
        return (*mine, *theirs)

    def add(self, expression: str, terms: Sequence[str], area: str = "") -> Entry:
        """Add an own entry, or replace the one of this expression.

        Raises EntryUnusable and UserDataNotWritable.
        """
        clean = tuple(dict.fromkeys(term for one in terms if (term := one.strip())))
        entry = checked(Entry(expression.strip(), clean, area.strip()))
        self._files.put(entry)
        return entry

    def remove(self, expression: str) -> Gone:
        """Forget an own entry, or switch a shipped one off; raises UserDataNotWritable."""
        key, own = expression_key(expression), self._current().own
        if key in own and own[key].terms:
            self._files.remove(expression)
            return Gone.REMOVED
        if key not in self._shipped:
            return Gone.UNKNOWN
        self.switch(expression, False)
        return Gone.SWITCHED_OFF

    def switch(self, expression: str, on: bool) -> None:
        """Use a shipped entry or do not; raises EntryUnusable and UserDataNotWritable."""
        if not on:
            self._files.put(switched_off(expression))
        elif not self._current().own.get(expression_key(expression), Entry("", ())).terms:
            self._files.remove(expression)

    def _current(self) -> _State:
        with self._lock:
            stamp = self._files.stamp()
            if self._state is None or self._state.stamp != stamp:
                self._state = self._loaded(stamp)
            return self._state

    def _loaded(self, stamp: object) -> _State:
        if not self._shipped:
            shipped = self._files.shipped()
            self._shipped = _by_key(shipped.entries)
            self._shipped_problems = shipped.problems
        read = self._files.own()
        own = _by_key(read.entries)
        used = (entry for entry in {**self._shipped, **own}.values() if entry.terms)
        return _State(stamp, Lexicon(used), own, (*self._shipped_problems, *read.problems))


def _by_key(entries: Sequence[Entry]) -> dict[str, Entry]:
    return {expression_key(entry.expression): entry for entry in entries}
