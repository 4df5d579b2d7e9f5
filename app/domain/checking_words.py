"""Tells whether a quotation stands in a text word for word, and where it differs."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from functools import cached_property

from app.domain.difference import Span, difference

_SCRIPT = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*|[〇零一二两三四五六七八九十百千万亿]+"
    rf"|[不未非无毋][{_SCRIPT}]?|[{_SCRIPT}]|[^\W{_SCRIPT}_]+(?:['’][^\W{_SCRIPT}_]+)*"
)
_IDEOGRAPH = re.compile(f"[{_SCRIPT}]")
_LATIN = re.compile(rf"[^\W\d_{_SCRIPT}]+")
_LEFT_OUT = re.compile(
    r"…+|\.(?: ?\.){2,}|。{3,}|·{3,}|[（(]略[）)]"
    r"|[\[(（【](?:\.{3}|…+|略|中略|省略|omitted)[\])）】]"
)
_CHANGED_LETTER = re.compile(r"\[(\w)\](?=\w)")
_EDGE = "\x1f"
_FEWEST_IDEOGRAPHS, _FEWEST_WORDS, _FEWEST_OF_STRETCH = 6, 4, 2
_LONGEST_SHOWN = 4_000


def is_passage(quoted: str) -> bool:
    """Whether quoted words are long enough to be a passage of a law, and not a term or a name."""
    plain = unicodedata.normalize("NFKC", quoted)
    return (
        len(_IDEOGRAPH.findall(plain)) >= _FEWEST_IDEOGRAPHS
        or len(_LATIN.findall(plain)) >= _FEWEST_WORDS
    )


class Wording:
    """The words of a provision: `opening` is its label, which a quotation may begin with."""

    def __init__(self, text: str, heading: str = "", opening: str = "") -> None:
        self.text = text
        self._heading, self._opening = heading, opening

    def spans(self, quoted: str) -> list[tuple[int, int]] | None:
        """Where in the text each stretch of a quotation stands, one behind another; or None.

        Width, case, spaces, punctuation and the shape of quotation marks may differ, words may
        not. Between stretches a quotation leaves out what it says it leaves out. A number and a
        negation are one word, so that 得解除 does not stand in 不得解除, nor 十日 in 三十日.
        A stretch in the heading alone has an empty span.
        """
        stretches = self._stretches(quoted)
        if not stretches:
            return None
        found, at = [], 0
        for stretch in stretches:
            wanted = f"{_EDGE}{_EDGE.join(stretch)}{_EDGE}"
            place = self._joined.find(wanted, at)
            if place < 0 or (len(stretches) > 1 and len(stretch) < _FEWEST_OF_STRETCH):
                return None
            found.append(self._span(place, len(stretch)))
            at = place + len(wanted) - 1
        return found

    def difference(self, quoted: str) -> tuple[Span, ...]:
        """What leads from the stretch of the text that is nearest to a quotation to it."""
        return difference(self._nearest(quoted), quoted[:_LONGEST_SHOWN])

    def _stretches(self, quoted: str) -> list[list[str]]:
        plain = _CHANGED_LETTER.sub(r"\1", unicodedata.normalize("NFKC", quoted))
        words = [_words(part) for part in _LEFT_OUT.split(plain)]
        stretches = [part for part in words if part]
        opening = _words(self._opening)
        if stretches and opening and stretches[0][: len(opening)] == opening:
            stretches[0] = stretches[0][len(opening) :]
        return [part for part in stretches if part]

    @cached_property
    def _tokens(self) -> list[tuple[str, int, int]]:
        """Each word of heading and text and its place in the text; headings stand before it."""
        head = [(word, -1, -1) for word in _words(self._heading)]
        text = self.text.replace("_", " ")
        body = [
            (word, found.start(), found.end())
            for found in _WORD.finditer(text)
            for word in ((found[0],) if "\u3400" <= found[0][0] <= "\u9fff" else _words(found[0]))
        ]
        return head + body

    @cached_property
    def _joined(self) -> str:
        return _EDGE + "".join(f"{word}{_EDGE}" for word, _, _ in self._tokens)

    @cached_property
    def _edges(self) -> list[int]:
        """Where in the joined words each word begins."""
        places, at = [], 0
        for word, _, _ in self._tokens:
            places.append(at)
            at += len(word) + 1
        return places

    def _span(self, place: int, count: int) -> tuple[int, int]:
        first = bisect_right(self._edges, place) - 1
        return max(0, self._tokens[first][1]), max(0, self._tokens[first + count - 1][2])

    def _nearest(self, quoted: str) -> str:
        """The stretch of the text, as long as the quotation, that has most words in common."""
        wanted = Counter(_words(quoted[:_LONGEST_SHOWN]))
        size = sum(wanted.values())
        tokens = [token for token in self._tokens if token[1] >= 0]
        if len(tokens) <= size or not size:
            return self.text[: 2 * _LONGEST_SHOWN]
        best, place, common, held = -1, 0, 0, Counter[str]()
        for at, (word, _, _) in enumerate(tokens):
            held[word] += 1
            common += held[word] <= wanted[word]
            if at >= size:
                gone = tokens[at - size][0]
                common -= held[gone] <= wanted[gone]
                held[gone] -= 1
            if common > best:
                best, place = common, max(0, at - size + 1)
        first, last = place, min(place + size, len(tokens)) - 1
        while first < last and not wanted[tokens[first][0]]:
            first += 1
        while last > first and not wanted[tokens[last][0]]:
            last -= 1
        return self.text[tokens[first][1] : tokens[last][2]]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("_", " ")
    return _WORD.findall(plain.casefold())
