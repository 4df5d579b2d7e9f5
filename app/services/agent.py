"""The search agent: plans the issues, searches them round by round, and writes the report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.asking import Issue, Outcome, Plan, Planned, Request, RoundBegan, Stage
from app.domain.events import Work
from app.domain.planning import PLAN_SCHEMA, plan_in, plan_without
from app.domain.thread import condensed, earlier
from app.services.agent_judging import judge, listed_with_state
from app.services.agent_notes import Notes
from app.services.agent_searching import Reach, Search, reach, search_round
from app.services.law_ports import LawStore
from app.services.talking import Talk
from app.services.writing import write

MOST_SOURCES = 24
"""Provisions that a report is written from at most, where the window has room for them."""
_REGIONS, _THREAD = 60, 2_000
"""Regions of the library that the plan's prompt names, and tokens of earlier turns there."""


def research(store: LawStore, search: Search, talk: Talk, request: Request) -> Work[None]:
    """Work on a request to the end; all that comes of it is in the record. Raises ChatFailed.

    It goes on until all issues are answered, nothing new is found and nothing is left to search,
    or the rounds are spent.
    """
    record = talk.record
    asked = " ".join((*(turn.question for turn in request.thread), request.question))
    area = reach(store, request.filters, asked)
    yield Stage("planning")
    with record.stage("plan"):
        record.plan = yield from _plan(talk, request, asked, area)
    yield Planned(record.plan)
    notes = Notes(record, record.plan)
    while len(record.rounds) < request.rounds and (queries := notes.next_queries()):
        waiting = notes.has_waiting
        new = yield from _round(notes, store, search, talk, request, area, queries)
        if not new and not waiting:
            break
    yield from _report(notes, talk, request)


def _round(
    notes: Notes,
    store: LawStore,
    search: Search,
    talk: Talk,
    request: Request,
    area: Reach,
    queries: Sequence[tuple[Issue, str]],
) -> Work[int]:
    """One round; how many of its finds are new. What brought nothing new is not judged again."""
    record = talk.record
    own, model = record.own_ms, record.model_ms
    yield RoundBegan(notes.begin_round(), request.rounds)
    yield Stage("searching")
    with record.stage("search"):
        new = yield from search_round(notes, store, search, area, queries)
    if new or not notes.states:
        yield Stage("judging")
        with record.stage("judge"):
            yield from judge(notes, talk, request.question)
    own, model = record.own_ms - own, record.model_ms - model
    notes.update(replace(notes.round, own_ms=round(own, 3), model_ms=round(model, 3)))
    return new


def _plan(talk: Talk, request: Request, asked: str, area: Reach) -> Work[Plan]:
    turns = "\n\n".join(one.text for one in earlier(request.thread, _THREAD))
    values = {
        "question": request.question,
        "thread": turns or "-",
        "regions": ", ".join(area.regions[:_REGIONS]) or "-",
        "today": date.today().isoformat(),
    }
    messages = talk.messages("plan", values)
    plan = yield from talk.structured(
        "plan", messages, PLAN_SCHEMA, lambda text: plan_in(text, asked, area.regions)
    )
    return plan or plan_without(condensed(request.question, request.thread))


def _report(notes: Notes, talk: Talk, request: Request) -> Work[None]:
    record = talk.record
    offers = notes.offers(notes.plan.issues, MOST_SOURCES)
    if not offers:
        record.ends(Outcome.NOTHING)
        return
    values = {"question": request.question, "issues": ""}
    messages, fitted = talk.given(
        "report", values, offers, lambda sources: listed_with_state(notes, sources)
    )
    yield from write(talk, "report", messages, fitted, notes.plan.issues, request.language)
