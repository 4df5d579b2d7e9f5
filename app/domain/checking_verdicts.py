"""Says of each citation of an answer what became of it, from what it leads to: no more is read."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.checking import Checked, Mark
from app.domain.checking_cited import Cited
from app.domain.checking_layout import Layout
from app.domain.checking_plain import Plain
from app.domain.checking_quotes import Quotation
from app.domain.checking_words import Wording
from app.domain.difference import Span

_MOST_DIFFERENCES = 100
"""Misquotations whose difference is worked out; a text with more shows the quotation alone."""


@dataclass
class _Judged:
    """What is cited, with the quotations that belong to it and those that do not stand in it."""

    cited: Cited
    quoted: list[Quotation] = field(default_factory=list)
    wrong: list[Quotation] = field(default_factory=list)


def verdicts(
    original: str,
    plain: Plain,
    words: Sequence[Cited],
    marks: Sequence[Cited],
    quotes: Sequence[Quotation],
) -> tuple[Checked, ...]:
    """One result for each citation in words and each number of a source mark, in their order.

    A quotation that belongs to a run of citations has to stand in one of them. Citations within
    a quotation that belongs to another are the law's own words, and no citations of the answer.
    """
    judging = _Judging(original, plain, words, marks, quotes)
    return judging.results()


class _Judging:
    """Compares quotations with provisions; knows the words of each provision it has read."""

    def __init__(
        self,
        original: str,
        plain: Plain,
        words: Sequence[Cited],
        marks: Sequence[Cited],
        quotes: Sequence[Quotation],
    ) -> None:
        self._original, self._plain, self._quotes = original, plain, quotes
        self._words = [_Judged(one) for one in words]
        self._marks = [_Judged(one) for one in marks]
        self._layout = Layout(
            plain.text,
            [(one.start, one.stop) for one in words],
            [(one.start, one.stop) for one in marks],
            quotes,
        )
        self._wordings: dict[str, Wording] = {}
        self._differences = 0

    def results(self) -> tuple[Checked, ...]:
        """Every citation's result."""
        bound = self._bind()
        outside = [
            one
            for one in self._words
            if not self._layout.quoted((one.cited.start, one.cited.stop), bound)
        ]
        both = sorted([*outside, *self._marks], key=lambda one: (one.cited.start, one.cited.stop))
        return tuple(map(self._result, both))

    def _bind(self) -> set[int]:
        """Give each quotation to the citations that it belongs to; the places of those given."""
        bound: set[int] = set()
        for listed, pairs in (
            (self._words, self._layout.words()),
            (self._marks, self._layout.marks()),
        ):
            runs: dict[int, list[_Judged]] = defaultdict(list)
            for one in listed:
                runs[one.cited.claim.run].append(one)
            for place, at in pairs:
                run = listed[at].cited.claim.run
                bound.add(place)
                self._give(self._quotes[place], runs[run] if run >= 0 else [listed[at]])
        return bound

    def _give(self, quote: Quotation, run: Sequence[_Judged]) -> None:
        holding = [one for one in run if self._holds(one.cited, quote)]
        for one in holding:
            one.quoted.append(quote)
        for one in () if holding else run:
            one.wrong.append(quote)

    def _holds(self, cited: Cited, quote: Quotation) -> bool:
        """Whether a quotation stands in the provision, some of it in the part that is cited."""
        part = cited.part
        if cited.found is None or part is None:
            return False
        spans = self._wording(cited).spans(quote.words)
        if spans is None:
            return False
        start, stop = part
        whole = not cited.claim.within
        return whole or any(first < stop and start < last for first, last in spans)

    def _wording(self, cited: Cited) -> Wording:
        assert cited.found is not None
        provision = cited.found[0]
        if provision.id not in self._wordings:
            self._wordings[provision.id] = Wording(
                provision.text, provision.heading, provision.label
            )
        return self._wordings[provision.id]

    def _result(self, judged: _Judged) -> Checked:
        cited = judged.cited
        start, stop = self._plain.span(cited.start, cited.stop)
        text = self._original[start:stop]
        if cited.found is None:
            return Checked(start, stop, text, Mark.NOT_FOUND, quoted=self._quote(judged))
        provision, _, version = cited.found
        return Checked(
            start, stop, text, _mark(judged), provision.id, version.id, cited.citation,
            self._quote(judged), self._difference(judged), cited.superseded, cited.successor,
            cited.missing,
        )  # fmt: skip

    def _quote(self, judged: _Judged) -> str:
        quote = next(iter([*judged.wrong, *judged.quoted]), None)
        if quote is None:
            return ""
        if quote.block:
            return quote.words
        start, stop = self._plain.span(quote.start + 1, quote.stop - 1)
        return self._original[start:stop]

    def _difference(self, judged: _Judged) -> tuple[Span, ...]:
        if not judged.wrong or judged.cited.part is None:
            return ()
        self._differences += 1
        if self._differences > _MOST_DIFFERENCES:
            return ()
        return self._wording(judged.cited).difference(judged.wrong[0].words)


def _mark(judged: _Judged) -> Mark:
    """The worst that is true of it."""
    cited = judged.cited
    if cited.found is None or cited.part is None:
        return Mark.NOT_FOUND
    if not cited.current:
        return Mark.NOT_CURRENT
    if judged.wrong:
        return Mark.MISQUOTED
    return Mark.VERIFIED if cited.sourced else Mark.NOT_A_SOURCE
