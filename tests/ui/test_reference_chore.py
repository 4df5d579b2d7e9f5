"""References of a library of before: found by themselves, told quietly, stopped, gone on with."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.domain.errors import PandectaError
from app.domain.events import outcome
from app.services.program import Program
from app.ui.reference_chore import ReferenceChore
from app.ui.session import Session
from app.ui.task import once
from app.ui.widgets.quiet_work import QuietWork
from tests.conftest import plain_law

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LAWS = 240


class Room:
    """A session whose libraries are gone through, and the words about it."""

    def __init__(self, qtbot, program: Program) -> None:
        self._qtbot = qtbot
        self.session = Session(program)
        self.chore, self.quiet = ReferenceChore(self.session), QuietWork()
        self.chore.began.connect(self.quiet.follow)
        self.quiet.stopped.connect(self.chore.stop)
        self.troubles: list[PandectaError] = []
        self.session.troubled.connect(self.troubles.append)
        self.told: list[str] = []
        self.chore.began.connect(lambda task: task.happened.connect(self._note))
        qtbot.addWidget(self.quiet)

    def _note(self, _: object) -> None:
        self.told.append(self.quiet.text)

    @property
    def at_work(self) -> bool:
        return self.session.lanes.chores.running("references")

    def until(self, done) -> None:
        self._qtbot.waitUntil(lambda: bool(done()), timeout=30_000)

    def open(self, path: str) -> None:
        self.session.open(path)
        self.until(lambda: self.session.library is not None and not self.session.busy)


@pytest.fixture
def room(qtbot, program: Program):
    made = Room(qtbot, program)
    yield made
    made.session.close()


@pytest.fixture
def old(tmp_path: Path, program: Program) -> str:
    """A library as a program without references left it."""
    source = tmp_path / "source"
    source.mkdir()
    for n in range(LAWS):
        body = "".join(f"**第{m}条** 依照第{m + 1}条处罚。\n\n" for m in range(1, 20))
        (source / f"{n}.md").write_text(plain_law(f"l{n}", f"第{n}号条例", body, "zh"), "utf-8")
    library = program.create(str(tmp_path / "old"), "Old")
    outcome(library.import_sources([str(source)]))
    library.close()
    with sqlite3.connect(Path(library.path) / "content.db") as db:
        db.execute("UPDATE versions SET referenced=''")
        db.execute("DELETE FROM mentions")
        db.execute("DELETE FROM facts WHERE name LIKE 'reference-%'")
    db.close()
    return library.path


def test_an_old_library_is_gone_through_and_the_foot_tells_it(room: Room, old: str) -> None:
    room.open(old)
    library = room.session.library
    assert library is not None
    room.until(lambda: room.told and not room.at_work)
    assert library.pending_references() == 0
    [found] = library.resolve("第7号条例第三条")
    [reference] = library.references([found[0].id])[found[0].id]
    assert reference.number == "4"
    assert room.told[-1] == "Finding references 100%"
    assert (room.quiet.text, room.troubles) == ("", [])


def test_a_library_that_has_them_is_left_alone(room: Room, sample_folder: Path) -> None:
    room.open(str(sample_folder))
    room.until(lambda: not room.at_work)
    assert room.told == []


def test_stopped_it_rests_until_the_library_is_opened_again(room: Room, old: str, qtbot) -> None:
    begun: list[object] = []
    room.chore.began.connect(begun.append)
    # its task is queued behind this one, and stopped before it comes to its turn
    room.chore.began.connect(lambda _: room.chore.stop() if len(begun) == 1 else None)
    room.open(old)
    room.until(lambda: not room.at_work)
    room.session.chore(once(list))
    room.until(lambda: not room.session.busy)
    qtbot.wait(50)
    assert len(begun) == 1
    room.open(old)
    again = room.session.library
    assert again is not None
    room.until(lambda: not again.pending_references())


def test_stop_is_a_button_that_says_what_it_stops(room: Room, old: str, qtbot) -> None:
    names: list[str] = []
    asked: list[str] = []

    def see(_: object) -> None:
        names.append(room.quiet._stop.accessibleName())
        qtbot.mouseClick(room.quiet._stop, Qt.MouseButton.LeftButton)

    room.quiet.stopped.connect(lambda: asked.append("stop"))
    room.chore.began.connect(lambda task: task.happened.connect(see))
    room.open(old)
    room.until(lambda: names and not room.at_work)
    assert names[0] == "Stop: Finding references"
    assert asked == ["stop"] * len(names)


def test_another_chore_goes_first_and_it_goes_on_afterwards(room: Room, old: str) -> None:
    chores: list[str] = []

    def interrupt(task: object) -> None:
        if not chores:
            room.session.chore(once(chores.append, "done"))
            chores.append("asked for")

    room.chore.began.connect(interrupt)
    room.open(old)
    library = room.session.library
    assert library is not None
    room.until(lambda: len(chores) == 2)
    room.until(lambda: not library.pending_references())
    assert chores[1] == "done"


def test_a_library_that_is_being_written_to_is_left_for_another_time(
    room: Room, old: str, program: Program
) -> None:
    other = program.open(old)
    with other._store.writing():
        room.open(old)
        room.until(lambda: not room.at_work)
        assert room.session.library is not None
        assert room.session.library.pending_references() == LAWS
    assert room.troubles == []
    other.close()
