"""One run of the encoder process, as the program sees it: questions out, answers in."""

import itertools
import multiprocessing
import threading
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass

from app.adapters.encoders.messages import (
    Began,
    Done,
    Failed,
    Forget,
    Job,
    Launch,
    Loaded,
    Order,
    Refused,
    Report,
)
from app.adapters.encoders.serving import serve

_PATIENCE = 5.0


@dataclass(eq=False)
class ChildDied(Exception):
    """The process ended: with which status, and at which job (None: at none)."""

    status: int | None
    job: int | None


@dataclass(eq=False)
class ModelFailed(Exception):
    """The model cannot be loaded, or raised an error; the process itself is well."""

    detail: str


class Child:
    """A process that loads a model and encodes; lives until `end`, or until it dies.

    `loaded` holds what the model says of itself; it and the answers to `ask` raise ModelFailed or
    ChildDied. Safe to use from several threads.
    """

    _numbers = itertools.count(1)

    def __init__(self, launch: Launch) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=serve, args=(theirs, launch), daemon=True)
        self._process.start()
        theirs.close()
        self.loaded: Future[Loaded] = Future()
        self.dead = False
        self._at: int | None = None
        self._asked: dict[int, Future[Done]] = {}
        self._lock, self._sending = threading.Lock(), threading.Lock()
        self._listener = threading.Thread(target=self._listen, name="encoder", daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid or 0

    def ask(self, texts: tuple[str, ...], prompt: str, urgent: bool) -> tuple[int, Future[Done]]:
        """Queue texts; the job's number and its answer to come."""
        number, answer = next(self._numbers), Future[Done]()
        with self._lock:
            if self.dead:
                answer.set_exception(ChildDied(None, None))
                return number, answer
            self._asked[number] = answer
        self._send(Job(number, texts, prompt, urgent))
        return number, answer

    def forget(self, numbers: tuple[int, ...]) -> None:
        """Nobody wants the answers to these any more."""
        with self._lock:
            for number in numbers:
                self._asked.pop(number, None)
        self._send(Forget(numbers))

    def end(self) -> None:
        """End the process, and wait until its memory is back."""
        with suppress(ValueError):
            self._process.kill()
        self._listener.join(_PATIENCE)

    def _send(self, order: Order) -> None:
        # a broken pipe is the listener's to tell
        with self._sending, suppress(OSError):
            self._pipe.send(order)

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                self._take(self._pipe.recv())
        self._process.join()
        status = self._process.exitcode
        with self._lock:
            self.dead = True
            waiting, self._asked = self._asked, {}
        with self._sending:
            self._pipe.close()
        self._process.close()
        if not self.loaded.done():
            self.loaded.set_exception(ChildDied(status, None))
        refused = self.loaded.exception()
        for answer in waiting.values():
            answer.set_exception(refused or ChildDied(status, self._at))

    def _take(self, report: Report) -> None:
        match report:
            case Loaded():
                self.loaded.set_result(report)
            case Refused(detail):
                self.loaded.set_exception(ModelFailed(detail))
            case Began(number):
                self._at = number
            case Done(number) | Failed(number):
                self._at = None
                with self._lock:
                    answer = self._asked.pop(number, None)
                if answer is not None and isinstance(report, Done):
                    answer.set_result(report)
                elif answer is not None and isinstance(report, Failed):
                    answer.set_exception(ModelFailed(report.detail))
