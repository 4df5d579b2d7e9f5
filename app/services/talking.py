"""Asks the language model one thing, notes all that it says, and reads what has to have a form."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from time import perf_counter
from typing import Any, TypeVar

from app.domain.asking import FellBack, Source
from app.domain.dialogue import (
    ChatRequest,
    Ended,
    Message,
    Reply,
    Rethought,
    Role,
    Said,
    Thought,
    Waiting,
    tokens,
)
from app.domain.errors import ChatFailed
from app.domain.events import Event, Work
from app.domain.fitting import Fitted, Offer, fence_for, fenced, fit
from app.domain.looping import looped
from app.domain.planning_json import Unusable
from app.domain.prompting import filled, halves
from app.services.chatting import Chat, Prompts
from app.services.recording import Recorder

WINDOW = 16_384
"""Tokens of the window where the settings name none and the model can hold as many."""
LEAST_ROOM = 160
"""Tokens that there has to be room for, beside the prompt, to give the model any law at all."""
_ANSWER_SHARE, _STEP_SHARE = 3, 4
"""An answer, thinking included, may take the window divided by this; a plan or judgement that."""
_MARGIN = 64
_LOOKED = 400
"""Characters between two looks at whether the model repeats itself."""
_QUOTED_BACK = 12
"""An answer that cannot be used is shown to the model again up to the window divided by this."""
_WRONG = 200
"""Tokens that telling what is wrong with an answer takes at most."""
_SEED = 1
_WRITTEN = ("answer", "report")
"""The steps that write for the person; all others answer in a form."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """What the model said; `cut` where it had not finished, `problem` is why it was stopped."""

    text: str
    cut: bool
    problem: str = ""


class Talk:
    """One person's request to one model: its prompts, its window, and where all is noted."""

    def __init__(
        self,
        chat: Chat,
        prompts: Prompts,
        language: str,
        record: Recorder,
        window: int,
        thread: Sequence[Message] = (),
    ) -> None:
        self._chat, self._prompts, self._language = chat, prompts, language
        self._thread = tuple(thread)
        self._window = window
        self.record = record

    def given(
        self,
        name: str,
        values: Mapping[str, str],
        offers: Sequence[Offer],
        listed: Callable[[Sequence[Source]], str] | None = None,
    ) -> tuple[tuple[Message, ...], Fitted]:
        """The messages of a prompt that shows provisions, and those that had room.

        `listed` makes the value of ``issues`` from the sources. Raises ChatFailed with ``no-room``
        where there is none.
        """
        least = {**values, "sources": "", "fence": ""}
        if listed is not None:
            least["issues"] = listed(())
        spent = sum(tokens(one.text) for one in self.messages(name, least)) + len(offers) * 5
        again = self._again(name, values)
        room = self._window - self._longest(name) - spent - again - _MARGIN
        fitted = fit(offers, room)
        if room < LEAST_ROOM or (offers and not fitted.sources):
            raise self._no_room()
        fence = fence_for([f"{one.citation} {one.text}" for one in fitted.sources])
        shown = {**values, "sources": fenced(fitted.sources, fence), "fence": fence}
        if listed is not None:
            shown["issues"] = listed(fitted.sources)
        return self.messages(name, shown), fitted

    def messages(self, name: str, values: Mapping[str, str]) -> tuple[Message, ...]:
        """A prompt with its places filled; the thread's earlier turns stand before the question."""
        system, asked = halves(self._prompts.text(name, self._language))
        first = (Message(Role.SYSTEM, filled(system, values)),) if system else ()
        thread = self._thread if name in _WRITTEN else ()
        return (*first, *thread, Message(Role.USER, filled(asked, values)))

    def structured(
        self,
        name: str,
        messages: tuple[Message, ...],
        schema: Mapping[str, Any],
        read: Callable[[str], T],
    ) -> Work[T | None]:
        """What the model answers in the form of a schema; None where it cannot keep to it.

        It is told once what is wrong with its answer and may answer again. Raises ChatFailed.
        """
        told = yield from self.told(name, messages, schema)
        try:
            return read(told.text)
        except Unusable as wrong:
            self.record.unusable(str(wrong))
            again = self._repairing(messages, told.text, str(wrong))
        if sum(tokens(one.text) for one in again) < self._window - self._longest(name):
            told = yield from self.told("repair", again, schema)
            try:
                return read(told.text)
            except Unusable as wrong:
                self.record.unusable(str(wrong))
        yield FellBack(name, self.record.calls[-1].problem)
        return None

    def _repairing(
        self, messages: tuple[Message, ...], said: str, wrong: str
    ) -> tuple[Message, ...]:
        back = said[: self._window // _QUOTED_BACK] or "{}"
        return (
            *messages,
            Message(Role.ASSISTANT, back),
            *self.messages("repair", {"error": wrong[:_WRONG]}),
        )

    def _again(self, name: str, values: Mapping[str, str]) -> int:
        """Tokens to keep free for telling the model once what is wrong with its answer."""
        if name in _WRITTEN:
            return 0
        prompt = sum(tokens(one.text) for one in self.messages("repair", values))
        return prompt + self._window // _QUOTED_BACK + _WRONG

    def told(
        self,
        step: str,
        messages: tuple[Message, ...],
        schema: Mapping[str, Any] | None = None,
        shown: bool = False,
    ) -> Work[Told]:
        """What the model says to these messages, noted piece by piece.

        Where it is `shown`, its pieces are told as events; else only that something comes. A model
        that goes round in circles is stopped. Raises ChatFailed.
        """
        self._check_room(step, messages)
        self.record.asks(step, messages, shown)
        asked = ChatRequest(messages, self._window, self._longest(step), schema, seed=_SEED)
        begun, said, thought = perf_counter(), _Watched(), _Watched()
        with closing(self._chat.saying(asked)) as work:
            while True:
                event = self._next(work)
                if isinstance(event, Reply):
                    self.record.answered(event)
                    return Told(event.text, event.ended is Ended.LENGTH)
                if isinstance(event, Rethought):
                    self.record.rethought()
                    said = _Watched()
                watched = said if isinstance(event, Said) else thought
                if isinstance(event, (Said, Thought)):
                    self._note(event)
                    if watched.adds(event.text):
                        break
                if not shown and isinstance(event, (Said, Thought, Rethought)):
                    event = Waiting(perf_counter() - begun)
                yield event
        self.record.failed("repetition")
        return Told(said.kept, True, "repetition")

    def _next(self, work: Work[Reply]) -> Event | Reply:
        """The model's next event, or its whole reply; the time until then is the model's."""
        with self.record.model_at_work():
            try:
                return next(work)
            except StopIteration as stop:
                reply: Reply = stop.value
                return reply
            except ChatFailed as failed:
                self.record.failed(failed.reason)
                raise

    def _note(self, event: Said | Thought) -> None:
        if isinstance(event, Said):
            self.record.said(event.text)
        else:
            self.record.thought(event.text)

    def _longest(self, step: str) -> int:
        return self._window // (_ANSWER_SHARE if step in _WRITTEN else _STEP_SHARE)

    def _check_room(self, step: str, messages: Sequence[Message]) -> None:
        if sum(tokens(one.text) for one in messages) + self._longest(step) > self._window:
            raise self._no_room()

    def _no_room(self) -> ChatFailed:
        return ChatFailed(self._chat.address, self._chat.name, "no-room", str(self._window))


class _Watched:
    """What comes piece by piece, looked at now and then for repetition."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = self._looked = 0
        self._keep: int | None = None

    @property
    def kept(self) -> str:
        """All of it, or what is worth keeping."""
        return "".join(self._pieces)[: self._keep]

    def adds(self, piece: str) -> bool:
        """Add a piece; whether it has begun to repeat itself."""
        self._pieces.append(piece)
        self._length += len(piece)
        if self._length - self._looked >= _LOOKED:
            self._looked = self._length
            self._keep = looped("".join(self._pieces))
        return self._keep is not None


def window_of(chat: Chat, wanted: int, record: Recorder) -> int:
    """Tokens of the window: those wanted, or a sensible number, and no more than the model has.

    Raises ChatFailed where the server cannot be asked about its model.
    """
    with record.model_at_work():
        context = chat.card().context
    window = wanted or WINDOW
    return min(window, context) if context else window
