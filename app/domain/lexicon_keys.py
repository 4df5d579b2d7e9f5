"""Levels what is compared between everyday expressions and questions: width, case, word forms."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from app.domain.words import stem

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_QUOTES = str.maketrans("\u2018\u2019\u02bc`", "''''")

_FORMS = {
    form: base
    for base, forms in {
        "be": "is are was were been am",
        "beat": "beaten",
        "begin": "began begun",
        "bite": "bit bitten biting",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "catch": "caught",
        "child": "children kid kids",
        "die": "died dying dead",
        "do": "did done does",
        "draw": "drew drawn",
        "drive": "drove driven",
        "drink": "drank drunk",
        "fall": "fell fallen",
        "feel": "felt",
        "fight": "fought",
        "find": "found",
        "forget": "forgot forgotten",
        "get": "got gotten getting",
        "give": "gave given",
        "go": "went gone goes",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "leave": "left",
        "lend": "lent",
        "lie": "lied lying",
        "lose": "lost",
        "make": "made",
        "man": "men",
        "mean": "meant",
        "pay": "paid",
        "person": "people",
        "ride": "rode ridden",
        "run": "ran",
        "say": "said",
        "sell": "sold",
        "send": "sent",
        "shoot": "shot",
        "speak": "spoke spoken",
        "spend": "spent",
        "steal": "stole stolen",
        "stick": "stuck",
        "strike": "struck",
        "sue": "suing",
        "take": "took taken",
        "tear": "tore torn",
        "tell": "told",
        "throw": "threw thrown",
        "understand": "understood",
        "wear": "wore worn",
        "wife": "wives",
        "win": "won",
        "woman": "women",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
"""Forms of common verbs and nouns that no ending tells."""

_SPELLED = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"), ("nc", "ns"), ("ogue", "og"))
"""Ends of stems that are spelled one way in Britain and another in America."""

_PASSED_OVER = frozenset("a an the my our your his her its their this that these those".split())
"""Words that may stand before any noun: they are not compared at all."""


@dataclass(frozen=True, slots=True)
class Word:
    """A Latin word of a text: its key, and the characters of the text that it takes."""

    key: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Levelled:
    """A text as it is compared; `places` are offsets in the original, one more than characters."""

    text: str
    places: tuple[int, ...]


def is_chinese(text: str) -> bool:
    """Whether any character is Chinese."""
    return _HAN.search(text) is not None


def levelled(text: str) -> Levelled:
    """`text` in one width and case, with the place of every character in the original."""
    lowered = text.casefold().translate(_QUOTES)
    if len(lowered) == len(text) and unicodedata.is_normalized("NFKC", lowered):
        return Levelled(lowered, tuple(range(len(text) + 1)))
    pieces, places = list[str](), list[int]()
    for place, character in enumerate(text):
        piece = unicodedata.normalize("NFKC", character).casefold().translate(_QUOTES)
        pieces.append(piece)
        places.extend([place] * len(piece))
    return Levelled("".join(pieces), (*places, len(text)))


def words_of(text: str) -> list[Word]:
    """The Latin words of a levelled text that are compared, in order."""
    found = ((word[0], word.start(), word.end()) for word in _WORD.finditer(text))
    return [Word(_key(w), start, stop) for w, start, stop in found if w not in _PASSED_OVER]


@lru_cache(16_384)
def _key(word: str) -> str:
    """What the forms of one word have in common; no word itself."""
    whole = word.removesuffix("'s").replace("'", "")
    if whole in _FORMS:
        return _FORMS[whole]
    cut = stem(whole)
    for british, american in _SPELLED:
        if cut.endswith(british) and len(cut) > len(british) + 2:
            cut = cut.removesuffix(british) + american
    doubled = len(cut) > 3 and cut[-1] == cut[-2] and cut[-1].isalpha()
    return cut[:-1] if doubled else cut
