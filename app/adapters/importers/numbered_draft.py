"""One provision while its paragraphs are being collected, and its end as one or several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.adapters.importers.numbered_headings import bare
from app.adapters.importers.numbered_items import parted
from app.domain.law import Kind, ParsedProvision

TITLE = 120
"""Characters of a clause's own heading at most, where only its wording tells that it is one."""

_ENDED = re.compile(r"[.;:,。；：，]$|(?:\b(?:and|or|the|of|to|by|for)|及|或)$")
_MARKER = re.compile(r"\[\d{1,3}\]")


def is_title(words: str) -> bool:
    """Whether `words` can be a clause's heading: short, begun like one, and no sentence."""
    text = bare(words)
    return 2 < len(text) <= TITLE and not text[0].islower() and not _ENDED.search(text)


@dataclass(slots=True)
class Draft:
    """A provision and its paragraphs so far, each with its page, and its footnotes.

    `open` means that it is a numbered clause, which takes whatever text follows.
    """

    number: str
    label: str
    kind: Kind
    path: tuple[str, ...]
    open: bool = False
    heading: str = ""
    page: int | None = None
    lines: list[tuple[str, int | None]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, text: str, page: int | None) -> None:
        """Take one more paragraph."""
        if self.page is None:
            self.page = page
        if text:
            self.lines.append((text, page))

    def size(self) -> int:
        """Characters so far, footnotes apart."""
        return sum(len(text) for text, _ in self.lines)

    def says(self, marker: str) -> bool:
        """Whether the footnote of this marker is referred to here."""
        return marker in self.heading or any(marker in text for text, _ in self.lines)

    def done(self) -> Iterator[ParsedProvision]:
        """The provision, or one for each of its items where it is long."""
        texts = [text for text, _ in self.lines]
        items = parted(texts) if self.open else []
        if len(items) < 2:
            if texts or self.notes:
                yield self._made("", self.heading, [*texts, *self.notes], self.page)
            else:
                yield self._made("", "", [bare(self.heading) or self.label], self.page)
            return
        if items[0].marks and self.heading:
            yield self._made("", "", [bare(self.heading)], self.page)
        notes = self._notes_of([item.lines for item in items])
        for item, own in zip(items, notes, strict=True):
            lines, heading = [line for line in item.lines if line], ""
            if not item.marks:
                heading = self.heading
            elif len(lines) > 1 and is_title(lines[0]):
                heading, lines = lines[0], lines[1:]
            text = [*lines, *own] or [self.label + "".join(item.marks)]
            yield self._made("".join(item.marks), heading, text, self.lines[item.at][1])

    def _notes_of(self, parts: list[tuple[str, ...]]) -> list[list[str]]:
        """The footnotes of each part: those it refers to, with what goes on from them."""
        out: list[list[str]] = [[] for _ in parts]
        place = len(parts) - 1
        for note in self.notes:
            if found := _MARKER.match(note):
                naming = (i for i, lines in enumerate(parts) if found[0] in "\n".join(lines))
                place = next(naming, 0 if found[0] in self.heading else len(parts) - 1)
            out[place].append(note)
        return out

    def _made(
        self, marks: str, heading: str, lines: list[str], page: int | None
    ) -> ParsedProvision:
        return ParsedProvision(
            number=self.number + marks.lower(),
            label=self.label + marks,
            text="\n".join(lines),
            heading=bare(heading),
            path=self.path,
            kind=self.kind,
            page=page,
        )
