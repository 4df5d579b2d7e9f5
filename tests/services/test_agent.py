"""The search agent over the sample library, with a model that says what the test wrote."""

import time
from dataclasses import replace

import pytest

from app.domain.asking import (
    Assessed,
    Coverage,
    FellBack,
    Mode,
    Outcome,
    Planned,
    Request,
    RoundBegan,
    Searched,
    Selected,
    Stage,
    Turn,
)
from app.domain.dialogue import Ended, Role, Said, Thought, Waiting, tokens
from app.domain.errors import ChatFailed
from app.domain.events import Event, Progress
from app.domain.planning import normal
from app.services.agent import MOST_SOURCES
from app.services.agent_notes import PER_ROUND
from app.services.library import OpenLibrary
from tests.services.scripted_chat import (
    BREAK,
    ScriptedChat,
    asking,
    judged,
    planned,
    recorder,
    worked,
)

QUESTION = "My landlord keeps the deposit, the flat is mouldy, and he comes in when he likes."
REQUEST = Request(QUESTION, Mode.AGENT)
DEPOSIT = ("Return of the deposit", ["return of the deposit", "deductions from the deposit"])
MOULD = ("Mould", ["damp and mould, removal of the cause"])
ENTRY = ("Entry", ["entry by the landlord with the tenant's consent"])
PLAN = planned(DEPOSIT, MOULD, ENTRY)
ALL = judged(("1", "answered", [1], []), ("2", "answered", [2], []), ("3", "answered", [3], []))
REPORT = "## Conclusion\n\nThe deposit goes back within twenty-one days [1].\n"


def numbers(chat: ScriptedChat) -> list[str]:
    return [step for step, _ in chat.asked]


def test_plan_rounds_report(sample: OpenLibrary) -> None:
    chat = ScriptedChat(PLAN, ALL, text=REPORT)
    run, events = worked(sample, chat, REQUEST)
    assert numbers(chat) == ["plan", "judge", "text"]
    assert run.outcome is Outcome.WHOLE
    assert run.text == REPORT.strip()
    assert "".join(one.text for one in events if isinstance(one, Said)) == REPORT
    assert [one.title for one in run.plan.issues] == ["Return of the deposit", "Mould", "Entry"]  # type: ignore[union-attr]
    assert len(run.rounds) == 1
    assert {one.citation for one in run.sources} >= {
        "Merrow Tenancy Act 2016, s. 13",
        "Merrow Tenancy Act 2016, s. 24",
        "Merrow Tenancy Act 2016, s. 26",
    }
    assert [one.mark.value for one in run.checks] == ["verified"]
    told = [type(one) for one in events if not isinstance(one, (Waiting, Progress, Said))]
    assert told == [
        Stage, Planned, RoundBegan, Stage, *[Searched] * 4, Stage, *[Assessed] * 3, Selected, Stage,
    ]  # fmt: skip
    assert [one.name for one in events if isinstance(one, Stage)] == [
        "planning", "searching", "judging", "writing",
    ]  # fmt: skip


def test_every_call_is_recorded(sample: OpenLibrary) -> None:
    chat = ScriptedChat(PLAN, ALL, text=f"<think>Let me see.</think>{REPORT}")
    run, events = worked(sample, chat, REQUEST)
    assert [one.step for one in run.calls] == ["plan", "judge", "report"]
    assert QUESTION in run.calls[0].messages[-1].text
    assert run.calls[0].text.startswith('{"issues"')
    assert run.calls[2].thinking == run.thinking == "Let me see."
    assert all(one.prompt_tokens == 100 and one.ended == "done" for one in run.calls)
    assert set(run.ms) == {"plan", "search", "judge", "write", "check", "own", "total"}
    assert run.ms["own"] <= run.ms["total"]
    assert "".join(one.text for one in events if isinstance(one, Thought)) == "Let me see."
    assert "Let me see" not in run.text


def test_only_what_is_open_is_searched_again_and_nothing_twice(sample: OpenLibrary) -> None:
    again = ["Return of the DEPOSIT!", "deposit account kept with a bank", "damp and mould removal"]
    chat = ScriptedChat(
        PLAN,
        (
            judged(("1", "partly", [1], again), ("2", "answered", [2], []),
                   ("3", "answered", [3], ["locks"])),
            judged(("1", "answered", [1], [])),
        ),
        text=REPORT,
    )  # fmt: skip
    run, _ = worked(sample, chat, REQUEST)
    asked = [normal(query.text) for one in run.rounds for query in one.queries]
    assert len(asked) == len(set(asked))
    assert [query.text for query in run.rounds[1].queries] == again[1:]
    assert "Mould" not in chat.prompts("judge")[1].partition("The issues:")[2].partition("\n\n")[0]
    assert len(run.rounds) == 2


def test_finds_of_the_last_round_compete_too(sample: OpenLibrary) -> None:
    late = "hit-and-run driver leaves the place of the accident"
    chat = ScriptedChat(
        planned(DEPOSIT, ("Leaving the scene", ["zebra"])),
        (
            judged(("1", "partly", [], ["security given by the tenant"]), ("2", "not", [], [])),
            judged(("1", "partly", [], ["deposit limit"]), ("2", "not", [], [late])),
            judged(("1", "answered", [1], []), ("2", "answered", [2], [])),
        ),
        text=REPORT,
    )
    run, _ = worked(sample, chat, REQUEST)
    assert len(run.rounds) == 3
    last = run.rounds[2].queries[-1]
    assert last.text == late
    shown = {one.provision_id for one in run.sources}
    assert last.finds[0].provision_id in shown
    assert {"1", "2"} <= {key for one in run.sources for key in one.issues}
    assert len(run.sources) <= MOST_SOURCES


def test_it_stops_when_rounds_are_spent(sample: OpenLibrary) -> None:
    many = iter(range(1000))
    chat = ScriptedChat(
        PLAN,
        lambda _: judged(*[(key, "not", [], [f"{next(many)} tenancy dispute"]) for key in "123"]),
        text=REPORT,
    )
    run, events = worked(sample, chat, replace(REQUEST, rounds=2))
    assert len(run.rounds) == 2
    assert [(one.number, one.of) for one in events if isinstance(one, RoundBegan)] == [
        (1, 2),
        (2, 2),
    ]
    assert all(said.coverage is Coverage.NOT for said in run.rounds[1].assessments)
    assert "(not)" in chat.prompts("text")[0]


def test_it_stops_when_nothing_new_is_found(sample: OpenLibrary) -> None:
    chat = ScriptedChat(
        planned(("Deposit", ["return of the deposit"])),
        lambda _: judged(
            ("1", "partly", [], [f"return of the deposit {'the ' * len(chat.asked)}"])
        ),
        text=REPORT,
    )
    run, _ = worked(sample, chat, replace(REQUEST, rounds=9))
    assert len(run.rounds) < 9
    assert numbers(chat).count("judge") == len(run.rounds) - 1


def test_a_long_plan_waits_for_the_next_round_while_its_issue_is_open(sample: OpenLibrary) -> None:
    queries = [(f"Issue {n}", [f"{word} {n}{m}" for m in range(3)])
               for n, word in enumerate(["deposit", "rent", "notice", "repair"])]  # fmt: skip
    chat = ScriptedChat(
        planned(*queries),
        judged(*[(key, "answered", [1], []) for key in "123"], ("4", "not", [], [])),
        text=REPORT,
    )
    run, _ = worked(sample, chat, REQUEST)
    assert [len(one.queries) for one in run.rounds] == [PER_ROUND, 2]
    assert {query.issue for query in run.rounds[0].queries} == set("1234")
    assert {query.issue for query in run.rounds[1].queries} == {"4"}


NONSENSE = [
    "", "I am only a language model.", "{", "[[[[", "null", "🙂" * 50, '{"issues": "none"}', "{}",
    '{"judgements": [{"issue": 99}]}', "<think>never ending", '{"a": ' * 200,
]  # fmt: skip


@pytest.mark.parametrize("said", NONSENSE)
def test_nonsense_at_every_step_still_gives_a_search_and_a_report(
    sample: OpenLibrary, said: str
) -> None:
    chat = ScriptedChat(said, said, said, said)
    run, events = worked(sample, chat, REQUEST)
    assert run.plan is not None
    assert run.plan.issues
    assert run.outcome in (Outcome.WHOLE, Outcome.CUT_OFF)
    assert run.sources
    assert run.text
    fallen = [one.step for one in events if isinstance(one, FellBack)]
    if said != '{"issues": "none"}':
        assert fallen[:2] == ["plan", "judge"]
    assert numbers(chat)[:2] == ["plan", "repair"]
    assert run.calls[0].problem
    assert run.calls[0].problem in chat.prompts("repair")[0]
    assert all(one.fallback for one in run.rounds[0].assessments)
    assert len(run.rounds) == 1


def test_one_repair_is_enough_for_a_model_that_can(sample: OpenLibrary) -> None:
    chat = ScriptedChat("Sorry?", ALL, PLAN, REPORT)
    run, events = worked(sample, chat, REQUEST)
    assert run.plan is not None
    assert not run.plan.fallback
    assert [one.step for one in run.calls] == ["plan", "repair", "judge", "report"]
    assert not [one for one in events if isinstance(one, FellBack)]
    assert [one.role for one in run.calls[1].messages] == [
        Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER,
    ]  # fmt: skip


def test_no_text_gives_the_list_of_what_was_found(sample: OpenLibrary) -> None:
    run, events = worked(sample, ScriptedChat(PLAN, ALL, text="  \n"), REQUEST)
    assert "The model wrote no text" in run.text
    assert "## Return of the deposit" in run.text
    assert "Merrow Tenancy Act 2016, s. 13 [" in run.text
    assert [one.step for one in events if isinstance(one, FellBack)] == ["report"]
    assert all(one.mark.value == "verified" for one in run.checks)
    zh = worked(sample, ScriptedChat(PLAN, ALL, text=""), replace(REQUEST, language="zh"))[0]
    assert "模型没有写出正文" in zh.text


def test_thinking_is_never_the_answer(sample: OpenLibrary) -> None:
    import json

    chat = ScriptedChat(
        f"<think>{json.dumps(planned(('Wrong', ['wrong'])))}</think>{json.dumps(PLAN)}",
        ALL,
        text=f"<think>{REPORT}</think>",
    )
    run, _ = worked(sample, chat, REQUEST)
    assert run.plan is not None
    assert run.plan.issues[0].title == "Return of the deposit"
    assert "twenty-one" not in run.text
    assert "twenty-one" in run.thinking


def test_endless_repetition_is_cut(sample: OpenLibrary) -> None:
    same = "The tenant may reclaim the deposit from the landlord [1]. "
    chat = ScriptedChat(PLAN, ALL, text=[REPORT, *[same] * 5000])
    run, events = worked(sample, chat, REQUEST)
    assert run.outcome is Outcome.CUT_OFF
    assert run.problem == "repetition"
    assert chat.closed == 1
    assert run.text.count("may reclaim") == 1
    assert run.text.startswith("## Conclusion")
    assert run.calls[-1].text.count("may reclaim") > 1
    assert len([one for one in events if isinstance(one, Said)]) < 100
    endless = ScriptedChat([" \n"] * 50_000, [" \n"] * 50_000, [" \n"] * 50_000, REPORT)
    run, _ = worked(sample, endless, REQUEST)
    assert run.plan is not None
    assert run.plan.fallback
    assert run.outcome is Outcome.WHOLE


def test_tokens_used_up_is_cut_off(sample: OpenLibrary) -> None:
    chat = ScriptedChat(PLAN, ALL, text="The deposit goes", ended=Ended.LENGTH)
    run, _ = worked(sample, chat, REQUEST)
    assert run.outcome is Outcome.CUT_OFF
    assert run.text == "The deposit goes"


def test_death_in_the_report_keeps_what_came(sample: OpenLibrary) -> None:
    chat = ScriptedChat(PLAN, ALL, text=["The deposit goes back [1].", " And", BREAK])
    run, _ = worked(sample, chat, REQUEST)
    assert run.outcome is Outcome.BROKEN
    assert run.problem == "connection-lost"
    assert run.text == "The deposit goes back [1]. And"
    assert len(run.checks) == 1
    assert run.calls[-1].problem == "connection-lost"


@pytest.mark.parametrize("step", ["plan", "judge", "text"])
def test_death_before_any_text_is_raised_and_kept(sample: OpenLibrary, step: str) -> None:
    chat = ScriptedChat(PLAN, ALL, text=REPORT)
    setattr(chat, step, [BREAK])
    record = recorder(sample, REQUEST)
    with pytest.raises(ChatFailed) as failed:
        worked(sample, chat, REQUEST, record=record)
    assert failed.value.reason == "connection-lost"
    run = record.run()
    assert run.outcome is Outcome.BROKEN
    assert run.problem == "connection-lost"
    assert len(run.rounds) == (step != "plan")
    assert bool(run.sources) == (step == "text")


def test_closed_at_any_moment_nothing_is_lost(sample: OpenLibrary) -> None:
    total = len(worked(sample, ScriptedChat(PLAN, ALL, text=REPORT), REQUEST)[1])
    for stop in range(1, total, 5):
        chat = ScriptedChat(PLAN, ALL, text=REPORT)
        record = recorder(sample, REQUEST)
        work = asking(sample, chat, REQUEST, record=record)
        events: list[Event] = [next(work) for _ in range(stop)]
        begun = time.perf_counter()
        work.close()
        assert time.perf_counter() - begun < 0.5
        run = record.run()
        assert run.outcome is Outcome.STOPPED
        said = "".join(one.text for one in events if isinstance(one, Said))
        assert run.text.startswith(said)
        assert len(run.text) - len(said) <= 7
        searched = [one.query for one in events if isinstance(one, Searched)]
        kept = [query for one in run.rounds for query in one.queries]
        assert kept[: len(searched)] == searched
        assert len(run.calls) == len(chat.asked)


def test_a_small_window_holds_fewer_provisions_and_says_so(sample: OpenLibrary) -> None:
    wide, _ = worked(sample, ScriptedChat(PLAN, ALL, text=REPORT), REQUEST, window=16_000)
    chat = ScriptedChat(PLAN, ALL, text=REPORT)
    narrow, events = worked(sample, chat, REQUEST, window=4_000)
    assert len(narrow.sources) < len(wide.sources)
    assert narrow.dropped == len(wide.sources) + wide.dropped - len(narrow.sources)
    assert {"1", "2", "3"} <= {key for one in narrow.sources for key in one.issues}
    selected = [one for one in events if isinstance(one, Selected)]
    assert selected == [Selected(narrow.sources, narrow.dropped)]
    for _, request in chat.asked:
        prompt = sum(tokens(one.text) for one in request.messages)
        assert request.window == 4_000
        assert prompt + request.longest <= request.window


def test_a_full_window_leaves_room_for_a_second_try(sample: OpenLibrary) -> None:
    for window in (3_000, 4_000, 8_000):
        chat = ScriptedChat(PLAN, "文" * 9_000, ALL, REPORT)
        run, events = worked(sample, chat, REQUEST, window=window)
        assert numbers(chat) == ["plan", "judge", "repair", "text"]
        assert not [one for one in events if isinstance(one, FellBack)]
        assert run.rounds[0].assessments[0].coverage is Coverage.ANSWERED


def test_the_window_is_no_larger_than_the_model(sample: OpenLibrary) -> None:
    chat = ScriptedChat(PLAN, ALL, text=REPORT, context=6_000)
    worked(sample, chat, REQUEST, window=50_000)
    assert {request.window for _, request in chat.asked} == {6_000}


def test_a_window_without_room_is_said(sample: OpenLibrary) -> None:
    chat = ScriptedChat(PLAN, ALL, text=REPORT, context=512)
    with pytest.raises(ChatFailed) as failed:
        worked(sample, chat, REQUEST)
    assert failed.value.reason == "no-room"
    assert not chat.asked


def test_references_of_strong_finds_are_followed(sample: OpenLibrary) -> None:
    chat = ScriptedChat(
        planned(("Licence", ["a film bought online vanished when the licence was lost"])),
        judged(("1", "answered", [1], [])),
        text=REPORT,
    )
    run, _ = worked(sample, chat, REQUEST)
    one = run.rounds[0]
    found = {find.provision_id for query in one.queries for find in query.finds}
    leaders = [find.provision_id for query in one.queries for find in query.finds[:2]]
    cited = {
        reference.provision_id
        for references in sample._store.references(leaders).values()
        for reference in references
        if reference.provision_id
    }
    assert {find.provision_id for find in one.followed} == cited - found
    assert cited - found


def test_a_follow_up_knows_the_thread(sample: OpenLibrary) -> None:
    thread = (Turn("Must my landlord return the deposit?", "Yes, within 21 days [4]."),)
    chat = ScriptedChat("nonsense", ALL, "nonsense", REPORT)
    run, _ = worked(sample, chat, replace(REQUEST, question="And if not?", thread=thread))
    assert "Yes, within 21 days." in chat.prompts("plan")[0]
    assert run.plan is not None
    assert run.plan.issues[0].queries == ("Must my landlord return the deposit? And if not?",)
    roles = [one.role for one in run.calls[-1].messages]
    assert roles == [Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER]
    assert "[4]" not in run.calls[-1].messages[2].text


def test_the_watchers_time_is_not_ours(sample: OpenLibrary) -> None:
    record = recorder(sample, REQUEST)
    for event in asking(sample, ScriptedChat(PLAN, ALL, text=REPORT), REQUEST, record=record):
        if isinstance(event, (Searched, Assessed)):
            time.sleep(0.2)
    run = record.run()
    assert run.ms["total"] - run.ms["own"] > 1_300
    assert run.ms["search"] < run.ms["total"] - 700
