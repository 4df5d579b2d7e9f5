"""Names acts of the European Union as they are cited: Directive 2014/92/EU."""

import re

_NAMED = re.compile(
    r"^(?P<name>.{3,90}?(?:\d{4}/\d{1,5}|\d{1,5}/\d{2,4})(?:/[A-Z]{2,7})?)(?![\d/])"
)
_ISSUER = re.compile(
    r"^(?:(?:European )?(?:Commission|Council|Parliament|Central Bank)(?: and Council)?)\s+",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\b[^\W\d_]{5,}\b")
_KEPT = ("EURATOM",)
_CELEX = re.compile(r"^3(?P<year>\d{4})(?P<kind>[LRD])(?P<number>\d{4})")
_KINDS = {"L": "Directive", "R": "Regulation", "D": "Decision"}
_NUMBER_LAST = 2015


def short_name(title: str, celex: str) -> str:
    """Kind and number at the head of a title, without its issuer; else as the CELEX number says."""
    if found := _NAMED.match(title):
        name = _ISSUER.sub("", found["name"])
        return _SHOUTED.sub(_spoken, name) if name.upper() == name else name
    return _from_celex(celex)


def _from_celex(celex: str) -> str:
    found = _CELEX.match(celex)
    if not found:
        return ""
    year, number = int(found["year"]), int(found["number"])
    kind = _KINDS[found["kind"]]
    if year >= _NUMBER_LAST:
        return f"{kind} (EU) {year}/{number}"
    union = "EU" if year > 2009 else "EC"
    if kind == "Regulation":
        return f"{kind} ({union}) No {number}/{year}"
    return f"{kind} {year}/{number}/{union}"


def _spoken(word: re.Match[str]) -> str:
    return word[0] if word[0] in _KEPT else word[0].capitalize()
