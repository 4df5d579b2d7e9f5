"""The first hits in the order of a real cross-encoder, and the list as it was where it fails."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.adapters.encoders.reranker_choice import RerankerChoice
from app.domain.errors import ModelUnusable
from app.domain.events import Event, Problem, Progress, Work, outcome
from app.domain.question import ExactCitation, Hit, Question, Reranked, Results
from app.domain.reranking import DEPTH, reranker_name, worded
from app.domain.settings import Settings
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.reranking import rerank
from tests.adapters.encoders.scorers import build_scorer, predicted

QUESTION = "may the landlord keep the deposit when the tenant leaves the house?"


@pytest.fixture(scope="session")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_scorer(tmp_path_factory.mktemp("scorers") / "scorer")


@pytest.fixture
def refining(
    sample: OpenLibrary, program: Program, scorer: Path
) -> Iterator[Callable[[Results], Results]]:
    program.keep(replace(program.settings, reranker=str(scorer)))
    yield lambda results: outcome(sample.rerank(results))
    program.close()


def _found(library: OpenLibrary, text: str = QUESTION, limit: int = 60) -> Results:
    return outcome(library.search(Question(text, limit=limit)))


def _ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.provision.id for hit in hits]


def _scores(hits: tuple[Hit, ...]) -> list[float]:
    return [why.score for hit in hits for why in hit.reasons if isinstance(why, Reranked)]


def _ended(work: Work[Results]) -> tuple[list[Event], Results]:
    events: list[Event] = []
    return events, outcome(work, events.append)


def test_the_first_hits_are_in_the_order_of_the_scores_of_the_model(
    sample: OpenLibrary, refining: Callable[[Results], Results], scorer: Path
) -> None:
    results = _found(sample)
    assert len(results.hits) == 60
    refined = refining(results)
    theirs = predicted(scorer, QUESTION, [worded(hit) for hit in results.hits[:DEPTH]])
    wanted = sorted(range(DEPTH), key=lambda place: -theirs[place])
    assert _scores(refined.hits) == pytest.approx([theirs[n] for n in wanted], abs=1e-4)
    assert wanted != list(range(DEPTH))
    told = dict(zip(_ids(results.hits[:DEPTH]), theirs, strict=True))
    ours = [told[one] for one in _ids(refined.hits[:DEPTH])]
    assert ours == pytest.approx(sorted(theirs, reverse=True), abs=1e-4)
    assert refined.hits[DEPTH:] == results.hits[DEPTH:]
    assert [hit.rank for hit in refined.hits] == list(range(1, 61))
    assert refined.ms["rerank"] > 0
    assert refined.ms["rerank-open"] > refined.ms["rerank"]
    assert refined.ms["total"] == results.ms["total"]


def test_what_the_question_names_stays_on_top(
    sample: OpenLibrary, refining: Callable[[Results], Results]
) -> None:
    results = _found(sample, _found(sample).hits[0].citation)
    assert results.hits[0].reasons == (ExactCitation(),)
    refined = refining(results)
    assert refined.hits[0] == results.hits[0]
    assert _ids(refined.hits) != _ids(results.hits)
    assert sorted(_ids(refined.hits)) == sorted(_ids(results.hits))


def test_strange_questions_and_empty_lists_are_taken(
    sample: OpenLibrary, refining: Callable[[Results], Results]
) -> None:
    for text in ("deposit \ud800 rent", "押金 " * 3000, "a\0b deposit"):
        results = _found(sample, text, limit=5)
        assert len(_scores(refining(results).hits)) == 5
    nothing = _found(sample, "")
    assert refining(nothing) == nothing


def test_off_by_default(sample: OpenLibrary) -> None:
    results = _found(sample, limit=5)
    assert _ended(sample.rerank(results)) == ([], results)


def test_a_missing_model_leaves_the_list_and_is_told(
    sample: OpenLibrary, program: Program, tmp_path: Path
) -> None:
    program.keep(replace(program.settings, reranker=str(tmp_path / "gone")))
    results = _found(sample, limit=5)
    events, refined = _ended(sample.rerank(results))
    assert refined == results
    assert [(e.where, e.reason) for e in events if isinstance(e, Problem)] == [
        (str(tmp_path / "gone"), "not-found")
    ]


@pytest.mark.slow
def test_a_model_that_dies_at_its_work_leaves_the_list_and_is_told(
    sample: OpenLibrary, scorer: Path
) -> None:
    choice = RerankerChoice(())
    choice.follow(Settings(reranker=str(scorer)))
    chosen = choice.chosen()
    assert chosen is not None
    seen: set[int] = set()
    problems: list[Event] = []

    def kill_always(event: Event) -> None:
        problems.extend([event] if isinstance(event, Problem) else [])
        pid = chosen.model.pid
        if isinstance(event, Progress) and pid and pid not in seen:
            seen.add(pid)
            os.kill(pid, signal.SIGKILL)

    results = _found(sample)
    assert outcome(rerank(results, choice), kill_always) == results
    choice.close()
    assert [(e.where, e.reason) for e in problems] == [(str(scorer), "failed")]
    assert len(seen) == 2


def test_cancelled_within_a_second(sample: OpenLibrary, program: Program, scorer: Path) -> None:
    program.keep(replace(program.settings, reranker=str(scorer)))
    work = sample.rerank(_found(sample))
    next(work)
    started = time.perf_counter()
    work.close()
    assert time.perf_counter() - started < 1
    program.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [("", ""), ("  ", ""), ("BAAI/bge-reranker-v2-m3", "BAAI/bge-reranker-v2-m3"),
     ("/models/mine", "/models/mine"), ("st:acme/law", "acme/law"), ("~/mine ", "~/mine")],
)  # fmt: skip
def test_names(typed: str, name: str) -> None:
    assert reranker_name(typed) == name
    assert reranker_name(name) == name


@pytest.mark.parametrize("typed", ["bundled", "openai:x", "ollama:x", "word", "a/b#256", "a\0b"])
def test_what_is_no_name_of_a_reranker(typed: str) -> None:
    with pytest.raises(ModelUnusable) as raised:
        reranker_name(typed)
    assert raised.value.reason == "bad-name"
