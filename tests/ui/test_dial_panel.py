"""The dial's page part: chart, table and sentence speak of one chosen width."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QScrollArea

from app.domain.settings import Language, Theme
from app.ui import language, theme
from app.ui.dial_panel import DialPanel
from app.ui.palette import DARK, LIGHT
from tests.domain.test_dial import dial, point

DIAL = dial(point(256, 10), point(128, 14), point(64, 40, trained=False))


@pytest.fixture
def panel(qtbot) -> Iterator[DialPanel]:
    page = QScrollArea()
    made = DialPanel()
    page.setWidget(made)
    page.setWidgetResizable(True)
    qtbot.addWidget(page)
    page.resize(700, 700)
    page.show()
    yield made
    page.close()


def test_before_a_measurement_only_measuring_is_offered(panel: DialPanel, qtbot) -> None:
    measure, build = panel.buttons
    assert not panel.chart.isVisible()
    assert not panel.table.isVisible()
    assert not build.isEnabled()
    with qtbot.waitSignal(panel.measure):
        measure.click()


def test_the_figures_are_shown_and_told(panel: DialPanel) -> None:
    panel.show_dial(DIAL)
    row = [panel.table.item(1, column).text() for column in range(7)]
    assert row == ["128", "512.0 kB", "93.0 %", "93.0 %", "93.0 %", "100.0 %", "1.0 ms"]
    assert "sentences taken from provisions" in panel.text
    assert "95.0 % of the answers" in panel.text
    for figure in ("256", "512.0 kB", "80.0 %"):
        assert figure in panel.chart.accessibleDescription()


def test_table_chart_and_sentence_follow_one_another(panel: DialPanel, qtbot) -> None:
    panel.show_dial(DIAL)
    panel.table.setCurrentCell(1, 0)
    assert panel.chart.width_chosen == 128
    assert "128 numbers: −2.0 points hit@10, 2.0 times less storage." in panel.text
    panel.chart.setFocus()
    qtbot.keyClick(panel.chart, Qt.Key.Key_Right)
    assert panel.table.currentRow() == 0
    qtbot.keyClick(panel.chart, Qt.Key.Key_Home)
    assert panel.table.currentRow() == 2
    assert "not trained" in panel.text
    spot = panel.chart.place(DIAL.at(128)).toPoint()
    qtbot.mouseClick(panel.chart, Qt.MouseButton.LeftButton, pos=spot)
    assert panel.table.currentRow() == 1


def test_only_a_narrower_width_that_the_model_knows_is_built(panel: DialPanel, qtbot) -> None:
    panel.show_dial(DIAL)
    _, build = panel.buttons
    assert not build.isEnabled()
    panel.choose(64)
    assert not build.isEnabled()
    panel.choose(128)
    with qtbot.waitSignal(panel.build) as told:
        build.click()
    assert told.args == [128]
    panel.set_busy(True)
    assert not any(button.isEnabled() for button in panel.buttons)


def test_the_advised_width_is_chosen_at_first(panel: DialPanel) -> None:
    panel.show_dial(dial(point(256, 10), point(128, 10), point(64, 40)))
    assert panel.chart.width_chosen == 128
    panel.show_dial(None)
    assert panel.chart.width_chosen == 0
    assert not panel.buttons[1].isEnabled()


def test_a_point_tells_its_figures(panel: DialPanel) -> None:
    panel.show_dial(DIAL)
    told = panel.chart.told_at(panel.chart.place(DIAL.at(64)))
    assert "64 numbers" in told
    assert "256 bytes per passage" in told
    assert panel.chart.told_at(QPointF(1, 1)) == ""


@pytest.mark.parametrize(("wanted", "colours"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
def test_the_chart_is_painted_in_the_themes_ink(
    panel: DialPanel, qapp: QApplication, wanted: Theme, colours
) -> None:
    theme.apply(qapp, wanted, 11)
    language.apply(qapp, Language.CHINESE)
    panel.show_dial(DIAL)
    spot = panel.chart.place(DIAL.full).toPoint()
    painted = panel.chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert painted.pixelColor(spot) == QColor(colours.accent)
