"""Runs a file of questions with known answers and measures what the search finds."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic

from app.domain.errors import QuestionsUnreadable
from app.domain.events import Pace, Work, outcome
from app.domain.measures import Judged, figures, means, percentile, qrels_lines, trec_lines
from app.domain.question import Filters, Question
from app.domain.ranking import Parts
from app.domain.significance import Interval, intervals
from app.services.law_ports import LawStore
from app.services.resolving import Found, resolve
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
class Answered:
    """How one question came out.

    `rank` is that of the first right hit, 0 where none is among the DEPTH first; `figures` are the
    question's own measures, `ms` the search's time. `law` and `level` are those of its first
    relevant provision, empty where the library has none of them.
    """

    asked: AskedQuestion
    rank: int
    figures: Mapping[str, float]
    ms: float
    law: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Quality and speed over a file of questions; `unresolved` citations count as missed.

    `intervals` hold the measures' 95 % bootstrap intervals, `answered` the questions one by one,
    `run` and `qrels` the lines of TREC's files.
    """

    questions: int
    unresolved: tuple[str, ...]
    metrics: Mapping[str, float]
    ms: Mapping[str, float]
    index: str
    run: tuple[str, ...] = field(repr=False, default=())
    intervals: Mapping[str, Interval] = field(default_factory=dict)
    answered: tuple[Answered, ...] = field(repr=False, default=())
    qrels: tuple[str, ...] = field(repr=False, default=())

    @property
    def columns(self) -> dict[str, list[float]]:
        """For each measure its value for each question, in the order of the file."""
        return {name: [one.figures[name] for one in self.answered] for name in self.metrics}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Questions, what their citations name in one library, and the filters of every search.

    Any version of a provision counts for its citation.
    """

    questions: tuple[AskedQuestion, ...]
    named: Mapping[str, Sequence[Found]] = field(repr=False)
    filters: Filters

    @property
    def unresolved(self) -> tuple[str, ...]:
        """Citations that name nothing in the library."""
        return tuple(citation for citation, found in self.named.items() if not found)

    def places(self, asked: AskedQuestion) -> dict[str, int]:
        """For each provision that answers a question, which of its citations it answers."""
        numbered = reversed(list(enumerate(asked.relevant)))
        return {found[0].id: place for place, name in numbered for found in self.named[name]}

    def first(self, asked: AskedQuestion) -> tuple[str, str]:
        """Law and level of a question's first relevant provision; empty where there is none."""
        found = next((self.named[name][0] for name in asked.relevant if self.named[name]), None)
        return (found[1].title, found[1].level.value) if found else ("", "")

    def judgements(self) -> list[str]:
        """The lines of a TREC qrels file.

        Of a provision with several versions only the current one stands there where only current
        law is searched.
        """
        lines = list[str]()
        for asked in self.questions:
            ids = dict.fromkeys(i for name in asked.relevant for i in self._findable(name))
            missing = sum(not self.named[name] for name in asked.relevant)
            lines.extend(qrels_lines(asked.id, list(ids), missing))
        return lines

    def _findable(self, citation: str) -> list[str]:
        found = self.named[citation]
        current = [provision.id for provision, _, version in found if version.current]
        only = self.filters.current_only and not self.filters.on
        return current if current and only else [provision.id for provision, _, _ in found]


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
    parts: Parts,
) -> Work[Evaluation]:
    """Search each question as a person's would be, measure, and say how sure the figures are."""
    sheet = yield from prepared(store, questions, filters)
    measured = yield from run(searcher, sheet, parts)
    return (yield from with_intervals(measured))


def prepared(store: LawStore, questions: Sequence[AskedQuestion], filters: Filters) -> Work[Sheet]:
    """Look up what every citation names."""
    named: dict[str, Sequence[Found]] = {}
    pace = Pace("resolving", len(questions), "questions", monotonic)
    for done, asked in enumerate(questions):
        yield pace.at(done)
        named |= {name: resolve(store, name) for name in asked.relevant if name not in named}
    return Sheet(tuple(questions), named, filters)


def run(searcher: Searcher, sheet: Sheet, parts: Parts, detail: str = "") -> Work[Evaluation]:
    """Search every question with these parts, one after the other; intervals are left out.

    `detail` goes along with the progress. Raises what `Searcher.search` raises.
    """
    answered, lines, index = list[Answered](), list[str](), ""
    pace = Pace("evaluating", len(sheet.questions), "questions", monotonic)
    yield pace.at(0, detail)
    searcher.warm()
    for done, asked in enumerate(sheet.questions, 1):
        found = outcome(searcher.search(Question(asked.text, sheet.filters, DEPTH), parts))
        scores = {hit.provision.id: hit.score for hit in found.hits}
        places, index = sheet.places(asked), found.index
        judged = Judged(tuple(places.get(name) for name in scores), len(asked.relevant))
        rank = next((n for n, place in enumerate(judged.found, 1) if place is not None), 0)
        answered.append(
            Answered(asked, rank, figures(judged), found.ms["total"], *sheet.first(asked))
        )
        lines.extend(trec_lines(asked.id, list(scores), scores))
        yield pace.at(done, detail)
    return Evaluation(
        questions=len(answered),
        unresolved=sheet.unresolved,
        metrics=rounded(means([one.figures for one in answered])),
        ms=median_and_95([one.ms for one in answered]),
        index=index,
        run=tuple(lines),
        answered=tuple(answered),
        qrels=tuple(sheet.judgements()),
    )


def with_intervals(measured: Evaluation) -> Work[Evaluation]:
    """The evaluation with the 95 % intervals of its measures."""
    bounds = yield from intervals(measured.columns)
    return replace(measured, intervals={name: both(pair) for name, pair in bounds.items()})


def rounded(values: Mapping[str, float]) -> dict[str, float]:
    """Figures to four places, more than any number of questions bears."""
    return {name: round(value, 4) for name, value in values.items()}


def both(bounds: Interval) -> Interval:
    """An interval to four places."""
    return round(bounds[0], 4), round(bounds[1], 4)


def median_and_95(times: Sequence[float]) -> dict[str, float]:
    """``p50`` and ``p95`` of times in milliseconds."""
    return {"p50": round(percentile(times, 0.5), 2), "p95": round(percentile(times, 0.95), 2)}
