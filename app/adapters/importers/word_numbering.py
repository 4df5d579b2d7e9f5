"""Works out the numbers that Word prints before the paragraphs of its lists."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.adapters.importers.word_package import W, on, steps, value
from app.domain.numerals import to_chinese

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_SLOT = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(slots=True)
class _Level:
    """How one level of a list is printed, and where it starts."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """One numbering: the definition whose counters it shares, and its own levels."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """Counts through a document's lists in the order of its paragraphs."""

    def __init__(self, root: "_Element | None") -> None:
        definitions: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for element in root.findall(f"{W}abstractNum"):
            definitions[element.get(f"{W}abstractNumId", "")] = _levels(element)
        for element in root.findall(f"{W}num"):
            self._add(element, definitions)

    def label(self, numbering: str, level: int, style: str = "") -> str:
        """What is printed before the next paragraph of this list; empty if it has no number.

        A negative level is looked up by the style that the list names for it.
        """
        found = self._lists.get(numbering)
        if found is None:
            return ""
        if level < 0:
            level = next((n for n, own in found.levels.items() if own.style == style), 0)
        own = found.levels.get(level)
        if own is None:
            return ""
        counters = self._counters[found.definition]
        if not found.begun:
            found.begun = True
            for at, start in found.starts.items():
                counters[at] = start - 1
        self._count(found, counters, level)
        if own.form == "none":
            return ""
        return "•" if own.form == "bullet" else _printed(own, found.levels, counters)

    def _count(self, found: _List, counters: dict[int, int], level: int) -> None:
        for above in range(level):
            counters.setdefault(above, found.levels.get(above, _Level()).start)
        first = found.levels[level].start
        counters[level] = counters.get(level, first - 1) + 1
        for below in range(level + 1, _LEVELS):
            counters.pop(below, None)

    def _add(self, element: "_Element", definitions: dict[str, dict[int, _Level]]) -> None:
        definition = value(element, steps("abstractNumId"))
        own = _List(definition, dict(definitions.get(definition, {})))
        for override in element.findall(f"{W}lvlOverride"):
            level = _int(override.get(f"{W}ilvl", ""), 0)
            if (changed := override.find(f"{W}lvl")) is not None:
                own.levels[level] = _level(changed)
            if start := value(override, steps("startOverride")):
                own.starts[level] = _int(start, 1)
        self._lists[element.get(f"{W}numId", "")] = own


def _levels(element: "_Element") -> dict[int, _Level]:
    return {
        _int(level.get(f"{W}ilvl", ""), 0): _level(level) for level in element.findall(f"{W}lvl")
    }


def _level(element: "_Element") -> _Level:
    return _Level(
        form=value(element, steps("numFmt")) or "decimal",
        text=value(element, steps("lvlText")),
        start=_int(value(element, steps("start")), 1),
        legal=on(element.find(f"{W}isLgl")),
        style=value(element, steps("pStyle")),
    )


def _printed(own: _Level, levels: dict[int, _Level], counters: dict[int, int]) -> str:
    def filled(slot: re.Match[str]) -> str:
        at = int(slot[1]) - 1
        level = levels.get(at, _Level())
        return _figure(counters.get(at, level.start), "decimal" if own.legal else level.form)

    return _SLOT.sub(filled, own.text).strip()


def _figure(number: int, form: str) -> str:
    """`number` in one of Word's forms; those that are not known are printed as figures."""
    if number < 1 or number > 5_000:
        return str(number)
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form == "decimalZero":
        return f"{number:02}"
    if form.startswith(("chinese", "japaneseCounting", "ideographTraditional", "taiwanese")):
        return to_chinese(number)
    return "" if form in ("none", "bullet") else str(number)


def _roman(number: int) -> str:
    out = ""
    for worth, digits in _ROMAN:
        times, number = divmod(number, worth)
        out += digits * times
    return out


def _int(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else default
