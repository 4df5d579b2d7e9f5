"""What changed is shown by sign and line as well as colour, spoken, listed, and loses no text."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat

from app.domain.difference import Fate
from app.domain.events import outcome
from app.domain.law import LawText, Provision, Status
from app.domain.matching import Change, matched
from app.domain.settings import Language, Theme
from app.ui import changes, changes_words, language, theme
from app.ui.changes import Comparison
from app.ui.reader_changes import neighbours
from app.ui.widgets.changes_bar import ChangesBar
from app.ui.widgets.changes_list import ChangesList
from app.ui.widgets.law_rows import BREAK, LONGEST, Row, RowKind
from app.ui.widgets.law_setting import Setting
from tests.ui.conftest import LAW, VERSION, provision

DATES = (date(2001, 3, 1), date(2005, 3, 1), date(2009, 3, 1))
VERSIONS = tuple(
    replace(VERSION, id=f"v{n}", published=day, current=n == 3)
    for n, day in reversed(list(enumerate(DATES, 1)))
)


def _version(place: int, *provisions: Provision) -> LawText:
    return LawText(LAW, VERSIONS[place], provisions, VERSIONS)


def _comparison(old: list[Provision], new: list[Provision]) -> Comparison:
    return Comparison(_version(1, *old), _version(0, *new), matched(old, new))


def _shown(old: Provision | None, new: Provision | None):
    comparison = _comparison([old] if old else [], [new] if new else [])
    found = outcome(changes.differing(comparison.matches[0]))
    return changes.changes_shown(comparison, found), found


OLD = provision(1, "Nobody flies a kite by night.\nThe fine is five crowns.", heading="Night")
NEW = replace(
    OLD, id="n1", text="Nobody flies a kite or balloon by night.\nThe fine is ten crowns."
)


def test_a_change_has_a_sign_and_a_line_and_not_a_colour_only(qapp) -> None:
    shown, _ = _shown(OLD, NEW)
    row = shown.rows[-1]
    told = {(fate, row.text[start:stop]) for start, stop, fate in row.changes}
    assert told == {
        (Fate.ADDED, "+or balloon"), (Fate.REMOVED, "−five"), (Fate.ADDED, "+ten"),
    }  # fmt: skip
    assert "Nobody flies a kite +or balloon by night." in row.text
    formats = _formats(row)
    assert formats["five"].fontStrikeOut()
    assert not formats["five"].fontUnderline()
    assert formats["ten"].fontUnderline()
    assert not formats["ten"].fontStrikeOut()
    assert not formats["−"].fontStrikeOut()


def _formats(row: Row) -> dict[str, QTextCharFormat]:
    ranges = Setting(11, False, 500).lay(row).layout.formats()
    return {row.text[r.start : r.start + r.length]: QTextCharFormat(r.format) for r in ranges}


def test_the_legend_is_set_as_the_changes_are(qapp) -> None:
    shown, _ = _shown(OLD, NEW)
    legend = shown.rows[0]
    assert legend.kind is RowKind.NOTE
    assert [legend.text[a:b] for a, b, _ in legend.changes] == [
        "−what was removed", "+what was added",
    ]  # fmt: skip


def test_changes_are_spoken(qapp) -> None:
    _, found = _shown(OLD, NEW)
    assert "removed: five" in changes_words.spoken(found.match, found.spans)
    assert "added: ten" in changes_words.spoken(found.match, found.spans)


@pytest.mark.parametrize(("old", "new"), [(None, NEW), (OLD, None)])
def test_what_is_new_or_gone_is_shown_whole(qapp, old, new) -> None:
    shown, _ = _shown(old, new)
    [(start, stop, _)] = shown.rows[-1].changes
    side = new or old
    assert shown.rows[-1].text[start + 1 : stop] == side.text.replace("\n", BREAK)
    assert "version" in shown.rows[0].text


def test_a_changed_heading_and_a_changed_status_are_told(qapp) -> None:
    shown, _ = _shown(OLD, replace(OLD, heading="Darkness", status=Status.REPEALED))
    assert any("Status: as its law → Repealed" in row.text for row in shown.rows)
    marked = shown.rows[-1]
    assert "+Darkness" in [marked.text[a:b] for a, b, _ in marked.changes]


def test_both_numbers_of_a_renumbered_provision_are_shown(qapp) -> None:
    text = "Whoever flies a kite near the harbour shall first tell the warden of the harbour."
    old = provision(1, text)
    shown, found = _shown(old, replace(old, id="n", number="2", label="Section 2"))
    assert found.match.change is Change.MOVED
    assert shown.rows[-1].text.startswith("Section 1 → Section 2")


def test_a_long_change_is_cut_into_rows_and_loses_nothing(qapp) -> None:
    new = provision(1, "\n".join(f"Line {n} is about kites." for n in range(2_000)))
    shown, _ = _shown(None, new)
    assert all(len(row.text) <= LONGEST + 100 for row in shown.rows)
    text = "".join(row.text[row.lead :] for row in shown.rows if row.kind is RowKind.TEXT)
    assert text == "+" + new.text.replace("\n", BREAK)
    for row in shown.rows[1:]:
        [(start, stop, fate)] = row.changes
        assert (start, stop, fate) == (row.lead, len(row.text), Fate.ADDED)


def test_the_list_names_what_became_of_each_and_is_walked_by_key(qtbot) -> None:
    old = [provision(n, f"Text of section {n} about kites and their owners.") for n in range(1, 5)]
    new = [old[0], replace(old[1], id="x", text="Short."), old[3], provision(9, "Wholly new.")]
    comparison = _comparison(old, new)
    listed = ChangesList()
    qtbot.addWidget(listed)
    chosen: list[Change] = []
    listed.chosen.connect(lambda match: chosen.append(match.change))
    listed.show_matches(comparison.changed)
    assert chosen == []
    spoken = [listed.topLevelItem(n).data(0, Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert spoken == ["Changed: Section 2", "Removed: Section 3", "Added: Section 9"]
    assert listed.select(comparison.changed[0])
    assert not listed.select(comparison.matches[0])
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert chosen == [Change.REMOVED, Change.ADDED]


def test_the_bar_offers_every_version_and_counts(qtbot) -> None:
    bar = ChangesBar()
    qtbot.addWidget(bar)
    bar.offer(VERSIONS, "v2", "v3")
    assert [bar.old.itemText(n) for n in range(3)] == ["2009-03-01", "2005-03-01", "2001-03-01"]
    assert (bar.old.currentData(), bar.new.currentData()) == ("v2", "v3")
    assert "2005-03-01" in bar.old.accessibleName()
    bar.tell(_comparison([OLD], [NEW]).counts)
    assert bar.summary == "Changed 1"
    bar.tell(_comparison([OLD], [OLD]).counts)
    assert bar.summary == "Both versions read the same."
    asked: list[tuple[str, str]] = []
    bar.chosen.connect(lambda old, new: asked.append((old, new)))
    bar.old.setFocus()
    qtbot.keyClick(bar.old, Qt.Key.Key_Down)
    assert asked == [("v1", "v3")]
    assert bar.summary == ""


@pytest.mark.parametrize(
    ("shown", "expected"), [("v3", ("v2", "v3")), ("v2", ("v1", "v2")), ("v1", ("v1", "v2"))]
)
def test_the_first_comparison_is_with_the_version_before(shown: str, expected) -> None:
    old, new = neighbours(VERSIONS, shown)
    assert (old.id, new.id) == expected


def test_a_provision_of_a_third_version_is_found_by_its_number(qapp) -> None:
    comparison = _comparison([OLD], [NEW])
    assert comparison.about(replace(OLD, id="elsewhere")) is comparison.matches[0]
    assert comparison.about(replace(OLD, id="elsewhere", number="77")) is None
    assert comparison.about(None) is None


def test_the_words_follow_the_language_and_the_colours_the_theme(qapp) -> None:
    language.apply(qapp, Language.CHINESE)
    shown, found = _shown(OLD, NEW)
    assert "删去" in shown.rows[0].text
    assert "删除" in changes_words.spoken(found.match, found.spans)
    before = _formats(shown.rows[-1])["ten"]
    theme.apply(qapp, Theme.DARK, 11)
    after = _formats(shown.rows[-1])["ten"]
    assert before.foreground() != after.foreground()
