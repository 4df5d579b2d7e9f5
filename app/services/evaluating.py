"""Runs a file of questions with known answers and measures what the search finds."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from app.domain.errors import QuestionsUnreadable
from app.domain.events import Pace, Work, outcome
from app.domain.measures import Judged, measures, percentile, trec_lines
from app.domain.question import Filters, Question
from app.domain.ranking import Weights
from app.services.ports import LawStore
from app.services.resolving import resolve
from app.services.searching import Searcher

DEPTH = 100
"""Hits asked for per question, as recall@100 needs."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the citations that answer it."""

    id: str
    text: str
    relevant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Quality and speed over a file of questions; `unresolved` citations count as missed."""

    questions: int
    unresolved: tuple[str, ...]
    metrics: Mapping[str, float]
    ms: Mapping[str, float]
    index: str
    run: tuple[str, ...] = field(repr=False, default=())


def read_questions(path: str) -> list[AskedQuestion]:
    """Read lines of ``{"id","question","relevant":[citation…]}``; raises QuestionsUnreadable."""
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsUnreadable(path, 0, str(error)) from error
    asked = [_question(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not asked:
        raise QuestionsUnreadable(path, 0, "no questions")
    return asked


def _question(path: str, number: int, line: str) -> AskedQuestion:
    try:
        found = json.loads(line)
        text, relevant = found["question"], found["relevant"]
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionsUnreadable(path, number, repr(error)) from error
    if not isinstance(text, str) or not isinstance(relevant, list) or not relevant:
        raise QuestionsUnreadable(path, number, "question: text; relevant: a list of citations")
    return AskedQuestion(str(found.get("id", number)), text, tuple(map(str, relevant)))


def evaluate(
    store: LawStore,
    searcher: Searcher,
    questions: Sequence[AskedQuestion],
    filters: Filters,
    weights: Weights,
) -> Work[Evaluation]:
    """Search each question as a person's would be, and measure.

    Any version of a relevant provision counts for it.
    """
    answers: dict[str, frozenset[str]] = {}
    for one in questions:
        for citation in one.relevant:
            if citation not in answers:
                named = resolve(store, citation)
                answers[citation] = frozenset(provision.id for provision, _, _ in named)
    unresolved = tuple(citation for citation, ids in answers.items() if not ids)
    judged, times, lines, index = [], [], list[str](), ""
    pace = Pace("evaluating", len(questions), "questions", monotonic)
    searcher.warm()
    for done, one in enumerate(questions, 1):
        found = outcome(searcher.search(Question(one.text, filters, DEPTH), weights))
        ids = [hit.provision.id for hit in found.hits]
        judged.append(Judged(tuple(_answering(i, one, answers) for i in ids), len(one.relevant)))
        times.append(found.ms["total"])
        lines.extend(trec_lines(one.id, ids, {h.provision.id: h.score for h in found.hits}))
        index = found.index
        yield pace.at(done)
    ms = {"p50": round(percentile(times, 0.5), 2), "p95": round(percentile(times, 0.95), 2)}
    metrics = {name: round(value, 4) for name, value in measures(judged).items()}
    return Evaluation(len(questions), unresolved, metrics, ms, index, tuple(lines))


def _answering(
    provision_id: str, one: AskedQuestion, answers: Mapping[str, frozenset[str]]
) -> int | None:
    for place, citation in enumerate(one.relevant):
        if provision_id in answers[citation]:
            return place
    return None
