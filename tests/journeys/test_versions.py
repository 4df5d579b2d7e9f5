"""Journeys through the versions of a law: as of a day, what changed, in the window and the verb."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.cli.changes_verb import changes
from app.domain.errors import ProvisionUnknown
from app.domain.events import outcome
from app.domain.law import Status
from app.domain.matching import Change
from app.domain.settings import Language, Theme
from app.services.program import Program
from tests.conftest import plain_law
from tests.journeys.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

OLD = """# Part 1 Flying

**Section 1. Where.** Kites may be flown in meadows that are open to everybody in summer.

**Section 2. When.** Nobody flies a kite in a thunderstorm.

The fine is five crowns.

**Section 3. Tails.** The tail of a kite is no longer than the kite and bears the owner's name.
"""
NEW = """# Part 1 Flying

**Section 1. Where.** Kites may be flown in meadows that are open to everybody in summer.

**Section 2. When.** Nobody flies a kite in a thunderstorm.

The fine is ten crowns.

**Section 3. Strings.** Wire is not used as the string of any kite, whatever its size.

**Section 4. Tails.** The tail of a kite is no longer than the kite and bears the owner's name.
"""


@pytest.fixture
def library(tmp_path: Path, program: Program) -> str:
    """A library with two versions of one law and one law without versions, indexed."""
    source = tmp_path / "source"
    source.mkdir()
    for name, text in (
        ("old", plain_law(body=OLD, status="amended", effective_date="2001-06-01")),
        ("new", plain_law(body=NEW, status="in force", publication_date="2010-05-01",
                          effective_date="2010-07-01")),
        ("boat", plain_law("boat-act", "Boat Act 2003",
                           "**Section 1. Oars.** A boat has two oars and an anchor.\n")),
    ):  # fmt: skip
        (source / f"{name}.md").write_text(text, "utf-8")
    made = program.create(str(tmp_path / "library"), "Kites")
    outcome(made.import_sources([str(source)]))
    outcome(made.build_index("bundled"))
    made.close()
    return str(tmp_path / "library")


@pytest.fixture
def desk(qtbot, program: Program, library: str) -> Iterator[Desk]:
    """The window over that library, in English."""
    program.settings = replace(
        program.settings, language=Language.ENGLISH, theme=Theme.LIGHT, library=library
    )
    desk = Desk(qtbot, program).open()
    yield desk
    desk.window.close()


def test_a_day_brings_the_law_of_that_day(desk: Desk) -> None:
    desk.ask("kite in a thunderstorm")
    assert "ten crowns" in desk.first.provision.text
    assert desk.search._stood.isHidden()
    answers: list[object] = []
    desk.search.answered.connect(answers.append)
    desk.search.filters.days.chosen.emit(date(2005, 1, 1))
    desk.until(lambda: bool(answers))
    assert "five crowns" in desk.first.provision.text
    assert desk.first.version.status is Status.AMENDED
    assert desk.search._stood.text() == "The law as it stood on 2005-01-01"
    desk.until(lambda: desk.reader.reading.law.version.status is Status.AMENDED)
    assert desk.reader.bar._when.whole == "in force 2001-06-01 to 2010-06-30"


def test_where_the_day_leaves_nothing_the_page_offers_the_way_out(desk: Desk) -> None:
    desk.search.filters.days.chosen.emit(date(1990, 1, 1))
    results = desk.ask("kite in a thunderstorm")
    assert results is not None
    assert results.hits == ()
    desk.search._clear_filters.click()
    desk.until(lambda: bool(desk.hits))
    assert desk.search.filters.filters.on is None


def test_what_changed_is_shown_and_walked_by_key(desk: Desk) -> None:
    desk.ask("Kite Act 2001, Section 2")
    room = desk.reader.changes
    desk.keys(Qt.Key.Key_H, modifier=CTRL | SHIFT, into=desk.window)
    desk.until(lambda: room.shown is not None)
    assert desk.reader.comparing
    assert room.shown.match.change is Change.CHANGED
    assert "−five +ten" in room.view.reading.rows[-1].text
    assert "removed: five" in room.view.accessibleDescription()
    assert room.bar.summary == "Changed 1 · Added 1 · Moved 1"
    desk.keys(Qt.Key.Key_Down, into=room.list)
    desk.until(lambda: room.shown.match.change is Change.ADDED)
    desk.keys(Qt.Key.Key_Down, into=room.list)
    desk.until(lambda: room.shown.match.change is Change.MOVED)
    assert room.view.reading.rows[-1].text.startswith("Section 3 → Section 4")
    desk.keys(Qt.Key.Key_Return, into=room.list)
    desk.until(lambda: desk.reader.citation == "Kite Act 2001, Section 4")
    assert not desk.reader.comparing


def test_escape_and_another_hit_lead_back_to_the_text(desk: Desk) -> None:
    desk.ask("Kite Act 2001, Section 1")
    room = desk.reader.changes
    desk.reader.bar.changes.click()
    desk.until(lambda: room.shown is not None)
    assert room.shown.match.change is Change.UNCHANGED
    desk.keys(Qt.Key.Key_Escape, into=room.list)
    assert not desk.reader.comparing
    assert not desk.reader.bar.changes.isChecked()
    desk.reader.bar.changes.click()
    desk.until(lambda: room.shown is not None)
    desk.search.hits.step(1)
    desk.until(lambda: not desk.reader.comparing)


def test_a_law_of_one_version_has_nothing_to_compare(desk: Desk) -> None:
    desk.ask("Boat Act 2003, Section 1")
    assert desk.reader.bar.changes.isHidden()
    desk.reader.show_changes()
    assert not desk.reader.comparing
    assert desk.reader.bar._status.accessibleName() == "Newest text"


def test_another_version_opens_where_the_provision_stands_in_it(desk: Desk) -> None:
    desk.ask("Kite Act 2001, Section 4")
    assert desk.reader.provision.heading == "Tails"
    old = desk.reader.reading.law.versions[-1]
    desk.reader.bar.version_chosen.emit(old.id)
    desk.until(lambda: desk.reader.reading.law.version.id == old.id)
    assert desk.reader.citation == "Kite Act 2001, Section 3"
    assert desk.reader.provision.heading == "Tails"


def test_the_languages_of_the_comparison(desk: Desk) -> None:
    desk.ask("Kite Act 2001, Section 2")
    room = desk.reader.changes
    desk.reader.bar.changes.click()
    desk.until(lambda: room.shown is not None)
    desk.window.use(replace(desk.window.session.program.settings, language=Language.CHINESE))
    desk.until(lambda: room.bar.summary == "修改 1 · 新增 1 · 移位 1")
    assert "删去的文字" in room.view.reading.rows[0].text
    desk.reader.leave_changes()
    desk.until(lambda: "公布" in desk.reader.reading.rows[1].text)
    desk.window.use(replace(desk.window.session.program.settings, language=Language.ENGLISH))


def _asked(library: str, asked: str, **other: object) -> Namespace:
    plain = {"library": library, "json": False, "from_version": None, "to_version": None}
    return Namespace(asked=asked, **(plain | other))


def test_the_verb_prints_what_changed(capsys, program: Program, library: str) -> None:
    assert changes(program, _asked(library, "Kite Act 2001, Section 2")) == 0
    printed = capsys.readouterr().out
    assert "The fine is[- five-]{+ ten+} crowns." in printed
    assert "from 2001-05-01 [amended] to 2010-05-01 [in-force]" in printed
    assert "1 added, 1 changed, 1 moved, 1 unchanged" in printed


def test_the_verb_for_machines(capsys, program: Program, library: str) -> None:
    asked = _asked(library, "Kite Act 2001, Section 4", json=True)
    assert changes(program, asked) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["change"] == "moved"
    assert found["from"]["citation"] == "Kite Act 2001, Section 3"
    assert found["to"]["citation"] == "Kite Act 2001, Section 4"
    assert "".join(span["text"] for span in found["spans"]).startswith("Tails\nThe tail")
    assert {each["change"] for each in found["whole_law"]} == {"changed", "added", "moved"}


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        (date(2010, 5, 1), date(2001, 5, 1), "{+ five+}"),
        (date(2005, 1, 1), date(2015, 1, 1), "{+ ten+}"),
        (date(2001, 6, 1), None, "{+ ten+}"),
        (None, date(2001, 5, 1), "[unchanged]"),
    ],
)
def test_versions_are_named_by_day(
    capsys, program: Program, library: str, begin: date | None, end: date | None, told: str
) -> None:
    asked = _asked(library, "Kite Act 2001, Section 2", from_version=begin, to_version=end)
    assert changes(program, asked) == 0
    assert told in capsys.readouterr().out


def test_the_verb_says_what_it_cannot_do(capsys, program: Program, library: str) -> None:
    assert changes(program, _asked(library, "Boat Act 2003, Section 1")) == 1
    assert "one version only" in capsys.readouterr().err
    for asked in (
        _asked(library, "Moon Act, Section 1"),
        _asked(library, "Kite Act 2001, Section 2", from_version=date(1900, 1, 1)),
    ):
        with pytest.raises(ProvisionUnknown):
            changes(program, asked)
