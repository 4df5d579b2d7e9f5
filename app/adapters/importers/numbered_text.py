"""Turns the paragraphs of a circular, contract or act into provisions, losing none of the text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.adapters.importers.numbered_draft import TITLE, Draft, is_title
from app.adapters.importers.numbered_headings import LONGEST, Heading, bare, headings, is_caption
from app.adapters.importers.numbered_labels import Label, Value
from app.adapters.importers.numbered_sequence import clause_starts
from app.adapters.importers.paragraph import Paragraph
from app.adapters.importers.stretches import stretches
from app.domain.law import Kind, ParsedProvision

_STRETCH = 1_500
_MARKER = re.compile(r"\[\d{1,3}\]")
_CAPTION = 10
"""Headings within the numbering stand below those above it, two levels for each level of it."""

_SEARCHED = 60
"""So many provisions back the reference to a footnote is looked for."""


@dataclass(slots=True)
class _Above:
    """A heading that stands above; `value` is that of the clause whose title it is, if it is.

    `used` means that its words stand in a provision or in the path of one.
    """

    words: str
    depth: int
    value: Value = ()
    annex: str = ""
    used: bool = False


def provisions(paragraphs: Sequence[Paragraph], title: str = "") -> tuple[ParsedProvision, ...]:
    """All provisions of a document in order.

    A numbered clause takes the unnumbered paragraphs behind it up to the next clause or heading;
    where none is open they form stretches. The label of a clause is ``para. 4.2``, of a section or
    article its printed form; in an annex the annex's name comes first. A heading that repeats
    `title` is left out of the paths.
    """
    walk = _Walk(paragraphs, title)
    walk.run()
    return tuple(provision for draft in walk.drafts for provision in draft.done())


class _Walk:
    """Goes through the paragraphs once and keeps what stands above the current one."""

    def __init__(self, paragraphs: Sequence[Paragraph], title: str) -> None:
        self._paragraphs = paragraphs
        self._headings, self._joined = headings(paragraphs)
        self._starts = clause_starts(paragraphs, self._headings)
        self._first = min([*self._starts, *self._headings], default=-1)
        self._title = title.casefold()
        self._above: list[_Above] = []
        self._annexes = 0
        self._page: int | None = None
        self._draft: Draft | None = None
        self.drafts: list[Draft] = []

    def run(self) -> None:
        """Fill `drafts`."""
        for at, paragraph in enumerate(self._paragraphs):
            if at in self._joined:
                continue
            self._page = paragraph.page or self._page
            if paragraph.note:
                self._note(paragraph)
            elif at in self._headings:
                self._go_below(self._headings[at])
            elif at in self._starts:
                self._clause(at, self._starts[at])
            elif paragraph.depth and 0 < len(bare(paragraph.text)) <= LONGEST:
                self._go_below(Heading(bare(paragraph.text), paragraph.depth + 1))
            elif self._is_caption(at):
                self._caption(at)
            else:
                self._text(paragraph)
        self._leave(lambda above: False)

    def _leave(self, keep: Callable[[_Above], bool]) -> None:
        """Forget the headings that hold no longer; one that nothing stood under becomes text."""
        gone = [above for above in self._above if not keep(above)]
        for above in gone:
            if not above.used:
                self._above.remove(above)
                self._loose(above.words, self._page)
        self._above = [above for above in self._above if keep(above)]

    def _go_below(self, heading: Heading) -> None:
        self._draft = None
        self._leave(lambda above: above.depth < heading.depth)
        self._draft = None
        self._above.append(_Above(heading.text, heading.depth, (), heading.annex))
        self._annexes += bool(heading.annex)

    def _caption(self, at: int) -> None:
        """Put a minor heading above the clauses of the level of the one that follows."""
        self._draft = None
        below = self._starts.get(self._below(at))
        level = (
            len(below.value)
            if below
            else max([len(above.value) + 1 for above in self._above if above.value], default=1)
        )
        depth = _CAPTION + 2 * level - 1
        self._leave(lambda above: above.depth < depth)
        self._draft = None
        self._above.append(_Above(bare(self._paragraphs[at].text), depth))

    def _clause(self, at: int, label: Label) -> None:
        paragraph = self._paragraphs[at]
        depth = paragraph.depth + 1 if paragraph.depth else _CAPTION + 2 * len(label.value)
        self._leave(
            lambda above: above.depth < depth and label.value[: len(above.value)] == above.value
        )
        worded = label.style == "word"
        printed = label.printed if worded or label.style == "han" else f"para. {label.printed}"
        draft = self._new(label.number, printed, Kind.ARTICLE if worded else Kind.CLAUSE)
        draft.page = paragraph.page
        if self._is_title(at, label):
            draft.heading = label.rest
            words = f"{label.printed} {bare(label.rest)}"
            self._above.append(_Above(words, depth, label.value, used=True))
        else:
            draft.add(label.rest, paragraph.page)
        self._draft = draft

    def _text(self, paragraph: Paragraph) -> None:
        if self._draft and self._draft.open:
            self._draft.add(paragraph.text, paragraph.page)
        elif len(paragraph.text) > 1.5 * _STRETCH:
            for span in stretches(paragraph.text):
                self._loose(paragraph.text[span.start : span.stop].strip(), paragraph.page)
        else:
            self._loose(paragraph.text, paragraph.page)

    def _loose(self, text: str, page: int | None) -> None:
        """Add text that stands in no clause to the stretch that is open, or begin the next."""
        draft = self._draft
        if draft is None or (draft.size() and draft.size() + len(text) > _STRETCH):
            above = any(above.words.casefold() != self._title for above in self._above)
            early = self._starts and not above and not any(d.open for d in self.drafts)
            draft = self._draft = self._new("", "", Kind.PREAMBLE if early else Kind.STRETCH)
        draft.add(text, page)

    def _new(self, number: str, label: str, kind: Kind) -> Draft:
        """A new draft below the headings; in an annex it bears the annex's name."""
        words = [above.words for above in self._above]
        for above in self._above:
            above.used = True
        path = tuple(word for word in words if word.casefold() != self._title)
        draft = Draft(number, label, kind, path, open=bool(number))
        annex = next((above.annex for above in self._above if above.annex), "")
        if annex:
            draft.kind = Kind.ANNEX
            draft.number = f"a{self._annexes}-{number}" if number else f"a{self._annexes}"
            draft.label = f"{annex}, {label}" if label else annex
        self.drafts.append(draft)
        return draft

    def _is_title(self, at: int, label: Label) -> bool:
        """Whether the words behind a label only name what the paragraphs below say."""
        paragraph, words = self._paragraphs[at], bare(label.rest)
        below = self._below(at)
        if not words or len(words) > 2 * TITLE or below >= len(self._paragraphs):
            return False
        if paragraph.prominent or paragraph.depth:
            return True
        if child := self._starts.get(below):
            return is_title(words) and len(child.value) > len(label.value)
        text = self._paragraphs[below]
        return is_title(words) and not text.row and text.text[:1].isupper()

    def _is_caption(self, at: int) -> bool:
        """Whether this is a minor heading: inside a clause only if the next one follows."""
        below = self._below(at)
        if at < self._first or below >= len(self._paragraphs) or below in self._headings:
            return False
        around = [below] if at - 1 in self._headings or at - 1 in self._joined else [below, at - 1]
        if not is_caption(self._paragraphs[at]) or any(
            is_caption(self._paragraphs[other]) for other in around if other >= 0
        ):
            return False
        return self._draft is None or not self._draft.open or below in self._starts

    def _below(self, at: int) -> int:
        """The position of the next paragraph that is no footnote."""
        at += 1
        while at < len(self._paragraphs) and self._paragraphs[at].note:
            at += 1
        return at

    def _note(self, paragraph: Paragraph) -> None:
        """Put a footnote behind the provision that refers to it; its later paragraphs after it."""
        found = _MARKER.match(paragraph.text)
        recent = self.drafts[: -_SEARCHED - 1 : -1]
        if found:
            draft = next((d for d in recent if d.says(found[0])), None)
        else:
            draft = next((d for d in recent if d.notes), None)
        if draft is None:
            draft = recent[0] if recent else self._new("", "", Kind.STRETCH)
        draft.notes.append(paragraph.text)
