"""Asking through the real window, of a server that speaks the protocol and misbehaves."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from app.adapters.chat.choice import ChatChoice
from app.domain.asking import Coverage, Mode, Outcome
from app.services.program import Program
from app.ui.ask_answer_view import plain_of
from app.ui.ask_page import AskPage
from app.ui.ask_record import RecordDialog
from app.ui.main_window import ASK, SETTINGS
from app.ui.notice_kinds import Way
from tests.chat_server import (
    EMBEDDING,
    MODEL,
    Bytewise,
    Die,
    Done,
    Endless,
    Pause,
    ScriptedChat,
    Stall,
    Status,
    Think,
    chat_serving,
)
from tests.journeys.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
QUESTION = "My landlord keeps the deposit, the flat is mouldy, and he comes in when he likes."
ISSUES = {
    "Return of the deposit": ["return of the deposit", "deductions from the deposit"],
    "Mould": ["damp and mould, removal of the cause"],
    "Entry": ["entry by the landlord with the tenant's consent"],
}
PLAN = {
    "issues": [
        {"title": title, "queries": queries, "place": "", "date": ""}
        for title, queries in ISSUES.items()
    ]
}
REPORT = (
    "## Conclusion\n\nThe deposit goes back within twenty-one days [1]. Not under the Merrow "
    "Tenancy Act 2016, s. 99.\n\n## 押金\n\n押金应当返还[1]。\n\n<b>not bold</b>\n"
)


def judged(coverage: str = "answered", queries: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "judgements": [
            {"issue": key, "coverage": coverage, "sources": [1], "missing": "", "queries": queries}
            for key in ("1", "2", "3")
        ]
    }


def scripted(text: Any, judge: Any = None) -> Callable[[dict[str, Any]], Any]:
    """Replies that fit what is asked for: plan, judgement, or the text itself."""

    def reply(body: dict[str, Any]) -> Any:
        wanted = json.dumps(body.get("format") or {})
        if "judgements" in wanted:
            return judge or judged()
        return PLAN if "issues" in wanted else text

    return reply


@pytest.fixture
def server() -> Iterator[ScriptedChat]:
    with chat_serving(scripted(REPORT)) as serving:
        yield serving


@pytest.fixture
def desk(
    qtbot,  # type: ignore[no-untyped-def]
    program: Program,
    sample_folder: Path,
    tmp_path: Path,
    server: ScriptedChat,
) -> Iterator[Desk]:
    settings = replace(
        program.settings, library=str(sample_folder), ollama=server.address, chat_model=MODEL
    )
    program.keep(settings)
    made = Desk(qtbot, program).open()
    yield made
    made.window.close()


def page_of(desk: Desk) -> AskPage:
    desk.window.turn_to(ASK)
    return desk.window.asking


def asked(desk: Desk, question: str = QUESTION) -> AskPage:
    """Ask on the page and wait for the end."""
    page = page_of(desk)
    page.ask_this(question)
    desk.until(lambda: not page.asker.running)
    return page


def shown(page: AskPage) -> str:
    return plain_of(page.panel.view.document())


def test_three_issues_from_plan_to_record(desk: Desk, server: ScriptedChat) -> None:
    page = asked(desk)
    run = page.panel.run
    assert run is not None
    assert run.outcome is Outcome.WHOLE
    assert page.tree.states == dict.fromkeys(ISSUES, Coverage.ANSWERED)
    assert page.panel.foot.line == "3 citations: 2 verified, 1 not found"
    told = shown(page)
    assert "twenty-one days [1] ✓" in told
    assert "s. 99 ✗" in told
    assert "押金应当返还[1] ✓。" in told
    assert "<b>not bold</b>" in told
    assert run.sources[0].citation in told.splitlines()[-len(run.sources)]
    # a source is read beside the answer
    page.panel.view.anchorClicked.emit("source:1")
    desk.until(lambda: page.reader.citation == run.sources[0].citation)
    assert page.reader.isVisible()
    # a find too
    issue = page.tree.topLevelItem(1)
    assert issue is not None
    query = issue.child(0)
    assert query is not None
    page.tree.itemClicked.emit(query.child(0), 0)
    desk.until(lambda: page.reader.citation == query.child(0).text(0))


def test_follow_ups_keep_the_thread(desk: Desk, server: ScriptedChat) -> None:
    page = asked(desk)
    first = page.panel.run
    assert first is not None
    page.panel.follow_up.field.setText("And if he sells the flat?")
    page.panel.follow_up.button.click()
    desk.until(lambda: not page.asker.running)
    second = page.panel.run
    assert second is not None
    assert (second.follows, second.question) == (first.id, "And if he sells the flat?")
    report = server.calls[-1].body["messages"]
    assert any(QUESTION in one["content"] for one in report[:-1])


def test_what_was_asked_is_reopened_compared_deleted_and_brought_back(desk: Desk) -> None:
    page = asked(desk)
    first = shown(page)
    asked(desk, "Mould in the flat")
    page.bar.kept.click()
    desk.until(lambda: page.runs.list.topLevelItemCount() == 2)
    page.runs.list.selectAll()
    page.runs.compare.click()
    desk.until(lambda: bool(desk.window.findChildren(RecordDialog)))
    dialog = desk.window.findChildren(RecordDialog)[0]
    assert "Mould in the flat" in dialog.view.toPlainText()
    dialog.close()
    page.runs.list.clearSelection()
    older = page.runs.list.topLevelItem(1)
    assert older is not None
    older.setSelected(True)
    page.runs.open.click()
    desk.until(lambda: page.panel.run is not None and page.panel.run.question == QUESTION)
    assert shown(page) == first
    assert page.tree.states == dict.fromkeys(ISSUES, Coverage.ANSWERED)
    page.panel.foot.details.click()
    desk.until(lambda: any(one.isVisible() for one in desk.window.findChildren(RecordDialog)))
    record = desk.window.findChildren(RecordDialog)[-1]
    assert "return of the deposit" in record.view.toPlainText()
    record.close()
    page.bar.kept.click()
    page.runs.list.selectAll()
    page.runs.delete.click()
    desk.until(lambda: page.runs.list.topLevelItemCount() == 0)
    page.runs.undo.button.click()
    desk.until(lambda: page.runs.list.topLevelItemCount() == 2)


def test_thinking_is_folded_and_no_answer(desk: Desk, server: ScriptedChat) -> None:
    server.replies[:] = [scripted([Think("I wonder [7]."), "It holds [1]."])]
    page = asked(desk)
    assert page.panel.thinking.isVisible()
    assert page.panel.thinking.text == "I wonder [7]."
    assert shown(page).startswith("It holds [1] ✓.\n")
    assert page.panel.foot.line.startswith("1 citation: 1 verified")


def test_chinese_split_over_chunks(desk: Desk, server: ScriptedChat) -> None:
    server.replies[:] = [scripted(Bytewise("押金应当返还，期限为二十一日[1]。"))]
    assert shown(asked(desk)).startswith("押金应当返还，期限为二十一日[1] ✓。\n")


def test_stop_before_the_first_word(desk: Desk, server: ScriptedChat) -> None:
    server.replies[:] = [scripted([Stall()])]
    page = page_of(desk)
    page.ask_this(QUESTION)
    desk.until(lambda: len(server.calls) == 3)
    begun = perf_counter()
    desk.keys(Qt.Key.Key_Escape, into=page.bar.field)
    assert perf_counter() - begun < 0.1
    assert not page.panel.going
    assert "Stopped" in page.panel.head.text
    desk.until(lambda: not page.asker.running)
    assert page.panel.run is not None
    assert page.panel.run.outcome is Outcome.STOPPED
    assert page.tree.states == dict.fromkeys(ISSUES, Coverage.ANSWERED)
    assert server.calls[-1].gone.wait(1)


def test_stop_in_the_middle_leaves_what_came_and_checks_it(
    desk: Desk, server: ScriptedChat
) -> None:
    server.replies[:] = [scripted(["It holds [1]. ", "Also s. 99 of the Merrow Tenancy Act 2016. ",
                                   Stall()])]  # fmt: skip
    page = page_of(desk)
    page.ask_this(QUESTION)
    desk.until(lambda: "2016. " in page.panel.view.text)
    page.panel.head.stop.click()
    told = page.panel.view.text
    desk.until(lambda: not page.asker.running)
    assert page.panel.view.text.strip() == told.strip()
    assert page.panel.foot.line == "2 citations: 1 verified, 1 not found"


def test_stop_during_the_plan(desk: Desk, server: ScriptedChat) -> None:
    server.replies[:] = [[Stall()]]
    page = page_of(desk)
    page.ask_this(QUESTION)
    desk.until(lambda: len(server.calls) == 1)
    page.bar.button.click()
    assert page.bar.button.text() == "Ask"
    desk.until(lambda: not page.asker.running)
    assert server.calls[0].gone.wait(1)


NOTICES = {
    "not-installed": ("does not have the language model", Way.CHAT_MODEL),
    "cannot-chat": ("cannot write answers", Way.CHAT_MODEL),
    "busy": ("too many questions waiting", Way.ASK_AGAIN),
    "connection-lost": ("broke in the middle of the answer", Way.ASK_AGAIN),
    "silent": ("said nothing for too long", Way.ASK_AGAIN),
    "not-running": ("is running at", Way.ASK_AGAIN),
    "no-model": ("No language model is chosen", Way.CHAT_MODEL),
}


def _arrange(reason: str, desk: Desk, server: ScriptedChat) -> None:
    settings = desk.window.session.program.settings
    replies = {
        "busy": [Status(503, "server busy, please try again")],
        "connection-lost": scripted(["It holds [1].", Pause(0.1), Die()]),
        "silent": scripted([Stall()]),
    }
    if reason in replies:
        server.replies[:] = [replies[reason]]
    models = {"not-installed": "nobody:1b", "cannot-chat": EMBEDDING, "no-model": ""}
    settings = replace(settings, chat_model=models.get(reason, MODEL))
    if reason == "not-running":
        settings = replace(settings, ollama="http://127.0.0.1:9")
    if reason == "silent":
        desk.window.session.program.chats = ChatChoice(patience=1.0)
    desk.window.use(settings)


@pytest.mark.parametrize("reason", NOTICES)
def test_every_failure_is_a_notice_with_its_way_out(
    desk: Desk, server: ScriptedChat, reason: str
) -> None:
    _arrange(reason, desk, server)
    page = asked(desk)
    words, way = NOTICES[reason]
    notice = page.panel.notice.notice
    assert notice is not None
    assert words in notice.text
    assert page.panel.notice.isVisible()
    assert notice.ways[0] is way
    assert page.panel.head.again.isVisible()
    if way is Way.CHAT_MODEL:
        _press(page)
        assert desk.window._pages.currentIndex() == SETTINGS
        return
    if reason == "connection-lost":
        assert shown(page).startswith("It holds [1] ✓.")
        assert page.panel.foot.line == "1 citation: 1 verified"
    server.replies[:] = [scripted(REPORT)]
    settings = desk.window.session.program.settings
    desk.window.use(replace(settings, ollama=server.address))
    _press(page)
    desk.until(lambda: page.asker.running)
    desk.until(lambda: not page.asker.running)
    assert page.panel.notice.notice is None
    assert "twenty-one days" in shown(page)


def _press(page: AskPage) -> None:
    page.panel.notice.findChildren(QPushButton)[0].click()


def test_an_answer_cut_off_says_so(desk: Desk, server: ScriptedChat) -> None:
    server.replies[:] = [scripted(["It holds [1] and", Done("length")])]
    page = asked(desk)
    assert page.panel.notice.notice is not None
    assert "room for it is used up" in page.panel.notice.notice.text
    assert shown(page).startswith("It holds [1] ✓ and")


def test_the_window_lives_while_two_thousand_pieces_come(desk: Desk, server: ScriptedChat) -> None:
    dice = random.Random(7)
    words = ["deposit", "landlord", "tenant", "court", "押金", "应当", "notice", "days", "mould"]
    pieces: list[Any] = []
    for number in range(2_000):
        pieces.append(f"{dice.choice(words)} " + ("\n\n- " if number % 40 == 39 else ""))
        if number % 10 == 9:
            pieces.append(Pause(0.004))
    pieces.append("That is all.")
    server.replies[:] = [scripted(pieces)]
    server.heeds_longest = False
    page = page_of(desk)
    page.ask_this(QUESTION)
    desk.until(lambda: len(page.panel.view.text) > 2_000)
    # another page and back, scrolling and reading: it goes on all the while
    page.panel.view.verticalScrollBar().setValue(5)
    assert page.asker.running
    desk.until(lambda: not page.asker.running)
    assert "That is all." in shown(page)
    assert page.panel.view.verticalScrollBar().value() == 5


# beside the search


def test_the_switch_answers_a_question_once_whatever_the_filters(
    desk: Desk, server: ScriptedChat
) -> None:
    server.replies[:] = [["The deposit ", "goes back [1]."]]
    beside = desk.search.ask_beside
    desk.ask("return of the deposit")
    assert beside._panel is None
    assert not server.calls
    beside.switch.click()
    desk.until(lambda: beside.panel.run is not None)
    assert beside.panel.isVisible()
    run = beside.panel.run
    assert run is not None
    assert run.mode is Mode.ANSWER
    assert run.sources[0].citation == desk.first.citation
    assert plain_of(beside.panel.view.document()).startswith("The deposit goes back [1] ✓.")
    # other filters: the hits change, the answer does not
    desk.search.filters.choose(replace(desk.search.filters.filters, current_only=False))
    desk.until(lambda: not desk.window.session.lanes.search._tasks)
    assert beside.panel.run is run
    assert len(server.calls) == 1
    beside.panel.head.again.click()
    desk.until(lambda: not beside.asker.running)
    assert len(server.calls) == 2
    # off and on again: it is still there
    beside.switch.click()
    assert not beside.panel.isVisible()
    beside.switch.click()
    assert beside.panel.isVisible()
    assert len(server.calls) == 2
    desk.ask("entry by the landlord")
    desk.until(lambda: not beside.asker.running)
    assert len(server.calls) == 3


def test_a_source_selects_its_hit(desk: Desk, server: ScriptedChat) -> None:
    server.replies[:] = [["See [2]."]]
    beside = desk.search.ask_beside
    beside.switch.click()
    desk.ask("return of the deposit")
    desk.until(lambda: beside.panel.run is not None)
    second = desk.hits[1]
    beside.panel.view.anchorClicked.emit("source:2")
    assert desk.current.citation == second.citation
    desk.until(lambda: desk.reader.citation == second.citation)


def test_stop_and_ask_on_beside_the_search(desk: Desk, server: ScriptedChat) -> None:
    server.replies[:] = [["It goes back [1]. ", Stall()], "And interest [1]."]
    beside = desk.search.ask_beside
    beside.switch.click()
    desk.ask("return of the deposit")
    desk.until(lambda: "[1]" in beside.panel.view.text)
    begun = monotonic()
    desk.keys(Qt.Key.Key_Escape, into=desk.search.field)
    assert monotonic() - begun < 0.1
    assert not beside.panel.going
    assert desk.search.field.text() == "return of the deposit"
    desk.until(lambda: not beside.asker.running)
    assert beside.panel.foot.line == "1 citation: 1 verified"
    beside.panel.follow_up.field.setText("With interest?")
    beside.panel.follow_up.button.click()
    desk.until(lambda: not beside.asker.running)
    run = beside.panel.run
    assert run is not None
    assert run.follows
    assert "interest" in run.text


def test_a_copied_answer_has_its_marks(desk: Desk, server: ScriptedChat) -> None:
    page = asked(desk)
    marked, bare = page.panel.foot.actions_of
    marked[1].trigger()
    assert "s. 99 [✗]" in QGuiApplication.clipboard().text()
    bare[1].trigger()
    assert "✗" not in QGuiApplication.clipboard().text()
    assert "Copied" in desk.status


def test_an_endless_answer_is_ended(desk: Desk, server: ScriptedChat) -> None:
    server.replies[:] = [scripted([Endless("the deposit, the deposit, ", 0.001)])]
    server.heeds_longest = False
    page = asked(desk)
    assert page.panel.run is not None
    assert page.panel.run.outcome is Outcome.CUT_OFF
    assert len(page.panel.view.text) < 2_000


def test_closing_the_window_ends_the_answer(desk: Desk, server: ScriptedChat) -> None:
    server.replies[:] = [[Stall()]]
    page = page_of(desk)
    page.ask_this(QUESTION)
    desk.until(lambda: len(server.calls) == 1)
    desk.window.close()
    assert server.calls[0].gone.wait(1)
