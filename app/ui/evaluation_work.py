"""What the Evaluation page has done in the background: measuring, and saying why one was lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from app.domain.errors import QuestionsUnreadable
from app.domain.events import Work
from app.domain.law import Law, Provision, Version
from app.domain.question import Filters, Hit, Question, Results
from app.domain.ranking import Parts
from app.services.evaluating import DEPTH, AskedQuestion, Evaluation, evaluate, read_questions
from app.services.evaluating_bench import Bench
from app.services.evaluating_indexes import Compared, compare_indexes
from app.services.evaluating_parts import Row, ablate
from app.services.evaluating_passages import PassageEvaluation
from app.services.resolving import resolve

SHOWN = 10
"""Hits that are shown of a question that is asked again."""


class What(StrEnum):
    """What is measured: the search as it is, what each part adds, or another index beside it.

    `SPANS` and `MINI` are LegalBench-RAG's measure, over all of its questions or its short form.
    """

    AS_IS = "as-is"
    PARTS = "parts"
    INDEX = "index"
    SPANS = "spans"
    MINI = "mini"

    @property
    def of_passages(self) -> bool:
        """Whether it needs LegalBench-RAG's files instead of ours."""
        return self in (What.SPANS, What.MINI)


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of a run: the search as it is, and with it the parts or the comparison."""

    evaluation: Evaluation
    rows: tuple[Row, ...] = ()
    compared: Compared | None = None


@dataclass(frozen=True, slots=True)
class Right:
    """A citation that answers a question, and what the search made of it.

    `found` is empty where the library has none such. `rank` is 0 where it is not among the first
    DEPTH hits, and `twin` that of a hit with the same text in another law, else 0. `shared` are
    words of the question that stand in it.
    """

    citation: str
    found: tuple[Provision, Law, Version] | None
    rank: int = 0
    hit: Hit | None = None
    twin: int = 0
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """A question asked again: what would have been right, and what came first."""

    asked: AskedQuestion
    rights: tuple[Right, ...]
    hits: tuple[Hit, ...]

    @property
    def right_ids(self) -> frozenset[str]:
        """The right provisions that were found."""
        return frozenset(one.hit.provision.id for one in self.rights if one.hit is not None)


def questions_in(path: str) -> list[AskedQuestion]:
    """The questions of a file, or of all files in a folder; raises QuestionsUnreadable."""
    folder = Path(path)
    if not folder.is_dir():
        return read_questions(path)
    files = sorted(map(str, folder.glob("*.jsonl")))
    if not files:
        raise QuestionsUnreadable(path, 0, "no questions")
    return [one for file in files for one in read_questions(file)]


def measure(
    bench: Bench, path: str, what: What, other: str, reranker: bool = False
) -> Work[Measured | PassageEvaluation]:
    """Ask the questions of `path`; `other` is the index that What.INDEX compares with.

    With `reranker` the parts end in the row of the model that reads the first hits again.
    """
    if what.of_passages:
        return (yield from bench.passages(path, mini=what is What.MINI))
    asked, filters, parts = questions_in(path), Filters(), Parts()
    if what is What.PARTS:
        rows = yield from ablate(bench.store, bench.searcher, asked, filters, reranker)
        return Measured(rows[-1].evaluation, tuple(_lighter(row) for row in rows))
    if what is What.INDEX:
        found = yield from compare_indexes(
            bench.store, bench.indexes, bench.searcher, asked, filters, parts, other
        )
        return Measured(found.after, compared=found)
    return Measured((yield from evaluate(bench.store, bench.searcher, asked, filters, parts)))


def _lighter(row: Row) -> Row:
    """The row without its hits, a hundred a question, which nobody asks of it."""
    return replace(row, evaluation=replace(row.evaluation, run=(), qrels=(), answered=()))


def explain(bench: Bench, asked: AskedQuestion) -> Work[Why]:
    """Ask one question again, as it was asked when it was measured."""
    question = Question(asked.text, Filters(), DEPTH)
    results = yield from bench.searcher.search(question, Parts())
    rights = tuple(_right(bench, citation, results) for citation in asked.relevant)
    return Why(asked, rights, results.hits[:SHOWN])


def _right(bench: Bench, citation: str, results: Results) -> Right:
    named = resolve(bench.store, citation)
    if not named:
        return Right(citation, None)
    by_id = {found[0].id: found for found in named}
    hit = next((one for one in results.hits if one.provision.id in by_id), None)
    current = next((found for found in named if found[2].current), named[0])
    found = by_id[hit.provision.id] if hit is not None else current
    told = found[1].cite(found[0])
    twin = next((one.rank for one in results.hits if told in one.also), 0)
    return Right(told, found, _rank(hit), hit, twin, _shared(results.words, found[0]))


def _rank(hit: Hit | None) -> int:
    return hit.rank if hit is not None else 0


def _shared(words: Sequence[str], provision: Provision) -> tuple[str, ...]:
    text = f"{provision.heading} {provision.text}".casefold()
    return tuple(word for word in words if word.casefold() in text)
