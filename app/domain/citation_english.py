"""Reads citations of law in English: 17 U.S.C. § 107(1), Act 2000, s. 3(2), section 3 of an Act."""

import re

from app.domain.citation_form import Citation, Step
from app.domain.citation_tail import Tail, read_tail, values_in

_CODE = re.compile(
    r"(?:title )?(?P<title>\d{1,2}[a-z]?),? ?"
    r"(?:u\.? ?s\.? ?c(?:\.?[as])?(?![a-z])\.?|u\.? ?s\.? ?code\b|united states code\b)"
    r"(?P<app>,? app(?:endix\b|\b\.?))?,? ?(?:§{1,2}|(?:sections?|secs?|ss?)(?![a-z])\.?)? ?",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:the )?title (?P<title>\d{1,2}[a-z]?)(?:,? (?:of )?(?:the )?"
    r"(?:u\.? ?s\.? ?c(?:ode)?\.?|united states code))?",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:(?<![\w.\-/&'])(?P<word>(?i:ss?|secs?|sects?|sections?|arts?|articles?|artikel|artículos?|articol[oi]|artigos?|regs?|regulations?"
    r"|rr?|rules?|cls?|clauses?|paras?|paragraphs?|rec|recitals?|scheds?|schs?|schedules?"
    r"|annex(?:es|ures?)?|appendix))(?![A-Za-z])|§{1,2}|¶{1,2})\.? ?"
)
_KEYED = {"sch": "schedule", "rec": "recital", "ann": "annex", "app": "appendix"}
_OF = re.compile(r"(?:,? (?:of|to|in)(?: the)? |, ?(?:the )?)(?=\S)", re.IGNORECASE)
_OF_SCHEDULE = re.compile(r" (?:of|to|in) (?:the )?sch(?:ed(?:ule)?)?\b\.?", re.IGNORECASE)
_PART_OF = re.compile(
    r"(?:sub-?sections?|(?:sub-?)?paragraphs?|(?:sub-?)?paras?\.?|points?|items?)"
    r" ?(?P<steps>(?:\([A-Za-z0-9-]{1,8}\)){1,6}|(?<= )\d{1,3}[a-z]?),? of (?:the )?"
    r"(?=sub|para|section|art|reg|rule|s\.|s |§)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\S+|\(?[A-Z0-9].*|.*\b(?:act|code|law|\d{4})", re.DOTALL)
_YEAR = re.compile(r"(?:1[2-9]|20)\d\d")
_SAID = re.compile(
    r"[?!;]|^(?:what|whats|how|why|when|where|who|whose|whom|which|does|do|did|is|are|was|were|can"
    r"|could|should|would|explain|tell|show|see|under|my|if|please|according|i) "
    r"| (?:what|how|says?|means?|apply|applies)(?: |$)|\b(?:of|to|in|the|and|under|with|at|by)$"
    r"|\bU\.? ?S\.? ?C(?:ode)?\.?$",
    re.IGNORECASE,
)


def parse_english(text: str) -> Citation | None:
    """The citation that `text` is; its width is normal and its spaces are single."""
    plain = re.sub("[\u2010-\u2015\u2212]", "-", text)
    return _in_code(plain) or _named_first(text, plain) or _named_last(text, plain)


def _in_code(plain: str) -> Citation | None:
    """``17 U.S.C. § 107(1)`` and what people write for it."""
    found = _CODE.match(plain)
    tail = read_tail("section", plain, found.end(), whole=True) if found else None
    if not found or not tail:
        return None
    return _citation(f"{found['title']} U.S.C.{' App.' if found['app'] else ''}", tail)


def _named_first(text: str, plain: str) -> Citation | None:
    """``Police (Northern Ireland) Act 2000, s. 3(2)``: the first unit that runs to the end."""
    for found in _UNIT.finditer(plain):
        name = text[: found.start()].rstrip(" ,:(")
        unit = _unit(found)
        bare = found.end() == len(plain) and not _after_comma(found, plain)
        tail = None if bare or not name else read_tail(unit, plain, found.end(), whole=True)
        if tail and not _is_year(found, plain, tail):
            certain = found[0].startswith("¶") and _after_comma(found, plain)
            return _citation(name, tail) if certain or _is_name(name) else None
    return None


def _named_last(text: str, plain: str) -> Citation | None:
    """``section 3(2) of the Act``, ``s 3 Act 2000`` and ``subsection (2) of section 3 of …``."""
    outer, at = list[tuple[Step, ...]](), 0
    while len(outer) < 3 and (part := _PART_OF.match(plain, at)):
        outer.insert(0, values_in(" " + part["steps"]))
        at = part.end()
    found = _UNIT.match(plain, at)
    tail = read_tail(_unit(found), plain, found.end(), whole=False) if found else None
    if not found or not tail:
        return None
    if "para" in found[0].lower() and (schedule := _OF_SCHEDULE.match(plain, tail.end)):
        tail = _in_schedule(tail, plain, schedule.end())
    joint = _OF.match(plain, tail.end)
    if not (joint or plain.startswith(" ", tail.end)):
        return None
    name = text[joint.end() if joint else tail.end :].strip(" ,")
    if not _is_name(name) or not (joint or _BARE.fullmatch(name)):
        return None
    return _citation(name, tail, tuple(step for steps in outer for step in steps))


def _unit(found: re.Match[str]) -> str:
    word = (found["word"] or "").lower()
    return next((unit for start, unit in _KEYED.items() if word.startswith(start)), "section")


def _is_year(found: re.Match[str], plain: str, tail: Tail) -> bool:
    """Whether a law's title ends here: Civil Procedure Rules 1998 is no citation of a rule."""
    spelled = (found["word"] or "").lower().startswith(("regulation", "rule", "article"))
    bare = spelled and not _after_comma(found, plain) and not tail.rest
    return bare and bool(_YEAR.fullmatch(tail.number))


def _after_comma(found: re.Match[str], plain: str) -> bool:
    return plain[max(0, found.start() - 2) : found.start()].rstrip().endswith(",")


def _is_name(name: str) -> bool:
    named = any(c.isalpha() for c in name) and not _SAID.search(name)
    return named or _TITLE.fullmatch(name) is not None


def _titled(name: str) -> str:
    """A title of the United States Code under the name by which its sections are cited."""
    found = _TITLE.fullmatch(name)
    return f"{found['title']} U.S.C." if found else name


def _in_schedule(tail: Tail, plain: str, at: int) -> Tail:
    """``paragraph 3(2) of Schedule 1``, or of the only schedule if no number follows."""
    spaced = at + plain.startswith(" ", at)
    schedule = read_tail("schedule", plain, spaced, whole=False)
    if not schedule:
        return Tail(f"sch-{tail.number}", tail.rest, tail.within, (), at)
    number = f"{schedule.number}-{tail.number}"
    return Tail(number, tail.rest, tail.within, (), schedule.end)


def _citation(name: str, tail: Tail, outer: tuple[Step, ...] = ()) -> Citation:
    rest = tail.rest + "".join(f"({step.value})" for step in outer)
    return Citation(_titled(name), tail.number, rest, tail.within + outer, tail.also)
