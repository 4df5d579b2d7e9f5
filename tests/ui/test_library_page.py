"""The page Library over real libraries: the list, the report, checks, files, deleting, imports."""

import json
import shutil
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from app.adapters.index_store import LanceStore
from app.domain.errors import LibraryNotWritable
from app.domain.events import outcome
from app.domain.question import Question
from app.domain.settings import Language
from app.domain.shelf import State
from app.services.program import Program
from app.ui import language
from app.ui.library_dialogs import DeleteDialog, RenameDialog, UnpackDialog, safe_name
from app.ui.library_page import LibraryPage
from tests.conftest import plain_law
from tests.ui.page_desk import PageDesk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Room(PageDesk[LibraryPage]):
    """The page Library."""

    def __init__(self, qtbot, program: Program) -> None:
        super().__init__(qtbot, program, LibraryPage)

    def open(self, path: str) -> None:
        self.session.open(path)
        self.until(lambda: self.page.shelving.open_path == path and not self.session.busy)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing runs, and the list is what is on disk."""
        self.until(lambda: not self.session.busy)
        listed: list[object] = []
        connection = self.page.shelving.listed.connect(lambda: listed.append(1))
        self.page.shelving.refresh()
        self.until(lambda: bool(listed))
        self.page.shelving.disconnect(connection)

    def choose(self, path: str) -> None:
        self.page.list.choose(path)
        assert self.page.chosen is not None
        assert self.page.chosen.path == path

    def do(self, name: str) -> None:
        """Choose this in the menu of the library that is chosen."""
        choice = self.page.bar.choices[name]
        assert choice.isEnabled(), name
        choice.trigger()

    @property
    def states(self) -> dict[str, State]:
        return {one.name: one.state for one in self.page.list.libraries}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    for number in range(3):
        (folder / f"act{number}.md").write_text(
            plain_law(f"act-{number}", f"Act {number}"), "utf-8"
        )
    return folder


@pytest.fixture
def mine(program: Program, source: Path, tmp_path: Path) -> str:
    """The folder of a library with three laws and its index."""
    library = program.create(str(tmp_path / "mine"), "Mine")
    outcome(library.import_sources([str(source)]))
    outcome(library.build_index("bundled"))
    library.close()
    return library.path


@pytest.fixture
def other(program: Program, tmp_path: Path) -> str:
    """The folder of an empty library."""
    library = program.create(str(tmp_path / "other"), "Other")
    library.close()
    return library.path


@pytest.fixture
def room(qtbot, program: Program, sample_folder: Path, mine: str):
    """The page with the sample library and one of one's own, which is open."""
    shutil.copytree(sample_folder, program.sample_path)
    room = Room(qtbot, program)
    room.open(mine)
    yield room
    room.session.close()
    language.apply(QApplication.instance(), Language.ENGLISH)


def test_the_list_tells_how_every_library_stands(
    room: Room, other: str, tmp_path: Path, program: Program
) -> None:
    for name in ("gone", "broken"):
        program.create(str(tmp_path / name), name.title()).close()
    shutil.rmtree(tmp_path / "gone")
    (tmp_path / "broken" / "content.db").write_bytes(b"x" * 4000)
    room.settle()
    assert room.states == {
        "Merrow (specimen)": State.INDEXED,
        "Mine": State.INDEXED,
        "Other": State.EMPTY,
        "Gone": State.MISSING,
        "Broken": State.DAMAGED,
    }
    model = room.page.list.model()
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mine, Ready, 3 laws · 6 provisions"
    assert room.page.chosen.name == "Mine"
    assert room.page.facts.values[0] == "3 laws · 6 provisions"


def test_only_what_can_be_done_is_offered(room: Room, other: str, tmp_path: Path) -> None:
    room.settle()
    buttons, choices = room.page.bar.buttons, room.page.bar.choices
    assert not buttons["open"].isVisible()
    assert buttons["files"].isEnabled()
    room.choose(other)
    assert buttons["open"].isVisible()
    assert not buttons["files"].isVisible()
    assert choices["delete"].isEnabled()
    room.choose(room.page.list.libraries[0].path)
    for name in ("rename", "delete", "forget"):
        assert not choices[name].isEnabled(), name
    assert choices["export"].isEnabled()
    shutil.rmtree(other)
    room.settle()
    room.choose(other)
    assert choices["forget"].isEnabled()
    assert not choices["delete"].isEnabled()
    assert not buttons["open"].isEnabled()
    room.do("forget")
    room.until(lambda: "Other" not in room.states)


def test_a_library_is_opened_from_the_list(room: Room, other: str) -> None:
    room.settle()
    room.choose(other)
    room.page.bar.buttons["open"].click()
    room.until(lambda: room.page.shelving.open_path == other and not room.session.busy)
    assert room.page.chosen.path == other


def test_an_update_shows_a_report_that_can_be_kept(
    room: Room, source: Path, mine: str, tmp_path: Path
) -> None:
    (source / "new.md").write_text(plain_law("new-act", "New | Act"), "utf-8")
    changed = plain_law("act-1", "Act 1", "**Section 1. Where.** Elsewhere.")
    (source / "act1.md").write_text(changed, "utf-8")
    gone = plain_law("act-2", "Act 2", "**Section 1.** Repealed.", status="repealed")
    (source / "act2.md").write_text(gone, "utf-8")
    (source / "bad.md").write_bytes(b"\0\0")
    room.page.bar.buttons["update"].click()
    room.until(lambda: room.page.report.report is not None)
    room.until(lambda: room.session.info is not None and not room.session.info.stale)
    room.settle()
    assert room.page.report.isVisible()
    tree = room.page.report._tree
    told = {
        tree.topLevelItem(i).text(0): [
            tree.topLevelItem(i).child(j).text(0) for j in range(tree.topLevelItem(i).childCount())
        ]
        for i in range(tree.topLevelItemCount())
    }
    assert told == {
        "Added (1)": ["New | Act"],
        "Changed (1)": ["Act 1"],
        "Repealed since (1)": ["Act 2"],
        "Left out (1)": ["bad.md: it is not a text"],
    }
    assert room.states["Mine"] is State.INDEXED
    for ending in ("txt", "md", "json"):
        room.page.report.save(str(tmp_path / f"report.{ending}"))
    text = (tmp_path / "report.txt").read_text("utf-8")
    assert "Act 1 · 2001-05-01 · 1 changed, 1 removed" in text
    assert "| New \\| Act | 2001-05-01 | 2 added |" in (tmp_path / "report.md").read_text("utf-8")
    fields = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert (fields["library"], fields["added"], len(fields["problems"])) == ("Mine", 1, 1)
    room.page.report.save(str(tmp_path / "nowhere" / "x.txt"))
    assert isinstance(room.troubles[-1], LibraryNotWritable)
    room.choose(room.page.list.libraries[0].path)
    assert not room.page.report.isVisible()
    room.choose(mine)
    assert room.page.report.isVisible()


def test_sources_that_are_gone_are_named(room: Room, source: Path) -> None:
    shutil.rmtree(source)
    room.page.bar.buttons["update"].click()
    room.until(lambda: room.page.report.report is not None)
    item = room.page.report._tree.topLevelItem(0).child(0)
    assert item.text(0) == f"{source}: it is no longer where it was imported from"
    room.settle()


def test_a_sound_library_is_said_to_be_sound(room: Room) -> None:
    room.do("verify")
    room.until(lambda: room.page.health.health is not None)
    assert room.page.health.isVisible()
    assert "Nothing is wrong" in room.page.health.text
    assert "The search index holds these texts and no others." in room.page.health.text


def test_what_is_wrong_can_be_mended_with_one_button(room: Room, mine: str) -> None:
    manifest = LanceStore(Path(mine)).active_manifest()
    room.open(room.page.list.libraries[0].path)
    shutil.rmtree(Path(mine) / "law_db.lancedb" / f"{manifest.table}.lance")
    room.choose(mine)
    room.do("verify")
    room.until(lambda: room.page.health.health is not None)
    assert "Something is wrong" in room.page.health.text
    [button] = room.page.health.findChildren(QPushButton)
    button.click()
    room.until(lambda: room.page.shelving.open_path == mine)
    room.until(lambda: room.session.info.manifest is not None and not room.session.busy)
    room.settle()
    assert room.states["Mine"] is State.INDEXED
    assert outcome(room.session.library.search(Question("thunderstorm"))).hits


def test_a_library_goes_into_a_file_and_out_of_it(room: Room, mine: str, tmp_path: Path) -> None:
    file, copy = str(tmp_path / "mine.pandecta"), str(tmp_path / "copy")
    room.page.shelving.pack(mine, file)
    room.until(lambda: file in room.page._done.text())
    room.page.shelving.peek(file)
    room.until(lambda: room.page.findChild(UnpackDialog) is not None)
    dialog = room.page.findChild(UnpackDialog)
    dialog.folder.field.setText(mine)
    assert not dialog.do_it.isEnabled()
    dialog.folder.field.setText(copy)
    dialog.do_it.click()
    room.until(lambda: room.page.shelving.open_path == copy and not room.session.busy)
    assert outcome(room.session.library.search(Question("thunderstorm"))).hits
    (tmp_path / "bad.pandecta").write_bytes(b"x")
    room.page.shelving.peek(str(tmp_path / "bad.pandecta"))
    room.until(lambda: bool(room.troubles))


def test_a_library_gets_another_name(room: Room) -> None:
    room.do("rename")
    dialog = room.page.findChild(RenameDialog)
    dialog.field.setText("  ")
    assert not dialog.do_it.isEnabled()
    dialog.field.setText("合同库")
    dialog.do_it.click()
    room.until(lambda: "合同库" in room.states)
    room.until(lambda: room.session.info.name == "合同库")


def test_the_open_library_is_deleted_and_brought_back(room: Room, mine: str) -> None:
    room.do("delete")
    dialog = room.page.findChild(DeleteDialog)
    assert dialog.cancel.isDefault()
    dialog.reject()
    assert Path(mine).exists()
    room.do("delete")
    [dialog] = [d for d in room.page.findChildren(DeleteDialog) if d.isVisible()]
    dialog.do_it.click()
    room.until(lambda: room.page.undo.isVisible())
    assert "“Mine” was deleted" in room.page.undo.text
    assert not Path(mine).exists()
    assert room.session.is_sample
    room.until(lambda: "Mine" not in room.states)
    room.page.undo.button.click()
    room.until(lambda: "Mine" in room.states)
    assert not room.page.undo.isVisible()
    room.open(mine)
    assert outcome(room.session.library.search(Question("thunderstorm"))).hits


def test_what_was_deleted_is_gone_when_the_program_ends(
    room: Room, mine: str, other: str, tmp_path: Path
) -> None:
    room.settle()
    room.page.shelving.delete(other)
    room.until(lambda: room.page.undo.isVisible())
    trash = Path(room.page.shelving.waiting[0].trash)
    assert trash.exists()
    room.session.close()
    assert not trash.parent.exists()
    assert Path(mine).exists()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder whose import takes a second or more."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1200):
        (folder / f"law{number:04}.md").write_text(
            plain_law(f"law-{number}", f"Many {number}"), "utf-8"
        )
    (folder / "a-bad.md").write_bytes(b"\0")
    return folder


def test_an_import_leaves_the_window_alive_and_the_search_as_it_was(room: Room, many: Path) -> None:
    longest, last = [0.0], [monotonic()]

    def tick() -> None:
        longest[0], last[0] = max(longest[0], monotonic() - last[0]), monotonic()

    timer = QTimer()
    timer.timeout.connect(tick)
    reports: list[object] = []
    room.session.imported.connect(reports.append)
    room.session.import_sources([str(many)])
    work = room.page.work
    room.until(lambda: work._last is not None and work._last.stage == "importing")
    last[0] = monotonic()
    timer.start(5)
    answers: list[object] = []
    room.session.search(Question("Many 7", limit=3)).done.connect(answers.append)
    room.until(lambda: bool(answers))
    assert not reports
    assert all(hit.law.title.startswith("Act") for hit in answers[0].hits)
    room.until(lambda: work.isVisible())
    assert work._problems.topLevelItemCount() == 1
    assert "per second" in work._far.whole or not work._last.rate
    assert work._file.whole.endswith(".md")
    room.until(lambda: bool(reports))
    timer.stop()
    assert longest[0] < 1
    room.until(lambda: room.session.info.counts.laws == 1203 and not room.session.info.stale)
    room.settle()
    assert room.states["Mine"] is State.INDEXED
    assert room.page.report.isVisible()


def test_an_import_stops_within_a_second(room: Room, many: Path) -> None:
    room.session.import_sources([str(many)])
    work = room.page.work
    room.until(lambda: work._last is not None and work._last.stage == "importing")
    begun = monotonic()
    work.stop()
    room.until(lambda: work._task is None)
    assert monotonic() - begun < 1
    assert "is kept" in room.page._done.text()
    room.settle()
    room.session.import_sources([str(many)])
    room.until(lambda: room.page.report.report is not None)
    room.settle()
    assert room.session.library.info().counts.laws == 1203


def test_the_page_speaks_chinese(room: Room) -> None:
    language.apply(QApplication.instance(), Language.CHINESE)
    room.do("verify")
    room.until(lambda: room.page.health.health is not None)
    for button in room.page.findChildren(QPushButton):
        assert not any(c.isascii() and c.isalpha() for c in button.text()), button.text()
    assert "没有问题" in room.page.health.text
    assert room.page.facts.values[0] == "3 件法律 · 6 条"


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a/b:c", "a-b-c"), ("..", "library"), ("合同 ", "合同"), ("x" * 300, "x" * 80), ("\0", "-")],
)
def test_names_of_files_are_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe
