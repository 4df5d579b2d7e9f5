"""Reads the numbers and names of schedules, parts and paragraphs in UK legislation."""

import re
from dataclasses import dataclass

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_KINDS = {
    "schedule": ("Schedule", "sch"),
    "schedules": ("Schedule", "sch"),
    "atodlen": ("Atodlen", "sch"),
    "annex": ("Annex", "annex-"),
    "appendix": ("Appendix", "appendix-"),
    "part": ("Part", "pt"),
    "rhan": ("Rhan", "pt"),
    "chapter": ("Chapter", "ch"),
    "section": ("Section", "sec"),
}
_ORDINAL_FIGURE = re.compile(r"(\d+)(?:st|nd|rd|th)$", re.IGNORECASE)
_SLUG = re.compile(r"[^a-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Division:
    """A numbered division: its canonical key (``sch1``) and its printed name (``Schedule 1``)."""

    key: str
    name: str


def division(number: str, default: str) -> Division:
    """What ``SCHEDULE 1``, ``FIRST SCHEDULE`` or ``Part II`` names; `default` is its kind."""
    words = number.split()
    kind = next((word.lower() for word in words if word.lower() in _KINDS), "")
    rest = [word.strip("().:—-") for word in words if word.lower() != kind]
    noun, prefix = _KINDS.get(kind or default) or (default.capitalize(), f"{default}-")
    figure = _figure(" ".join(rest[:1]))
    return Division((prefix + slug(figure)).rstrip("-"), f"{noun} {figure}".strip())


def canonical(number: str) -> str:
    """The key of a provision's printed number: ``20a`` for ``20A``, ``7-10`` for ``7—10``."""
    return slug(number.split(" ")[0] if number[:1].isdigit() else number)


def slug(text: str) -> str:
    """`text` in small letters and figures, anything else a hyphen."""
    return _SLUG.sub("-", text.lower()).strip("-.")


def _figure(word: str) -> str:
    if word.lower() in _ORDINALS:
        return str(_ORDINALS.index(word.lower()) + 1)
    if found := _ORDINAL_FIGURE.match(word):
        return found[1]
    return word
