"""Work in the background: results come home, cancelled is silent, the newest of a kind wins."""

import sys
from collections.abc import Iterator
from threading import Event as Gate
from threading import current_thread

import pytest

from app.domain.errors import LibraryBusy
from app.domain.events import Event, Problem, Progress, Work
from app.ui.task import Lane, Task, once


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = Lane("test")
    yield lane
    lane.close()


class Heard:
    """Everything that a task said."""

    def __init__(self, task: Task) -> None:
        self.events: list[Event] = []
        self.results: list[object] = []
        self.errors: list[object] = []
        self.ends = 0
        task.happened.connect(self.events.extend)
        task.done.connect(self.results.append)
        task.failed.connect(self.errors.append)
        task.ended.connect(self._end)

    def _end(self) -> None:
        self.ends += 1


def test_a_result_comes_home(qtbot, lane: Lane) -> None:
    heard = Heard(lane.start(once(lambda: current_thread().name), "one"))
    qtbot.waitUntil(lambda: heard.ends == 1)
    assert heard.results != [current_thread().name]
    assert heard.errors == []


def test_an_error_of_ours_is_handed_over_as_it_is(qtbot, lane: Lane) -> None:
    def fails() -> Work[None]:
        yield Progress("reading", 0)
        raise LibraryBusy("/somewhere")

    heard = Heard(lane.start(fails(), "one"))
    qtbot.waitUntil(lambda: heard.ends == 1)
    assert isinstance(heard.errors[0], LibraryBusy)
    assert heard.results == []


def test_any_other_exception_is_a_crash(qtbot, lane: Lane, monkeypatch) -> None:
    crashes: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: crashes.append(kind))
    heard = Heard(lane.start(once(lambda: 1 // 0), "one"))
    qtbot.waitUntil(lambda: heard.ends == 1)
    assert crashes == [ZeroDivisionError]
    assert heard.results == heard.errors == []


def test_the_newest_of_a_kind_silences_the_older(qtbot, lane: Lane) -> None:
    gate = Gate()

    def slow() -> Work[str]:
        yield Progress("reading", 1)
        gate.wait(10)
        return "old"

    old = Heard(lane.start(slow(), "search"))
    other = Heard(lane.start(once(lambda: "other"), "read"))
    new = Heard(lane.start(once(lambda: "new"), "search"))
    gate.set()
    qtbot.waitUntil(lambda: old.ends == new.ends == other.ends == 1)
    assert old.results == []
    assert other.results == ["other"]
    assert new.results == ["new"]


def test_cancelled_is_silent_and_the_work_is_closed_on_its_own_thread(qtbot, lane: Lane) -> None:
    started, gate, closed_on = Gate(), Gate(), list[str]()

    def endless() -> Work[None]:
        try:
            while True:
                started.set()
                gate.wait(0.001)
                yield Progress("reading", 1)
        finally:
            closed_on.append(current_thread().name)

    task = lane.start(endless(), "one")
    heard = Heard(task)
    assert started.wait(10)
    task.cancel()
    qtbot.waitUntil(lambda: heard.ends == 1)
    assert closed_on == ["test_0"]
    assert heard.results == heard.errors == []
    assert not lane.running("one")


def test_a_flood_of_events_is_coalesced_and_no_problem_is_lost(qtbot, lane: Lane) -> None:
    def flood() -> Work[str]:
        for number in range(50_000):
            yield Progress("reading", number)
            if number % 10_000 == 0:
                yield Problem(str(number), "empty")
        return "end"

    heard = Heard(lane.start(flood(), "one"))
    qtbot.waitUntil(lambda: heard.ends == 1, timeout=20_000)
    assert [e.where for e in heard.events if isinstance(e, Problem)] == [
        "0", "10000", "20000", "30000", "40000",
    ]  # fmt: skip
    assert len(heard.events) < 2_000
    assert heard.events[-1] == Progress("reading", 49_999)
    assert heard.results == ["end"]


def test_a_lane_closes_with_work_still_queued(lane: Lane) -> None:
    for number in range(5):
        lane.start(once(lambda: None), str(number))
    lane.close()
