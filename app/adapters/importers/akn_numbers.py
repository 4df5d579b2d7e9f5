"""Reads the printed numbers of articles, sections and annexes, whatever their language."""

import re
from dataclasses import dataclass

_WORDED = re.compile(
    r"(?P<word>[^\W\d_]{2,}\.?|§{1,2})(?:\s+|(?=\d)|(?<=[.§]))(?P<rest>[\dIVXLCA-Z].*)$", re.DOTALL
)
_FIGURE = re.compile(r"\d+|(?:[IVXLC]+|[A-Z])(?![^\W\d_])")
_LATIN = r"(?:bis|ter|quater|(?:qu|sex|sept|oct|nov|dec|und|duod|ter)[a-z]+)"
_TAIL = re.compile(
    rf"[\s-]*(?P<latin>{_LATIN})\b|-?(?P<letter>[A-Z]{{1,3}}|[a-z]{{1,2}})(?![^\W\d_])"
    r"|(?P<mark>[-./])(?P<figure>\d+)"
)
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_ORDINAL = re.compile(r"(?<=\d)\s*(?:\.?[º°ª]|er\b|ère\b|o\b)")
_FIRST = {"premier": "1", "première": "1", "primo": "1", "único": "unico", "unico": "unico"}
_KINDS = {
    "annex": ("Annex", "annex-"), "annexe": ("Annexe", "annex-"), "anexo": ("Anexo", "annex-"),
    "allegato": ("Allegato", "annex-"), "anhang": ("Anhang", "annex-"),
    "anlage": ("Anlage", "annex-"), "bijlage": ("Bijlage", "annex-"),
    "appendix": ("Appendix", "appendix-"), "schedule": ("Schedule", "sch"),
    "part": ("Part", "pt"), "attachment": ("Attachment", "attachment-"),
}  # fmt: skip
_HEAD = re.compile(
    rf"({'|'.join(_KINDS)})\b[\s.:—–-]*((?:\d+[A-Za-z]?|[IVXLC]+[A-Za-z]?|[A-Z]\d?)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: the word before it (Article, §, none) and its canonical key."""

    word: str
    key: str
    printed: str


def read_number(text: str) -> Number:
    """What ``Article 5``, ``Art. 12-bis.``, ``§ 3`` or ``(4)`` means."""
    clean = text.strip(" .:;—–-()[]“”\"'«»")
    word, _, rest = clean.rpartition(" ")
    if first := _FIRST.get(rest.lower()):
        rest = first
    elif found := _WORDED.match(clean):
        word, rest = found["word"], found["rest"]
    else:
        word, rest = "", clean
    return Number(word, _key(rest), clean)


def _key(text: str) -> str:
    text = _ORDINAL.sub("", _THOUSANDS.sub("", text)).strip()
    found = _FIGURE.match(text)
    if not found:
        return re.sub(r"[^\w.]+", "-", text.lower()).strip("-.")[:40]
    key, at = found[0], found.end()
    while tail := _TAIL.match(text, at):
        if tail["figure"]:
            key += ("." if tail["mark"] == "." else "-") + tail["figure"]
        else:
            key += f"-{tail['latin'] or tail['letter']}" if _apart(tail) else tail["letter"]
        at = tail.end()
    return key.lower()


def _apart(tail: re.Match[str]) -> bool:
    return bool(tail["latin"]) or tail[0].startswith("-")


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its canonical key (``annex-i``) and its printed name (``Annex I``)."""

    key: str
    name: str


def read_annex(text: str, default: str, place: int) -> Annex:
    """What ``ANNEX I List of fees`` names; an annex without a number is told by its `place`."""
    found = _HEAD.match(text)
    noun, prefix = _KINDS[(found[1] if found else default).lower()]
    figure = (found[2] or "") if found else ""
    if not figure and place > 1:
        figure = str(place)
    return Annex((prefix + figure.lower()).rstrip("-"), f"{noun} {figure}".strip())
