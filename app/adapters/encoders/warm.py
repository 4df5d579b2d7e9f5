"""Keeps one model's process warm, starts it anew after a crash, and goes on where it was."""

import threading
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

from app.adapters.encoders.batches import Batch
from app.adapters.encoders.child import Child, ChildDied, ModelFailed
from app.adapters.encoders.messages import Done, Launch, Loaded
from app.domain.errors import EncoderFaulty, EncoderMissing

AHEAD = 2
"""Batches that the process has at a time: the one at work, and one so that it need not wait."""

_POLL = 0.1
_DEATHS = 2
_SILENCE = 900.0
"""Seconds without an answer after which the process counts as hung."""

_LINGER = 60.0
"""Seconds of idleness after which a model that was switched away from is let go."""


class WarmModel:
    """A model in a process of its own; safe to use from several threads.

    The process starts at the first use. After `retire` it ends, or lingers while it is worked
    with, and any later use starts it again for a while; after `close` there is no later use.
    """

    def __init__(self, name: str, launch: Launch) -> None:
        self._name, self._launch = name, launch
        self._child: Child | None = None
        self._lock = threading.Lock()
        self._users = 0
        self._retired = self._closed = False
        self._timer: threading.Timer | None = None

    @property
    def pid(self) -> int | None:
        """The number of the process; None while there is none."""
        child = self._child
        return None if child is None or child.dead else child.pid

    def start(self) -> None:
        """Begin loading, if that has not begun, and do not wait for it."""
        self._alive()

    def facts(self) -> Loaded:
        """What the model says of itself, once it is loaded; raises EncoderFaulty."""
        return next(filter(None, self.loading()))

    def loading(self) -> Iterator[Loaded | None]:
        """None several times a second while the model is loaded, then what `facts` gives.

        Closing it ends the waiting and not the loading. Raises EncoderFaulty.
        """
        with self._in_use():
            deaths = 0
            while True:
                try:
                    yield self._alive().loaded.result(timeout=_POLL)
                    return
                except NotYet:
                    yield None
                except ModelFailed as error:
                    raise EncoderFaulty(self._name, error.detail) from error
                except ChildDied as death:
                    deaths += 1
                    if deaths == _DEATHS:
                        raise EncoderFaulty(self._name, _at_loading(death)) from death

    def answers(
        self, batches: Sequence[Batch], prompt: str, urgent: bool = False
    ) -> Iterator[tuple[Batch, Done] | None]:
        """Each batch with its vectors, and several times a second None; closing it cancels.

        A process that dies is replaced and what it had not answered is asked again. Raises
        EncoderFaulty where a batch kills it twice, or where the model raises an error.
        """
        waiting, deaths = deque(batches), Counter[Batch]()
        flying: deque[_Flight] = deque()
        with self._in_use():
            try:
                while waiting or flying:
                    while waiting and len(flying) < AHEAD:
                        flying.append(self._sent(waiting.popleft(), prompt, urgent))
                    try:
                        done = self._answered(flying[0])
                    except ChildDied as death:
                        self._blame(flying[0], death, deaths)
                        waiting.extendleft(flight.batch for flight in reversed(flying))
                        flying.clear()
                        continue
                    yield None if done is None else (flying.popleft().batch, done)
            finally:
                for flight in flying:
                    flight.child.forget((flight.number,))

    def retire(self, at_once: bool = True) -> None:
        """Let the process go when nobody works with it, or not `at_once` but after a while."""
        with self._lock:
            self._retired = True
            child = self._taken() if at_once and not self._users else None
            if child is None and not self._users:
                self._start_timer()
        if child is not None:
            child.end()

    def revive(self) -> None:
        """The model is the one in use again."""
        with self._lock:
            self._retired = False
            self._stop_timer()

    def close(self) -> None:
        """End the process for good."""
        with self._lock:
            self._closed = True
            self._stop_timer()
            child = self._taken()
        if child is not None:
            child.end()

    def _sent(self, batch: Batch, prompt: str, urgent: bool) -> "_Flight":
        child = self._alive()
        number, answer = child.ask(batch.texts, prompt, urgent)
        return _Flight(batch, child, number, answer, monotonic())

    def _answered(self, flight: "_Flight") -> Done | None:
        """The answer, if it comes in the next moment; raises ChildDied."""
        try:
            return flight.answer.result(timeout=_POLL)
        except NotYet:
            if monotonic() - flight.since > _SILENCE:
                flight.child.end()
            return None
        except ModelFailed as error:
            raise EncoderFaulty(self._name, error.detail) from error

    def _blame(self, flight: "_Flight", death: ChildDied, deaths: Counter[Batch]) -> None:
        """Count a death against the batch at hand, unless it came at another's work."""
        if death.job not in (flight.number, None):
            return
        batch = flight.batch
        deaths[batch] += 1
        if deaths[batch] == _DEATHS:
            longest = max(map(len, batch.texts))
            raise EncoderFaulty(
                self._name,
                f"the process died twice (status {death.status}) at the same {len(batch.texts)} "
                f"texts of up to {longest} characters: {batch.texts[0][:60]!r}",
            ) from death

    def _alive(self) -> Child:
        with self._lock:
            if self._closed:
                raise EncoderMissing(self._name, "closed")
            if self._child is None or self._child.dead:
                self._child = Child(self._launch)
            return self._child

    @contextmanager
    def _in_use(self) -> Iterator[None]:
        with self._lock:
            self._users += 1
            self._stop_timer()
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                if self._retired and not self._users:
                    self._start_timer()

    def _let_go(self) -> None:
        with self._lock:
            child = self._taken() if self._retired and not self._users else None
        if child is not None:
            child.end()

    def _taken(self) -> Child | None:
        child, self._child = self._child, None
        return child

    def _start_timer(self) -> None:
        self._stop_timer()
        if self._child is not None and not self._closed:
            self._timer = threading.Timer(_LINGER, self._let_go)
            self._timer.daemon = True
            self._timer.start()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


@dataclass(frozen=True, slots=True)
class _Flight:
    """A batch on its way: to which process, under which number, since when."""

    batch: Batch
    child: Child
    number: int
    answer: Future[Done]
    since: float


def _at_loading(death: ChildDied) -> str:
    return f"the process died twice (status {death.status}) while loading the model"
