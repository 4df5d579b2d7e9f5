"""The reading surface: text is data, rows hold the whole law, places stay where they are."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from app.domain.settings import Theme
from app.ui import theme
from app.ui.widgets.contents import Contents
from app.ui.widgets.find_bar import places
from app.ui.widgets.law_rows import BREAK, LONGEST, RowKind, reading, words_pattern
from app.ui.widgets.law_view import LawView
from tests.ui.conftest import law_text, provision

HOSTILE = '<img src="http://nowhere.invalid/x.png"><script>alert(1)</script>&amp;<b>bold</b>'


def _long(count: int = 400):
    return reading(
        law_text(
            *(
                provision(
                    n, f"Text of {n}. " + "A kite is flown by day. " * 8, (f"Part {n // 50}",)
                )
                for n in range(1, count + 1)
            )
        )
    )


@pytest.fixture
def view(qtbot) -> LawView:
    view = LawView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    return view


def test_markup_is_shown_as_it_is_written(view: LawView) -> None:
    view.show_law(reading(law_text(provision(1, HOSTILE))))
    view.select_all()
    assert HOSTILE in view.selected
    view.copy()
    assert HOSTILE in QGuiApplication.clipboard().text()


def test_the_rows_hold_the_whole_law() -> None:
    shown = reading(law_text(provision(1, "a\nb", ("Part 1", "Chapter 1")), provision(2, "c")))
    kinds = [row.kind for row in shown.rows]
    assert kinds[:2] == [RowKind.TITLE, RowKind.NOTE]
    assert [r.text for r in shown.rows if r.kind is RowKind.HEADING] == ["Part 1", "Chapter 1"]
    assert [shown.rows[row].provision for row in shown.first_row] == [0, 1]
    assert any(f"a{BREAK}b" in row.text for row in shown.rows)


@pytest.mark.parametrize("text", ["x" * (3 * LONGEST + 5), "word\n" * 5_000, "", "\0"])
def test_no_text_is_too_long_or_too_odd(view: LawView, text: str) -> None:
    shown = reading(law_text(provision(1, text), provision(2, "end")))
    assert all(len(row.text) <= LONGEST + 100 for row in shown.rows)
    joined = "".join(row.text[row.lead :] for row in shown.rows if row.provision == 0)
    assert joined.count("x") == text.count("x")
    assert joined.count("word") == text.count("word")
    view.show_law(shown)
    view.open_at(1)
    assert view.opened == 1


def test_opening_brings_the_provision_to_the_top(view: LawView) -> None:
    shown = _long()
    view.show_law(shown)
    for place in (0, 200, 250, 30):
        view.open_at(place)
        assert view.in_sight == place
    view.open_at(399)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_only_what_is_in_sight_is_set_in_type(view: LawView) -> None:
    view.show_law(_long(2_000))
    view.open_at(1_500)
    assert len(view._column._laid) < 60


def test_scrolling_moves_by_exactly_what_the_bar_moves(view: LawView) -> None:
    view.show_law(_long())
    view.open_at(200)
    row, above = view.anchor
    bar = view.verticalScrollBar()
    for by in (10, 40, -25, -25):
        bar.setValue(bar.value() + by)
    assert view.anchor[0] == row
    assert view.anchor[1] == pytest.approx(above, abs=4)


def test_the_ends_are_reached_and_not_passed(qtbot, view: LawView) -> None:
    view.show_law(_long())
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    last = [row for row, _, _ in view._column.in_sight()][-1]
    assert last == len(view.reading.rows) - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.anchor == (0, 0.0)


def test_resizing_and_larger_type_keep_the_place(qapp, view: LawView) -> None:
    view.show_law(_long())
    view.open_at(123)
    view.resize(420, 500)
    assert view.in_sight == 123
    theme.apply(qapp, Theme.LIGHT, 16)
    view.grab()
    assert view.in_sight == 123


def test_matched_words_are_marked_in_their_provision_only(view: LawView) -> None:
    view.show_law(_long())
    view.mark({3: words_pattern(("kite",))})
    row = view.reading.first_row[3]
    ranges = view._ranges(view._column, row)
    text = view.reading.rows[row].text
    assert {text[r.start : r.start + r.length].lower() for r in ranges} == {"kite"}
    assert view._ranges(view._column, view.reading.first_row[4]) == []


def test_words_are_whole_in_english_and_anywhere_in_chinese() -> None:
    assert words_pattern(("art",)).findall("Art, part, art.") == ["Art", "art"]
    assert words_pattern(("赔偿",)).findall("应当赔偿；赔偿金") == ["赔偿", "赔偿"]
    assert words_pattern(("(", "*")).findall("a ( b") == ["("]
    assert words_pattern(()) is None


def test_finding_ignores_case_and_counts_every_place() -> None:
    found = places(_long(20), "KITE IS")
    assert len(found) == 160
    assert places(_long(20), "(") == []
    assert places(_long(20), " ") == []


def test_a_drag_selects_and_a_double_click_takes_a_word(qtbot, view: LawView) -> None:
    view.show_law(reading(law_text(provision(1, "The kite flies."))))
    view.grab()
    left, middle = Qt.MouseButton.LeftButton, QPoint(120, 160)
    qtbot.mousePress(view.viewport(), left, pos=QPoint(5, 5))
    qtbot.mouseMove(view.viewport(), middle)
    qtbot.mouseRelease(view.viewport(), left, pos=middle)
    row = view.reading.first_row[0]
    view._selection.word(view.reading, (row, view.reading.rows[row].text.index("kite") + 1))
    assert view.selected == "kite"


def test_contents_are_headings_or_else_provisions(qtbot) -> None:
    contents = Contents()
    qtbot.addWidget(contents)
    contents.show_law(_long(120).law)
    assert contents.topLevelItemCount() == 3
    chosen: list[int] = []
    contents.chosen.connect(chosen.append)
    contents.itemClicked.emit(contents.topLevelItem(1), 0)
    assert chosen == [49]
    contents.follow(60)
    assert contents.currentItem() is contents.topLevelItem(1)
    contents.show_law(law_text(provision(1, "a"), provision(2, "b")))
    assert contents.topLevelItem(1).text(0) == "Section 2"
