"""What became of a question to a language model: as JSON, and as lines under the answer."""

from collections.abc import Iterator
from typing import Any

from app.cli.live_run import printable
from app.domain.asking import Round, Run
from app.domain.checking import Checked, Mark, counted
from app.domain.run_words import words_in
from app.services.run_text import explained


def fields(run: Run) -> dict[str, Any]:
    """The run as the command line's JSON; the whole record is that of ``pandecta runs show``."""
    return {
        "run": run.id,
        "question": run.question,
        "mode": run.mode.value,
        "library": run.library,
        "model": run.model,
        "address": run.address,
        "outcome": run.outcome.value,
        "problem": run.problem,
        "answer": run.text,
        "citations": [_citation(one) for one in run.checks],
        "counts": {mark.value: counted(run.checks).get(mark, 0) for mark in Mark},
        "plan": _plan(run),
        "rounds": [_round(one) for one in run.rounds],
        "sources": [
            {
                "number": one.number,
                "id": one.provision_id,
                "citation": one.citation,
                "issues": list(one.issues),
            }
            for one in run.sources
        ],
        "dropped": run.dropped,
        "timings": dict(run.ms),
        "tokens": {
            "in": sum(call.prompt_tokens or 0 for call in run.calls),
            "out": sum(call.answer_tokens or 0 for call in run.calls),
        },
    }


def lines(run: Run) -> Iterator[str]:
    """Under the answer: how many citations there are, each with its mark, and the sources."""
    words = words_in("en")
    if run.checks:
        yield ""
        yield words.count_line(run.checks)
        for one in run.checks:
            yield "  " + printable(explained(one, words).replace("\n", " "))
    if run.sources:
        yield ""
        yield "Sources"
        for source in run.sources:
            yield printable(f"  [{source.number}] {source.citation}  id {source.provision_id}")


def _citation(one: Checked) -> dict[str, Any]:
    return {
        "text": one.text,
        "status": one.mark.value,
        "id": one.provision_id,
        "citation": one.citation,
        "start": one.start,
        "stop": one.stop,
        "quoted": one.quoted,
        "difference": [{"fate": span.fate.value, "text": span.text} for span in one.difference],
        "superseded": one.superseded,
        "successor": one.successor,
    }


def _plan(run: Run) -> list[dict[str, Any]]:
    return [
        {
            "issue": one.key,
            "title": one.title,
            "queries": list(one.queries),
            "region": one.region,
            "on": str(one.on or ""),
        }
        for one in (run.plan.issues if run.plan is not None else ())
    ]


def _round(one: Round) -> dict[str, Any]:
    found = [
        {
            "id": find.provision_id,
            "citation": find.citation,
            "query": query.text,
            "issue": query.issue,
            "score": round(find.score, 6),
        }
        for query in one.queries
        for find in query.finds
    ]
    return {
        "queries": [query.text for query in one.queries],
        "found": found,
        "followed": [{"id": find.provision_id, "citation": find.citation} for find in one.followed],
        "judgement": [
            {
                "issue": said.issue,
                "coverage": said.coverage.value,
                "missing": said.missing,
                "queries": list(said.queries),
            }
            for said in one.assessments
        ],
        "own_ms": one.own_ms,
        "model_ms": one.model_ms,
    }
