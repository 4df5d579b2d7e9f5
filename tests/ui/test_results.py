"""The list: the Hit itself is handed out, its excerpt is what matched, all can be painted."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.ui import fonts
from app.ui.hit_delegate import HIT, HitDelegate, elided_citation, excerpt_text
from app.ui.results import HitList, HitsModel


def test_the_model_hands_out_the_hit_itself(qtbot, hit) -> None:
    model = HitsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hits = (hit(1), hit(2))
    model.show_hits(hits)
    assert model.rowCount() == 2
    assert model.index(1, 0).data(HIT) is hits[1]
    assert model.index(0, 0).data() == "Kite Act 2001, s. 1"
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Amended" in spoken
    assert "Close in meaning" in spoken
    model.show_hits(())
    assert model.rowCount() == 0


def test_the_first_hit_is_selected_and_the_list_is_walked_within_its_ends(qtbot, hit) -> None:
    listed = HitList()
    qtbot.addWidget(listed)
    selected: list[object] = []
    listed.selected.connect(selected.append)
    hits = (hit(1), hit(2))
    listed.show_hits(hits)
    for by in (1, 1, -1, -1, -1):
        listed.step(by)
    assert selected == [hits[0], hits[1], hits[0]]


def test_other_hits_leave_alone_what_is_being_read(qtbot, hit) -> None:
    listed = HitList()
    qtbot.addWidget(listed)
    listed.show()
    hits = (hit(1), hit(2), hit(3))
    listed.show_hits(hits)
    selected: list[object] = []
    listed.selected.connect(selected.append)
    listed.change_hits(hits[1:], ["p1", "p3"])
    assert listed.current is hits[2]
    listed.change_hits(hits[:2], ["p3"])
    listed.setFocus()
    qtbot.waitUntil(listed.hasFocus)
    assert listed.current is None
    assert selected == []
    listed.step(1)
    assert selected == [hits[0]]


def test_an_excerpt_begins_near_the_first_shared_word(hit) -> None:
    text = "Nothing here. " * 40 + "At last the kite is named."
    assert "kite" in excerpt_text(hit(text=text))[:80]
    assert excerpt_text(hit(text=text)).startswith("…")
    assert excerpt_text(hit(text="Short.\nKite.")) == "Short. Kite."


def test_the_title_gives_way_and_never_the_number(qapp, hit) -> None:
    metrics = QFontMetricsF(fonts.interface(11))
    short = elided_citation(hit(), metrics, 100)
    assert short.endswith(", s. 1")
    assert "…" in short
    assert elided_citation(hit(), metrics, 1000) == "Kite Act 2001, s. 1"


def test_every_hit_is_painted_at_one_height_and_the_shared_words_are_marked(qapp, hit) -> None:
    delegate = HitDelegate()
    model = HitsModel()
    model.show_hits((hit(1), hit(2, "<b>x</b>" * 300, ()), hit(3, "", ())))
    option = QStyleOptionViewItem()
    sizes = {delegate.sizeHint(option, model.index(row, 0)).height() for row in range(3)}
    assert len(sizes) == 1
    image = QImage(QSize(400, sizes.pop()), QImage.Format.Format_RGB32)
    for row in range(3):
        option.rect = QRect(0, 0, 400, image.height())
        option.state = QStyle.StateFlag.State_Selected if row == 0 else QStyle.StateFlag.State_None
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(row, 0))
        painter.end()
    excerpt = delegate._excerpt(hit(1), 360, fonts.law(10))
    [mark] = excerpt.marks
    assert excerpt.layout.text()[mark.start : mark.start + mark.length] == "kite"
