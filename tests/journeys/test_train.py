"""Training from the window, for real: questions, run in its own process, verdict, swap, back."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.domain.training import RunState
from app.services.program import Program
from app.ui.pages import TRAIN
from app.ui.train_asking import ConfirmDialog
from app.ui.train_steps import JUDGEMENT, TRAINING
from tests.journeys.desk import Desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def desk(qtbot, program: Program) -> Iterator[Desk]:
    made = Desk(qtbot, program).open()
    yield made
    made.window.close()


def idle(desk: Desk) -> None:
    lanes = desk.window.session.lanes
    desk.until(lambda: not lanes.shelf._tasks and not lanes.search._tasks)


def test_a_person_clicks_through_to_the_swap_and_back(desk: Desk, qtbot) -> None:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    desk.keys(Qt.Key.Key_3, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.window._pages.currentIndex() == TRAIN)
    page = desk.window.training
    idle(desk)
    page.questions.own.click()
    desk.until(lambda: page.questions.next.isVisible())
    idle(desk)
    page.questions.next.click()
    page.negatives.next.click()
    assert page.step == TRAINING
    desk.until(page.training.start.isEnabled)
    page.training.start.click()
    live = page.training.live
    desk.until(lambda: page._following.going)
    qtbot.waitUntil(lambda: not page._following.going, timeout=280_000)
    idle(desk)
    assert live.run is not None
    assert live.run.state is RunState.DONE, live.run.problem + live.log.toPlainText()
    live.judge.click()
    idle(desk)
    assert page.step == JUDGEMENT
    panel = page.judgement.verdict
    assert panel.sentence.text()
    assert page.judgement.measures.rowCount() == 5
    assert page.judgement.ranks.model.rows
    before = desk.window.session.info.manifest
    if panel.use.isVisible():
        panel.use.click()
    else:
        panel.anyway.click()
        page.findChildren(ConfirmDialog)[-1].do_it.click()
    manifests = desk.window.session
    qtbot.waitUntil(
        lambda: (
            manifests.info is not None
            and manifests.info.manifest is not None
            and manifests.info.manifest.id != before.id
            and not manifests.busy
        ),
        timeout=120_000,
    )
    idle(desk)
    desk.until(panel.back.isVisible)
    assert "answers now" in panel.in_use.text()
    assert desk.ask("my landlord keeps my deposit").hits
    desk.window.turn_to(TRAIN)
    idle(desk)
    panel.back.click()
    desk.until(lambda: manifests.info.manifest.id == before.id)
    assert manifests.program.settings.encoder == "bundled"
