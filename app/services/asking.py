"""Answers a question with a language model over the library, and keeps the record of it."""

from contextlib import closing
from datetime import date

from app.domain.asking import Mode, Outcome, Request, Run
from app.domain.errors import ChatFailed, PandectaError
from app.domain.events import Work
from app.domain.thread import earlier
from app.services.agent import research
from app.services.agent_searching import Search
from app.services.answering import answer
from app.services.chatting import Chat, Prompts
from app.services.checking import check
from app.services.law_ports import LawStore
from app.services.recording import Recorder
from app.services.talking import Talk, window_of

_THREAD_SHARE = 5
"""Earlier turns may take the window divided by this."""


def ask(
    store: LawStore,
    search: Search,
    chat: Chat,
    prompts: Prompts,
    request: Request,
    record: Recorder | None = None,
    window: int = 0,
) -> Work[Run]:
    """Work on a request and return what became of it, its citations checked.

    `window` are the tokens that question and answer may take together, 0 for a sensible number.
    Closed at any moment, or failing, the `record` has all that there was until then, and `run` of
    it gives it. A server that fails in the middle of the text leaves a run that is `BROKEN`;
    before that ChatFailed is raised, as is what the search raises.
    """
    noted = record or Recorder(request, store.path, chat.name, chat.address)
    try:
        with closing(_work(store, search, chat, prompts, request, noted, window)) as work:
            for event in work:
                with noted.looking_on():
                    yield event
    except PandectaError as failed:
        reason = failed.reason if isinstance(failed, ChatFailed) else type(failed).__name__
        noted.ends(Outcome.BROKEN, reason)
        if not isinstance(failed, ChatFailed) or not noted.saying.strip():
            raise
    finally:
        _check(store, request, noted)
    return noted.run()


def _work(
    store: LawStore,
    search: Search,
    chat: Chat,
    prompts: Prompts,
    request: Request,
    record: Recorder,
    window: int,
) -> Work[None]:
    tokens = window_of(chat, window, record)
    thread = earlier(request.thread, tokens // _THREAD_SHARE)
    talk = Talk(chat, prompts, request.language, record, tokens, thread)
    if request.mode is Mode.AGENT:
        yield from research(store, search, talk, request)
    else:
        yield from answer(search, talk, request)


def _check(store: LawStore, request: Request, record: Recorder) -> None:
    """Compare what the text cites with the library, however it ended."""
    if record.saying:
        record.text = record.saying
        with record.stage("check"):
            record.checks = check(store, record.text, record.sources, _day(request, record))


def _day(request: Request, record: Recorder) -> date | None:
    """The day as of which law is asked for, where it is one for all issues."""
    if request.filters.on is not None or record.plan is None:
        return request.filters.on
    days = {issue.on for issue in record.plan.issues}
    return days.pop() if len(days) == 1 else None
