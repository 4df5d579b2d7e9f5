"""Finds the headings of a document that stand above its numbered clauses."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.adapters.importers.numbered_labels import begins_item, label_of
from app.adapters.importers.paragraph import Paragraph
from app.domain.numerals import CHARACTERS

LONGEST = 300
"""Characters of a heading at most; what is longer is text, however it is set."""

_ANNEX_DEPTH = 1
_NUMERAL = r"(?:[IVXLC]{1,7}|\d{1,3}[A-Z]?|[A-Z]|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)"
_UNITS = (
    (re.compile(rf"(?:BOOK|Book|TITLE|Title)\s+{_NUMERAL}\b"), 2),
    (
        re.compile(
            rf"(?:PART|Part|DIVISION|Division)\s+{_NUMERAL}\b"
            rf"|第\s?[{CHARACTERS}]{{1,6}}\s?(?:编|部分)"
        ),
        3,
    ),
    (re.compile(r"(?:ARTICLE|Article|SECTION|Section)\s+[IVXLC]{1,7}\b(?!\s?[,(])"), 4),
    (re.compile(rf"(?:CHAPTER|Chapter)\s+{_NUMERAL}\b|第\s?[{CHARACTERS}]{{1,6}}\s?章"), 4),
    (
        re.compile(
            rf"(?:SUBPART|Subpart|SUBCHAPTER)\s+{_NUMERAL}\b|第\s?[{CHARACTERS}]{{1,6}}\s?节"
        ),
        5,
    ),
)
_ROMAN = re.compile(r"[IVXLC]{1,7}\.\s+(?=\S)")
_ANNEX = re.compile(
    r"(?P<label>(?:ANNEX(?:URE)?|Annex(?:ure)?|SCHEDULE|Schedule|APPENDIX|Appendix|EXHIBIT|Exhibit"
    r"|ATTACHMENT|Attachment)(?:\s{0,3}[-–—:]?\s{0,3}(?:[IVXLC]{1,7}|\d{1,3}[A-Z]?|[A-Z])(?![\w.]))?"
    r"|(?:附件|附录|附表)\s?[\d一二三四五六七八九十]{0,3})(?P<rest>.{0,200})$"
)
_ANNEXES = re.compile("ANNEX|SCHEDULE|APPENDI|ENCLOSURE|EXHIBIT|附件", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;,:。；，：]$")
_NOTE = re.compile(r" ?\[\d{1,3}\]")


class Heading(NamedTuple):
    """A heading: its words without footnote markers, how deep it stands, the annex it opens."""

    text: str
    depth: int
    annex: str = ""


def bare(text: str) -> str:
    """`text` without the markers of footnotes."""
    return _NOTE.sub("", text).strip()


def headings(paragraphs: Sequence[Paragraph]) -> tuple[dict[int, Heading], set[int]]:
    """The headings by the paragraph they stand in, and the paragraphs that only continue one.

    A heading with nothing below it before the next of its rank is none: in a list of chapters
    every line reads like one.
    """
    found: dict[int, Heading] = {}
    for at, paragraph in enumerate(paragraphs):
        if heading := _heading(paragraph):
            found[at] = heading
    first = next((at for at, p in enumerate(paragraphs) if label_of(p)), 0)
    for at in [at for at, heading in found.items() if heading.annex and at < first]:
        # what is attached to something else says so on top; it is no annex of its own
        del found[at]
    joined = _join_titles(paragraphs, found)
    listed: dict[int, Heading] = {}
    for at in sorted(found, reverse=True):
        after = at + 1
        while after in joined or (after < len(paragraphs) and paragraphs[after].note):
            after += 1
        below = found.get(after) or listed.get(after)
        empty = after >= len(paragraphs) or (below and below.depth <= found[at].depth)
        holds = below and below.annex and not found[at].annex and _ANNEXES.search(found[at].text)
        if holds and below and after in found:
            found[after] = below._replace(depth=found[at].depth + 1)
        elif empty:
            joined -= {place for place in joined if at < place < after}
            listed[at] = found.pop(at)
    return found, joined


def is_caption(paragraph: Paragraph) -> bool:
    """Whether a paragraph looks like a heading although neither it nor its document says so."""
    text = bare(paragraph.text)
    if paragraph.note or paragraph.row or not 2 < len(text) <= 150 or _SENTENCE.search(text):
        return False
    capitals = text.isupper() and sum(c.isalpha() or c == " " for c in text) > 0.8 * len(text) > 3
    looks = paragraph.prominent or capitals
    return looks and not begins_item(text)


def _heading(paragraph: Paragraph) -> Heading | None:
    text = bare(paragraph.text)
    if paragraph.note or paragraph.row or not text or len(text) > LONGEST:
        return None
    if annex := _annex(paragraph, text):
        return annex
    for pattern, depth in _UNITS:
        if pattern.match(text) and not _is_running(text):
            return Heading(text, paragraph.depth + 1 if paragraph.depth else depth)
    if paragraph.depth and not begins_item(text):
        return Heading(text, paragraph.depth + 1)
    if _ROMAN.match(text) and not _is_running(text) and _stands_out(paragraph, text):
        return Heading(text, 2)
    return None


def _annex(paragraph: Paragraph, text: str) -> Heading | None:
    roman = _ROMAN.match(text)
    found = _ANNEX.match(text[roman.end() :] if roman else text)
    if not found or _is_running(text):
        return None
    rest = found["rest"].strip(" -–—:：.")
    alone = not rest and bool(re.search(r"\s|^附|APPENDIX", found["label"]))
    titled = rest and not rest[0].islower() and rest[0] != "(" and _stands_out(paragraph, text)
    if alone or titled or paragraph.depth:
        return Heading(text, _ANNEX_DEPTH, found["label"].strip())
    return None


def _stands_out(paragraph: Paragraph, text: str) -> bool:
    return paragraph.prominent or paragraph.depth > 0 or text.isupper()


def _is_running(text: str) -> bool:
    """Whether the words go on as a sentence does: Part 2 of this Act applies."""
    words = text.split()
    third = words[2] if len(words) > 2 else ""
    return bool(re.search(r"[.;,。；，]$", text)) or third in (
        "of",
        "to",
        "shall",
        "applies",
        "and",
        "or",
        "is",
        "in",
        "are",
        "does",
        "may",
        "which",
    )


def _join_titles(paragraphs: Sequence[Paragraph], found: dict[int, Heading]) -> set[int]:
    """Give a heading that is only a number the caption below it; the captions that were used."""
    used: set[int] = set()
    for at, heading in list(found.items()):
        below = at + 1
        only = len(heading.text.split()) <= 2
        if (
            only
            and below < len(paragraphs)
            and below not in found
            and is_caption(paragraphs[below])
        ):
            title = bare(paragraphs[below].text)
            found[at] = heading._replace(text=f"{heading.text} {title}")
            used.add(below)
    return used
