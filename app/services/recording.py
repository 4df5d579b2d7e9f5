"""Keeps the record of one request while it is worked on, so that nothing is lost at any end."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from time import perf_counter

from app.domain.asking import Call, Outcome, Plan, Request, Round, Run, Source
from app.domain.checking import Checked
from app.domain.dialogue import Message, Reply


class Recorder:
    """What became of a request so far; `run` gives it at every moment.

    A request whose outcome was never set counts as stopped: its work was closed.
    """

    def __init__(
        self,
        request: Request,
        library: str,
        model: str,
        address: str,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        self.id = secrets.token_hex(8)
        self.plan: Plan | None = None
        self.rounds: list[Round] = []
        self.sources: tuple[Source, ...] = ()
        self.dropped = 0
        self.calls: list[Call] = []
        self.checks: tuple[Checked, ...] = ()
        self.outcome: Outcome | None = None
        self.problem = ""
        self.text: str | None = None
        """The text as it is kept, where that is not just what the model said."""
        self._request, self._library = request, library
        self._model, self._address = model, address
        self._when = datetime.now().astimezone().isoformat(timespec="seconds")
        self._clock, self._begun = clock, clock()
        self._ms: dict[str, float] = {}
        self._away = self._asked = 0.0
        self._open: _OpenCall | None = None
        self._said: _OpenCall | None = None

    @property
    def own_ms(self) -> float:
        """The program's own time so far: all but the model's, and but that of whoever looks on."""
        return self._since() - self._away - self._asked

    @property
    def model_ms(self) -> float:
        """What the model took so far."""
        return self._asked

    def _since(self) -> float:
        return (self._clock() - self._begun) * 1000

    @contextmanager
    def looking_on(self) -> Iterator[None]:
        """The time within belongs to whoever watches the work."""
        begun = self._since()
        try:
            yield
        finally:
            self._away += self._since() - begun

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """The time within counts to the stage of this name."""
        begun, away = self._since(), self._away
        try:
            yield
        finally:
            spent = self._since() - begun - (self._away - away)
            self._ms[name] = self._ms.get(name, 0.0) + spent

    @contextmanager
    def model_at_work(self) -> Iterator[None]:
        """The time within is the model's."""
        begun = self._since()
        try:
            yield
        finally:
            self._asked += self._since() - begun

    def asks(self, step: str, messages: tuple[Message, ...], shown: bool = False) -> None:
        """A request to the model begins; `shown` where what it says is the answer itself."""
        self._open = _OpenCall(step, messages, self._clock)
        if shown:
            self._said = self._open

    def said(self, text: str) -> None:
        """The next piece of what the model says."""
        if self._open is not None:
            self._open.said(self._open.text, text)

    def thought(self, text: str) -> None:
        """The next piece of what the model thinks."""
        if self._open is not None:
            self._open.said(self._open.thinking, text)

    def rethought(self) -> None:
        """What the model said so far was thinking."""
        if self._open is not None:
            self._open.thinking += self._open.text
            self._open.text.clear()

    def answered(self, reply: Reply) -> None:
        """The request was answered in full."""
        if self._open is not None:
            self._close(self._open.whole(reply))

    def failed(self, problem: str) -> None:
        """The request broke off; what came before is kept."""
        if self._open is not None:
            self._close(self._open.partial(problem))

    def unusable(self, problem: str) -> None:
        """The last reply could not be used."""
        if self.calls:
            self.calls[-1] = replace(self.calls[-1], problem=problem)

    def _close(self, call: Call) -> None:
        self.calls.append(call)
        self._open = None

    def ends(self, outcome: Outcome, problem: str = "") -> None:
        """How the request ended."""
        self.outcome, self.problem = outcome, problem

    @property
    def saying(self) -> str:
        """What the answer is so far."""
        if self.text is not None:
            return self.text
        return "".join(self._said.text) if self._said is not None else ""

    def run(self) -> Run:
        """The record as it stands."""
        asked = self._request
        under_way = [self._open.partial("")] if self._open is not None else []
        return Run(
            id=self.id,
            when=self._when,
            library=self._library,
            question=asked.question,
            mode=asked.mode,
            model=self._model,
            address=self._address,
            language=asked.language,
            follows=asked.follows,
            plan=self.plan,
            rounds=tuple(self.rounds),
            sources=self.sources,
            dropped=self.dropped,
            calls=(*self.calls, *under_way),
            text=self.saying,
            thinking="".join(self._said.thinking) if self._said is not None else "",
            outcome=self.outcome or Outcome.STOPPED,
            problem=self.problem,
            checks=self.checks,
            ms=self._timings(),
        )

    def _timings(self) -> dict[str, float]:
        total = {"own": self.own_ms, "total": self._since()}
        return {name: round(ms, 3) for name, ms in (self._ms | total).items()}


class _OpenCall:
    """A request to the model that is not finished yet, and what came of it."""

    def __init__(
        self, step: str, messages: tuple[Message, ...], clock: Callable[[], float]
    ) -> None:
        self._step, self._messages = step, messages
        self._clock, self._begun = clock, clock()
        self._first: float | None = None
        self.text: list[str] = []
        self.thinking: list[str] = []

    def said(self, pieces: list[str], piece: str) -> None:
        if self._first is None:
            self._first = self._spent()
        pieces.append(piece)

    def whole(self, reply: Reply) -> Call:
        return Call(
            self._step,
            self._messages,
            reply.text,
            reply.thinking,
            reply.ended.value,
            reply.prompt_tokens,
            reply.answer_tokens,
            reply.first_ms,
            reply.total_ms,
        )

    def partial(self, problem: str) -> Call:
        return Call(
            self._step,
            self._messages,
            "".join(self.text),
            "".join(self.thinking),
            first_ms=self._first or 0.0,
            total_ms=self._spent(),
            problem=problem,
        )

    def _spent(self) -> float:
        return (self._clock() - self._begun) * 1000
