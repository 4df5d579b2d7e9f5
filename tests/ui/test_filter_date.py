"""The day whose law is wanted: typed, picked, today, none; it takes the place of the versions."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt

from app.domain.question import Filters
from app.domain.settings import Language, Theme
from app.ui import language, theme
from app.ui.widgets.filter_bar import FilterBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DAY = date(2015, 6, 1)


@pytest.fixture
def bar(qtbot) -> FilterBar:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show()
    return bar


def test_a_day_is_picked_told_once_and_cleared(bar: FilterBar) -> None:
    told: list[Filters] = []
    bar.changed.connect(lambda: told.append(bar.filters))
    bar._day.click()
    assert bar.days.isVisible()
    assert not bar.days.clear.isEnabled()
    bar.days.calendar.clicked.emit(QDate(2015, 6, 1))
    assert not bar.days.isVisible()
    assert told == [Filters(on=DAY)]
    assert bar._day.text().startswith("As of 2015-06-01")
    assert bar._day.isChecked()
    assert bar._versions.isHidden()
    bar._day.click()
    assert bar.days.field.date() == QDate(2015, 6, 1)
    bar.days.clear.click()
    assert told[1:] == [Filters()]
    assert bar._day.text().startswith("As of…")
    assert not bar._versions.isHidden()


def test_a_day_is_typed(qtbot, bar: FilterBar) -> None:
    bar._day.click()
    qtbot.keyClicks(bar.days.field, "20150601")
    qtbot.keyClick(bar.days.field, Qt.Key.Key_Return)
    assert bar.filters.on == DAY
    assert not bar.days.isVisible()


def test_escape_leaves_everything_as_it_was(qtbot, bar: FilterBar) -> None:
    bar._day.click()
    qtbot.keyClick(bar.days, Qt.Key.Key_Escape)
    assert not bar.days.isVisible()
    assert bar.filters == Filters()
    assert not bar._day.isChecked()


def test_today_is_today(bar: FilterBar) -> None:
    bar.days.ask(None, QPoint(0, 0))
    bar.days.today.click()
    assert bar.filters.on == date.today()


def test_another_library_forgets_the_day(bar: FilterBar) -> None:
    bar.days.chosen.emit(DAY)
    bar.reset()
    assert bar.filters.on is None
    assert not bar._versions.isHidden()


def test_it_speaks_the_language_and_no_day_is_red(qapp, bar: FilterBar) -> None:
    bar.days.chosen.emit(DAY)
    language.apply(qapp, Language.CHINESE)
    theme.apply(qapp, Theme.DARK, 11)
    qapp.processEvents()
    assert bar._day.text().startswith("截至 2015-06-01")
    assert bar.days.today.text() == "今天"
    sunday = bar.days.calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday)
    assert sunday.foreground().color().name().upper() == theme.colours().ink.upper()
