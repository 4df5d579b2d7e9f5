"""Cuts provisions into passages and words them as the index sees them."""

import hashlib
import re

WINDOW = {"zh": 500, "en": 1800}
"""Characters in a window of a long provision; both are about 350 words."""

STRETCH = 1.3
"""A provision up to this many windows long is left whole."""

_BREAK = re.compile(r"\n|(?<=[。；！？])|(?<=[.;!?] )")


def windows(text: str, language: str) -> list[tuple[int, int]]:
    """Spans that cover `text` without gap or overlap, cut at paragraphs, else at sentences.

    A sentence longer than a window is cut by length, so that no span exceeds one window unless
    the whole text does by less than `STRETCH`.
    """
    size = WINDOW["zh" if language.startswith("zh") else "en"]
    if len(text) <= size * STRETCH:
        return [(0, len(text))]
    spans: list[tuple[int, int]] = []
    start = end = 0
    for stop in _breaks(text, size):
        if stop - start > size and end > start:
            spans.append((start, end))
            start = end
        end = stop
    spans.append((start, len(text)))
    return spans


def _breaks(text: str, size: int) -> list[int]:
    """Positions where a window may end, never more than `size` apart."""
    stops, last = [], 0
    for position in [*(m.end() for m in _BREAK.finditer(text)), len(text)]:
        while position - last > size:
            last += size
            stops.append(last)
        if position > last:
            stops.append(position)
            last = position
    return stops


def wording(title: str, path: tuple[str, ...], heading: str, text: str) -> str:
    """What is embedded and searched for one passage: title, last heading, own heading, text."""
    head = " ".join(part for part in (title, path[-1] if path else "", heading) if part)
    return f"{head}\n{text}"


def content_hash(words: str) -> str:
    """The 24-hexadecimal-digit content hash of a passage's wording."""
    return hashlib.blake2b(words.encode(), digest_size=12).hexdigest()
