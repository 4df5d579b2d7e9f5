"""Tells thinking from answer where a model writes both, with tags, into one stream."""

from collections.abc import Iterator
from enum import Enum, auto

_OPEN, _CLOSE = "<think>", "</think>"


class _At(Enum):
    BEGINNING = auto()
    UNSURE = auto()
    THINKING = auto()
    GAP = auto()
    ANSWER = auto()


class ThinkTags:
    """Splits a text that comes in pieces; only a tag at its very beginning opens the thinking.

    Where no tag stands before it, the first one that closes tells that all before was thinking.
    """

    def __init__(self) -> None:
        self._held, self._at = "", _At.BEGINNING
        self._let: list[str] = []

    def feed(self, text: str) -> Iterator[tuple[str, bool] | None]:
        """What can be told of the text so far: pieces, and whether they are thinking.

        None says that all pieces before it were thinking, whatever they were told to be.
        """
        self._held += text
        if self._at is _At.BEGINNING:
            self._look_for_opening()
        if self._at is _At.THINKING:
            yield from self._thinking()
        if self._at is _At.UNSURE:
            yield from self._unopened()
        if self._at is _At.GAP:
            self._held = self._held.lstrip()
            self._at = _At.ANSWER if self._held else _At.GAP
        if self._at is _At.ANSWER:
            yield from self._let_go(len(self._held))

    def leave(self) -> None:
        """The server tells thinking and answer apart itself: tags are text like any other."""
        if self._at in (_At.BEGINNING, _At.UNSURE):
            self._at = _At.ANSWER

    def rest(self) -> Iterator[tuple[str, bool]]:
        """What was held back, at the end."""
        yield from self._let_go(len(self._held))

    def _look_for_opening(self) -> None:
        begun = self._held.lstrip()
        if begun.startswith(_OPEN):
            self._held, self._at = begun.removeprefix(_OPEN), _At.THINKING
        elif not _OPEN.startswith(begun):
            self._at = _At.UNSURE

    def _thinking(self) -> Iterator[tuple[str, bool]]:
        yield from self._let_go(self._before_close())
        self._close()

    def _unopened(self) -> Iterator[tuple[str, bool] | None]:
        for text, _ in self._let_go(self._before_close()):
            self._let.append(text)
            yield text, False
        if self._held.startswith(_CLOSE) and _OPEN in "".join(self._let):
            self._at = _At.ANSWER
        elif self._close():
            yield None

    def _before_close(self) -> int:
        """Signs that surely stand before the closing tag, which may have come in part."""
        end = self._held.find(_CLOSE)
        if end >= 0:
            return end
        begun = next(n for n in range(len(_CLOSE), -1, -1) if self._held.endswith(_CLOSE[:n]))
        return len(self._held) - begun

    def _close(self) -> bool:
        """Go on behind the closing tag where it is next."""
        if not self._held.startswith(_CLOSE):
            return False
        self._held, self._at = self._held.removeprefix(_CLOSE), _At.GAP
        return True

    def _let_go(self, size: int) -> Iterator[tuple[str, bool]]:
        text, self._held = self._held[:size], self._held[size:]
        if text:
            yield text, self._at is _At.THINKING
