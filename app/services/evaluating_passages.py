"""Measures a search on LegalBench-RAG: how many of the right characters its passages hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from time import monotonic

from app.domain.errors import QuestionsUnreadable
from app.domain.events import Pace, Work, outcome
from app.domain.measures_spans import PASSAGES, Span, span_figures
from app.domain.question import Filters, Hit, Question
from app.domain.ranking import Parts
from app.domain.significance import Interval, interval, resampled_means
from app.services.evaluating import both, median_and_95, rounded
from app.services.evaluating_spans import SpanQuestion, mini_of, read_span_questions
from app.services.law_ports import LawStore
from app.services.searching import Searcher

Resampled = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class PartFigures:
    """One part of the benchmark: ``precision@k`` and ``recall@k`` with 95 % intervals."""

    part: str
    questions: int
    metrics: Mapping[str, float]
    intervals: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class PassageEvaluation:
    """The figures of all parts, and their average, in which each part counts the same.

    The search went over all `documents` of the library, whatever was asked; `unresolved` are
    documents that it lacks, or has without the offsets of its passages; their characters count as
    missed.
    """

    questions: int
    mini: bool
    documents: int
    unresolved: tuple[str, ...]
    parts: tuple[PartFigures, ...]
    metrics: Mapping[str, float]
    intervals: Mapping[str, Interval]
    ms: Mapping[str, float]
    index: str


def evaluate_passages(
    store: LawStore, searcher: Searcher, path: str, filters: Filters, parts: Parts, mini: bool
) -> Work[PassageEvaluation]:
    """Ask the questions of LegalBench-RAG's files one after the other, and measure.

    Raises QuestionsUnreadable, also where the library has none of their documents.
    """
    questions = read_span_questions(path)
    if mini:
        questions = mini_of(questions)
    sources = yield from _sources(store)
    wanted = dict.fromkeys(span.path for one in questions for span in one.spans)
    names = _named(sources, wanted)
    missing = tuple(sorted(set(wanted) - set(names.values())))
    if not names:
        raise QuestionsUnreadable(path, 0, "none of its documents is in this library")
    columns, times, index = yield from _asked(searcher, questions, names, filters, parts)
    figures, drawn = list[PartFigures](), list[Resampled]()
    for part, values in columns.items():
        drawn.append((yield from resampled_means(values)))
        figures.append(_part(part, values, drawn[-1]))
    return PassageEvaluation(
        questions=len(questions),
        mini=mini,
        documents=len(sources),
        unresolved=missing,
        parts=tuple(figures),
        metrics=rounded({n: fmean(one.metrics[n] for one in figures) for n in figures[0].metrics}),
        intervals={name: _average(name, drawn) for name in figures[0].metrics},
        ms=median_and_95(times),
        index=index,
    )


def _sources(store: LawStore) -> Work[dict[str, bool]]:
    """The files that the library was made of, and whether their passages have offsets."""
    versions = list(dict.fromkeys(version_id for version_id, _ in store.row_keys()))
    pace, found = Pace("resolving", len(versions), "documents", monotonic), dict[str, bool]()
    for done, version_id in enumerate(versions):
        yield pace.at(done)
        text = store.law_text(version_id)
        found[text.version.source] = all(one.start is not None for one in text.provisions)
    return found


def _named(sources: Mapping[str, bool], wanted: Mapping[str, None]) -> dict[str, str]:
    """For each file of the library the benchmark's path for it: the end of its own path."""
    return {
        source: path
        for source, exact in sources.items()
        if exact
        for path in _ends(source)
        if path in wanted
    }


def _ends(source: str) -> Iterator[str]:
    steps = source.split("/")
    return ("/".join(steps[place:]) for place in range(len(steps)))


def _asked(
    searcher: Searcher,
    questions: Sequence[SpanQuestion],
    names: Mapping[str, str],
    filters: Filters,
    parts: Parts,
) -> Work[tuple[dict[str, dict[str, list[float]]], list[float], str]]:
    """For each part the figures of its questions by measure; the times; the index's caption."""
    columns: dict[str, dict[str, list[float]]] = {}
    times, index = list[float](), ""
    pace = Pace("evaluating", len(questions), "questions", monotonic)
    yield pace.at(0)
    searcher.warm()
    for done, one in enumerate(questions, 1):
        found = outcome(searcher.search(Question(one.text, filters, max(PASSAGES)), parts))
        spans = [_span(hit, names) for hit in found.hits]
        for name, value in span_figures(spans, one.spans).items():
            columns.setdefault(one.part, {}).setdefault(name, []).append(value)
        times.append(found.ms["total"])
        index = found.index
        yield pace.at(done, one.part)
    return columns, times, index


def _span(hit: Hit, names: Mapping[str, str]) -> Span:
    """The passage of a hit as characters of its document."""
    source, begin = hit.version.source, hit.provision.start or 0
    stop = hit.stop or len(hit.provision.text)
    return Span(names.get(source, source), begin + hit.start, begin + stop)


def _part(part: str, values: Mapping[str, list[float]], drawn: Resampled) -> PartFigures:
    count = len(next(iter(values.values())))
    metrics = rounded({name: fmean(each) for name, each in values.items()})
    return PartFigures(part, count, metrics, {n: both(interval(drawn[n])) for n in values})


def _average(name: str, drawn: Sequence[Resampled]) -> Interval:
    """The interval of the average of the parts, each drawn from by itself.

    Parts of many questions are drawn from less often; so many resamples are paired.
    """
    parts = zip(*(one[name] for one in drawn), strict=False)
    return both(interval([fmean(each) for each in parts]))
