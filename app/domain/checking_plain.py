"""Levels an answer's text so that its citations can be read, and leads back to its characters."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_CJK = "\u3400-\u9fff《》〈〉"
_CODE = (
    r"(?<![\w.])(?P<code>[0-9]{1,2}[A-Za-z]?) ?,? ?U\.? ?S\.? ?C(?:ode\b|\. ?A\.|\.|\b)"
    r",? ?(?:§{1,2}|(?:[Ss]ections?|[Ss]ecs?|ss?)\b\.?)? ?(?=[0-9])"
)
_UNUSUAL = re.compile(
    r"(?P<gone>\*{1,3}|[\u200b\u200c\u200d\ufeff\u2060]"
    rf"|(?<=[{_CJK}])[ \u3000\u00a0\t]{{1,3}}(?=[{_CJK}0-9])"
    r"|(?<=\*)[ \u3000]{1,3}(?=第)|(?<=第)[ \u3000\u00a0]{1,3}"
    r"|(?<=[0-9])[ \u3000\u00a0]{1,3}(?=[条條款项項目]))"
    rf"|{_CODE}"
    r"|(?<=[法典例则》])(?P<bare>[0-9]{1,4})(?=条(?![件例款]))"
    r"|(?P<sign>§{1,2}[ \u00a0\u202f]?(?=[0-9A-Za-z]))"
    r"|(?<![\w'’.-])(?P<unit>ss?|secs?|arts?|regs?)\.?(?=[0-9])"
    r"|(?P<spaces>[ \u00a0\u2009\u202f\t]{2,}|[\u00a0\u2009\u202f\t])"
)
_SAME_LENGTH = str.maketrans(
    "０１２３４５６７８９［］＂\u2010\u2011\u2012\u2013", '0123456789[]"----'
)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)[^`\n]*$", re.MULTILINE)
_INLINE_CODE = re.compile(r"`[^`\n]{1,200}`")


@dataclass(frozen=True, slots=True)
class Plain:
    """A levelled text; `at` leads from one of its places to that in the text it was made of.

    Emphasis and odd spaces are gone, a section sign is a word, a title of the United States Code
    is ``usc17 sections 107``, and what stands in code is blank.
    """

    text: str
    _starts: tuple[int, ...]
    _sources: tuple[int, ...]

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """The characters of the original text that characters `start` to `stop` were made of."""
        return self._at(start), self._at(stop - 1) + 1 if stop > start else self._at(start)

    def _at(self, place: int) -> int:
        piece = bisect_right(self._starts, place) - 1
        return self._sources[piece] + (place - self._starts[piece])


def levelled(text: str) -> Plain:
    """The text without what hinders reading its citations."""
    clean = _INLINE_CODE.sub(_blanked, _without_blocks(text.translate(_SAME_LENGTH)))
    pieces: list[str] = []
    starts, sources, length = [0], [0], 0
    for source, shown, fixed in _pieces(clean):
        if not shown:
            continue
        for offset in range(len(shown)) if fixed else (0,):
            starts.append(length + offset)
            sources.append(min(source[0] + offset, source[1] - 1) if fixed else source[0])
        if fixed:
            sources[-1] = source[1] - 1
        pieces.append(shown)
        length += len(shown)
    return Plain("".join(pieces), tuple(starts), tuple(sources))


def _pieces(text: str) -> Iterator[tuple[tuple[int, int], str, bool]]:
    """Stretches of the text, what stands for each, and whether that is something else."""
    at = 0
    for found in _UNUSUAL.finditer(text):
        yield (at, found.start()), text[at : found.start()], False
        yield found.span(), _instead(found), True
        at = found.end()
    yield (at, len(text)), text[at:], False


def _instead(found: re.Match[str]) -> str:
    if found["code"]:
        return f"usc{found['code'].lower()} sections "
    if found["bare"]:
        return f"第{found['bare']}"
    if found["sign"]:
        return "sections " if found["sign"].startswith("§§") else "section "
    if found["unit"]:
        return f"{found['unit']} "
    return " " if found["spaces"] else ""


def _without_blocks(text: str) -> str:
    """The text with its blocks of code, of which the last may never end, blank."""
    fences = [(found.start(), found.end()) for found in _FENCE.finditer(text)]
    pieces, at = [], 0
    for opening in range(0, len(fences), 2):
        start = fences[opening][0]
        stop = fences[opening + 1][1] if opening + 1 < len(fences) else len(text)
        pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start:stop])]
        at = stop
    return "".join([*pieces, text[at:]])


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
