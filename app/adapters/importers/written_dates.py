"""Finds dates as they are written out in documents and in the names of their files."""

import re
import unicodedata
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
        "sep sept september|oct october|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_GAP = r"[\s_,.-]{1,3}(?:of\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![^\W\d_]){_MONTH}{_GAP}{_DAY}{_GAP}(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\d){_DAY}{_GAP}{_MONTH}{_GAP}(?P<year>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)([-_.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        r"(?<!\d)(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
    )
)
_LEADING = re.compile(
    r"[\s(,_-]{0,5}\b(?:(?:last )?(?:updated|amended|modified) )?(?:as )?(?:dated|on|of|up ?to)?"
    r"\s{0,5}\0[)\s,_-]{0,5}|\0"
)
_NUMBERED_FILE = re.compile(r"\s*\(\d{1,3}\)$")


def first_date(text: str) -> date | None:
    """The first date that is written in `text`; None if there is none."""
    return min(_dates(text))[2] if _dates(text) else None


def without_dates(text: str) -> str:
    """`text` with every date cut out, and what led up to one (dated, updated as on)."""
    plain = unicodedata.normalize("NFKC", text)
    for start, stop, _ in sorted(_dates(plain), reverse=True):
        plain = plain[:start] + "\0" + plain[stop:]
    plain = _LEADING.sub(" ", plain)
    return re.sub(r"\s+", " ", _NUMBERED_FILE.sub("", plain)).strip(" _-,.")


def _dates(text: str) -> list[tuple[int, int, date]]:
    """Start, stop and value of each date in `text`; of overlapping ones only the first."""
    out: list[tuple[int, int, date]] = []
    for form in _FORMS:
        for found in form.finditer(text):
            month = found["month"].lower()
            try:
                day = date(int(found["year"]), _MONTHS.get(month) or int(month), int(found["day"]))
            except ValueError:
                continue
            if all(found.end() <= start or found.start() >= stop for start, stop, _ in out):
                out.append((found.start(), found.end(), day))
    return out
