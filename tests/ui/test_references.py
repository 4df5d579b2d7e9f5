"""References are links that load behind the text, show where they lead, and are followed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QLabel

from app.domain.events import outcome
from app.services.law_ports import Reference
from app.services.library import OpenLibrary
from app.services.program import Program
from app.ui import theme
from app.ui.reader import Reader
from app.ui.session import Session
from app.ui.widgets.law_link_view import LinkedLawView
from app.ui.widgets.law_links import Links, links_of
from app.ui.widgets.law_rows import LONGEST, Reading, reading
from app.ui.widgets.reference_card import ReferenceCard
from tests.conftest import plain_law
from tests.ui.conftest import law_text, provision

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HOSTILE = '<a href="http://nowhere.invalid">gone</a> & <b>bold</b>'
KITE = (
    "**Section 1. Where.** In meadows, under section 2 and without prejudice to section 3.\n\n"
    f"**Section 2. When.** Not by night. {HOSTILE}\n\n"
    "**Section 3. Fine.** Who breaks section 2 pays five crowns.\n\n"
    "**Section 4. End.** Sections 1 and 2 end.\n"
)
FORM = "'{title}, s. {number}'"
BALLOON = "**Section 1. Balloons.** Section 2 of the Kite Act 2001 applies to balloons.\n"


def _refer(text: str, words: str, *targets: str) -> list[Reference]:
    start = text.index(words)
    return [Reference(start, start + len(words), one, "v2", "Act", "1") for one in targets]


def _shown(links: Links, shown: Reading) -> list[str]:
    """What the layouts would underline, row by row."""
    found = []
    for row, one in enumerate(shown.rows):
        units = one.text.encode("utf-16-le")
        found += [units[2 * a : 2 * b].decode("utf-16-le") for a, b, _ in links.spans(row)]
    return found


def test_a_range_is_one_link_and_what_leads_nowhere_is_none() -> None:
    text = "See sections 2 to 4, section 1, section 9 and the Act."
    shown = reading(law_text(provision(1, text)))
    references = [
        *_refer(text, "sections 2 to 4", "a", "b", "c", "b"),
        *_refer(text, "2 to 4", "z"),
        *_refer(text, "section 1", "p1"),
        *_refer(text, "section 9", ""),
        Reference(5, 5_000, "far", "v2", "Act", "1"),
    ]
    (link,) = links_of(shown, 0, references)
    assert text[link.start : link.stop] == "sections 2 to 4"
    assert link.targets == ("a", "b", "c")


@pytest.mark.parametrize("before", ["", "\n\n", "A first paragraph.\nAnother\n", "𠀀𠀁 "])
def test_a_link_stands_on_its_words_whatever_comes_before(before: str) -> None:
    text = f"{before}Under section 7 of 𠀀 this Act."
    shown = reading(law_text(provision(1, "Some."), provision(2, text, heading="Heading 𠀀")))
    links = Links(shown)
    links.know(1, [*_refer(text, "section 7", "a"), *_refer(text, "this Act", "b")])
    assert _shown(links, shown) == ["section 7", "this Act"]


def test_a_link_is_found_in_a_provision_of_many_rows() -> None:
    text = "word\n" * 3_000 + "see section 7\n" + "end\n" * 1_000
    shown = reading(law_text(provision(1, text)))
    links = Links(shown)
    links.know(0, _refer(text, "section 7", "a"))
    assert _shown(links, shown) == ["section 7"]
    place = links.row_of(links.of(0)[0])
    assert place is not None
    assert place[0] - shown.first_row[0] == text.index("section 7") // LONGEST


def _format(view: LinkedLawView, row: int) -> QTextCharFormat:
    (found,) = view._ranges(view._column, row)
    return QTextCharFormat(found.format)


def test_a_link_at_rest_is_ink_with_a_dotted_line_and_pointed_at_has_the_accent(qtbot) -> None:
    view = LinkedLawView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    text = "A kite under section 7 flies."
    view.show_law(reading(law_text(provision(1, text))))
    view.show()
    view.know_references({0: _refer(text, "section 7", "a")})
    row, (link,) = view.reading.first_row[0], view.links(0)
    lines = QTextCharFormat.UnderlineStyle
    quiet = _format(view, row)
    assert quiet.foreground().color().name() == theme.colours().ink.lower()
    assert quiet.underlineStyle() is lines.DotLine
    before = view.grab().toImage()
    qtbot.mouseMove(view.viewport(), view.area(link).center())
    qtbot.waitUntil(lambda: _format(view, row).underlineStyle() is lines.SingleUnderline)
    assert _format(view, row).foreground().color().name() == theme.colours().accent.lower()
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert view.grab().toImage() != before
    qtbot.mouseMove(view.viewport(), QPoint(2, 2))
    qtbot.waitUntil(lambda: _format(view, row).underlineStyle() is lines.DotLine)


def test_only_what_is_around_the_sight_is_asked_for(qtbot) -> None:
    view = LinkedLawView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_law(reading(law_text(*(provision(n, "A kite. " * 40) for n in range(1, 1_261)))))
    view.open_at(600)
    wanted = view.unknown_places()
    assert 600 in wanted
    assert len(wanted) < 40
    view.know_references(dict.fromkeys(wanted, ()))
    assert view.unknown_places() == []


class Room:
    """A reader over a real library of two laws."""

    def __init__(self, qtbot, program: Program, library: OpenLibrary) -> None:
        self._qtbot = qtbot
        self.session = Session(program)
        self.session.library = library
        self.reader = Reader(self.session)
        self.view, self.references = self.reader.view, self.reader.references
        self.troubles: list[object] = []
        self.reader.troubled.connect(self.troubles.append)
        qtbot.addWidget(self.reader)
        self.reader.resize(760, 560)
        self.reader.show()
        self.reader.show_contents(False)

    def until(self, done) -> None:
        self._qtbot.waitUntil(done, timeout=20_000)

    def read(self, citation: str) -> None:
        provision = self.session.library.resolve(citation)[0][0]
        self.reader.read(provision.id)
        self.at(citation)

    def at(self, citation: str) -> None:
        self.until(lambda: self.reader.citation == citation and not self.view.unknown_places())
        self.until(lambda: not self.session.lanes.reading._tasks)

    def words(self) -> list[str]:
        return [self.view.words(link) for link in self.view.links(self.view.opened)]


@pytest.fixture
def room(qtbot, program: Program, tmp_path: Path) -> Iterator[Room]:
    source = tmp_path / "source"
    source.mkdir()
    (source / "kite.md").write_text(plain_law(body=KITE, citation=FORM), "utf-8")
    balloon = plain_law("balloon-act", "Balloon Act 2003", BALLOON, citation=FORM)
    (source / "balloon.md").write_text(balloon, "utf-8")
    library = program.create(str(tmp_path / "library"), "Kites")
    outcome(library.import_sources([str(source)]))
    room = Room(qtbot, program, library)
    yield room
    assert room.troubles == []
    room.session.close()


def test_a_click_goes_to_another_law_and_the_trail_comes_back(qtbot, room: Room) -> None:
    room.read("Balloon Act 2003, s. 1")
    (link,) = room.view.links(0)
    area = room.view.area(link)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(room.view.viewport(), left, none, area.center())
    room.at("Kite Act 2001, s. 2")
    assert room.reader.bar.back.isEnabled()
    room.reader.go_back()
    room.at("Balloon Act 2003, s. 1")
    room.reader.go_forward()
    room.at("Kite Act 2001, s. 2")


def test_a_drag_over_a_link_selects_and_does_not_follow(qtbot, room: Room) -> None:
    room.read("Balloon Act 2003, s. 1")
    area = room.view.area(room.view.links(0)[0])
    viewport, left = room.view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(viewport, left, pos=area.center())
    room.view._selection.extend((len(room.view.reading.rows) - 1, 0))
    room.view._selection.extend((len(room.view.reading.rows) - 1, 999))
    qtbot.mouseRelease(viewport, left, pos=area.center())
    assert room.view.selected
    assert room.reader.citation == "Balloon Act 2003, s. 1"
    assert not room.session.lanes.search._tasks


def test_the_mouse_at_rest_shows_the_card_and_its_text_is_plain(qtbot, room: Room) -> None:
    room.read("Balloon Act 2003, s. 1")
    card = room.references.card
    qtbot.mouseMove(room.view.viewport(), room.view.area(room.view.links(0)[0]).center())
    assert card.isHidden()
    room.until(card.isVisible)
    assert card.told.startswith("Kite Act 2001, s. 2\n")
    assert HOSTILE in card.told
    labels = card.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert room.view.rect().contains(card.geometry())
    qtbot.mouseMove(room.view.viewport(), QPoint(2, 2))
    room.until(card.isHidden)


def test_tab_walks_the_links_and_return_follows(qtbot, room: Room) -> None:
    room.read("Kite Act 2001, s. 1")
    assert len(room.words()) == 2
    room.reader.activateWindow()
    room.view.setFocus()
    room.until(room.view.hasFocus)
    walked = []
    for _ in range(2):
        qtbot.keyClick(room.view, Qt.Key.Key_Tab)
        walked.append(room.view.words(room.view.walked_to))
    assert walked == room.words()
    room.until(room.references.card.isVisible)
    assert room.references.card.told.startswith("Kite Act 2001, s. 3")
    qtbot.keyClick(room.view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert room.view.words(room.view.walked_to) == walked[0]
    qtbot.keyClick(room.view, Qt.Key.Key_Return)
    room.at("Kite Act 2001, s. 2")
    assert room.view.walked_to is None
    assert room.references.card.isHidden()


def test_past_the_last_link_tab_leaves_and_escape_lets_go(qtbot, room: Room) -> None:
    room.read("Kite Act 2001, s. 3")
    room.reader.activateWindow()
    room.view.setFocus()
    room.until(room.view.hasFocus)
    qtbot.keyClick(room.view, Qt.Key.Key_Tab)
    assert room.view.walked_to is not None
    qtbot.keyClick(room.view, Qt.Key.Key_Escape)
    assert room.view.walked_to is None
    assert room.view.hasFocus()
    qtbot.keyClick(room.view, Qt.Key.Key_Tab)
    qtbot.keyClick(room.view, Qt.Key.Key_Tab)
    assert not room.view.hasFocus()


def test_the_foot_counts_what_refers_here_and_its_list_goes_there(qtbot, room: Room) -> None:
    room.read("Kite Act 2001, s. 4")
    foot = room.reader.foot
    assert foot.isHidden()
    room.read("Kite Act 2001, s. 2")
    room.until(foot.isVisible)
    assert "4" in foot.button.accessibleName()
    foot.button.click()
    listed = room.references.list
    room.until(listed.isVisible)
    citations = [listed.rows.index(n).data() for n in range(listed.rows.rowCount())]
    assert citations == [
        "Kite Act 2001, s. 1", "Kite Act 2001, s. 3", "Kite Act 2001, s. 4",
        "Balloon Act 2003, s. 1",
    ]  # fmt: skip
    qtbot.keyClick(listed.list, Qt.Key.Key_End)
    qtbot.keyClick(listed.list, Qt.Key.Key_Return)
    assert listed.isHidden()
    room.at("Balloon Act 2003, s. 1")
    assert foot.isVisible()
    assert foot.button.isHidden()
    room.reader.forget()
    assert foot.isHidden()


def test_where_several_are_meant_the_list_asks_to_which(qtbot, room: Room) -> None:
    room.read("Kite Act 2001, s. 4")
    (link,) = room.view.links(room.view.opened)
    assert room.words() == ["Sections 1 and 2"]
    room.view.followed.emit(link)
    listed = room.references.list
    room.until(listed.isVisible)
    assert listed.list.accessibleName() == "Sections 1 and 2"
    assert room.reader.citation == "Kite Act 2001, s. 4"
    qtbot.keyClick(listed.list, Qt.Key.Key_Escape)
    assert listed.isHidden()
    room.view.followed.emit(link)
    room.until(listed.isVisible)
    qtbot.keyClick(listed.list, Qt.Key.Key_Down)
    qtbot.keyClick(listed.list, Qt.Key.Key_Return)
    room.at("Kite Act 2001, s. 2")


def test_another_law_meanwhile_gets_no_links_of_the_one_before(room: Room) -> None:
    room.read("Kite Act 2001, s. 1")
    old = room.view.reading
    room.references.load()
    room.read("Balloon Act 2003, s. 1")
    room.references._know(old, [0], {old.law.provisions[0].id: [Reference(0, 5, "x", "v", "", "")]})
    assert room.words() == ["Section 2 of the Kite Act 2001"]


def test_the_card_stays_inside_a_small_view(qtbot, hit) -> None:
    view = LinkedLawView()
    qtbot.addWidget(view)
    view.resize(260, 300)
    view.show()
    card, found = ReferenceCard(view), hit(text="A kite flies. " * 200)
    target = found.provision, found.law, found.version
    card.tell(target, (0, len(found.provision.text)), 0)
    assert card.told.endswith("…")
    for beside in (QRect(10, 20, 60, 20), QRect(200, 270, 50, 20), QRect(0, 140, 200, 60)):
        card.place(beside)
        assert view.rect().contains(card.geometry())
        assert not card.geometry().intersects(beside)
