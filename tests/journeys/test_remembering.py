"""Journeys of somebody who wants, or does not want, searches to be remembered."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.adapters.paths import user_file
from app.domain.settings import Language, Theme
from app.services.program import Program
from app.ui import language
from app.ui.pages import FIND, SETTINGS
from tests.journeys.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FIRED = "fired during probation, what am I owed?"
DEPOSIT = "my landlord keeps the deposit"
DOWN, UP, RETURN = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return


@pytest.fixture
def desk(qtbot, home: Path, sample_folder: Path, program: Program) -> Iterator[Desk]:
    """The window over the sample library, in English; searches are to be remembered."""
    shutil.copytree(sample_folder, program.sample_path)
    kept = replace(program.settings, language=Language.ENGLISH, theme=Theme.LIGHT, remember=True)
    program.settings = kept
    desk = Desk(qtbot, program).open()
    yield desk
    desk.window.close()
    language.apply(QApplication.instance(), Language.ENGLISH)


def _written(desk: Desk) -> list[tuple[str, str]]:
    session = desk.window.session
    desk.until(lambda: not session.lanes.typing.running("remember"))
    assert session.library is not None
    return [(one.question, one.opened) for one in session.program.kept(session.library).history]


def _remember(desk: Desk, on: bool) -> None:
    program = desk.window.session.program
    program.settings = replace(program.settings, remember=on)


def test_the_hit_that_was_chosen_last_is_kept_once_the_next_question_is_asked(desk: Desk) -> None:
    desk.ask(FIRED)
    desk.keys(DOWN, DOWN, UP, into=desk.search.field)
    chosen = desk.current.provision.id
    assert chosen == desk.hits[1].provision.id
    assert _written(desk) == [], "it is not over yet"
    desk.ask(DEPOSIT)
    assert _written(desk) == [(FIRED, chosen)]
    desk.ask(FIRED)
    assert _written(desk) == [(FIRED, chosen)], "a hit that opens by itself says nothing"


def test_nothing_is_kept_where_nobody_said_so(desk: Desk) -> None:
    _remember(desk, False)
    desk.ask(FIRED)
    desk.keys(DOWN, into=desk.search.field)
    _remember(desk, True)
    desk.ask(DEPOSIT)
    desk.keys(DOWN, into=desk.search.field)
    _remember(desk, False)
    desk.ask(FIRED)
    assert _written(desk) == []
    desk.window.close()
    assert b"landlord" not in user_file().read_bytes()


@pytest.mark.parametrize("how", ["click", "return", "copy"])
def test_the_first_hit_counts_once_it_is_confirmed(desk: Desk, qtbot, how: str) -> None:
    desk.ask(FIRED)
    hits, first = desk.search.hits, desk.first.provision.id
    if how == "click":
        place = hits.visualRect(hits.currentIndex()).topLeft() + QPoint(8, 8)
        qtbot.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    elif how == "return":
        desk.keys(RETURN, into=hits)
    else:
        desk.reader.copy("citation")
    desk.ask(DEPOSIT)
    assert _written(desk) == [(FIRED, first)]


def test_other_filters_are_the_same_question(desk: Desk) -> None:
    desk.ask(FIRED)
    desk.keys(DOWN, into=desk.search.field)
    chosen = desk.current
    answers: list[object] = []
    desk.search.answered.connect(answers.append)
    desk.search.filters.choose_law(chosen.law.id, chosen.law.title)
    desk.until(lambda: bool(answers))
    assert _written(desk) == []
    desk.ask(DEPOSIT)
    assert _written(desk) == [(FIRED, chosen.provision.id)]


def test_closing_the_window_keeps_the_last_one(desk: Desk) -> None:
    desk.ask(FIRED)
    desk.keys(DOWN, into=desk.search.field)
    chosen, session = desk.current.provision.id, desk.window.session
    library, program = session.library, session.program
    desk.window.close()
    assert library is not None
    assert [(one.question, one.opened) for one in program.kept(library).history] == [
        (FIRED, chosen)
    ]


def test_another_library_does_not_get_it(desk: Desk, small) -> None:
    desk.ask(FIRED)
    desk.keys(DOWN, into=desk.search.field)
    chosen, session = desk.current.provision.id, desk.window.session
    sample, other = session.library, small.path
    small.close()
    session.open(other)
    desk.until(lambda: session.library is not sample and not session.busy)
    assert _written(desk) == []
    assert sample is not None
    assert [one.opened for one in session.program.kept(sample).history] == [chosen]


def test_a_file_that_cannot_be_written_stops_nobody(desk: Desk) -> None:
    shutil.rmtree(user_file(), ignore_errors=True)
    user_file().unlink(missing_ok=True)
    user_file().mkdir()
    desk.ask(FIRED)
    desk.keys(DOWN, into=desk.search.field)
    assert desk.ask(DEPOSIT).hits
    session = desk.window.session
    desk.until(lambda: not session.lanes.typing.running("remember"))
    assert "user.db" not in desk.notice
    desk.window.turn_to(SETTINGS)
    said = desk.window.settings.history.said
    desk.until(lambda: said.isVisible() and bool(said.text()))


def test_forgetting_takes_along_what_is_not_written_yet(desk: Desk) -> None:
    desk.ask(FIRED)
    desk.keys(DOWN, into=desk.search.field)
    desk.ask(DEPOSIT)
    desk.keys(DOWN, into=desk.search.field)
    desk.window.turn_to(SETTINGS)
    section = desk.window.settings.history
    desk.until(section.forget.isEnabled)
    section.forget.click()
    desk.until(lambda: not section.forget.isEnabled())
    desk.window.turn_to(FIND)
    desk.ask(FIRED)
    assert _written(desk) == []
    assert b"landlord" not in user_file().read_bytes()
