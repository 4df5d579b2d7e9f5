"""Asks a language model for the questions that one provision answers."""

from dataclasses import dataclass, field
from time import monotonic

from app.domain.asking import Request
from app.domain.errors import ChatFailed
from app.domain.events import Pace, Problem, Work
from app.domain.fitting import Offer
from app.domain.law import Law, Provision
from app.domain.question_writing import SCHEMA, Written, read_written
from app.services.chatting import Chat, Prompts
from app.services.recording import Recorder
from app.services.talking import Talk, window_of

UNUSABLE, TOO_LONG = "unusable", "too-long"
STAGE = "generating"
_PROMPT = "questions"
_PART = 2_000
"""Characters of a provision that the model is shown at least where all of it has no room."""


@dataclass(slots=True)
class Asking:
    """One model at work on the provisions of one library.

    `window` are the tokens of its window, 0 for a sensible number. `failed` counts provisions
    without an answer: UNUSABLE, where it could not be read the second time either, and TOO_LONG.
    """

    chat: Chat
    prompts: Prompts
    library: str
    window: int = 0
    failed: dict[str, int] = field(default_factory=lambda: {UNUSABLE: 0, TOO_LONG: 0})
    _pace: Pace = field(init=False)
    _done: int = 0

    def begin(self, provisions: int) -> None:
        """Count from here to so many."""
        self._pace = Pace(STAGE, provisions, "provisions", monotonic)
        self._done = 0

    def about(self, provision: Provision, law: Law) -> Work[Written | None]:
        """The questions that the model writes; None, after a Problem, where there is no answer.

        Raises ChatFailed and PromptUnusable.
        """
        citation = law.cite(provision)
        yield self._pace.at(self._done, citation)
        reason = UNUSABLE
        try:
            written = yield from self._told(provision, law, citation)
        except ChatFailed as failed:
            if failed.reason != "no-room" or len(provision.text) <= _PART:
                raise
            written, reason = None, TOO_LONG
        self._done += 1
        yield self._pace.at(self._done, citation)
        if written is None:
            self.failed[reason] += 1
            yield Problem(citation, reason)
        return written

    def _told(self, provision: Provision, law: Law, citation: str) -> Work[Written | None]:
        language = "zh" if law.language.startswith("zh") else "en"
        request = Request(citation, language=language)
        record = Recorder(request, self.library, self.chat.name, self.chat.address)
        self.window = window_of(self.chat, self.window, record)
        talk = Talk(self.chat, self.prompts, language, record, self.window)
        offer = Offer(provision, law, 0, min(len(provision.text), _PART))
        messages, _ = talk.given(_PROMPT, {}, [offer])
        work = talk.structured(_PROMPT, messages, SCHEMA, read_written)
        try:
            while True:
                next(work)
                yield self._pace.at(self._done, citation)
        except StopIteration as stop:
            written: Written | None = stop.value
            return written
        finally:
            work.close()
