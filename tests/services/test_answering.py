"""The short answer from the hits above it, by itself and through the real adapter."""

import json
from dataclasses import replace

import pytest

from app.adapters.chat.ollama import OllamaChat
from app.domain.asking import Mode, Outcome, Request, Searched, Turn
from app.domain.dialogue import Role, Said
from app.domain.errors import ChatFailed
from app.domain.events import outcome
from app.domain.prompting import PLACES, halves, missing
from app.domain.question import Question
from app.services.answering import MOST_SOURCES
from app.services.library import OpenLibrary
from tests.chat_server import MODEL, Die, Status, Think, chat_serving
from tests.services.scripted_chat import (
    BREAK,
    PROMPTS,
    ScriptedChat,
    asking,
    judged,
    planned,
    recorder,
    worked,
)

QUESTION = "My landlord does not return the deposit."
ANSWER = "He has twenty-one days [1]."


def test_answers_from_the_hits_above(sample: OpenLibrary) -> None:
    hits = outcome(sample.search(Question(QUESTION, limit=4))).hits
    chat = ScriptedChat(text=ANSWER)
    run, events = worked(sample, chat, Request(QUESTION, hits=hits))
    assert [one.provision_id for one in run.sources] == [hit.provision.id for hit in hits]
    assert [one.number for one in run.sources] == [1, 2, 3, 4]
    assert (run.text, run.outcome) == (ANSWER, Outcome.WHOLE)
    assert not run.rounds
    assert not [one for one in events if isinstance(one, Searched)]
    assert [one.step for one in run.calls] == ["answer"]
    shown = chat.prompts("text")[0]
    assert QUESTION in shown
    assert all(one.text in shown for one in run.sources)
    assert [one.mark.value for one in run.checks] == ["verified"]


def test_without_hits_it_searches_itself(sample: OpenLibrary) -> None:
    run, events = worked(sample, ScriptedChat(text=ANSWER), Request(QUESTION))
    assert len(run.sources) == MOST_SOURCES
    assert [one.query.text for one in events if isinstance(one, Searched)] == [QUESTION]
    assert "Merrow Tenancy Act 2016, s. 13" in [one.citation for one in run.sources]


def test_a_follow_up_keeps_the_thread_and_its_search(sample: OpenLibrary) -> None:
    thread = (Turn(QUESTION, "He has to within 21 days [3]."),)
    chat = ScriptedChat(text=ANSWER)
    run, _ = worked(sample, chat, Request("And if he does not?", thread=thread, follows="abc"))
    assert run.rounds[0].queries[0].text == f"{QUESTION} And if he does not?"
    assert run.follows == "abc"
    messages = run.calls[0].messages
    assert [one.role for one in messages] == [Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER]
    assert messages[2].text == "He has to within 21 days."
    assert "And if he does not?" in messages[3].text
    assert any("Deposit" in one.text or "deposit" in one.text for one in run.sources)


def test_nothing_that_was_said_is_lost(sample: OpenLibrary) -> None:
    request = Request(QUESTION)
    broken, _ = worked(sample, ScriptedChat(text=["He has ", BREAK]), request)
    assert (broken.text, broken.outcome) == ("He has ", Outcome.BROKEN)
    record = recorder(sample, request)
    with pytest.raises(ChatFailed):
        worked(sample, ScriptedChat(text=[BREAK]), request, record=record)
    assert record.run().sources
    record = recorder(sample, request)
    work = asking(sample, ScriptedChat(text="He has [1] twenty-one days."), request, record=record)
    next(event for event in work if isinstance(event, Said) and "[1]" in record.saying)
    work.close()
    stopped = record.run()
    assert stopped.outcome is Outcome.STOPPED
    assert stopped.text.startswith("He has [1]")
    assert len(stopped.checks) == 1


def test_a_text_that_repeats_itself_is_cut(sample: OpenLibrary) -> None:
    chat = ScriptedChat(text="押金应当在二十一日内返还[1]。" * 500)
    run, _ = worked(sample, chat, Request("房东不退押金怎么办", language="zh"))
    assert run.outcome is Outcome.CUT_OFF
    assert run.text.count("押金") <= 2
    assert chat.closed


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", PLACES)
def test_every_prompt_has_its_places(name: str, language: str) -> None:
    text = PROMPTS.shipped(name, language)
    assert missing(name, text) == ()
    system, asked = halves(text)
    assert asked
    assert "{sources}" not in system
    assert "{question}" not in system


def test_through_ollamas_protocol(sample: OpenLibrary) -> None:
    said = [Think("I see {sources}."), "He has twenty-", "one days [1]", "，押金。"]
    with chat_serving(said) as server:
        run, events = worked(sample, OllamaChat(MODEL, server.address), Request(QUESTION))
    assert run.text == "He has twenty-one days [1]，押金。"
    assert run.thinking == "I see {sources}."
    assert run.outcome is Outcome.WHOLE
    assert run.model == MODEL
    assert run.address == server.address
    assert run.calls[0].answer_tokens is not None
    assert next(one.text for one in events if isinstance(one, Said)).startswith("He")
    assert server.calls[0].schema is None


def test_the_agent_through_ollamas_protocol(sample: OpenLibrary) -> None:
    plan = planned(("Deposit", ["return of the deposit"]), ("Mould", ["damp and mould"]))
    verdict = judged(("1", "answered", [1], []), ("2", "answered", [2], []))
    broken = json.dumps(plan)[:60]
    with chat_serving("no idea", plan, f"Well: {json.dumps(verdict)[:-2]}", ANSWER) as server:
        chat = OllamaChat(MODEL, server.address)
        run, _ = worked(sample, chat, Request(QUESTION, Mode.AGENT))
        assert [one.schema is not None for one in server.calls] == [True, True, True, False]
    assert [one.step for one in run.calls] == ["plan", "repair", "judge", "report"]
    assert [one.title for one in run.plan.issues] == ["Deposit", "Mould"]  # type: ignore[union-attr]
    assert run.text == ANSWER
    with chat_serving(broken, "{}", "{}", [ANSWER, Die()]) as server:
        chat = OllamaChat(MODEL, server.address)
        run, _ = worked(sample, chat, Request(QUESTION, Mode.AGENT))
    assert run.outcome is Outcome.BROKEN
    assert run.problem == "connection-lost"
    assert run.text == ANSWER


def test_a_server_that_declines_is_said_before_anything(sample: OpenLibrary) -> None:
    request = replace(Request(QUESTION), mode=Mode.AGENT)
    with chat_serving(Status(503, "server busy")) as server:
        record = recorder(sample, request)
        with pytest.raises(ChatFailed) as failed:
            worked(sample, OllamaChat(MODEL, server.address), request, record=record)
    assert failed.value.reason == "busy"
    assert record.run().problem == "busy"
    with pytest.raises(ChatFailed) as failed:
        worked(sample, OllamaChat(MODEL, server.address), request)
    assert failed.value.reason == "not-running"
