"""Moves articles that a source left inside a paragraph to lines of their own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.adapters.importers.chinese_labels import ARTICLE, LABEL, REFERENCE, Line, candidate
from app.domain.numerals import to_int

_INLINE = re.compile(rf"(?<=[。；：”）)])\s+(?={LABEL}\s)")
_CITING = "本法例定》、至和或及第照据反由有者与"


def unfolded(lines: Sequence[Line]) -> list[Line]:
    """`lines` with the articles that stand inside a paragraph moved to lines of their own."""
    parted: list[Line] = []
    last = 0
    for line in lines:
        if line.depth or "条" not in line.text:
            parted.append(line)
            continue
        if found := ARTICLE.match(line.text):
            last = to_int(found[1]) or last
        begin = 0
        for found in _INLINE.finditer(line.text):
            if to_int(found[1]) == last + 1 and not found[2]:
                last += 1
                parted.append(Line(line.text[begin : found.start()]))
                begin = found.end()
        parted.append(Line(line.text[begin:]) if begin else line)
    return _with_hidden(parted)


def _with_hidden(lines: list[Line]) -> list[Line]:
    """`lines` cut where the numbers leave a gap and the missing label stands within a paragraph."""
    strong = [c for at, line in enumerate(lines) if (c := candidate(at, line)) and c.strong]
    cuts: dict[int, int] = {}
    for before, after in pairwise(strong):
        if after.value[0] == before.value[0] + 2 and not after.value[1]:
            missing = before.value[0] + 1
            for at in range(before.at, after.at):
                if (cut := _hidden(lines[at].text, missing)) is not None:
                    cuts[at] = cut
                    break
    if not cuts:
        return lines
    out: list[Line] = []
    for at, line in enumerate(lines):
        cut = cuts.get(at, 0)
        out += [Line(line.text[:cut].rstrip()), Line(line.text[cut:])] if cut else [line]
    return out


def _hidden(text: str, missing: int) -> int | None:
    for found in re.finditer(LABEL, text):
        at = found.start()
        if (
            at
            and not found[2]
            and to_int(found[1]) == missing
            and text[:at].rstrip()[-1:] not in _CITING
            and not REFERENCE.match(text[found.end() :])
        ):
            return at
    return None
