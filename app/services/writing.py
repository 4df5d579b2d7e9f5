"""Lets the model write from its sources, and keeps to what was found where it writes nothing."""

from collections.abc import Sequence

from app.domain.asking import FellBack, Issue, Outcome, Selected, Stage
from app.domain.dialogue import Message
from app.domain.events import Work
from app.domain.fitting import Fitted
from app.domain.plain_report import plain_report
from app.services.talking import Talk


def write(
    talk: Talk,
    step: str,
    messages: tuple[Message, ...],
    fitted: Fitted,
    issues: Sequence[Issue],
    language: str,
) -> Work[None]:
    """Note the sources and the text that the model writes from them; raises ChatFailed.

    A text that goes round in circles is cut where it begins to; in place of no text at all stands
    a list of the sources.
    """
    record = talk.record
    record.sources, record.dropped = fitted.sources, fitted.dropped
    yield Selected(fitted.sources, fitted.dropped)
    yield Stage("writing")
    with record.stage("write"):
        told = yield from talk.told(step, messages, shown=True)
    record.text = told.text.strip()
    if not record.text:
        record.text = plain_report(issues, fitted.sources, language)
        record.unusable(told.problem or "empty")
        yield FellBack(step, told.problem or "empty")
    record.ends(Outcome.CUT_OFF if told.cut else Outcome.WHOLE, told.problem)
