"""Finds what an answer in English cites: 17 U.S.C. § 107(1), section 8 of the Kite Act 2001."""

import re
from collections.abc import Sequence

from app.domain.checking_claims import Claim, Name, Unknown
from app.domain.checking_english_names import alone, is_whole, names_before, names_behind
from app.domain.citation_form import Step
from app.domain.references_english_units import Numbered, Place, read_unit

_UNIT = (
    r"(?:(?P<provision>[Ss]ections?|SECTIONS?|[Aa]rticles?|[Rr]egulations?|[Rr]ules?|[Rr]ecitals?|[Ss]chedules?"
    r"|Annex(?:es)?|Appendix|ss?\b\.?|[Ss]ecs?\b\.?|[Aa]rts?\b\.?|[Rr]egs?\b\.?|[Ss]chs?\b\.?|¶{1,2})"
    r"|(?P<part>[Ss]ub-?sections?|(?:[Ss]ub-?)?[Pp]aragraphs?|(?:[Ss]ub-?)?[Pp]aras?\.?|[Cc]lauses?|[Pp]oints?))"
)
_SIGN = re.compile(
    r"(?<![\w/.'’-])(?:usc(?P<code>[0-9]{1,2}[a-z]?) (?P<coded>sections)(?= [0-9])"
    rf"|{_UNIT}(?= ?[(\dA-Z]))"
)
_CODED = re.compile(r"(?P<provision>sections)(?P<part>(?!))?")
_PART = re.compile(_UNIT)
_OF = re.compile(r",? (?:of|in|to) (?:the )?")
_TITLE = re.compile(
    r",? (?:of|in|under) [Tt]itle (?P<title>\d{1,2}[A-Za-z]?)\b"
    r"(?:,? (?:of )?(?:the )?(?:United States Code|U\. ?S\. ?C(?:ode\b|\.)))?"
)
_THAT = re.compile(
    r",? (?:of|to|in|under) (?:that|the|the said|the same|this|such) "
    r"(?:Act|Directive|Regulations?|Rules|Code|Order|Law|[Ss]tatute|[Tt]itle|Constitution)\b"
    r"(?! of\b)"
)
_BEHIND = re.compile(r"(?:,? (?:of|to|in|under) (?:the )?|,? (?:the )?(?=[A-Z]))(?=[A-Z0-9])")
_DIVISION = re.compile("Part|Chapter|Schedule|Division|Book|Sub|Title|Annex")
_STATES_CODE = re.compile(r",? (?:of )?(?:the )?(?:United States Code|U\. ?S\. Code)\b")
_SHORT = re.compile("[A-Z]{3,}")
_OWN = re.compile(
    r" (?:above|below|of (?:this|the|my|your|our) "
    r"(?:report|answer|contract|agreement|lease|policy|handbook|note|list|letter|deed|will)\b)"
)
_BEFORE = re.compile(r"[ ,(:]*(?:\b(?:at|in|under|its) )?$")
_STRICT = ("sec", "ss", "s", "art", "¶")
_MOST = 4
_PLACES_MOST = 100


def english_claims(text: str) -> list[Claim]:
    """All places of law that a levelled text names in English, in no order."""
    reading = _Reading(text)
    reading.read()
    return [*reading.found, *_whole_laws(text)]


def _whole_laws(text: str) -> list[Claim]:
    """Laws that are named without a number; those of no year only where a library has them."""
    return [
        Claim(
            names[0].start,
            names[0].stop,
            tuple(names),
            Unknown.MISSING if sure else Unknown.NONE,
        )
        for names, sure in alone(text)
    ]


class _Reading:
    """Reads a text from left to right; knows the provision that was named last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: Claim | None = None
        self.found: list[Claim] = []

    def read(self) -> None:
        """Go through the text once."""
        at = 0
        while found := _SIGN.search(self._text, at):
            at = found.end()
            at = max(at, self._coded(found) if found["code"] else self._chain(found))

    def _coded(self, found: re.Match[str]) -> int:
        """17 U.S.C. § 107(1), which levelled is usc17 sections 107(1)."""
        word = _CODED.match(self._text, found.start("coded"))
        numbered = read_unit(word, self._text) if word else None
        if not numbered:
            return found.end()
        name = Name(f"{found['code']} U.S.C.", found.start(), numbered.stop)
        self._note(numbered.places, found.start(), numbered.stop, (name,), Unknown.MISSING)
        return numbered.stop

    def _chain(self, found: re.Match[str]) -> int:
        """A unit, what it is a part of, and the law of which that is."""
        first = self._unit(found)
        chain = [first] if first else []
        while chain and not chain[-1].provision and len(chain) < _MOST:
            joint = _OF.match(self._text, chain[-1].stop)
            word = _PART.match(self._text, joint.end()) if joint else None
            further = self._unit(word) if word else None
            if not further:
                break
            chain.append(further)
        if not chain or _OWN.match(self._text, chain[-1].stop):
            return chain[-1].stop if chain else found.end()
        if not chain[-1].provision:
            return self._parts(chain, found.start())
        return self._provisions(chain, found.start())

    def _unit(self, found: re.Match[str]) -> Numbered | None:
        numbered = read_unit(found, self._text)
        if numbered is None or self._text.startswith("/", numbered.stop):
            return None
        return numbered

    def _parts(self, chain: list[Numbered], start: int) -> int:
        """Subsection (2) alone: of the section that was named last in the same paragraph."""
        last, stop = self._last, chain[-1].stop
        if last is None or "\n" in self._text[last.stop : start]:
            return stop
        if not chain[0].word.startswith("sub"):
            return stop
        places = [place._replace(number=last.number) for place in chain[0].places]
        self._note(places, start, stop, (), Unknown.LAST)
        return stop

    def _provisions(self, chain: list[Numbered], start: int) -> int:
        *parts, outer = chain
        places = outer.places
        if parts:
            steps: tuple[Step, ...] = ()
            for unit in reversed(parts):
                steps += unit.places[0].within
            places = [place._replace(within=(*place.within, *steps)) for place in places]
        names, unknown, stop = self._owner(outer, start)
        if names or unknown is not Unknown.NONE:
            self._note(places, start, stop, names, unknown)
        return stop

    def _owner(self, outer: Numbered, start: int) -> tuple[tuple[Name, ...], Unknown, int]:
        """What may be the name of the law, what the claim is if it is none, and where it ends."""
        text, stop = self._text, outer.stop
        if found := _TITLE.match(text, stop):
            name = Name(f"{found['title']} U.S.C.", found.start(), found.end())
            return (name,), Unknown.MISSING, found.end()
        if found := _THAT.match(text, stop):
            return (), Unknown.LAST, found.end()
        if found := _STATES_CODE.match(text, stop):
            return tuple(self._before(start)), Unknown.LAST, found.end()
        behind: list[Name] = []
        if (found := _BEHIND.match(text, stop)) and (" of " in found[0] or " " in found[0]):
            behind = names_behind(text, found.end())
        whole = next((place for place, name in enumerate(behind) if is_whole(name.text)), -1)
        if whole >= 0:
            return tuple(behind[whole:]), Unknown.MISSING, behind[whole].stop
        if behind and found and _is_named(found[0], behind[-1].text):
            return tuple(behind), Unknown.MISSING, behind[-1].stop
        before = self._before(start)
        for name in before:
            if is_whole(name.text):
                return tuple(before), Unknown.MISSING, stop
        strict = outer.word.startswith(_STRICT)
        return (*behind, *before), Unknown.LAST if strict else Unknown.NONE, stop

    def _before(self, start: int) -> list[Name]:
        """What may be the name of a law whose number begins at `start`, the longest first."""
        floor = self.found[-1].stop if self.found else 0
        joint = _BEFORE.search(self._text, max(floor, start - 12), start)
        return names_before(self._text, joint.start() if joint else start, floor)

    def _note(
        self,
        places: Sequence[Place],
        start: int,
        stop: int,
        names: tuple[Name, ...],
        unknown: Unknown,
    ) -> None:
        """Note each place of one unit; the last one's words go on to the law's name behind it."""
        begins = [start, *(max(start, place.start) for place in places[1:])][:_PLACES_MOST]
        for place, begin in zip(places, begins, strict=False):
            last = place is places[-1]
            claim = Claim(
                begin, stop if last else place.stop, names, unknown, place.number, place.until,
                place.within, start,
            )  # fmt: skip
            self.found.append(claim)
            self._last = claim


def _is_named(joint: str, name: str) -> bool:
    """Whether what stands behind a number must be a law's name: of the Kite Code, GDPR."""
    if " of " in joint:
        return not _DIVISION.match(name)
    return _SHORT.fullmatch(name.split(" ")[0]) is not None
