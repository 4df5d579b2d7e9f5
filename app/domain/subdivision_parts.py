"""The subdivisions of a provision's text as spans, and how they are gathered line by line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.citation_form import Step

_OPENING, _CLOSING = "“「", "”」"


class Line(NamedTuple):
    """A line of a provision's text: its words, where it begins, and whether it is quoted.

    A line is quoted that begins with a quotation or stands within one: what it numbers belongs
    to another law.
    """

    text: str
    start: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A subdivision: the steps that lead to it, and the characters of the text that it takes."""

    steps: tuple[Step, ...]
    start: int
    stop: int


@dataclass
class Outline:
    """Gathers parts: each lasts until one of its own or of a higher level begins or it is ended."""

    text: str
    parts: list[Part] = field(default_factory=list)
    _open: list[tuple[Step, int, int]] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many parts are open, one within the other."""
        return len(self._open)

    def begin(self, step: Step, depth: int, at: int) -> None:
        """Open a part at `at` as a child of the `depth` outermost open ones, ending all deeper."""
        self.end(depth, at)
        self._open.append((step, at, len(self.parts)))
        steps = tuple(step for step, _, _ in self._open)
        self.parts.append(Part(steps, at, len(self.text.rstrip())))

    def end(self, depth: int, at: int) -> None:
        """End at `at` every open part but the `depth` outermost."""
        if len(self._open) <= depth:
            return
        stop = at
        while stop and self.text[stop - 1].isspace():
            stop -= 1
        for _, start, place in self._open[depth:]:
            part = self.parts[place]
            self.parts[place] = Part(part.steps, start, max(start, stop))
        del self._open[depth:]


def lines_of(text: str) -> Iterator[Line]:
    """The lines of `text` that are not blank.

    A quotation that goes on over several lines may open anew in each; one that never closes
    is none.
    """
    raw = text.split("\n")
    closes = _last_closing(raw)
    at, quoted_to = 0, -1
    for place, words in enumerate(raw):
        bare = words.lstrip()
        quoted = place <= quoted_to or bare[:1] in tuple(_OPENING)
        if place > quoted_to and _leaves_open(words) and closes > place:
            quoted_to = next(n for n in range(place + 1, closes + 1) if _closes(raw[n]))
        if bare:
            yield Line(words, at, quoted)
        at += len(words) + 1


def _last_closing(raw: list[str]) -> int:
    return next((n for n in range(len(raw) - 1, -1, -1) if _closes(raw[n])), -1)


def _leaves_open(words: str) -> bool:
    return max(words.rfind(mark) for mark in _OPENING) > max(words.rfind(m) for m in _CLOSING)


def _closes(words: str) -> bool:
    closing = max(words.rfind(mark) for mark in _CLOSING)
    return closing > max(words.rfind(mark) for mark in _OPENING)
