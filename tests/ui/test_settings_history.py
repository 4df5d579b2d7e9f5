"""The section History of the settings page: off at first, counted, forgotten, brought back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.adapters.paths import settings_file, user_file
from app.domain.settings import Language
from app.services.program import Program
from app.ui import language
from app.ui.settings_history import HistorySection
from app.wiring import build_program
from tests.ui.settings_room import Room, isolate

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of this machine's."""
    isolate(monkeypatch, tmp_path / "no-cache")


@pytest.fixture
def room(qtbot, program: Program, small, sample) -> Iterator[Room]:
    """The page with the small library open: two questions were asked of it, one of the sample."""
    program.note_opened(small, "where may kites fly", "p1")
    program.note_opened(small, "when may kites fly", "p2")
    program.note_opened(sample, "am I owed wages", "p3")
    sample.close()
    small.close()
    room = Room(qtbot, program)
    room.open(small.path)
    room.until(room.page.history.forget.isEnabled)
    yield room
    room.session.close()
    program.close()
    language.apply(QApplication.instance(), Language.ENGLISH)


def _section(room: Room) -> HistorySection:
    return room.page.history


def _forget(room: Room) -> HistorySection:
    section = _section(room)
    section.forget.click()
    room.until(lambda: not section.forget.isEnabled())
    return section


def test_it_is_off_until_somebody_ticks_the_box(room: Room) -> None:
    section = _section(room)
    assert not section.remember.isChecked()
    section.remember.click()
    assert room.program.settings.remember
    assert json.loads(settings_file().read_text("utf-8"))["remember"] is True
    assert build_program().settings.remember
    section.remember.click()
    assert not build_program().settings.remember


def test_a_change_of_appearance_leaves_it_on(room: Room) -> None:
    _section(room).remember.click()
    look = room.page.appearance
    look.theme.setCurrentIndex(1)
    look.theme.activated.emit(1)
    assert room.program.settings.remember


def test_it_says_how_many_are_kept(room: Room) -> None:
    told = _section(room).count.text()
    assert "2 question" in told
    assert "3 question" in told
    assert "Train" in _section(room).hint.text()


def test_forgetting_can_be_undone_until_the_page_is_left(room: Room) -> None:
    section = _forget(room)
    assert "3 question" in section.said.text()
    assert section.count.text() == "No questions"
    assert b"kites fly" not in user_file().read_bytes()
    section.undo.click()
    room.until(section.forget.isEnabled)
    assert sum(room.program.history.counts().values()) == 3
    assert not section.undo.isVisible()
    assert not section.said.isVisible()
    _forget(room)
    assert section.undo.isVisible()
    room.page.hide()
    room.page.show()
    assert not section.undo.isVisible()
    assert section._gone == {}


def test_an_undo_that_fails_can_be_tried_again(room: Room) -> None:
    section = _forget(room)
    aside = user_file().with_name("aside")
    user_file().rename(aside)
    user_file().mkdir()
    section.undo.click()
    room.until(lambda: section.undo.isEnabled() and "user.db" in section.said.text())
    user_file().rmdir()
    aside.rename(user_file())
    section.undo.click()
    room.until(section.forget.isEnabled)
    assert sum(room.program.history.counts().values()) == 3


def test_a_file_that_cannot_be_read_is_told(room: Room) -> None:
    user_file().write_bytes(b"no database at all" * 100)
    section = _section(room)
    section.refresh()
    room.until(lambda: "user.db" in section.said.text())


def test_every_control_has_a_name(room: Room) -> None:
    section = _section(room)
    controls = (section.remember, section.forget, section.undo)
    assert len({one.accessibleName() for one in controls} - {""}) == 3
