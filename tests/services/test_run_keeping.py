"""A run is kept at every end: finished, closed, failed, and a full disk is told."""

from pathlib import Path

import pytest

from app.adapters.runs_db import RunsDb
from app.domain.asking import Began, Mode, Outcome, Request, Run, Turn
from app.domain.dialogue import Message, Role, Said
from app.domain.errors import ChatFailed, RunUnknown
from app.domain.events import Event, Problem, Work, outcome
from app.services.recording import Recorder
from app.services.run_keeping import NOT_KEPT, keeping, thread
from tests.runs import a_run


@pytest.fixture
def runs(tmp_path: Path) -> RunsDb:
    return RunsDb(tmp_path / "user.db")


@pytest.fixture
def record() -> Recorder:
    return Recorder(Request("Deposit?", Mode.ANSWER), "/lib", "qwen3:8b", "http://127.0.0.1:1")


def says(record: Recorder, end: Outcome | BaseException) -> Work[Run]:
    record.asks("answer", (Message(Role.USER, "Deposit?"),), shown=True)
    for piece in ("It is ", "due."):
        record.said(piece)
        yield Said(piece)
    if isinstance(end, BaseException):
        raise end
    record.ends(end)
    return record.run()


def test_a_finished_run(runs: RunsDb, record: Recorder) -> None:
    events: list[Event] = []
    run = outcome(keeping(says(record, Outcome.WHOLE), record, runs), events.append)
    assert events[0] == Began(run.id)
    assert runs.get(run.id).text == "It is due."
    assert runs.get(run.id).outcome is Outcome.WHOLE


def test_a_closed_run_counts_as_stopped(runs: RunsDb, record: Recorder) -> None:
    work = keeping(says(record, Outcome.WHOLE), record, runs)
    next(work), next(work)
    work.close()
    kept = runs.get(record.id)
    assert (kept.text, kept.outcome) == ("It is ", Outcome.STOPPED)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ChatFailed("a", "m", "connection-lost"), Outcome.BROKEN),
        (KeyboardInterrupt(), Outcome.STOPPED),
    ],
)
def test_a_failed_run(runs: RunsDb, record: Recorder, error: BaseException, told: Outcome) -> None:
    with pytest.raises(type(error)):
        outcome(keeping(says(record, error), record, runs))
    assert (runs.get(record.id).text, runs.get(record.id).outcome) == ("It is due.", told)


def test_nothing_is_kept_where_nobody_wants_it(runs: RunsDb, record: Recorder) -> None:
    outcome(keeping(says(record, Outcome.WHOLE), record, None))
    assert runs.list() == []


def test_an_answer_that_cannot_be_kept_is_an_answer(tmp_path: Path, record: Recorder) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    nowhere = RunsDb(tmp_path / "file" / "user.db")
    events: list[Event] = []
    run = outcome(keeping(says(record, Outcome.WHOLE), record, nowhere), events.append)
    assert run.text == "It is due."
    assert isinstance(events[-1], Problem)
    assert events[-1].reason == NOT_KEPT


def test_why_it_failed_goes_before_that_it_was_not_kept(tmp_path: Path, record: Recorder) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    nowhere = RunsDb(tmp_path / "file" / "user.db")
    with pytest.raises(ChatFailed):
        outcome(keeping(says(record, ChatFailed("a", "m", "silent")), record, nowhere))


def test_a_thread_is_the_oldest_first(runs: RunsDb) -> None:
    runs.keep(a_run("a1", question="One?", text="1."))
    runs.keep(a_run("b2", question="Two?", text="2.", follows="a1"))
    runs.keep(a_run("c3", question="Three?", text="3.", follows="b2"))
    assert thread(runs, "c") == (Turn("One?", "1."), Turn("Two?", "2."), Turn("Three?", "3."))
    runs.delete(["b2"])
    assert thread(runs, "c3") == (Turn("Three?", "3."),)
    with pytest.raises(RunUnknown):
        thread(runs, "b2")


def test_a_thread_that_bites_its_tail_ends(runs: RunsDb) -> None:
    runs.keep(a_run("a1", follows="b2"))
    runs.keep(a_run("b2", follows="a1"))
    assert len(thread(runs, "a1")) == 2
