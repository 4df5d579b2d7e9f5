"""The panel of an answer: written piece by piece, marked when whole, copied with its marks."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from app.domain.asking import Mode, Outcome, Request, Run, Selected, Source, Stage
from app.domain.checking import Checked, Mark
from app.domain.dialogue import Rethought, Said, Thought
from app.domain.difference import Fate, Span
from app.domain.errors import ChatFailed
from app.ui.ask_answer_view import AnswerView, plain_of
from app.ui.ask_copying import Answer, Form, copied
from app.ui.ask_markdown import Look, Standing, lines
from app.ui.ask_panel import AnswerPanel
from app.ui.notice_kinds import Way

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TEXT = "Kites rest at night [1]. See the **Kite Act 2001, s. 9** and *Moth Act 1900*."
SOURCES = (Source(1, "p1", "v1", "Kite Act 2001, s. 1", "No kite is flown by night."),)
HOSTILE = '<img src="http://127.0.0.1:9/x.png"><b>bold</b> [go](file:///etc/passwd) ![p](x.png)'


def checked(words: str, mark: Mark, **more: object) -> Checked:
    start = TEXT.index(words)
    return Checked(start, start + len(words), words, mark, **more)  # type: ignore[arg-type]


CHECKS = (
    checked("[1]", Mark.VERIFIED, provision_id="p1", version_id="v1"),
    checked("Kite Act 2001, s. 9", Mark.NOT_FOUND),
    checked("Moth Act 1900", Mark.NOT_CURRENT, successor="p7", superseded="1950-01-01"),
)
RUN = Run(
    "r", "2026-11-21T10:00:00+00:00", "/library", "May I fly?", Mode.ANSWER, "qwen3:8b",
    "http://127.0.0.1:11434", "en", sources=SOURCES, text=TEXT, thinking="Hm. ", checks=CHECKS,
    ms={"total": 1200.0, "check": 1.0},
)  # fmt: skip


@pytest.fixture
def view(qtbot: QtBot) -> AnswerView:
    made = AnswerView()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


@pytest.fixture
def panel(qtbot: QtBot) -> AnswerPanel:
    made = AnswerPanel()
    qtbot.addWidget(made)
    made.resize(500, 500)
    made.show()
    return made


def shown(view: AnswerView) -> str:
    return plain_of(view.document())


def fragments(view: AnswerView) -> Iterator[tuple[str, str]]:
    """The pieces of the document with where they lead."""
    block = view.document().begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            yield it.fragment().text(), it.fragment().charFormat().anchorHref()
            it += 1
        block = block.next()


def test_the_lines_of_markdown_keep_their_places() -> None:
    text = "# Head\n\n1. One *and* two\n  - `deep`\n> said\n```py\n# no head\n```\n---\n\\*star\\*"
    read = [line for line, _ in lines(text, 0, Standing()) if line is not None]
    assert [line.look for line in read] == [
        Look.HEADING, Look.ITEM, Look.ITEM, Look.QUOTE, Look.CODE, Look.RULE, Look.PLAIN,
    ]  # fmt: skip
    for line in read:
        for words in line.words:
            assert text[words.start : words.start + len(words.text)] == words.text
    assert [one.text for one in read[1].words if one.slanted] == ["and"]
    assert "".join(one.text for one in read[-1].words) == "*star*"
    assert (read[1].sign, read[2].depth, read[1].apart, read[2].apart) == ("1.", 1, True, False)


def test_a_longer_fence_is_not_closed_by_a_shorter_one() -> None:
    text = "````\n```\ninside\n```\n````\n# out"
    looks = [line.look for line, _ in lines(text, 0, Standing()) if line is not None]
    assert looks == [Look.CODE] * 3 + [Look.HEADING]


@pytest.mark.parametrize("seed", range(8))
def test_it_reads_the_same_however_it_was_cut(view: AnswerView, seed: int) -> None:
    text = f"## 结论\n\n押金应当**返还**[1]。\n\n- one\n- two `x`\n\n```\ncode\n```\n{TEXT}\n\nEnd."
    dice = random.Random(seed)
    view.know_sources(SOURCES)
    at = 0
    while at < len(text):
        step = dice.choice((1, 2, 5, 13))
        view.add(text[at : at + step])
        at += step
    streamed = shown(view)
    view.clear_answer()
    view.know_sources(SOURCES)
    view.add(text)
    assert streamed == shown(view)
    assert streamed.startswith("结论\n押金应当返还[1]。\n• one\n• two x\ncode\n")


def test_one_endless_line_is_cut_and_nothing_of_it_lost(view: AnswerView) -> None:
    words = [f"word{number} " for number in range(2_000)]
    for word in words:
        view.add(word)
    assert "".join(shown(view).split()) == "".join("".join(words).split())
    assert view.document().blockCount() > 5


def test_no_markup_of_the_model_is_markup_here(view: AnswerView) -> None:
    view.add(HOSTILE)
    assert shown(view) == HOSTILE
    assert all(not href for _, href in fragments(view))
    view.show_whole(HOSTILE, (), ())
    assert shown(view) == HOSTILE
    assert "\ufffc" not in shown(view)


def test_what_turns_the_direction_of_a_text_is_made_visible(view: AnswerView) -> None:
    view.add("s. 13\u202e31 .s\u2066\x00")
    assert shown(view) == "s. 13\ufffd31 .s\ufffd\ufffd"


def test_numbers_of_sources_are_links_and_others_are_not(view: AnswerView) -> None:
    view.know_sources(SOURCES)
    view.add("It rests [1], see [1, 7] and [2].")
    assert [text for text, href in fragments(view) if href == "source:1"] == ["1", "1"]
    assert {href for _, href in fragments(view)} == {"", "source:1"}


def test_every_citation_is_marked_and_leads_to_its_provision(
    view: AnswerView, qtbot: QtBot
) -> None:
    view.show_whole(TEXT, SOURCES, CHECKS)
    told = shown(view)
    assert "[1] ✓. See the Kite Act 2001, s. 9 ✗ and Moth Act 1900 †." in told
    assert told.splitlines()[-2:] == ["Sources", "[1] Kite Act 2001, s. 1"]
    inks = {
        it.charFormat().anchorHref(): it.charFormat().foreground().color().name()
        for it in _formats(view)
    }
    assert len({inks["cited:0"], inks["cited:1"]}) == 2
    with qtbot.waitSignal(view.chosen) as chosen:
        view.anchorClicked.emit("cited:0")
    assert chosen.args == ["p1", "v1"]
    with qtbot.assertNotEmitted(view.chosen):
        view.anchorClicked.emit("cited:1")
        view.anchorClicked.emit("cited:99")
        view.anchorClicked.emit("http://example.com")


def _formats(view: AnswerView):  # type: ignore[no-untyped-def]
    block = view.document().begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            yield it.fragment()
            it += 1
        block = block.next()


def test_the_tooltip_tells_what_is_wrong_and_escapes_it(view: AnswerView) -> None:
    spans = (Span(Fate.KEPT, "within "), Span(Fate.REMOVED, "21"), Span(Fate.ADDED, "<i>90"))
    check = replace(CHECKS[0], mark=Mark.MISQUOTED, difference=spans, citation="A <b>law</b>")
    view.show_whole(TEXT, SOURCES, (check, *CHECKS[1:]))
    view.know_names({"p7": "Moth Act 1950, s. 2"})
    told = view.explained("cited:0")
    assert "within <s>21</s><u>&lt;i&gt;90</u>" in told
    assert "A &lt;b&gt;law&lt;/b&gt;" in told
    assert "1950-01-01" in view.explained("cited:2")
    assert "Moth Act 1950, s. 2" in view.explained("cited:2")
    assert view.explained("cited:9") == view.explained("file:///etc/passwd") == ""
    assert "No kite is flown" in view.explained("source:1")


def test_what_is_read_from_the_top_stays_there_while_more_comes(view: AnswerView) -> None:
    for number in range(60):
        view.add(f"Line {number}\n")
    assert view.verticalScrollBar().value() == 0
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    view.add("more\n" * 10)
    assert bar.value() == bar.maximum()


def test_a_copy_has_the_marks_unless_all_is_verified() -> None:
    doubtful = Answer(TEXT, SOURCES, CHECKS, True)
    assert doubtful.doubtful
    told = copied(doubtful, Form.TEXT, True).text()
    assert "s. 9 ✗" in told
    assert "1 verified" in told
    assert "✗ Kite Act 2001, s. 9: not found" in told
    markdown = copied(doubtful, Form.MARKDOWN, True).text()
    assert "s. 9 [✗]" in markdown
    rich = copied(doubtful, Form.RICH, True)
    assert rich.hasHtml()
    assert "✗" in rich.html()
    assert "cited:" not in rich.html()
    for form in Form:
        assert "✗" not in copied(doubtful, form, False).text()
    assert not Answer(TEXT, SOURCES, CHECKS[:1], True).doubtful
    unchecked = Answer(TEXT)
    assert unchecked.doubtful
    assert "not checked" in copied(unchecked, Form.TEXT, True).text()


def test_rich_text_of_a_hostile_answer_is_text() -> None:
    html = copied(Answer(HOSTILE, checked=True), Form.RICH, False).html()
    assert "<img" not in html
    assert "&lt;img" in html


def test_selected_words_carry_their_signs_only_where_something_is_in_doubt(
    view: AnswerView,
) -> None:
    view.show_whole(TEXT, SOURCES, CHECKS)
    view.selectAll()
    assert "s. 9 ✗" in view.selected()
    view.show_whole(TEXT, SOURCES, CHECKS[:1])
    view.selectAll()
    assert view.selected().startswith("Kites rest at night [1]. See")
    cursor = view.textCursor()
    cursor.setPosition(6)
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor, 2)
    view.setTextCursor(cursor)
    assert view.selected() == "rest at "


def test_what_turns_out_to_be_thinking_is_taken_back(panel: AnswerPanel) -> None:
    panel.begin(Request("May I fly?"), "qwen3:8b", "http://127.0.0.1:11434")
    panel.see([Stage("writing"), Selected(SOURCES, 0), Said("Hm. ")])
    assert shown(panel.view) == "Hm."
    panel.see([Said("So."), Rethought(), Said("Kites rest [1]")])
    assert panel.thinking.text == "Hm. So."
    assert panel.thinking.isVisible()
    assert panel.view.text == "Kites rest [1]"
    assert shown(panel.view).startswith("Kites rest")


def test_a_whole_run(panel: AnswerPanel, qtbot: QtBot) -> None:
    panel.begin(Request("May I fly?"), "qwen3:8b", "http://127.0.0.1:11434")
    assert panel.going
    assert panel.head.stop.isVisible()
    assert not panel.foot.isVisible()
    panel.see([Stage("writing"), Selected(SOURCES, 0), Thought("Hm. ")])
    assert panel.thinking.isVisible()
    assert not panel.thinking.unfolded
    panel.see([Said("Kites "), Said("rest")])
    assert shown(panel.view) == "Kites rest"
    panel.finish(RUN)
    assert panel.foot.line == "3 citations: 1 verified, 1 not current, 1 not found"
    assert panel.head.again.isVisible()
    assert "qwen3:8b" in panel.head.text
    panel.thinking.button.click()
    assert panel.thinking.unfolded
    with qtbot.waitSignal(panel.followed) as followed:
        panel.follow_up.field.setText(" And by day? ")
        panel.follow_up.button.click()
    assert followed.args == ["And by day?"]


def test_stopping_leaves_what_came_and_says_that_it_is_unchecked(panel: AnswerPanel) -> None:
    panel.begin(Request("May I fly?"), "qwen3:8b", "http://127.0.0.1:11434")
    panel.see([Said("Kites rest [1")])
    panel.silence()
    assert shown(panel.view) == "Kites rest [1"
    assert "Stopped" in panel.head.text
    assert panel.foot.line == "The citations were not checked."
    panel.finish(replace(RUN, text="Kites rest", checks=(), outcome=Outcome.STOPPED))
    assert panel.foot.line == "No citations"
    assert "Stopped" in panel.head.text


def test_the_menu_copies_with_marks_and_without(panel: AnswerPanel) -> None:
    panel.show_run(RUN)
    marked, bare = panel.foot.actions_of
    assert len(marked) == len(bare) == len(Form)
    marked[0].trigger()
    assert "✗" in QGuiApplication.clipboard().text()
    bare[0].trigger()
    assert "✗" not in QGuiApplication.clipboard().text()


def test_text_that_leaves_the_machine_is_said_plainly(panel: AnswerPanel) -> None:
    panel.begin(Request("May I fly?"), "deepseek", "https://api.example.com/v1")
    assert "text leaves this machine, to https://api.example.com/v1" in panel.head.text


def test_a_failure_has_its_ways_out(panel: AnswerPanel, qtbot: QtBot) -> None:
    panel.begin(Request("May I fly?"), "qwen3:8b", "http://127.0.0.1:11434")
    panel.fail(ChatFailed("http://127.0.0.1:11434", "qwen3:8b", "not-running"))
    assert panel.notice.isVisible()
    assert panel.notice.notice is not None
    with qtbot.waitSignal(panel.again):
        panel.notice.chosen.emit(Way.ASK_AGAIN)
    with qtbot.waitSignal(panel.way) as way:
        panel.notice.chosen.emit(Way.CHAT_SERVER)
    assert way.args == [Way.CHAT_SERVER]
    assert not panel.going
    panel.show_run(replace(RUN, outcome=Outcome.BROKEN, problem="connection-lost"))
    assert shown(panel.view).startswith("Kites rest")
