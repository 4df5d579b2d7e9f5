"""Parts a Chinese law's lines into the law itself, its annexes and the closing signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.adapters.importers.chinese_labels import NUMERAL, Line, Start, article_starts, item_starts

_ANNEX = re.compile(rf"(附(?:件|表|录|图)?\s?(?:之?{NUMERAL})?)(?:\s*[：:]\s*|\s+|$)(.{{0,80}})$")
_DATE_LINE = re.compile(rf"{NUMERAL}\s?年\s?{NUMERAL}\s?月.{{1,5}}日$")
_ENDING = re.compile(r"[。；：，！？;,]")


@dataclass(frozen=True, slots=True)
class Part:
    """The law itself, or one of its annexes with the words that announce it."""

    lines: list[Line]
    label: str = ""
    heading: str = ""

    @property
    def caption(self) -> str:
        """The announcing words as one."""
        return f"{self.label} {self.heading}".strip()


def starts_in(lines: Sequence[Line]) -> dict[int, Start]:
    """Articles where the text has them, with the items that stand before the first; else items."""
    articles = article_starts(lines)
    first = next(iter(articles), len(lines))
    items = item_starts(lines[:first])
    if items and articles and articles[first].number != "1":
        return item_starts(lines)
    if not articles and not _prevail(lines, items):
        return {}
    return items | articles


def _prevail(lines: Sequence[Line], items: dict[int, Start]) -> bool:
    """Whether items stand under at least half of the headings, not just in a list here or there."""
    section, written, itemised = 0, set[int](), set[int]()
    for at, line in enumerate(lines):
        if line.depth:
            section += 1
        else:
            written.add(section)
            if at in items:
                itemised.add(section)
    return 2 * len(itemised) >= len(written)


def parted(lines: Sequence[Line], labelled: bool) -> tuple[Part, list[Part]]:
    """The law itself and its annexes.

    An announcement belongs to the law itself where the articles go on behind it, and where the
    law begins only there: a notice with the regulation that it issues.
    """
    parts = [Part([])]
    for line in lines:
        if found := _announcement(line):
            parts.append(Part([], *found))
        else:
            parts[-1].lines.append(line)
    main, annexes = parts[0], parts[1:]
    if not labelled:
        return main, annexes
    last = _last_number(starts_in(main.lines))
    for count, annex in enumerate(annexes):
        leading = starts_in(annex.lines)
        first = next((start.number for start in leading.values()), "")
        begins = not last and first in ("1", "i1")
        goes_on = first.isdigit() and last == str(int(first) - 1)
        if not begins and not goes_on:
            return main, annexes[count:]
        main.lines.append(Line(annex.caption, int(begins)))
        main.lines.extend(annex.lines)
        last = _last_number(leading)
    return main, []


def _last_number(starts: dict[int, Start]) -> str:
    return next((starts[at].number for at in reversed(starts)), "")


def _announcement(line: Line) -> tuple[str, str] | None:
    found = _ANNEX.match(line.text)
    if not found or re.sub(r"\s", "", line.text) == "附则":
        return None
    if "。" in found[2] and "：" not in found[0]:
        return None
    return re.sub(r"\s", "", found[1]), found[2].strip()


def signed(lines: list[Line], starts: dict[int, Start]) -> tuple[list[Line], list[str]]:
    """The lines without the closing signature (issuer and date), and that signature."""
    floor = max(len(lines) - 12, max(starts, default=-1) + 1, 1)
    at = len(lines) - 1
    while at > floor and lines[at].text[:1] in ("（", "(", "|", "!"):
        at -= 1
    if at < floor or len(lines[at].text) > 30 or not _DATE_LINE.search(lines[at].text):
        return lines, []
    while at > floor and _is_signatory(lines[at - 1]):
        at -= 1
    return lines[:at], [line.text for line in lines[at:]]


def _is_signatory(line: Line) -> bool:
    return not line.depth and len(line.text) <= 30 and not _ENDING.search(line.text)
