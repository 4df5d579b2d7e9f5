"""How a text stands is said in words: since when, until when, and that nobody has stated it."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.law import Basis, LawText, Status, Version
from app.ui import reader_standing
from app.ui.widgets.law_rows import reading
from app.ui.widgets.law_view import LawView
from app.ui.widgets.reader_bar import ReaderBar
from tests.ui.conftest import LAW, VERSION, law_text, provision

FIRST, SECOND = date(2008, 1, 1), date(2013, 7, 1)


def _version(status: Status, basis: Basis = Basis.STATED, **fields: date | None) -> Version:
    plain = replace(VERSION, status=status, basis=basis, published=None)
    return replace(plain, **fields)  # type: ignore[arg-type]


NEXT = replace(VERSION, id="next", begins=SECOND)


@pytest.mark.parametrize(
    ("version", "told"),
    [
        (_version(Status.IN_FORCE, effective=SECOND), "In force · since 2013-07-01"),
        (_version(Status.IN_FORCE, published=FIRST), "In force · published 2008-01-01"),
        (_version(Status.IN_FORCE), "In force"),
        (
            _version(Status.IN_FORCE, Basis.INFERRED, published=SECOND),
            "Newest text · in this library; its status is not stated by the source",
        ),
        (
            _version(Status.AMENDED, effective=FIRST, begins=FIRST, ends=SECOND),
            "Amended · in force 2008-01-01 to 2013-06-30",
        ),
        (
            _version(Status.AMENDED, Basis.INFERRED, begins=FIRST, ends=SECOND),
            "Amended · in force 2008-01-01 to 2013-06-30 · inferred from the dates of the versions",
        ),
        (
            _version(Status.REPEALED, begins=FIRST, repealed=SECOND, ends=SECOND),
            "Repealed · in force 2008-01-01 to 2013-06-30",
        ),
        (_version(Status.PENDING, effective=SECOND), "Not yet in force · from 2013-07-01"),
        (_version(Status.PENDING), "Not yet in force · the source does not say from when"),
        (
            _version(Status.UNKNOWN),
            "Status unknown · the source does not say whether it applies",
        ),
    ],
)
def test_the_badge_and_its_sentence(qapp, version: Version, told: str) -> None:
    assert reader_standing.told(version, (NEXT, version)) == told


def test_the_day_of_import_is_not_told_as_the_end(qapp) -> None:
    version = _version(Status.REPEALED, begins=FIRST, ends=date(2026, 11, 21))
    told = reader_standing.told(version, (version,))
    assert "2026" not in told
    assert "does not say until when" in told


def test_the_bar_tells_the_standing_and_offers_the_versions_with_theirs(qtbot) -> None:
    bar = ReaderBar()
    qtbot.addWidget(bar)
    old = replace(VERSION, id="old", begins=FIRST, ends=SECOND, published=FIRST)
    new = replace(VERSION, id="new", status=Status.IN_FORCE, effective=SECOND, published=SECOND)
    new = replace(new, begins=SECOND)
    bar.show_law(LawText(LAW, new, (), (new, old)), "s. 1")
    assert bar._when.whole == "since 2013-07-01"
    assert bar._status.accessibleName() == "In force"
    texts = [action.text() for action in bar._version.menu().actions()]
    assert texts == [
        "Version of 2013-07-01 · since 2013-07-01\tIn force",
        "Version of 2008-01-01 · in force 2008-01-01 to 2013-06-30\tAmended",
    ]
    assert not bar.changes.isHidden()
    alone = replace(new, basis=Basis.INFERRED)
    bar.show_law(LawText(LAW, alone, (), (alone,)), "s. 1")
    assert bar._status.accessibleName() == "Newest text"
    assert "not stated" in bar._when.whole
    assert bar.changes.isHidden()


def test_status_page_and_extent_stand_at_the_label(qtbot) -> None:
    repealed = replace(
        provision(1, "Gone.", heading="Night"), status=Status.REPEALED, repealed=SECOND, page=14
    )
    pending = replace(provision(2, "Comes."), status=Status.PENDING, extent="Wales")
    plain = replace(provision(3, "Is."), status=Status.IN_FORCE)
    shown = reading(law_text(repealed, pending, plain))
    texts = [shown.rows[row].text.split() for row in shown.first_row]
    assert texts[0][3:] == ["Repealed", "since", "2013-07-01", "·", "p.", "14", "Gone."]
    assert texts[1][2:] == ["Not", "yet", "in", "force", "Wales", "Comes."]
    assert texts[2] == ["Section", "3", "Is."]
    rows = [shown.rows[row] for row in shown.first_row]
    assert [aside.status for aside in rows[0].asides] == [Status.REPEALED, None]
    assert all(row.text[row.lead :].strip().endswith(".") for row in rows)
    view = LawView()
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show_law(shown)
    assert not view.grab().isNull()


def test_a_text_without_label_has_its_page_on_a_line_of_its_own(qapp) -> None:
    bare = replace(provision(1, "Text."), label="", number="", page=3)
    row = reading(law_text(bare)).rows[-1]
    assert row.text.split("\u2028") == ["p. 3", "Text."]


def test_a_hit_that_is_no_law_any_more_says_so(qapp, hit) -> None:
    found = hit()
    assert reader_standing.of_hit(found) == ("Amended", Status.AMENDED)
    gone = replace(found, provision=replace(found.provision, status=Status.REPEALED))
    assert reader_standing.of_hit(gone) == ("Repealed", Status.REPEALED)
    inferred = replace(VERSION, status=Status.IN_FORCE, basis=Basis.INFERRED)
    assert reader_standing.of_hit(replace(found, version=inferred)) == ("Newest text", None)
