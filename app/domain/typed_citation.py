"""Parts what is typed into a law's name and a provision's number: 劳动合同法 39, usc17 107."""

import re
import unicodedata

from app.domain.citation_chinese import chinese_number
from app.domain.numerals import CHARACTERS

_N = f"[{CHARACTERS}]{{1,12}}"
_CHINESE = re.compile(
    rf"(?P<name>.+?)(?: ?第 ?|[ ,]+|(?<![{CHARACTERS}]))(?P<number>{_N})"
    rf"(?: ?[之-] ?(?P<inner>{_N}))? ?[条條]?(?: ?之 ?(?P<sub>{_N}))?"
)
_LATIN = re.compile(
    r"(?P<name>.+?)(?:[ ,]+(?:(?:ss?|secs?|sections?|arts?|articles?|regs?|regulations?|rr?|rules?"
    r"|cls?|clauses?|paras?|paragraphs?)(?![a-z])\.? ?)?|[ ,]*§{1,2} ?|(?<=[a-z])(?=\d))"
    r"(?P<number>\d+[a-z]{0,3}(?:[-.]\d+[a-z]?)?)",
    re.IGNORECASE,
)
_LONGEST = 120


def typed_citation(typed: str) -> tuple[str, str] | None:
    """A name and a canonical number that `typed` may consist of; None where no number ends it.

    The name may be any part of a law's name, its initials, or misspelled.
    """
    clean = " ".join(unicodedata.normalize("NFKC", typed).split())
    if not clean or len(clean) > _LONGEST:
        return None
    if found := _LATIN.fullmatch(clean):
        return found["name"], found["number"].lower()
    if found := _CHINESE.fullmatch(clean):
        number = chinese_number(found["number"], found["inner"] or found["sub"])
        return (found["name"], number) if number else None
    return None
