"""Suggestions under the search field: the keyboard stays with the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.suggesting import Suggestion, SuggestionKind, Why
from app.ui.widgets.search_field import SearchField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LAW = Suggestion(SuggestionKind.LAW, "Kite Act", "Kite Act", "KA", "l1", "v1", "", Why.BEGINNING)
PART = Suggestion(
    SuggestionKind.PROVISION, "Kite Act", "Kite Act, s. 2", "When", "l1", "v1", "p2", Why.EXACT
)


class Room(QWidget):
    """A window with the field above and another field below; notes what was told."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.other = SearchField(), QLineEdit()
        self.told: list[object] = []
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addStretch(1)
        column.addWidget(self.other)
        self.resize(640, 480)
        self.field.asked.connect(lambda: self.told.append("asked"))
        self.field.walked.connect(self.told.append)
        self.field.picked.connect(self.told.append)
        self.field.typed.connect(lambda text: self.told.append(f"typed {text}"))

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.field, key)


@pytest.fixture
def room(qtbot) -> Room:
    made = Room()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


@pytest.fixture
def offered(room: Room, qtbot) -> Room:
    """`kite` was typed and two suggestions came."""
    qtbot.keyClicks(room.field, "kite")
    qtbot.waitUntil(lambda: bool(room.told))
    assert room.told == ["typed kite"]
    room.told.clear()
    room.field.offer("kite", (LAW, PART))
    assert room.field.suggestions.isVisible()
    return room


def test_return_asks_where_nothing_was_chosen(offered: Room) -> None:
    offered.press(Qt.Key.Key_Return)
    assert offered.told == ["asked"]
    assert not offered.field.suggestions.isVisible()
    # what was asked for before Return and comes after it is not shown over the hits
    offered.field.offer("kite", (LAW,))
    assert not offered.field.suggestions.isVisible()


def test_arrows_choose_and_return_takes(offered: Room) -> None:
    offered.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert offered.told == [PART]
    assert offered.field.text() == "Kite Act, s. 2"
    assert not offered.field.suggestions.isVisible()
    offered.press(Qt.Key.Key_Down)
    assert offered.told == [PART, 1]


def test_arrows_leave_the_list_at_its_ends(offered: Room) -> None:
    shown = offered.field.suggestions
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        offered.press(key)
        seen.append(shown.current)
    assert seen == [PART, LAW, None, LAW]
    offered.press(Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert offered.told == ["asked"]


def test_escape_only_closes_the_list_first(offered: Room) -> None:
    offered.press(Qt.Key.Key_Escape)
    assert not offered.field.suggestions.isVisible()
    assert (offered.field.text(), offered.told) == ("kite", [])


def test_keys_of_the_window_wait_until_the_list_is_closed(offered: Room) -> None:
    shortcut = QShortcut(QKeySequence("Esc"), offered)
    shortcut.activated.connect(lambda: offered.told.append("window"))
    offered.press(Qt.Key.Key_Escape)
    assert offered.told == []
    offered.press(Qt.Key.Key_Escape)
    assert offered.told == ["window"]


def test_a_click_takes(offered: Room) -> None:
    shown = offered.field.suggestions
    place = shown.visualRect(shown.model().index(0, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert offered.told == [LAW]
    assert offered.field.hasFocus()


def test_typing_goes_on_with_the_list_open(offered: Room, qtbot) -> None:
    qtbot.keyClicks(offered.field, " act")
    assert offered.field.text() == "kite act"
    qtbot.waitUntil(lambda: bool(offered.told))
    assert offered.told == ["typed kite act"]
    offered.field.offer("kite", (LAW,))
    assert len(offered.field.suggestions.shown) == 2
    offered.field.offer("kite act", ())
    assert not offered.field.suggestions.isVisible()


def test_text_that_is_set_and_another_field_close_the_list(offered: Room, qtbot) -> None:
    offered.field.setText("an example")
    assert not offered.field.suggestions.isVisible()
    offered.field.offer("an example", (LAW,))
    assert not offered.field.suggestions.isVisible()
    offered.field.clear()
    qtbot.keyClicks(offered.field, "k")
    offered.field.offer("k", (LAW,))
    assert offered.field.suggestions.isVisible()
    offered.other.setFocus()
    qtbot.waitUntil(lambda: not offered.field.suggestions.isVisible())


def test_it_lies_under_the_field_inside_the_window_and_is_named(offered: Room) -> None:
    shown = offered.field.suggestions
    assert shown.parentWidget() is offered
    assert shown.geometry().top() > offered.field.geometry().bottom()
    assert shown.width() == offered.field.width()
    assert shown.verticalScrollBar().maximum() == 0
    offered.resize(400, 480)
    assert shown.width() == offered.field.width()
    assert shown.accessibleName() == "Suggestions"
    spoken = [
        shown.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)
    ]
    assert spoken == ["Kite Act (KA)", "Kite Act, s. 2, When"]


def test_in_a_low_window_it_scrolls(offered: Room) -> None:
    offered.resize(640, 130)
    offered.field.offer("kite", [LAW] * 20)
    shown = offered.field.suggestions
    assert len(shown.shown) == 8
    assert shown.geometry().bottom() < offered.height()
