"""The line above the hits when nothing is close."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.settings import Language, Theme
from app.domain.strength import Strength
from app.ui import language, theme
from app.ui.widgets.strength_note import StrengthNote

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def note(qtbot) -> StrengthNote:
    made = StrengthNote()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("strength", [Strength.STRONG, Strength.FAIR, None])
def test_says_nothing_where_there_is_an_answer(note: StrengthNote, strength) -> None:
    note.say(Strength.NONE, ["deposit"])
    note.say(strength, ["deposit"])
    assert note.isHidden()
    assert note.text == ""
    assert note.offers == []


def test_weak_and_none_are_told_apart(note: StrengthNote) -> None:
    note.say(Strength.WEAK)
    assert "which may not answer" in note.text
    note.say(Strength.NONE)
    assert note.text == "Nothing in this library answers this."
    assert note.accessibleName() == note.text
    assert note._offers.isHidden()


def test_other_words_are_asked_with_mouse_and_keyboard(note: StrengthNote) -> None:
    asked: list[str] = []
    note.asked.connect(asked.append)
    note.say(Strength.WEAK, ["termination of employment", "R&D", "termination of employment", " "])
    assert [one.accessibleName() for one in note.offers] == [
        "Search for termination of employment",
        "Search for R&D",
    ]
    note.offers[0].click()
    QTest.keyClick(note.offers[1], Qt.Key.Key_Space)
    assert asked == ["termination of employment", "R&D"]


def test_offers_are_few_short_and_replaced(note: StrengthNote) -> None:
    note.say(Strength.NONE, ["word " * 20, *map(str, range(20))])
    assert len(note.offers) == 6
    assert len(note.offers[0].text()) == 40
    note.say(Strength.NONE, ["other"])
    assert [one.text() for one in note.offers] == ["other"]


def test_the_offers_wrap_where_there_is_little_room(note: StrengthNote) -> None:
    note.say(Strength.WEAK, ["deposit", "rent", "tenancy", "landlord", "notice to quit"])
    assert note.heightForWidth(240) > note.heightForWidth(900)


def test_it_follows_language_and_theme(note: StrengthNote, qapp: QApplication, qtbot) -> None:
    note.say(Strength.NONE, ["deposit"])
    light = note._icon.pixmap().toImage()
    theme.apply(qapp, Theme.DARK, 11)
    assert note._icon.pixmap().toImage() != light
    note._text.setText("another")
    language.apply(qapp, Language.CHINESE)
    qtbot.waitUntil(lambda: note._text.text() != "another")
    assert note._text.text()
