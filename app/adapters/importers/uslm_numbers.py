"""Reads the numbers and headings of USLM units: canonical numbers, ranges, labels, statuses."""

import re
from typing import TYPE_CHECKING

from app.adapters.importers.uslm_text import child, flat, local
from app.domain.law import Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_MARK = re.compile(
    r"^[\[“\"(]*(?:§+|sec(?:tions?|s?\.)|rules?|art(?:icles?|\.))?\s*", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*(?:,|;|\band\b)\s*")
_RANGE = re.compile(r"\s*(?:\bto\b|\bthrough\b|\.\.\.)\s*")
_PLAIN = re.compile(r"(\d{1,6})([a-z]?)")
_MOST = 60
_GONE = re.compile(
    r"\W*(?:repealed|omitted|transferred|renumbered|reserved|vacant|eliminated|expired|executed|"
    r"terminated|rescinded|abrogated|superseded|deleted)\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_SMALL = frozenset("a an and as at but by for from in of on or the to with".split())


def numbers(unit: "_Element") -> list[str]:
    """The canonical numbers that a unit stands for: ``["107"]``, ``["29", "29a"]``, or none.

    A range of plain numbers is told off one by one, so that each of them is found; of one that
    is longer than sixty, or has other numbers in it, only the ends are known.
    """
    mark = child(unit, "num")
    if mark is None or local(unit) not in ("section", "courtRule"):
        return []
    text = canonical(mark.get("value") or "") or canonical(flat(mark))
    found: dict[str, None] = {}
    for part in _SPLIT.split(text):
        ends = [end for end in _RANGE.split(part) if end]
        found.update(dict.fromkeys(_between(*ends) if len(ends) == 2 else ends))
    return list(found)


def canonical(text: str) -> str:
    """A printed number without its mark and punctuation, in lower case with plain hyphens."""
    clean = _MARK.sub("", _DASHES.sub("-", " ".join(text.split())))
    return clean.strip(" .:-[]()“”\"'").lower()


def label(unit: "_Element", found: list[str]) -> str:
    """How a unit that stands for the numbers in `found` is called: ``§ 106A``, ``§§ 1, 2``."""
    print_ = printed(unit)
    if local(unit) != "section" or len(found) > 1:
        return print_
    if not found:
        return ""
    cased = re.search(rf"(?<!\w){re.escape(found[0])}(?!\w)", _DASHES.sub("-", print_), re.I)
    return f"§ {cased[0] if cased else found[0]}"


def _between(first: str, last: str) -> list[str]:
    start, stop = _PLAIN.fullmatch(first), _PLAIN.fullmatch(last)
    if not start or not stop:
        return [first, last]
    low, high = int(start[1]), int(stop[1])
    if low == high:
        letters = range(ord(start[2] or "`"), ord(stop[2] or "`") + 1)
        return [first, *(f"{low}{chr(c)}" for c in letters if chr(c) != "`"), last]
    if not low < high <= low + _MOST:
        return [first, last]
    tail = [f"{high}{chr(c)}" for c in range(ord("a"), ord(stop[2]) + 1)] if stop[2] else []
    return [first, *(str(n) for n in range(low + 1, high + 1)), *tail]


def status(unit: "_Element", empty: bool) -> Status | None:
    """REPEALED for what is no law any more, as an attribute or an empty unit's heading says.

    Omitted, transferred, renumbered and reserved units count as repealed: their text, which says
    what became of them, is all that stands there.
    """
    said = unit.get("status", "")
    if _GONE.fullmatch(said) or (empty and _GONE.match(flat(child(unit, "heading")))):
        return Status.REPEALED
    if said in ("proposed", "notYetInForce", "pending"):
        return Status.PENDING
    return Status.UNKNOWN if unit.get("inEffect") == "false" else None


def heading(unit: "_Element") -> str:
    """The heading of a unit without the brackets and dashes that the print sets round it."""
    text = flat(child(unit, "heading")).removesuffix(".—").strip()
    while text.count("]") > text.count("[") and text.endswith("]"):
        text = text[:-1].rstrip()
    return text.removeprefix("[") if "]" not in text else text


def printed(unit: "_Element") -> str:
    """The number of a unit as printed, without brackets and closing marks: ``§ 107``."""
    return flat(child(unit, "num")).strip("[]“” ").rstrip(".:—–- ")


def designation(unit: "_Element") -> str:
    """The number of a division with its kind in small letters: ``Chapter 1``."""
    first, _, rest = printed(unit).partition(" ")
    return f"{first.capitalize()} {rest}" if first.isupper() and rest else printed(unit)


def named(unit: "_Element") -> str:
    """Number and heading of a division, as it stands in a path: ``Chapter 1 The Flag``."""
    return f"{designation(unit)} {capitalised(heading(unit))}".strip()


def capitalised(text: str) -> str:
    """A heading set in capitals, in title case; any other as it stands."""
    if not text.isupper():
        return text
    words = text.split(" ")
    starts = [True, *(word[-1:] in ".:;—" for word in words[:-1])]
    return " ".join(_word(word, start) for word, start in zip(words, starts, strict=True))


def _word(word: str, start: bool) -> str:
    core = word.strip(".,;:()[]“”—")
    if core.lower() in _SMALL and not start:
        return word.lower()
    if _ROMAN.fullmatch(core) or "." in core or any(c.isdigit() for c in core):
        return word
    return _LETTERS.sub(lambda found: found[0].capitalize(), word)
