"""The short answer to a question, from the hits above it or from one search of its own."""

from collections.abc import Sequence

from app.domain.asking import Outcome, Query, Request, Round, Searched, Stage
from app.domain.events import Work
from app.domain.fitting import Offer
from app.domain.question import Hit, Question
from app.domain.thread import condensed
from app.services.agent_searching import Search, as_finds
from app.services.talking import Talk
from app.services.writing import write

MOST_SOURCES = 10
"""Hits that an answer is written from at most."""


def answer(search: Search, talk: Talk, request: Request) -> Work[None]:
    """Answer a request from its hits; all that comes of it is in the record. Raises ChatFailed.

    Without hits it searches for the question, a follow-up along with the question before it.
    """
    hits: Sequence[Hit] = request.hits
    if not hits:
        yield Stage("searching")
        with talk.record.stage("search"):
            hits = yield from _searched(search, talk, request)
    if not hits:
        talk.record.ends(Outcome.NOTHING)
        return
    offers = [Offer(one.provision, one.law, one.start, one.stop) for one in hits[:MOST_SOURCES]]
    messages, fitted = talk.given("answer", {"question": request.question}, offers)
    yield from write(talk, "answer", messages, fitted, (), request.language)


def _searched(search: Search, talk: Talk, request: Request) -> Work[Sequence[Hit]]:
    text = condensed(request.question, request.thread)
    results = yield from search(Question(text, request.filters, MOST_SOURCES))
    ms = results.ms.get("total", 0.0)
    query = Query(text, "", as_finds(results.hits), ms)
    talk.record.rounds.append(Round(1, (query,), own_ms=ms))
    yield Searched(query, results.hits, len(results.hits))
    return results.hits
