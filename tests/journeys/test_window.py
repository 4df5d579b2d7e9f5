"""Journeys through the real window over the sample library: ask, read, cite, find, switch."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from app.domain.law import Level
from app.domain.settings import Language, Settings, Theme
from app.services.program import Program
from app.ui import language, theme
from app.wiring import build_program
from tests.journeys.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FIRED = "fired during probation, what am I owed?"


@pytest.fixture
def english(home: Path, program: Program) -> Program:
    """The program in English over an empty home."""
    program.settings = replace(program.settings, language=Language.ENGLISH, theme=Theme.LIGHT)
    return program


@pytest.fixture
def at_home(home: Path, sample_folder: Path, english: Program) -> Program:
    """The same with the sample library where it belongs."""
    shutil.copytree(sample_folder, english.sample_path)
    return english


@pytest.fixture
def desk(qtbot, at_home: Program):
    """The window, ready."""
    desk = Desk(qtbot, at_home).open()
    yield desk
    desk.window.close()
    language.apply(QApplication.instance(), Language.ENGLISH)


def test_first_start_says_that_this_is_no_real_law_and_offers_questions(desk: Desk) -> None:
    desk.until(lambda: "specimen" in desk.notice)
    assert desk.search.field.hasFocus()
    assert len(desk.search.start.examples) == 3
    assert "provisions" in desk.status
    assert "this machine only" in desk.status


def test_every_example_finds_something(desk: Desk) -> None:
    for button in desk.search.start.examples:
        assert desk.ask(button.text()).hits


def test_a_question_opens_its_first_hit_in_its_law(desk: Desk) -> None:
    desk.ask(FIRED)
    assert desk.reader.citation == desk.first.citation
    assert desk.reader.provision.id == desk.first.provision.id
    assert len(desk.reader.reading.law.provisions) > 10
    assert "ms" in desk.status


def test_the_hits_are_walked_from_the_question(desk: Desk) -> None:
    desk.ask(FIRED)
    desk.keys(Qt.Key.Key_Down, Qt.Key.Key_Down, into=desk.search.field)
    assert desk.current.rank == desk.hits[2].rank
    desk.until(lambda: desk.reader.citation == desk.hits[2].citation)
    desk.keys(Qt.Key.Key_Up, into=desk.search.field)
    desk.until(lambda: desk.reader.citation == desk.hits[1].citation)


def test_back_and_forward_lead_where_one_has_been(desk: Desk) -> None:
    desk.ask(FIRED)
    first = desk.reader.citation
    desk.reader.step(1)
    second = desk.reader.citation
    assert second != first
    desk.keys(Qt.Key.Key_Down, into=desk.search.field)
    desk.until(lambda: desk.reader.citation == desk.hits[1].citation)
    desk.reader.go_back()
    assert desk.reader.citation == second
    desk.reader.go_forward()
    assert desk.reader.citation == desk.hits[1].citation


def test_a_citation_is_copied_by_key(desk: Desk) -> None:
    desk.ask(FIRED)
    shift = Qt.KeyboardModifier.ShiftModifier
    desk.keys(Qt.Key.Key_C, modifier=CTRL | shift, into=desk.window)
    assert desk.clipboard == desk.first.citation
    desk.reader.copy("both")
    assert desk.first.citation in desk.clipboard
    assert desk.first.provision.text in desk.clipboard
    desk.reader.copy("text")
    assert desk.first.provision.text in desk.clipboard


def test_finding_in_the_text_counts_and_steps(desk: Desk) -> None:
    desk.ask(FIRED)
    desk.keys(Qt.Key.Key_F, modifier=CTRL, into=desk.window)
    bar = desk.reader.find_bar
    assert bar.isVisible()
    bar.ask("employer")
    first = bar.current
    bar.step(1)
    assert bar.current != first
    desk.keys(Qt.Key.Key_Escape, into=bar)
    assert not bar.isVisible()


def test_the_contents_lead_to_a_chapter(desk: Desk) -> None:
    desk.ask(FIRED)
    last = desk.reader.contents.topLevelItem(desk.reader.contents.topLevelItemCount() - 1)
    desk.reader.contents.itemClicked.emit(last, 0)
    assert last.text(0) in desk.reader.provision.path


def test_filters_search_again_and_old_versions_come_only_on_demand(desk: Desk) -> None:
    desk.ask(FIRED)
    assert all(hit.version.current for hit in desk.hits)
    desk.until(lambda: bool(desk.search.filters._facets.levels))
    answers: list[object] = []
    desk.search.answered.connect(answers.append)
    chosen = replace(desk.search.filters.filters, levels=(Level.INTERPRETATION,))
    desk.search.filters.choose(chosen)
    desk.until(lambda: len(answers) == 1)
    assert all(hit.law.level is Level.INTERPRETATION for hit in desk.hits)


def test_where_nothing_is_found_the_page_says_what_to_do(desk: Desk) -> None:
    desk.search.filters.choose(replace(desk.search.filters.filters, levels=(Level.CONTRACT,)))
    results = desk.ask(FIRED)
    assert results is not None
    assert results.hits == ()
    assert "Try other words" in desk.search._nothing.text
    assert desk.search._clear_filters.isVisible()


@pytest.mark.parametrize(
    "typed", ["(", '"', "%", "'; DROP TABLE laws; --", "🙂", "\0", "a" * 10_000, "第", "§ §", "*:*"]
)
def test_hostile_questions_end_in_an_answer(desk: Desk, typed: str) -> None:
    desk.ask(typed)
    assert "cannot" not in desk.notice


@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_nothing_asks_nothing(desk: Desk, typed: str) -> None:
    desk.ask(FIRED)
    assert desk.ask(typed) is None
    assert desk.search.start.isVisible()


def test_the_whole_window_changes_its_language(desk: Desk) -> None:
    desk.ask(FIRED)
    desk.window.show_settings()
    desk.window.use(replace(desk.window.session.program.settings, language=Language.CHINESE))
    desk.until(lambda: "本机" in desk.status)
    for page in range(6):
        desk.window.turn_to(page)
        for kind in (QPushButton, QToolButton):
            for button in desk.window.findChildren(kind):
                assert not _latin(button.text()), button.text()
    assert desk.search.filters._count.text() == f"找到 {len(desk.hits)} 条"
    titles = [action.text() for action in desk.window.menuBar().actions()]
    assert titles == ["文件(&F)", "视图(&V)", "帮助(&H)"]


def _latin(text: str) -> bool:
    words = text.replace("Pandecta", "").replace("English", "")
    return any(c.isascii() and c.isalpha() for c in words)


def test_theme_and_size_take_effect_at_once_and_are_kept(desk: Desk) -> None:
    program = desk.window.session.program
    desk.window.use(replace(program.settings, theme=Theme.DARK))
    assert theme.colours().dark
    desk.keys(Qt.Key.Key_Plus, modifier=CTRL, into=desk.window)
    assert program.settings.font_size == Settings().font_size + 1
    assert QApplication.font().pointSize() == program.settings.font_size
    desk.keys(Qt.Key.Key_0, modifier=CTRL, into=desk.window)
    assert QApplication.font().pointSize() == Settings().font_size
    assert build_program().settings.theme is Theme.DARK


def test_the_window_remembers_how_it_was_left(qtbot, at_home: Program) -> None:
    first = Desk(qtbot, at_home).open()
    first.window.resize(780, 600)
    first.search.split.setSizes([300, 600])
    first.reader.show_contents(False)
    sizes = first.search.split.sizes()
    first.window.close()
    second = Desk(qtbot, build_program())
    assert (second.window.width(), second.window.height()) == (780, 600)
    assert second.search.split.sizes() == sizes
    assert not second.reader.bar.contents.isChecked()
    second.window.close()


def test_pages_and_the_question_are_reached_by_key(desk: Desk) -> None:
    desk.keys(Qt.Key.Key_2, modifier=CTRL, into=desk.window)
    assert desk.window.asking.isVisible()
    assert desk.window.asking.bar.field.hasFocus()
    desk.keys(Qt.Key.Key_4, modifier=CTRL, into=desk.window)
    assert desk.window.library.isVisible()
    desk.keys(Qt.Key.Key_K, modifier=CTRL, into=desk.window)
    assert desk.search.isVisible()
    assert desk.search.field.hasFocus()
    desk.type("something")
    desk.keys(Qt.Key.Key_Escape, into=desk.search.field)
    assert desk.search.field.text() == ""


def test_a_new_library_is_made_filled_indexed_and_searched(
    desk: Desk, tmp_path: Path, sample_sources: list[str]
) -> None:
    session = desk.window.session
    reports: list[object] = []
    session.imported.connect(reports.append)
    session.create(str(tmp_path / "mine"), "Mine", sample_sources)
    desk.until(lambda: bool(reports) and session.info.manifest is not None and not session.busy)
    assert session.info.name == "Mine"
    assert reports[0].added
    assert desk.window.library.isVisible()
    assert desk.ask(FIRED).hits
    assert session.program.settings.recent[0] == str(tmp_path / "mine")


def test_a_library_without_an_index_offers_to_build_it(desk: Desk, tmp_path: Path) -> None:
    session = desk.window.session
    source = tmp_path / "law.md"
    source.write_text(
        "---\nformat: pandecta-law/1\nid: a\ntitle: A\nlanguage: en\nlevel: law\n---\n\n"
        "**Section 1. Kites.** Nobody flies a kite by night.\n",
        "utf-8",
    )
    library = session.program.create(str(tmp_path / "bare"), "Bare")
    for _ in library.import_sources([str(source)]):
        pass
    library.close()
    session.open(str(tmp_path / "bare"))
    desk.until(lambda: session.library.name == "Bare" and not session.busy)
    desk.until(lambda: "no search index" in desk.notice)
    desk.window.notice.chosen.emit(desk.window.notice.notice.way)
    desk.until(lambda: session.info.manifest is not None and not session.busy)
    desk.until(lambda: desk.notice == "")
    assert desk.ask("kite at night").hits[0].provision.heading == "Kites"


def test_a_missing_library_is_told_in_a_strip(desk: Desk, tmp_path: Path) -> None:
    desk.window.session.open(str(tmp_path / "nowhere"))
    desk.until(lambda: "There is no library" in desk.notice)
    assert desk.ask(FIRED).hits


def test_every_control_has_a_name_for_those_who_do_not_see_it(desk: Desk) -> None:
    desk.ask(FIRED)
    for button in desk.window.findChildren(QToolButton):
        if button.isVisible() and button.objectName() != "qt_menubar_ext_button":
            assert button.accessibleName() or button.text(), button
    for label in desk.window.findChildren(QLabel):
        assert label.textFormat() is not Qt.TextFormat.RichText


@pytest.fixture
def sample_sources(program: Program) -> list[str]:
    """The English half of the sample's sources."""
    return [path for path in program._libraries.sample_sources() if path.endswith("en")]


def test_broken_settings_are_put_aside_with_a_notice(qtbot, home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.json").write_text("{", "utf-8")
    program = build_program()
    program.settings = replace(program.settings, language=Language.ENGLISH)
    desk = Desk(qtbot, program).open()
    desk.until(lambda: "put aside" in desk.notice)
    assert (home / "settings.json.aside").read_text("utf-8") == "{"
    desk.window.notice.closed.emit()
    desk.until(lambda: "put aside" not in desk.notice)
    desk.window.close()
