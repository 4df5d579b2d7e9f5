"""How a provision is named in a question: reads the citation forms that a library may know."""

import re
import unicodedata
from dataclasses import dataclass

from app.domain.numerals import CHARACTERS, to_int

_NUMERAL = f"[{CHARACTERS}]+"
_CHINESE = re.compile(
    rf"^(?P<name>.*?)第\s*(?P<number>{_NUMERAL})\s*条\s*(?:之(?P<sub>{_NUMERAL}))?"
    rf"(?P<rest>(?:第?\s*[（(]?{_NUMERAL}[）)]?\s*[款项目])*)$"
)
_US = re.compile(
    r"^(?P<title>\d+)\s*U\.?\s*S\.?\s*C\.?(?:ode)?\s*(?:§+|sec(?:tion|\.)?)?\s*"
    r"(?P<number>\d+[a-z]*(?:-\d+[a-z]*)?)(?P<rest>(?:\([a-z0-9]+\))*)$",
    re.IGNORECASE,
)
_WORDED = re.compile(
    r"^(?P<name>.+?)[,\s]\s*(?:ss?\.|sections?|sec\.|§+|arts?\.|articles?|regs?\.|regulations?|"
    r"rules?|r\.|clauses?|cl\.|para(?:graph|\.)?)\s*(?P<number>\d+[a-z]*(?:[-.]\d+[a-z]*)*)"
    r"(?P<rest>(?:\([a-z0-9]+\))*)$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:section|sec\.|s\.|article|art\.|§)\s*(?P<number>\d+[a-z]*(?:[-.]\d+[a-z]*)*)"
    r"(?P<rest>(?:\([a-z0-9]+\))*)\s*(?:,|of(?: the)?)\s*(?P<name>.+)$",
    re.IGNORECASE,
)
_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Citation:
    """A law's name and a provision's canonical number, with what follows it (款, 项, (2))."""

    name: str
    number: str
    rest: str = ""


def parse_citation(text: str) -> Citation | None:
    """The citation that `text` is as a whole, or None; a question that contains one is not one."""
    clean = unicodedata.normalize("NFKC", text).strip().rstrip("。.?？ ")
    clean = clean.replace("《", "").replace("》", "").replace("〈", "").replace("〉", "")
    if not clean or len(clean) > 200:
        return None
    if found := _CHINESE.match(clean):
        number = chinese_number(found["number"], found["sub"])
        return Citation(found["name"].strip(" ,，"), number, found["rest"]) if number else None
    if found := _US.match(clean):
        return Citation(f"{found['title']} U.S.C.", found["number"].lower(), found["rest"])
    if found := _WORDED.match(clean) or _LEADING.match(clean):
        return Citation(found["name"].strip(" ,"), found["number"].lower(), found["rest"])
    return None


def chinese_number(number: str, sub: str | None = None) -> str:
    """The canonical key of 第`number`条之`sub`: ``133`` or ``133-1``; empty if unreadable."""
    value = to_int(number)
    if value is None:
        return ""
    if not sub:
        return str(value)
    second = to_int(sub)
    return f"{value}-{second}" if second is not None else ""


def name_key(name: str) -> str:
    """The form under which names of laws are compared.

    Width, case, spaces, brackets round a title and the state's name in front are levelled, so
    that 劳动合同法 and 《中华人民共和国劳动合同法》 are one name; nothing else is: two laws whose
    names differ in any other character stay two.
    """
    levelled = unicodedata.normalize("NFKC", name).casefold()
    levelled = re.sub(r"[\s《》〈〉、,.，。‘’“”\"']+", "", levelled)
    return levelled.removeprefix(_STATE) or levelled
