"""Runs a Work in the background: lanes of one worker, events brought home to the window."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Flag
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.domain.errors import PandectaError
from app.domain.events import Event, Progress, Work

R = TypeVar("R")

GAP = 0.04
"""Seconds between two deliveries of events: a flood of them must not keep the window busy."""


def once(function: Callable[..., R], *arguments: Any) -> Work[R]:
    """A Work of a single step."""
    yield from ()
    return function(*arguments)


class Task(QObject):
    """One Work on its way: after `cancel` nothing is heard of it any more but `ended`.

    A task has no Qt parent: a page that is deleted meanwhile must not take it along while the
    worker still holds it.
    """

    happened = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _woken = Signal()

    def __init__(self, work: Work[Any], kind: str) -> None:
        super().__init__()
        self.kind = kind
        self._work = work
        self._lock, self._going = Lock(), Flag()
        self._going.set()
        self._pending: list[Event] = []
        self._awake = self._cancelled = self._finished = self._over = False
        self._result: Any = None
        self._error: Exception | None = None
        self._delivered = 0.0
        self._woken.connect(self._come_home, Qt.ConnectionType.QueuedConnection)

    @property
    def cancelled(self) -> bool:
        """Whether nobody wants the result any more."""
        return self._cancelled

    @property
    def paused(self) -> bool:
        """Whether the Work rests, or will at its next event."""
        return not self._going.is_set()

    def pause(self) -> None:
        """Let the Work rest at its next event."""
        self._going.clear()

    def resume(self) -> None:
        """Let the Work go on."""
        self._going.set()

    def cancel(self) -> None:
        """Silence the task at once and stop its Work at its next event."""
        self._cancelled = True
        self._going.set()

    def run(self) -> None:
        """Run the Work to its end; called on the worker's thread, where it is also closed."""
        try:
            while not self._cancelled:
                self._note(next(self._work))
                self._going.wait()
            self._work.close()
        except StopIteration as stop:
            self._result = stop.value
        except Exception as error:  # every failure is carried to the window's thread and told there
            self._error = error
        self._finished = True
        self._wake()

    def _note(self, event: Event) -> None:
        with self._lock:
            last = self._pending[-1] if self._pending else None
            if isinstance(event, Progress) and isinstance(last, Progress):
                self._pending[-1] = event
            else:
                self._pending.append(event)
            wake, self._awake = not self._awake, True
        if wake:
            self._wake()

    def _wake(self) -> None:
        try:
            self._woken.emit()
        except RuntimeError:  # the application is gone, and the task's Qt half with it
            self._cancelled = True

    def _come_home(self) -> None:
        wait = GAP - (monotonic() - self._delivered)
        if wait > 0 and not self._finished:
            QTimer.singleShot(int(wait * 1000) + 1, self._deliver)
        else:
            self._deliver()

    def _deliver(self) -> None:
        if self._over:
            return
        finished = self._finished
        with self._lock:
            events, self._pending, self._awake = self._pending, [], False
        self._delivered = monotonic()
        if events and not self._cancelled:
            self.happened.emit(events)
        if finished:
            self._over = True
            self._tell_end()
            self.ended.emit()

    def _tell_end(self) -> None:
        if self._cancelled:
            return
        if self._error is None:
            self.done.emit(self._result)
        elif isinstance(self._error, PandectaError):
            self.failed.emit(self._error)
        else:
            sys.excepthook(type(self._error), self._error, self._error.__traceback__)


class Lane:
    """One worker with its queue; within a lane the newest task of a kind silences the older."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._tasks: list[Task] = []
        self._closed = False

    def start(self, work: Work[Any], kind: str) -> Task:
        """Queue `work`; connect to the task's signals before the event loop turns."""
        self.cancel(kind)
        task = Task(work, kind)
        if self._closed:
            # the window is closing: something that ended asked for more
            task.cancel()
            return task
        self._tasks.append(task)
        task.ended.connect(lambda: self._tasks.remove(task))
        self._pool.submit(task.run)
        return task

    def cancel(self, kind: str | None = None) -> bool:
        """Cancel the tasks of a kind, or all; says whether there were any."""
        found = [t for t in self._tasks if not t.cancelled and kind in (None, t.kind)]
        for task in found:
            task.cancel()
        return bool(found)

    def running(self, kind: str) -> bool:
        """Whether a task of this kind is queued or at work."""
        return any(t.kind == kind and not t.cancelled for t in self._tasks)

    def close(self) -> None:
        """Cancel everything and wait for the step at hand."""
        self._closed = True
        self.cancel()
        self._pool.shutdown(wait=True)


class Lanes:
    """The window's lanes, for what must not wait for one another.

    `search` is for what the person waits for, `chores` for long work, `shelf` for looking at the
    libraries from outside, `models` for trying and measuring models, `reading` for what is added
    to a law on show, `typing` for what is offered while the person types, `chat` for questions
    that a language model works on, `training` for following a run that works elsewhere.
    """

    def __init__(self) -> None:
        self.search = Lane("search")
        self.chores = Lane("chores")
        self.shelf = Lane("shelf")
        self.models = Lane("models")
        self.typing = Lane("typing")
        self.reading = Lane("reading")
        self.chat = Lane("chat")
        self.training = Lane("training")

    def close(self) -> None:
        """Stop all lanes."""
        lanes = (
            self.search, self.chores, self.shelf, self.models, self.reading, self.typing,
            self.chat, self.training,
        )  # fmt: skip
        for lane in lanes:
            lane.cancel()
        for lane in lanes:
            lane.close()
