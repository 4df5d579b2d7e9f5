"""Reads which law an English text names behind a number: of this title, of the Kite Act 1985."""

import re
from typing import NamedTuple

from app.domain.references import OWN
from app.domain.references_names import LawNames

_WHOLE = (
    "Act|title|subtitle|chapter|subchapter|[Pp]art|[Cc]ode|Regulations?|Rules|Order|Directive"
    "|Decision|Measure|Law|Scheme|Circular|Master Circular"
)
_PART = "Schedule|(?:sub)?section|(?:sub)?paragraph|clause|regulation|rule|[Aa]rticle"
_THIS = re.compile(
    rf"(?:,? (?:of|to|in|under))? (?:this|the present) (?:(?:{_WHOLE})|(?P<part>{_PART}))\b"
)
_THAT = re.compile(
    rf",? (?:of|to|in) (?:that|those|such|the said) (?:(?:{_WHOLE})|(?P<part>{_PART}))\b"
)
_TITLE = re.compile(
    r",? of (?:[Tt]itle (?P<title>\d{1,2}[A-Za-z]?)\b(?:,? (?:of )?(?:the )?United States Code)?"
    r"|[Tt]he Internal Revenue Code of 19\d\d)"
)
_UNION = re.compile(
    r",? (?:of|to) (?:the )?"
    r"(?P<name>(?:(?:Council|Commission|Delegated|Implementing|Framework) ){0,3}"
    r"(?:Regulation|Directive|Decision)s? (?:\((?:EU|EC|EEC|EU, Euratom)\) )?"
    r"(?:No\.? )?\d{1,4}/\d{1,4}(?:/[A-Z]{2,4})?"
    r"|TF?EU\b|Treaty on (?:the Functioning of the )?European Union)"
)
_WORD = (
    r"(?:[A-Z][\w'’&./-]*|\([A-Z][^()\n]{1,60}\)|\(No\.? ?\d{1,2}\)|of|the|and|for|in|on|etc\.?|&"
    r"|No\.? \d{1,2})"
)
_NAMED = re.compile(
    rf",? (?:of|to|in) (?:the )?(?P<name>(?:{_WORD},? ){{1,16}}?"
    r"(?:Acts?|Order|Regulations?|Rules|Code|Measure|Law|Constitution|Charter|Scheme|Ordinance"
    r"|Convention)\b(?: \((?:Northern Ireland|Scotland|Wales|N\.I\.)\))?"
    r"(?:,? (?:of )?(?:1[2-9]|20)\d\d\b)?)"
)
_GOES_ON = re.compile(r",? (?:of|to) (?=[A-Za-z0-9])(?!(?:\d|which|whom|any|each|all|apply|a )\b)")
_ELSEWHERE = re.compile(
    r"(?:Pub\. L\.|\bStat\.|\bact [A-Z][a-z]+\.? \d|\bR\.S\.|\bPriv\. L\.)[^;\n]{0,80}$"
)


class Owner(NamedTuple):
    """Whose the numbers are that stand before: a law's key, or None if nobody can tell.

    `said` says that a law is named or pointed to; `part` that it is a part of the same provision
    (this subsection), `that` that it is what was named last.
    """

    law: str | None
    stop: int
    said: bool
    part: str = ""
    that: bool = False


def owner_after(text: str, at: int, names: LawNames) -> Owner:
    """The law that is named at `at`, behind a number; the own law where none is."""
    if found := _THIS.match(text, at):
        return Owner(OWN, found.end(), True, found["part"] or "")
    if found := _THAT.match(text, at):
        return Owner(OWN, found.end(), True, found["part"] or "", True)
    if found := _TITLE.match(text, at):
        key = f"{found['title'].lower()}usc" if found["title"] else "26usc"
        return Owner(key, found.end(), True)
    for pattern in (_UNION, _NAMED):
        if found := pattern.match(text, at):
            name = found["name"].removeprefix("the ")
            bare = " " not in name and pattern is _NAMED
            return Owner(None if bare else names.key_of(name), found.end(), True)
    return Owner(None if _GOES_ON.match(text, at) else OWN, at, False)


def elsewhere(text: str, start: int) -> bool:
    """Whether the number at `start` stands in the note of a public law from which a text comes."""
    return _ELSEWHERE.search(text, max(0, start - 110), start) is not None
