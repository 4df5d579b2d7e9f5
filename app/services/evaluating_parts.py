"""Measures what each part of the search adds, by switching the parts on one after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from app.domain.events import Work
from app.domain.question import Filters
from app.domain.ranking import Parts
from app.domain.significance import Difference, differences
from app.services.evaluating import AskedQuestion, Evaluation, prepared, run, with_intervals
from app.services.law_ports import LawStore
from app.services.searching import Searcher

_NOTHING = replace(Parts(), **dict.fromkeys((one.name for one in fields(Parts)), False))
ONLY_WORDS, ONLY_MEANING = replace(_NOTHING, words=True), replace(_NOTHING, meaning=True)
FUSED = replace(ONLY_WORDS, meaning=True)
_ADDED = (
    ("second", ("second",)),
    ("lexicon", ("lexicon",)),
    ("priors", ("priors",)),
    ("references", ("references",)),
    ("interpretations", ("interpretations", "duplicates")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: the part that was added, what was measured with it, and the change.

    `part` is a key: ``words``, ``meaning``, ``fused``, ``second``, ``lexicon``,
    ``priors``, ``references``, ``interpretations`` (duplicates with them), ``reranker``.
    `gained` compares with the row before, question by question; it is empty in the first.
    """

    part: str
    parts: Parts
    evaluation: Evaluation
    gained: Mapping[str, Difference]


def table_of_parts(reranker: bool) -> list[tuple[str, Parts]]:
    """The rows: either side alone, both, and then one part more at a time."""
    rows = [("words", ONLY_WORDS), ("meaning", ONLY_MEANING), ("fused", FUSED)]
    for part, switches in _ADDED:
        rows.append((part, replace(rows[-1][1], **dict.fromkeys(switches, True))))
    return [*rows, ("reranker", replace(rows[-1][1], reranker=True))] if reranker else rows


def ablate(
    store: LawStore,
    searcher: Searcher,
    questions: Sequence[AskedQuestion],
    filters: Filters,
    reranker: bool = False,
) -> Work[list[Row]]:
    """Ask all questions once for each row of the table; the last row has intervals as well."""
    sheet = yield from prepared(store, questions, filters)
    wanted, rows = table_of_parts(reranker), list[Row]()
    for number, (part, parts) in enumerate(wanted, 1):
        measured = yield from run(searcher, sheet, parts, f"{part} ({number}/{len(wanted)})")
        gained: Mapping[str, Difference] = {}
        if rows:
            gained = yield from differences(rows[-1].evaluation.columns, measured.columns)
        if number == len(wanted):
            measured = yield from with_intervals(measured)
        else:
            # a run has a line for each hit: of the whole table they would take a gigabyte
            measured = replace(measured, run=(), qrels=())
        rows.append(Row(part, parts, measured, gained))
    return rows
