"""The filters by law, status and source: chosen from lists with counts, told, and taken back."""

import pytest
from PySide6.QtCore import Qt

from app.domain.law import Level, Status
from app.domain.question import Facets, Filters
from app.domain.settings import Language
from app.ui import language
from app.ui.widgets.filter_bar import FilterBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LAWS = (
    ("c", "中华人民共和国民法典", 1260),
    ("k", "Kite Act 2001", 40),
    ("b", "Balloon & Gas Act", 7),
)
FACETS = Facets(
    levels=((Level.LAW, 1307),),
    statuses=((Status.IN_FORCE, 1300), (Status.REPEALED, 7)),
    laws=LAWS,
    sources=(("/mine/acts.zip", 1267), ("/mine/one", 30), ("/other/one", 10)),
)


@pytest.fixture
def bar(qtbot) -> FilterBar:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.offer(FACETS)
    bar.show()
    return bar


def _titles(bar: FilterBar) -> list[str]:
    return [title for _, title, _ in bar.laws.model.laws]


def _choices(bar: FilterBar, place: int) -> list[str]:
    return [one.text() for one in bar.buttons[place].menu().actions() if not one.isSeparator()]


def test_a_law_is_looked_up_and_chosen_by_keys(qtbot, bar: FilterBar, hit) -> None:
    told: list[Filters] = []
    bar.changed.connect(lambda: told.append(bar.filters))
    bar._law.click()
    assert bar.laws.isVisible()
    assert _titles(bar) == [title for _, title, _ in LAWS]
    assert bar.laws.model.index(0, 1).data() == "1,260"
    assert not bar.laws.clear.isEnabled()
    qtbot.keyClicks(bar.laws.field, "act")
    assert _titles(bar) == ["Kite Act 2001", "Balloon & Gas Act"]
    qtbot.keyClick(bar.laws.field, Qt.Key.Key_Down)
    qtbot.keyClick(bar.laws.field, Qt.Key.Key_Return)
    assert told == [Filters(law_id="b")]
    assert not bar.laws.isVisible()
    assert bar._law.text().startswith("Law: Balloon && Gas Act")
    assert bar._law.accessibleName() == "Law: Balloon & Gas Act"
    bar._law.click()
    assert len(_titles(bar)) == 3
    bar.laws.clear.click()
    assert told[1:] == [Filters()]


def test_nothing_is_chosen_where_no_law_has_the_name(qtbot, bar: FilterBar) -> None:
    bar._law.click()
    qtbot.keyClicks(bar.laws.field, "zeppelin")
    qtbot.keyClick(bar.laws.field, Qt.Key.Key_Return)
    assert bar.laws.isVisible()
    assert bar.filters == Filters()
    qtbot.keyClick(bar.laws.field, Qt.Key.Key_Escape)
    assert not bar.laws.isVisible()


def test_the_laws_of_the_results_come_first(bar: FilterBar, hit) -> None:
    bar.offer(Facets(laws=(*LAWS, ("law", "The hits' law", 3))))
    bar.know_hits((hit(1), hit(2)))
    bar._law.click()
    assert _titles(bar)[0] == "The hits' law"
    assert not bar.laws._told.isHidden()
    bar.know_hits(())
    bar._law.click()
    assert _titles(bar)[0] == LAWS[0][1]
    assert bar.laws._told.isHidden()


def test_the_reader_may_choose_the_law_and_the_other_filters_stay(bar: FilterBar) -> None:
    bar.choose(Filters(levels=(Level.LAW,)))
    bar.choose_law("far", "Far Act")
    assert bar.filters == Filters(levels=(Level.LAW,), law_id="far")
    bar.offer(Facets())
    assert bar._law.text().startswith("Law: Far Act")
    assert not bar._law.isHidden()
    bar.choose_law(None)
    assert bar.filters == Filters(levels=(Level.LAW,))
    assert bar._law.isHidden()


def test_statuses_stand_beside_the_versions_and_a_day(bar: FilterBar) -> None:
    versions = bar.buttons[4]
    assert _choices(bar, 4) == [
        "Current versions",
        "All versions",
        "In force\t1,300",
        "Repealed\t7",
    ]
    versions.menu().actions()[-1].trigger()
    assert bar.filters == Filters(statuses=(Status.REPEALED,))
    assert versions.text().startswith("Status: Repealed")
    assert versions.isChecked()
    versions.menu().actions()[-2].trigger()
    assert set(bar.filters.statuses) == {Status.REPEALED, Status.IN_FORCE}
    versions.menu().actions()[0].trigger()
    assert bar.filters == Filters()
    bar.days.calendar.clicked.emit(bar.days.calendar.selectedDate())
    assert _choices(bar, 4)[0] == "Every status"
    assert versions.text().startswith("Status: all")
    versions.menu().actions()[-1].trigger()
    assert bar.filters.on is not None
    assert bar.filters.statuses == (Status.REPEALED,)


def test_sources_are_named_by_their_last_part_unless_two_are_alike(bar: FilterBar) -> None:
    assert _choices(bar, 3)[1:] == ["acts.zip\t1,267", "/mine/one\t30", "/other/one\t10"]
    bar.buttons[3].menu().actions()[2].trigger()
    assert bar.filters == Filters(sources=("/mine/acts.zip",))
    assert bar.buttons[3].text().startswith("Source: acts.zip")
    bar.reset()
    bar.offer(Facets(sources=(("/mine/acts.zip", 3),)))
    assert bar.buttons[3].isHidden()


def test_every_filter_says_its_name_in_both_languages(qapp, bar: FilterBar) -> None:
    for speak in (Language.CHINESE, Language.ENGLISH):
        language.apply(qapp, speak)
        for widget in (*bar.buttons, bar.laws.field, bar.laws.list):
            assert widget.accessibleName()
