"""Tells thinking from answer where a model writes both, with tags, into one stream."""

from collections.abc import Iterator
from enum import Enum, auto

_OPEN, _CLOSE = "<think>", "</think>"


class _At(Enum):
    BEGINNING = auto()
    THINKING = auto()
    GAP = auto()
    ANSWER = auto()


class ThinkTags:
    """Splits a text that comes in pieces; only a tag at its very beginning opens the thinking."""

    def __init__(self) -> None:
        self._held, self._at = "", _At.BEGINNING

    def feed(self, text: str) -> Iterator[tuple[str, bool]]:
        """What can be told of the text so far: pieces, and whether they are thinking."""
        self._held += text
        if self._at is _At.BEGINNING:
            self._look_for_opening()
        if self._at is _At.THINKING:
            yield from self._thinking()
        if self._at is _At.GAP:
            self._held = self._held.lstrip()
            self._at = _At.ANSWER if self._held else _At.GAP
        if self._at is _At.ANSWER:
            yield from self._let_go(len(self._held))

    def rest(self) -> Iterator[tuple[str, bool]]:
        """What was held back, at the end."""
        yield from self._let_go(len(self._held))

    def _look_for_opening(self) -> None:
        begun = self._held.lstrip()
        if begun.startswith(_OPEN):
            self._held, self._at = begun.removeprefix(_OPEN), _At.THINKING
        elif not _OPEN.startswith(begun):
            self._at = _At.ANSWER

    def _thinking(self) -> Iterator[tuple[str, bool]]:
        end = self._held.find(_CLOSE)
        if end < 0:
            begun = next(n for n in range(len(_CLOSE), -1, -1) if self._held.endswith(_CLOSE[:n]))
            yield from self._let_go(len(self._held) - begun)
            return
        yield from self._let_go(end)
        self._held, self._at = self._held.removeprefix(_CLOSE), _At.GAP

    def _let_go(self, size: int) -> Iterator[tuple[str, bool]]:
        text, self._held = self._held[:size], self._held[size:]
        if text:
            yield text, self._at is _At.THINKING
