"""The indexes on the page Library: listed, used, deleted, built, paused, compared, carried."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from app.adapters.index_store import LanceStore
from app.domain.events import Progress, Work, outcome
from app.domain.question import Question
from app.services.program import Program
from app.ui.index_panel import ENDING, IndexPanel
from app.ui.library_page import LibraryPage
from app.ui.task import Task
from app.ui.widgets.index_delete_dialog import IndexDeleteDialog
from app.ui.widgets.index_row import IndexRow
from tests.conftest import plain_law
from tests.ui.page_desk import PageDesk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Desk(PageDesk[LibraryPage]):
    """The page Library and its indexes."""

    def __init__(self, qtbot, program: Program) -> None:
        super().__init__(qtbot, program, LibraryPage)
        self.panel: IndexPanel = self.page.indexes

    def open(self, path: str) -> None:
        self.opened(path)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing runs, and the panel shows what is there."""
        self.until(lambda: not self.session.busy)
        told: list[object] = []
        self.session.informed.connect(lambda: told.append(1))
        self.session.refresh()
        self.until(lambda: bool(told))
        seen: list[object] = []
        connection = self.panel.listed.connect(lambda: seen.append(1))
        self.panel.refresh()
        self.until(lambda: bool(seen))
        self.panel.disconnect(connection)

    @property
    def names(self) -> list[str]:
        return [row.name.whole for row in self.panel.list.rows.values()]

    @property
    def answering(self) -> list[str]:
        return [r.name.whole for r in self.panel.list.rows.values() if r.mark.isVisible()]

    def row(self, name: str) -> IndexRow:
        [found] = [row for row in self.panel.list.rows.values() if row.name.whole == name]
        return found

    def answered_by(self) -> str:
        """What a search through the window's own lane says of its index."""
        results: list = []
        self.session.search(Question("kites at night", limit=3)).done.connect(results.append)
        self.until(lambda: bool(results))
        assert results[0].hits
        return results[0].index


@pytest.fixture
def library(program: Program, tmp_path: Path) -> str:
    """The folder of a library with forty laws and indexes of two widths; the narrow one answers."""
    source = tmp_path / "source"
    source.mkdir()
    for number in range(40):
        (source / f"act{number:02}.md").write_text(
            plain_law(f"act-{number}", f"Act {number}"), "utf-8"
        )
    made = program.create(str(tmp_path / "mine"), "Mine")
    outcome(made.import_sources([str(source)]))
    outcome(made.build_index("bundled"))
    outcome(made.build_index("bundled#128"))
    made.close()
    return made.path


@pytest.fixture
def desk(qtbot, program: Program, library: str) -> Iterator[Desk]:
    desk = Desk(qtbot, program)
    desk.open(library)
    yield desk
    desk.session.close()


WIDE, NARROW, SMALL = (f"bundled static {width}" for width in (256, 128, 64))


def test_every_index_is_listed_with_its_facts(desk: Desk) -> None:
    assert set(desk.names) == {WIDE, NARROW}
    assert desk.answering == [NARROW]
    facts = desk.row(WIDE).facts.text().replace("\u00a0", " ")
    assert facts.startswith("256 dimensions · 80 passages · ")
    assert "kB" in facts or "MB" in facts
    assert "built in 1 s · exact" in facts
    assert desk.row(NARROW).accessibleName() == f"{NARROW}, answers now"
    assert not desk.row(NARROW).buttons["use"].isVisible()
    assert not desk.row(WIDE).state.isVisible()
    assert "bundled" in desk.row(WIDE).name.toolTip()


def test_use_switches_and_one_click_goes_back(desk: Desk) -> None:
    desk.row(WIDE).buttons["use"].click()
    desk.until(lambda: desk.answering == [WIDE])
    assert "256" in desk.answered_by()
    assert desk.panel.buttons["back"].isEnabled()
    desk.panel.buttons["back"].click()
    desk.until(lambda: desk.answering == [NARROW])
    assert "128" in desk.answered_by()
    assert not desk.troubles


def test_without_an_index_before_there_is_no_way_back(desk: Desk, library: str) -> None:
    store = LanceStore(Path(library))
    [wide] = [one for one in store.manifests() if one.encoder.dimension == 256]
    store.drop(wide.id)
    desk.settle()
    assert desk.names == [NARROW]
    assert not desk.panel.buttons["back"].isEnabled()


def test_an_index_is_deleted_once_it_was_asked(desk: Desk) -> None:
    assert not desk.row(NARROW).choices["delete"].isVisible()
    desk.row(WIDE).choices["delete"].trigger()
    dialog = desk.panel.findChild(IndexDeleteDialog)
    assert dialog.keep.isDefault()
    dialog.keep.click()
    desk.settle()
    assert WIDE in desk.names
    desk.row(WIDE).choices["delete"].trigger()
    [dialog] = [d for d in desk.panel.findChildren(IndexDeleteDialog) if d.isVisible()]
    dialog.do_it.click()
    desk.until(lambda: desk.names == [NARROW])
    assert "128" in desk.answered_by()


def _measured(desk: Desk, width: int) -> None:
    form = desk.panel.form
    desk.panel.buttons["build"].click()
    desk.until(lambda: form.models.width_.findData(width) > 0)
    form.models.width_.setCurrentIndex(form.models.width_.findData(width))
    assert form.models.name == f"bundled#{width}"
    assert not form.buttons["build"].isVisible()
    form.buttons["measure"].click()
    desk.until(lambda: form.buttons["build"].isVisible())


def test_building_is_estimated_first_and_then_done(desk: Desk) -> None:
    form = desk.panel.form
    _measured(desk, 64)
    told = form.told.text()
    assert told.startswith("80 passages at ")
    assert "per second: less than a minute, " in told
    assert told.endswith("; the present index goes on answering.")
    tasks: list[Task] = []
    desk.session.working.connect(tasks.append)
    stages: set[str] = set()
    desk.session.working.connect(
        lambda task: task.happened.connect(
            lambda events: stages.update(e.stage for e in events if isinstance(e, Progress))
        )
    )
    form.buttons["build"].click()
    assert not form.isVisible()
    desk.until(lambda: desk.answering == [SMALL])
    assert len(tasks) == 1
    assert stages & {"encoding", "full-text", "vectors"}
    assert set(desk.names) == {WIDE, NARROW, SMALL}
    assert "64" in desk.answered_by()


def test_a_model_that_has_an_index_is_only_used(desk: Desk) -> None:
    form = desk.panel.form
    desk.row(WIDE).buttons["use"].click()
    desk.until(lambda: desk.answering == [WIDE])
    _measured(desk, 128)
    assert "has an index of this model" in form.told.text()
    assert form.buttons["build"].text() == "Use it"
    before = {name: row.facts.text() for name, row in desk.panel.list.rows.items()}
    form.buttons["build"].click()
    desk.until(lambda: desk.answering == [NARROW])
    assert {name: row.facts.text() for name, row in desk.panel.list.rows.items()} == before


def test_a_name_without_a_model_is_said_in_the_form(desk: Desk) -> None:
    form = desk.panel.form
    desk.panel.buttons["build"].click()
    form.models.model.setEditText("/nowhere/to/be/found")
    form.models.entered.emit()
    desk.until(lambda: form.told.isVisible() and not form._bar.isVisible())
    assert "nowhere" in form.told.text()
    assert not form.buttons["build"].isVisible()
    form.models.model.setEditText("bundled")
    assert not form.told.isVisible()
    form.models.model.setEditText("")
    assert not form.buttons["measure"].isEnabled()
    form.buttons["cancel"].click()
    assert not form.isVisible()


def test_another_name_silences_a_measurement(desk: Desk) -> None:
    form = desk.panel.form
    desk.panel.buttons["build"].click()
    desk.until(lambda: form.models.width_.findData(64) > 0)
    form.buttons["measure"].click()
    form.models.width_.setCurrentIndex(form.models.width_.findData(64))
    desk.settle()
    assert not form.buttons["build"].isVisible()
    assert not form.told.isVisible()


def test_widths_are_compared_and_one_is_chosen(desk: Desk) -> None:
    panel, form = desk.panel, desk.panel.form
    assert not panel.dial.isVisible()
    panel.buttons["widths"].click()
    measure, build = panel.dial.buttons
    measure.click()
    desk.until(lambda: panel.dial.table.isVisible() and not desk.session.busy)
    desk.settle()
    panel.dial.choose(64)
    assert build.isEnabled()
    build.click()
    assert form.isVisible()
    assert form.models.name == "bundled#64"
    desk.until(lambda: form.models.width_.findData(64) > 0)
    assert form.models.name == "bundled#64"
    panel.buttons["widths"].click()
    assert not panel.dial.isVisible()


def test_an_index_that_the_texts_have_overtaken_says_so(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "source" / "new.md").write_text(plain_law("new-act", "New Act"), "utf-8")
    desk.session.update()
    desk.until(lambda: desk.session.info.counts.laws == 41 and not desk.session.info.stale)
    desk.settle()
    assert desk.row(WIDE).state.text() == "Behind the texts."
    newest = next(iter(desk.panel.list.rows.values()))
    assert newest.mark.isVisible()
    assert not newest.state.isVisible()


def test_a_check_of_the_index_is_told(desk: Desk) -> None:
    assert not desk.row(WIDE).choices["check"].isVisible()
    desk.row(NARROW).choices["check"].trigger()
    desk.until(lambda: desk.panel.told.isVisible())
    assert desk.panel.told.text() == "80 passages compared. The index is in order."


def test_an_index_goes_into_a_file_and_comes_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / f"wide{ENDING}")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (file.removesuffix(ENDING), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    desk.row(WIDE).choices["save"].trigger()
    desk.until(lambda: file in desk.panel.told.text())
    desk.settle()
    desk.session.drop_index(desk.row(WIDE).entry.manifest.id)
    desk.until(lambda: desk.names == [NARROW])
    desk.panel.buttons["take"].click()
    desk.until(lambda: set(desk.names) == {WIDE, NARROW})
    assert desk.answering == [NARROW]
    desk.settle()
    desk.row(WIDE).buttons["use"].click()
    desk.until(lambda: desk.answering == [WIDE])
    assert "256" in desk.answered_by()


def test_an_index_of_an_unknown_model_offers_to_find_out(desk: Desk, library: str) -> None:
    [path] = [
        one
        for one in (Path(library) / "indexes").glob("*.json")
        if '"dimension": 256' in one.read_text("utf-8")
    ]
    fields = json.loads(path.read_text("utf-8"))
    fields["encoder"] |= {"kind": "unknown", "name": "LawVault"}
    fields["probes"] = []
    path.write_text(json.dumps(fields), "utf-8")
    desk.settle()
    row = desk.row("Unknown model 256")
    assert row.state.text() == "Built by an unknown model."
    assert row.buttons["identify"].isVisible()
    assert not row.buttons["use"].isVisible()
    row.buttons["identify"].click()
    desk.until(lambda: desk.panel.told.isVisible())
    assert desk.panel.told.text().startswith("This index was built by bundled")
    desk.until(lambda: set(desk.names) == {WIDE, NARROW})
    assert not desk.row(WIDE).buttons["identify"].isVisible()


def test_a_record_that_cannot_be_read_leaves_the_others(desk: Desk, library: str) -> None:
    records = [
        one
        for one in (Path(library) / "indexes").glob("*.json")
        if '"dimension"' in one.read_text("utf-8")
    ]
    before = len(desk.names)
    records[0].write_text("{", "utf-8")
    desk.panel.refresh()
    desk.until(lambda: len(desk.names) == before - 1)


def test_the_panel_is_of_the_open_library_alone(desk: Desk, program: Program, tmp_path) -> None:
    other = program.create(str(tmp_path / "other"), "Other").path
    desk.page.shelving.refresh()
    desk.until(lambda: any(one.path == other for one in desk.page.list.libraries))
    desk.page.list.choose(other)
    assert not desk.panel.isVisible()
    desk.open(other)
    assert desk.panel.isVisible()
    assert desk.names == []
    assert desk.panel.list._empty.isVisible()
    for name in ("build", "back", "widths", "take"):
        assert not desk.panel.buttons[name].isEnabled(), name


def test_what_stays_in_the_list_keeps_the_keyboard(desk: Desk) -> None:
    more = desk.row(WIDE).buttons["more"]
    more.setFocus()
    desk.session.build_with("bundled#64")
    desk.until(lambda: desk.answering == [SMALL])
    assert desk.row(WIDE).buttons["more"] is more
    assert QApplication.focusWidget() is more


def test_everything_has_a_name_for_the_ear(desk: Desk) -> None:
    desk.panel.buttons["build"].click()
    for button in desk.panel.findChildren(QPushButton):
        assert button.accessibleName() or button.text()
    for box in (desk.panel.form.models.model, desk.panel.form.models.width_):
        assert box.accessibleName()
    assert desk.row(WIDE).buttons["use"].accessibleName() == f"Use: {WIDE}"


def _slow(steps: int, seen: list[int]) -> Work[None]:
    for step in range(steps):
        seen.append(step)
        yield Progress("encoding", step, steps, "rows", 50.0, (steps - step) / 50)


def test_pause_holds_a_build_still_and_resume_finishes_it(
    desk: Desk, qtbot, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(2500):
        (many / f"l{number}.md").write_text(plain_law(f"l-{number}", f"Law {number}"), "utf-8")
    outcome(desk.session.library.import_sources([str(many)]))
    work = desk.page.work
    tasks: list[Task] = []
    desk.session.working.connect(tasks.append)
    desk.session.build_with("bundled#64")
    [task] = tasks
    ended: list[object] = []
    task.ended.connect(lambda: ended.append(1))
    desk.until(lambda: work._last is not None and work._last.stage == "encoding")
    work.pause_or_resume()
    desk.until(lambda: work.isVisible())
    assert work._stage.text() == "Paused"
    assert work._pause.isVisible()
    assert work._pause.text() == "Resume"
    events: list[object] = []
    task.happened.connect(events.extend)
    qtbot.wait(1_000)
    # the step that was under way may still tell how far it came
    assert len(events) <= 1
    assert not ended
    assert "128" in desk.answered_by()
    assert "per second" not in work._far.whole
    qtbot.mouseClick(work._pause, Qt.MouseButton.LeftButton)
    desk.until(lambda: bool(ended))
    desk.until(lambda: desk.answering == [SMALL])
    assert "5,080 passages" in desk.row(SMALL).facts.text().replace("\u00a0", " ")


def test_pause_is_offered_only_where_work_can_rest(desk: Desk) -> None:
    seen: list[int] = []
    desk.session.chore(_slow(3_000_000, seen))
    work = desk.page.work
    desk.until(lambda: work.isVisible() and work._pause.isVisible())
    work.pause_or_resume()
    desk.until(lambda: work._stage.text() == "Paused")
    work.stop()
    assert not work._pause.isEnabled()
    desk.until(lambda: work._task is None)
    desk.settle()


def test_while_work_goes_on_only_answering_can_change(desk: Desk) -> None:
    seen: list[int] = []
    task = desk.session.chore(_slow(3_000_000, seen))
    desk.until(lambda: bool(seen))
    task.pause()
    desk.panel.refresh()
    assert not desk.panel.buttons["build"].isEnabled()
    assert not desk.row(WIDE).choices["delete"].isEnabled()
    desk.row(WIDE).buttons["use"].click()
    desk.until(lambda: desk.answering == [WIDE])
    task.cancel()
    desk.settle()
    assert desk.panel.buttons["build"].isEnabled()
