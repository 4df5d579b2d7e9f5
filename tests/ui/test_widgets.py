"""The strips, the filters, the dialogs and the crash report."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from app.domain.events import Progress, Work
from app.domain.law import Level, Status
from app.domain.question import Facets
from app.ui import notices, phrases
from app.ui.dialogs import CrashDialog, KeysDialog, keys, report
from app.ui.icons import RESOURCES, picture
from app.ui.new_library_dialog import NewLibraryDialog
from app.ui.task import Task
from app.ui.widgets import badge
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.notice_strip import NoticeStrip
from app.ui.widgets.progress_strip import ProgressStrip

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _nothing() -> Work[None]:
    yield Progress("encoding", 10, 100, "rows", 5.0, 18.0)


def test_short_work_shows_nothing_and_long_work_what_it_does(qtbot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    task = Task(_nothing(), "chore")
    strip.follow(task)
    task.happened.emit([Progress("encoding", 10, 100, "rows", 5.0, 18.0)])
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    assert strip._stage.text() == "Building the search index"
    assert strip._far.whole == "10 of 100 passages · 5 passages per second · 18 s left"
    strip._cancel.click()
    assert task.cancelled
    task.ended.emit()
    assert not strip.isVisible()


def test_a_notice_has_a_sentence_and_its_way_out(qtbot) -> None:
    strip = NoticeStrip()
    qtbot.addWidget(strip)
    strip.tell(notices.no_index)
    chosen: list[object] = []
    strip.chosen.connect(chosen.append)
    [button] = [one for one in strip.findChildren(QPushButton) if not one.isHidden()]
    button.click()
    assert chosen == [notices.Way.BUILD_INDEX]
    strip.clear()
    assert strip.notice is None


def test_filters_tell_their_choice_once(qtbot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.offer(Facets(((Level.LAW, 1200), (Level.LOCAL, 7)), (("上海", 7),)))
    changes: list[object] = []
    bar.changed.connect(lambda: changes.append(bar.filters))
    level, region, _, _, versions, _ = bar.buttons
    level.menu().actions()[2].trigger()
    assert bar.filters.levels == (Level.LAW,)
    assert level.text().startswith("Level: Law")
    assert "1,200" in level.menu().actions()[2].text()
    region.menu().actions()[2].trigger()
    assert bar.filters.regions == ("上海",)
    versions.menu().actions()[1].trigger()
    assert not bar.filters.current_only
    level.menu().actions()[2].trigger()
    assert bar.filters.levels == ()
    assert len(changes) == 4


def test_a_new_library_takes_each_source_once_and_follows_the_name(qtbot) -> None:
    dialog = NewLibraryDialog()
    qtbot.addWidget(dialog)
    dialog._name.setText("A/B: law")
    assert dialog.path.endswith("A-B- law")
    dialog.add_sources(["/a.zip", "/b", "/a.zip", ""])
    assert dialog.sources == ["/a.zip", "/b"]


def test_the_crash_report_can_be_copied(qtbot) -> None:
    try:
        raise RuntimeError("sudden")
    except RuntimeError as error:
        text = report(type(error), error, error.__traceback__)
    dialog = CrashDialog(text)
    qtbot.addWidget(dialog)
    assert "sudden" in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.findChildren(QPushButton)[0].click()
    assert QGuiApplication.clipboard().text() == text


def test_the_list_of_keys_is_complete(qtbot) -> None:
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    assert all(key and told for key, told in keys())


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_words_and_not_a_colour_only(status: Status) -> None:
    assert phrases.status(status)
    assert badge.ink(status).startswith("#")


def test_specimens_are_known_by_their_jurisdiction() -> None:
    assert badge.is_specimen("Merrow (specimen)")
    assert badge.is_specimen("沐洲（样本）")
    assert not badge.is_specimen("中华人民共和国")


@pytest.mark.parametrize(
    "drawing", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda p: p.stem
)
def test_every_icon_draws_something(qapp, drawing) -> None:
    image = picture(drawing.stem, "#000000", 24).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_times_are_told_roughly() -> None:
    assert phrases.span(0.2) == "1 s"
    assert phrases.span(75) == "1 min 15 s"
    assert phrases.span(7300) == "2 h 1 min"
