"""Has a question worked on in the background, and hands its events and its record to a page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QObject, Signal

from app.domain.asking import Began, Request, Run
from app.domain.errors import ChatFailed, PandectaError
from app.domain.events import Event, Work, heard
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.run_keeping import thread
from app.ui.session import Session
from app.ui.task import Task, once


class Asker(QObject):
    """One question at a time: emits `happened` with events and `ended` with a Run or None.

    `failed` carries the error where there is one, before `ended`; `silenced` comes at once when
    the person stops it, and `ended` once the model has really been left alone. Whatever came is
    in the record, which is looked up where the work could not hand it over.
    """

    began = Signal(object)
    happened = Signal(object)
    silenced = Signal()
    failed = Signal(object)
    ended = Signal(object)
    named = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._request: Request | None = None
        self._begun = 0.0

    @property
    def running(self) -> bool:
        """Whether something is still to come."""
        return self._task is not None

    @property
    def seconds(self) -> float:
        """For how long the question has been worked on."""
        return monotonic() - self._begun

    @property
    def request(self) -> Request | None:
        """What was asked last."""
        return self._request

    def ask(self, request: Request) -> bool:
        """Work on a request in place of the one before; whether there is a library for it."""
        library = self._session.library
        if library is None:
            return False
        self.stop()
        self._request, self._begun = request, monotonic()
        ids: list[str] = []
        work = _asking(self._session.program, library, request, ids)
        # there is one model: a question asked on another page ends this one
        task = self._session.lanes.chat.start(work, "ask")
        self._task = task
        task.happened.connect(self.happened)
        task.done.connect(self._ended_well)
        task.failed.connect(self.failed)
        task.ended.connect(lambda: self._end(task, request, ids))
        self.began.emit(request)
        return True

    def stop(self) -> None:
        """Silence the work at once; what came stays, and is looked up when the work has ended."""
        if self._task is not None and not self._task.cancelled:
            self._task.cancel()
            self.silenced.emit()

    def forget(self) -> None:
        """Stop, and let nothing be heard of it any more."""
        self.stop()
        self._task = self._request = None

    def _ended_well(self, run: Run) -> None:
        self._task = None
        self._tell(run)

    def _end(self, task: Task, request: Request, ids: Sequence[str]) -> None:
        if self._task is not task:
            return
        if not ids:
            self._look(task, request, None)
            return
        work = once(self._session.program.runs.get, ids[0])
        looking = self._session.lanes.chat.start(work, f"kept run {ids[0]}")
        looking.done.connect(lambda run: self._look(task, request, run))
        looking.failed.connect(lambda _: self._look(task, request, None))

    def _look(self, task: Task, request: Request, run: Run | None) -> None:
        if self._task is task:
            self._task = None
            self._tell(run)

    def _tell(self, run: Run | None) -> None:
        self.ended.emit(run)
        if run is not None:
            self.name_successors(run)

    def name_successors(self, run: Run) -> None:
        """Have it looked up what provisions are called that took others' place: `named`."""
        wanted = [check.successor for check in run.checks if check.successor]
        library = self._session.library
        if wanted and library is not None:
            work = once(_named, library, wanted)
            task = self._session.lanes.reading.start(work, "successors")
            task.done.connect(self.named)


def _asking(program: Program, library: OpenLibrary, request: Request, ids: list[str]) -> Work[Run]:
    """The work on a request, which notes under which id it is kept."""
    if request.follows and not request.thread:
        request = replace(request, thread=thread(program.runs, request.follows))

    def noted(event: Event) -> Event:
        if isinstance(event, Began):
            ids.append(event.id)
        return event

    return (yield from heard(program.ask(library, request), noted))


def _named(library: OpenLibrary, ids: Sequence[str]) -> Mapping[str, str]:
    found = {}
    for one in dict.fromkeys(ids):
        try:
            text = library.read(one)
        except PandectaError:
            continue
        provision = next((each for each in text.provisions if each.id == one), None)
        if provision is not None:
            found[one] = text.law.cite(provision)
    return found


def chosen(session: Session) -> tuple[str, str]:
    """The language model that would answer and its address; both empty where none is chosen."""
    try:
        chat = session.program.chats.chosen()
    except ChatFailed:
        return "", ""
    return chat.name, chat.address


def is_checked(run: Run) -> bool:
    """Whether the citations of a run were looked up."""
    return bool(run.checks) or "check" in run.ms or not run.text.strip()


def in_its_language(request: Request) -> Request:
    """The request with prompts in the language of its question."""
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in request.question)
    return replace(request, language="zh" if chinese else "en")
