"""Reads names of laws in an answer in English, before a number, behind one, and alone."""

import re
from collections.abc import Iterator

from app.domain.checking_claims import Name

_KINDS = (
    "Acts?|Codes?|Regulations?|Rules|Order|Ordinance|Directive|Decision|Law|Laws|Charter|Convention"
    "|Constitution|Statute|Measure|Scheme|Circular|Treaty|Bill"
)
_PLACE = r"\((?:Northern Ireland|Scotland|Wales|England|UK|U\.K\.|N\.?I\.?|EU|EC|PRC)\)"
_YEAR = r"(?:1[2-9]|20)\d\d"
_STATE = r"(?: of (?:the )?(?:People's Republic of China|People’s Republic of China|PRC))"
_UNION = (
    r"(?:Directive|Regulation|Decision)s? (?:\((?:EU|EC|EEC)\) )?(?:No\.? )?"
    r"\d{1,4}/\d{1,4}(?:/[A-Z]{2,4})?"
)
_WHOLE = re.compile(
    rf"(?:.*[^ ] )?(?:{_KINDS})(?: {_PLACE})?{_STATE}?(?:,? (?:of )?{_YEAR})?"
    rf"|[A-Z][A-Za-z-]{{2,}} ?Act|.*{_UNION}|(?:the )?[Tt]itle \d{{1,2}}[A-Za-z]?"
    r"(?:,? (?:of )?(?:the )?(?:United States Code|U\. ?S\. Code))?",
)
_COMPLETE = re.compile(rf"(?:{_KINDS}|{_YEAR}|\d{{1,4}}/\d{{1,4}}(?:/[A-Z]{{2,4}})?|{_PLACE})$")
ALONE = re.compile(
    rf"\b(?:{_KINDS})\b(?: {_PLACE})?{_STATE}?(?P<year>,? (?:of )?{_YEAR}\b)?"
    rf"|\b(?P<union>{_UNION})"
)
_LINKS = frozenset("of the and for in on to with by at from etc & or".split())
_LEADING = frozenset(
    "under in see the by as per cf cf. also both however if when where while although and or but"
    " for to then thus section sections article articles of on at with from a an its this that"
    " since because whether e.g. i.e. pursuant according following compare contrary likewise"
    " moreover further therefore hence so yet neither nor not finally first second third".split()
)
_WORD = re.compile(r"[^ \n]+")
_PROPER = re.compile(r"[(\"“‘]?[A-Z0-9][^\s]*|\([A-Z][^()\n]*\)?|[A-Z][^()\n]*\)")
_ENDING = re.compile(r"[.;:!?,”\"\u3400-\u9fff。，；：]$")
_COMMA_YEAR = re.compile(rf",? (?:of )?{_YEAR}\b")
_MOST = 16
_OPENING = '("“‘ （'
"""What may stand before a name without being part of it."""


def is_whole(name: str) -> bool:
    """Whether these words are shaped like a law's whole name, and more than ``the Act``."""
    return _WHOLE.fullmatch(name) is not None


def names_before(text: str, stop: int, floor: int) -> list[Name]:
    """What may be a law's name that ends at `stop`, the longest first."""
    words = _words_back(text, max(floor, stop - 200), stop)
    while words and _leads(words[0][0]):
        words.pop(0)
    while words and words[-1][0].lower() in _LINKS:
        words.pop()
    return [
        _name(text, words[first][1], words[-1][2])
        for first in range(len(words))
        if _may_begin(words, first, text)
    ]


def names_behind(text: str, start: int) -> list[Name]:
    """What may be a law's name that begins at `start`, the longest first."""
    words: list[tuple[str, int, int]] = []
    line_end = text.find("\n", start)
    end = min(start + 200, len(text) if line_end < 0 else line_end)
    for found in _WORD.finditer(text, start, end):
        word = found[0]
        bare = word.rstrip('.,;:!?)”"。，；：')
        if not (_PROPER.fullmatch(word) or word in _LINKS) or len(words) >= _MOST:
            break
        closed = bare + ")" if word.startswith(bare + ")") and bare.count("(") else bare
        words.append((closed, found.start(), found.start() + len(closed)))
        if closed != word:
            year = _COMMA_YEAR.match(text, found.start() + len(bare))
            if year and word == bare + ",":
                words.append((text[year.start() : year.end()], year.start(), year.end()))
            break
    names = []
    for last in range(len(words) - 1, -1, -1):
        behind = words[last + 1][0] if last + 1 < len(words) else ""
        if words[last][0].lower() not in _LINKS and (not behind or behind in _LINKS):
            names.append(_name(text, words[0][1], words[last][2]))
    return names


def _leads(word: str) -> bool:
    """Whether a word before a name is none of it: Under the, 12 of the."""
    return word[0].isdigit() or word.strip('("“‘').lower() in _LEADING


def _name(text: str, start: int, stop: int) -> Name:
    while start < stop and text[start] in _OPENING:
        start += 1
    return Name(text[start:stop].rstrip(_OPENING), start, stop)


def _words_back(text: str, floor: int, stop: int) -> list[tuple[str, int, int]]:
    """The last words before `stop` of which a name may consist, in their order."""
    begin = max(floor, text.rfind("\n", floor, stop) + 1)
    words = [(found[0], *found.span()) for found in _WORD.finditer(text, begin, stop)]
    taken: list[tuple[str, int, int]] = []
    for word, start, end in reversed(words):
        proper = _PROPER.fullmatch(word) or word.lower() in _LINKS
        ends = _ENDING.search(word) is not None and bool(taken)
        comma_year = ends and word.endswith(",") and re.fullmatch(_YEAR, taken[-1][0])
        if not proper or (ends and not comma_year) or len(taken) >= _MOST:
            break
        taken.append((word, start, end))
        if word.startswith(("(", "“", '"', "‘")) and ")" not in "".join(one for one, _, _ in taken):
            break
    return taken[::-1]


def _may_begin(words: list[tuple[str, int, int]], first: int, text: str) -> bool:
    """Whether a name may begin with this word, and not only a part of a longer name.

    It may behind a whole name (the Kite Act 2001 and the …), and behind the one word with which
    a sentence begins (Breach of the …).
    """
    if first == 0:
        return True
    if words[first][0].lower() in _LINKS or words[first - 1][0].lower() not in _LINKS:
        return False
    before = [word for word, _, _ in words[:first]]
    while before and before[-1].lower() in _LINKS:
        before.pop()
    if before and _COMPLETE.search(before[-1]):
        return True
    begun = words[0][1]
    opens = begun == 0 or text[max(0, begun - 2) : begun].strip() in ("", ".", "-", "#")
    return len(before) == 1 and words[first - 1][0] == "the" and opens


def alone(text: str) -> Iterator[tuple[list[Name], bool]]:
    """The names of laws wherever they stand, and whether each is sure to be one's."""
    floor = 0
    for found in ALONE.finditer(text):
        names = names_before(text, found.end(), floor)
        names = [name for name in names if is_whole(name.text)]
        if names:
            yield names, bool(found["year"] or found["union"])
            floor = found.end()
