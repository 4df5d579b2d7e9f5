"""The parts of the page Ask: the issues while they are searched, and the list of kept runs."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.domain.asking import (
    Assessed,
    Assessment,
    Coverage,
    Find,
    Issue,
    Mode,
    Outcome,
    Plan,
    Planned,
    Query,
    Request,
    Round,
    RoundBegan,
    Run,
    Searched,
)
from app.services.chatting import RunLine
from app.ui import ask_words
from app.ui.ask_bar import AskBar
from app.ui.ask_record import RecordDialog
from app.ui.ask_runs import RunList
from app.ui.ask_start import AskStart
from app.ui.ask_tree import IssueTree
from app.ui.ask_work import in_its_language

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PLAN = Plan((Issue("1", "Deposit", ("deposit",)), Issue("2", "Mould <b>", ("damp",))))
FIND = Find("p1", "v1", "Kite Act 2001, s. 1", 0.5)
QUERY = Query("return of the deposit", "1", (FIND,), 3.0)
RUN = Run(
    "r", "2026-11-21T10:00:00+00:00", "/library", "May I fly?", Mode.AGENT, "qwen3:8b",
    "http://127.0.0.1:11434", "en", plan=PLAN,
    rounds=(Round(1, (QUERY,), (FIND,), (Assessment("1", Coverage.PARTLY),)),), text="Yes.",
)  # fmt: skip


def line(id: str, question: str = "May I fly?") -> RunLine:
    return RunLine(
        id, "2026-11-21T10:00:00+00:00", "/library", question, "agent", "qwen3:8b", "whole", 7, 6
    )


def test_the_issues_follow_the_events(qtbot: QtBot) -> None:
    tree = IssueTree()
    qtbot.addWidget(tree)
    tree.see([Planned(PLAN), RoundBegan(1, 3), Searched(QUERY, (), 1)])
    assert tree.states == {"Deposit": None, "Mould <b>": None}
    assert (tree.round, tree.rounds) == (1, 3)
    issue = tree.topLevelItem(0)
    assert issue is not None
    query = issue.child(0)
    assert query is not None
    assert (query.text(0), query.text(1)) == ("return of the deposit", "1 found, 1 new")
    tree.see([Assessed(Assessment("1", Coverage.ANSWERED))])
    assert tree.states["Deposit"] is Coverage.ANSWERED
    assert "answered" in issue.text(1)
    with qtbot.waitSignal(tree.chosen) as chosen:
        tree.itemClicked.emit(query.child(0), 0)
    assert chosen.args == ["p1", "v1"]
    with qtbot.assertNotEmitted(tree.chosen):
        tree.itemClicked.emit(issue, 0)


def test_a_kept_run_shows_its_rounds(qtbot: QtBot) -> None:
    tree = IssueTree()
    qtbot.addWidget(tree)
    tree.show_run(RUN)
    assert tree.states == {"Deposit": Coverage.PARTLY, "Mould <b>": None}
    assert tree.topLevelItemCount() == 3
    followed = tree.topLevelItem(2)
    assert followed is not None
    assert followed.text(0) == "Referred to by what was found"
    tree.show_run(RUN)
    assert tree.topLevelItemCount() == 3


def test_the_list_of_runs(qtbot: QtBot) -> None:
    runs = RunList()
    qtbot.addWidget(runs)
    runs.show_runs(())
    assert "Nothing was asked yet" in runs.empty.text
    assert not runs.open.isEnabled()
    runs.show_runs([line("b", "Newer"), line("a", "Older")])
    assert runs.empty.isHidden()
    items = [runs.list.topLevelItem(place) for place in range(2)]
    assert items[0] is not None
    assert items[1] is not None
    assert items[0].text(5) == "6/7"
    items[0].setSelected(True)
    assert runs.open.isEnabled()
    assert not runs.compare.isEnabled()
    with qtbot.waitSignal(runs.opened) as opened:
        runs.open.click()
    assert opened.args == ["b"]
    items[1].setSelected(True)
    with qtbot.waitSignal(runs.compared) as compared:
        runs.compare.click()
    assert compared.args == ["a", "b"]
    with qtbot.waitSignal(runs.deleted) as deleted:
        runs.delete.click()
    assert deleted.args == [["b", "a"]]
    runs.offer_back([RUN])
    with qtbot.waitSignal(runs.undone) as undone:
        runs.undo.button.click()
    assert undone.args == [(RUN,)]
    assert runs.undo.isHidden()


def test_where_the_model_runs_is_said(qtbot: QtBot) -> None:
    bar = AskBar()
    qtbot.addWidget(bar)
    assert bar.where == "No language model is chosen yet."
    bar.tell_model("qwen3:8b", "http://127.0.0.1:11434")
    assert bar.where == "qwen3:8b at 127.0.0.1:11434: this machine only"
    bar.tell_model("deepseek", "https://api.example.com/v1")
    assert bar.where == "deepseek: text leaves this machine, to https://api.example.com/v1"
    bar.tell_model("gpt-oss:120b-cloud", "http://127.0.0.1:11434")
    assert "text leaves this machine" in bar.where
    assert not bar.button.isEnabled()
    bar.field.setText("May I fly?")
    with qtbot.waitSignal(bar.asked):
        bar.button.click()
    bar.follow(True)
    with qtbot.waitSignal(bar.stopped):
        bar.button.click()


def test_the_empty_page_is_not_empty(qtbot: QtBot) -> None:
    start = AskStart()
    qtbot.addWidget(start)
    start.show()
    start.tell_model("")
    assert start.choose.isVisible()
    with qtbot.waitSignal(start.settings):
        start.choose.click()
    start.tell_model("qwen3:8b")
    assert not start.choose.isVisible()
    assert len(start.examples) == 3
    with qtbot.waitSignal(start.chosen) as chosen:
        start.examples[1].click()
    assert chosen.args == [start.examples[1].text()]


def test_a_record_is_saved_as_it_is_named(qtbot: QtBot, tmp_path) -> None:  # type: ignore[no-untyped-def]
    dialog = RecordDialog("Record", "# Text", '{"id": "r"}')
    qtbot.addWidget(dialog)
    for name, wanted in (("a.md", "# Text"), ("a.json", '{"id": "r"}')):
        dialog.write(str(tmp_path / name))
        assert (tmp_path / name).read_text("utf-8") == wanted
    dialog.write(str(tmp_path / "none" / "a.md"))
    assert "could not be written" in dialog.said.text()


def test_prompts_speak_the_language_of_the_question() -> None:
    assert in_its_language(Request("May I fly?")).language == "en"
    assert in_its_language(Request("可以放风筝吗？")).language == "zh"


@pytest.mark.parametrize("outcome", Outcome)
def test_every_end_has_its_word(outcome: Outcome) -> None:
    assert ask_words.outcome_named(outcome.value)
    assert bool(ask_words.outcome(replace(RUN, outcome=outcome))) is (outcome is not Outcome.WHOLE)
