"""Tells which of an answer's citations each of its quotations belongs to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from app.domain.checking_quotes import Quotation

_SENTENCE = re.compile(r"[。！？；;\n]|[!?](?=\s)|\.(?=[ )\]”’\"](?:[ ]?[A-Z“\"‘(\[【]|$))")
_ABBREVIATED = re.compile(
    r"(?:\b(?:ss?|secs?|arts?|regs?|sch|No|cf|v|para|paras|cl|r)|\.[A-Z]|^[A-Z])$"
)
_SLIGHT = re.compile(r"[\s。.，,、;；:：!！?？)）(（\]】”’\"'—–>-]*")
_BRACKETED = re.compile(r"[\s。.，,;；]*(?:[（(\[]|——|—)[\s]*(?:见|参见|see |cf\.? )?")
_LEADS_IN = re.compile(r"(?:[:：,，]|[)）\]】]|条|项|款|\d)\s*\Z")
_ANOTHERS = re.compile(
    r"(?:合同|协议|租约|手册|规章|通知|用户|客户|当事人|您|你|对方|公司|员工|雇主|房东|问题)"
    r"[^，。；：:《》“”条款项法\n]{0,10}(?:约定|写明|写道|写着|称|问|说|提到|表示|询问|主张|载明)[：:，,]?\s*\Z"
    r"|\b(?:contract|agreement|lease|letter|policy|handbook|you|employer|landlord|question|user|client)"
    r"\b(?:(?!Act\b|[Ss]ection|Code\b|[Ll]aw\b|[Ss]tatute|Regulation|[Aa]rt|which)[^.;“”\"()\n]){0,40}?"
    r"\b(?:says?|states?|asks?|asked|said|wrote|writes|reads?|provides?|claims?)[:,]?\s*\Z"
)
_STOPS = ' .。;；,，)）]】!?！？”"’'
_LONGEST_LEAD, _CLOSE = 400, 80

Place = tuple[int, int]
"""The characters of a citation."""


def _is_said_by_another(lead: str) -> bool:
    """Whether what leads to a quotation says that a contract or a person speaks, and not a law."""
    return _ANOTHERS.search(lead) is not None


class Layout:
    """Where the sentences of an answer begin, and which citations and quotations stand in them.

    `words` are the places of citations in words, `marks` those of source marks, each in order.
    """

    def __init__(
        self,
        text: str,
        words: Sequence[Place],
        marks: Sequence[Place],
        quotes: Sequence[Quotation],
    ) -> None:
        self._text = text
        self._words, self._marks, self._quotes = words, marks, quotes
        self._word_starts = [start for start, _ in words]
        self._mark_starts = [start for start, _ in marks]
        self._quote_starts = [quote.start for quote in quotes]

    def words(self) -> list[tuple[int, int]]:
        """The place in its list of each quotation with that of the citation that it belongs to.

        What belongs to one citation of a run belongs to the run.
        """
        return [
            (place, at)
            for place, quote in enumerate(self._quotes)
            if (at := self._words_of(quote)) is not None
        ]

    def marks(self) -> list[tuple[int, int]]:
        """The same for source marks; a quotation may belong to both."""
        return [
            (place, at)
            for place, quote in enumerate(self._quotes)
            if (at := self._mark_of(quote)) is not None
        ]

    def quoted(self, citation: Place, bound: set[int]) -> bool:
        """Whether a citation stands inside one of the quotations whose places are `bound`."""
        at = bisect_right(self._quote_starts, citation[0]) - 1
        return at in bound and citation[1] <= self._quotes[at].stop

    def _words_of(self, quote: Quotation) -> int | None:
        """The citation in words that a quotation belongs to.

        That in brackets directly behind it, else the one before it in its sentence; if it has no
        source mark, else the one behind it there, or the last of the sentence before, if close.
        """
        if self._anothers(quote):
            return None
        before, behind = self._around(self._word_starts, quote)
        start = self._words[behind][0] if behind < len(self._words) else len(self._text) + 1
        follows = start <= len(self._text)
        between = self._text[quote.stop : start][:_CLOSE] if follows else "-"
        if quote.block:
            if follows and len(between) < _CLOSE and not _has_words(between):
                return behind
            return before if before >= 0 and self._leads_in(self._words[before], quote) else None
        if follows and self._bracketed(quote.stop, start):
            return behind
        if before >= 0 and self._sentence(self._words[before][0]) == self._sentence(quote.start):
            return before
        if self._marked(quote):
            return None
        close = follows and len(between) < _CLOSE and not _has_words(between)
        if (close and "\n" not in between) or (
            follows and self._sentence(start) == self._sentence(quote.stop - 1)
        ):
            return behind
        return before if before >= 0 and self._adjacent(self._words[before], quote) else None

    def _marked(self, quote: Quotation) -> bool:
        """Whether a source mark stands within a quotation or directly behind it."""
        at = bisect_left(self._mark_starts, quote.start)
        return at < len(self._marks) and not _has_words(
            self._text[quote.stop : self._mark_starts[at]][:_CLOSE]
        )

    def _anothers(self, quote: Quotation) -> bool:
        """Whether a contract or a person is quoted; not where a citation stands between."""
        return _is_said_by_another(self._text[max(0, quote.start - 60) : quote.start])

    def _adjacent(self, before: Place, quote: Quotation) -> bool:
        between = self._text[before[1] : quote.start]
        apart = self._sentence(quote.start) - self._sentence(before[1] - 1)
        return len(between) <= _CLOSE and apart <= 3 and between.count("\n") <= 2

    def _bracketed(self, stop: int, start: int) -> bool:
        found = _BRACKETED.match(self._text, stop)
        return found is not None and found.end() >= start

    def _leads_in(self, before: Place, quote: Quotation) -> bool:
        """Whether a citation stands in the line that leads to a block of quoted lines."""
        between = self._text[before[1] : quote.start]
        lead = between.rstrip()
        if len(between) > _LONGEST_LEAD or "\n" in lead:
            return False
        return not _has_words(lead) or _LEADS_IN.search(lead) is not None

    def _mark_of(self, quote: Quotation) -> int | None:
        """The mark that a quotation belongs to: within it, behind it, else before it."""
        if self._anothers(quote):
            return None
        before, behind = self._around(self._mark_starts, quote)
        if behind > 0 and self._mark_starts[behind - 1] >= quote.start:
            return behind - 1
        if behind < len(self._marks) and self._reaches(quote, self._marks[behind][0]):
            return behind
        if before < 0:
            return None
        mark = self._marks[before]
        if quote.block:
            return before if self._leads_in(mark, quote) else None
        same = self._sentence(mark[0]) == self._sentence(quote.start)
        return before if same and not self._between(mark[1], quote.start) else None

    def _reaches(self, quote: Quotation, mark: int) -> bool:
        """Whether a mark behind a quotation is its: directly behind it, or at its sentence's end.

        Citations in words between the two take the quotation for themselves, unless there is
        nothing but them.
        """
        if mark - quote.stop > _LONGEST_LEAD:
            return False
        between, rest, at = self._between(quote.stop, mark), "", quote.stop
        for start, stop in between:
            rest += self._text[at:start]
            at = max(at, stop)
        rest += self._text[at:mark]
        if "\n" in rest.strip():
            return False
        if not _has_words(rest):
            return True
        same = self._sentence(quote.stop - 1) == self._sentence(self._said_before(mark))
        return same and not between and not quote.block

    def _said_before(self, at: int) -> int:
        """The last character before `at` that is no space or stop: a mark's sentence is its."""
        while at > 0 and self._text[at - 1] in _STOPS:
            at -= 1
        return max(0, at - 1)

    def _between(self, start: int, stop: int) -> Sequence[Place]:
        first = bisect_left(self._word_starts, start)
        return self._words[first : bisect_left(self._word_starts, stop)]

    def _around(self, starts: Sequence[int], quote: Quotation) -> tuple[int, int]:
        """The places of the last citation before a quotation, -1 for none, and the first behind."""
        return bisect_left(starts, quote.start) - 1, bisect_left(starts, quote.stop)

    def _sentence(self, at: int) -> int:
        return bisect_right(self._ends, at - 1)

    @cached_property
    def _ends(self) -> list[int]:
        """Where sentences end; what ends one within a quotation does not."""
        ends: list[int] = []
        for found in _SENTENCE.finditer(self._text):
            at = found.start()
            place = bisect_right(self._quote_starts, at) - 1
            if place >= 0 and at < self._quotes[place].stop:
                continue
            if found[0] == "." and _ABBREVIATED.search(self._text, max(0, at - 5), at):
                continue
            ends.append(at)
        return ends


def _has_words(between: str) -> bool:
    """Whether there is more between two places than punctuation."""
    return _SLIGHT.fullmatch(between) is None
