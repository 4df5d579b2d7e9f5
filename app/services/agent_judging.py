"""Lets the model judge, from the text of what was found, how far each open issue is answered."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.asking import Assessed, Assessment, Coverage, Issue, Source
from app.domain.events import Work
from app.domain.planning import JUDGE_SCHEMA, judgements_in, unjudged
from app.services.agent_notes import Notes
from app.services.talking import Talk

_EACH, _LEAST, _MOST = 8, 10, 32
"""Provisions that are shown for each open issue, and at least and at most altogether."""


def judge(notes: Notes, talk: Talk, question: str) -> Work[None]:
    """Note for each open issue how far it is answered; raises ChatFailed.

    An issue without finds is not answered, whatever the model says; one that was never judged
    usably counts as partly answered, with nothing more to search.
    """
    issues = notes.open
    said = yield from _said(notes, talk, question, issues)
    checked = [_checked(notes, one, issue) for one, issue in zip(said, issues, strict=True)]
    notes.judged(checked)
    for one in checked:
        yield Assessed(one)


def _said(
    notes: Notes, talk: Talk, question: str, issues: Sequence[Issue]
) -> Work[Sequence[Assessment]]:
    offers = notes.offers(issues, min(max(_LEAST, _EACH * len(issues)), _MOST))
    if not offers:
        return [Assessment(one.key, Coverage.NOT) for one in issues]
    values = {"question": question, "issues": listed(issues)}
    messages, fitted = talk.given("judge", values, offers)
    ids = [one.provision_id for one in fitted.sources]
    said = yield from talk.structured(
        "judge", messages, JUDGE_SCHEMA, lambda text: judgements_in(text, issues, ids)
    )
    return said if said is not None else [unjudged(one) for one in issues]


def _checked(notes: Notes, said: Assessment, issue: Issue) -> Assessment:
    if said.coverage is Coverage.ANSWERED and not notes.has_finds(issue):
        return replace(said, coverage=Coverage.NOT, by=())
    return said


def listed(issues: Sequence[Issue]) -> str:
    """The issues as the judge reads them."""
    return "\n".join(f"{one.key}. {one.title}" for one in issues)


def listed_with_state(notes: Notes, sources: Sequence[Source]) -> str:
    """The issues as the report's writer reads them: how far answered, what is missing, by what."""
    lines = []
    for issue in notes.plan.issues:
        state = notes.states.get(issue.key)
        numbers = ", ".join(f"[{one.number}]" for one in sources if issue.key in one.issues)
        facts = [state.coverage.value if state is not None else Coverage.PARTLY.value]
        if state is not None and state.missing:
            facts.append(state.missing)
        lines.append(f"{issue.key}. {issue.title} ({'; '.join(facts)}) {numbers or '[]'}")
    return "\n".join(lines)
