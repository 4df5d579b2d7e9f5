"""What models say reaches the program whole, however the server sends it."""

import json

import pytest

from app.domain.dialogue import Ended, Rethought, Said, Thought, Waiting
from tests.adapters.chat.conftest import Make, hear, ollama, openai
from tests.chat_server import (
    PLAIN,
    Bytewise,
    Done,
    Endless,
    Pause,
    Raw,
    Think,
    chat_serving,
)

ANSWER = '押金应当退还。\u2028"<b>" & \x85 😀 the end'
SCHEMA = {"type": "object", "properties": {"issues": {"type": "array"}}, "required": ["issues"]}


@pytest.mark.parametrize("reply", [ANSWER, Bytewise(ANSWER), [*ANSWER]])
def test_an_answer_comes_whole_however_it_is_cut(make: Make, reply: object) -> None:
    with chat_serving(reply) as server:
        heard = hear(make(server))
    assert heard.text == heard.reply.text == ANSWER
    assert heard.reply.ended is Ended.DONE
    assert heard.reply.prompt_tokens
    assert heard.reply.answer_tokens
    assert 0 < heard.reply.first_ms <= heard.reply.total_ms
    assert not heard.thinking


def test_thinking_is_told_apart_in_both_ways(make: Make) -> None:
    tagged = ["\n<thi", "nk>Hm", "m.</th", "ink>\n\nYes", ". <think>no</think>"]
    with chat_serving([Think("Hmm."), "Yes. <think>no</think>"], Bytewise(tagged)) as server:
        chat = make(server)
        for heard in (hear(chat), hear(chat)):
            assert heard.thinking == heard.reply.thinking == "Hmm."
            assert heard.text == heard.reply.text == "Yes. <think>no</think>"
            kinds = [type(event) for event in heard if not isinstance(event, Waiting)]
            assert kinds.index(Said) == kinds.count(Thought)


def test_thinking_whose_beginning_was_never_sent(make: Make) -> None:
    with chat_serving(["I wonder", " whether.</thi", "nk>\n\nYes", "."]) as server:
        heard = hear(make(server))
    assert (heard.reply.thinking, heard.reply.text) == ("I wonder whether.", "Yes.")
    told = [event for event in heard if isinstance(event, Said | Rethought)]
    after = told[told.index(Rethought()) + 1 :]
    assert "".join(event.text for event in after) == "Yes."


def test_thinking_without_an_end_is_no_answer(make: Make) -> None:
    with chat_serving(["<think>and so", " on</thi"]) as server:
        reply = hear(make(server)).reply
    assert (reply.text, reply.thinking) == ("", "and so on</thi")


def test_a_text_that_only_looks_like_thinking_for_a_moment(make: Make) -> None:
    with chat_serving(["<", "th"], " <b>x") as server:
        chat = make(server)
        assert [hear(chat).reply.text, hear(chat).reply.text] == ["<th", " <b>x"]


def test_why_it_ended(make: Make) -> None:
    with chat_serving(["part", Done("length")]) as server:
        reply = hear(make(server)).reply
    assert (reply.text, reply.ended) == ("part", Ended.LENGTH)


@pytest.mark.parametrize("heeds", [True, False])
def test_an_endless_answer_ends(make: Make, heeds: bool) -> None:
    with chat_serving([Endless("and so on ")], heeds_longest=heeds) as server:
        reply = hear(make(server), longest=300).reply
    assert reply.ended is Ended.LENGTH
    assert 1_000 < len(reply.text) < 5_000


def test_an_endless_stream_of_nothing_ends(make: Make) -> None:
    with chat_serving([Endless("")], heeds_longest=False) as server:
        heard = hear(make(server), longest=300)
    assert (heard.reply.ended, heard.reply.text) == (Ended.LENGTH, "")
    assert all(isinstance(event, Waiting) for event in heard)


def test_waiting_is_told_while_nothing_comes(make: Make) -> None:
    with chat_serving([Pause(0.6), "a", Pause(0.6), "b"]) as server:
        heard = hear(make(server))
    waits = [event.seconds for event in heard if isinstance(event, Waiting)]
    split = heard.index(Said("a"))
    before = [event.seconds for event in heard[:split] if isinstance(event, Waiting)]
    assert 4 <= len(before) <= 13
    assert before == sorted(before)
    assert 0.4 < max(before) < 1.0
    assert 4 <= len(waits) - len(before) <= 13
    assert waits[len(before)] < 0.2
    assert heard.reply.first_ms > 550


def test_what_is_asked_of_ollama() -> None:
    with chat_serving("Yes.", {"issues": []}) as server:
        chat = ollama(server)
        hear(chat, temperature=0.7, seed=3)
        assert json.loads(hear(chat, schema=SCHEMA).reply.text) == {"issues": []}
    plain, formal = (call.body for call in server.calls)
    assert plain["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "押金不退怎么办？"},
    ]
    limits = {"num_ctx": 4_096, "num_predict": 200}
    assert plain["options"] == limits | {"temperature": 0.7, "seed": 3}
    assert formal["options"] == limits | {"temperature": 0.2}
    assert plain["stream"] is formal["stream"] is True
    assert plain["keep_alive"] == 60
    assert "think" not in plain
    assert "format" not in plain
    assert (formal["format"], formal["think"]) == (SCHEMA, False)


def test_ollamas_own_client_asks_and_hears_the_same() -> None:
    with chat_serving([Think("Hm"), "Yes."]) as server:
        # its import reads the proxies of the environment, which the fixture has taken away
        from ollama import Client

        heard = hear(ollama(server, PLAIN), schema=SCHEMA)
        with Client(server.address) as client:
            stream = client.chat(
                PLAIN,
                [
                    {"role": "system", "content": "Be brief."},
                    {"role": "user", "content": "押金不退怎么办？"},
                ],
                stream=True,
                format=SCHEMA,
                options={"num_ctx": 4_096, "num_predict": 200, "temperature": 0.2},
                keep_alive=60,
            )
            lines = [*stream]
    ours, theirs = (call.body for call in server.calls)
    assert ours == {name: value for name, value in theirs.items() if name != "tools"}
    assert heard.reply.thinking == "".join(line.message.thinking or "" for line in lines)
    assert heard.reply.text == "".join(line.message.content or "" for line in lines)
    assert heard.reply.prompt_tokens == lines[-1].prompt_eval_count
    assert heard.reply.answer_tokens == lines[-1].eval_count
    assert heard.reply.load_ms == (lines[-1].load_duration or 0) / 1e6


def test_a_model_that_cannot_think_is_not_told_to_leave_it() -> None:
    with chat_serving("{}") as server:
        hear(ollama(server, PLAIN), schema=SCHEMA)
    assert "think" not in server.calls[0].body


def test_what_is_asked_of_the_other_kind() -> None:
    with chat_serving("Yes.", "{}", key="sk-1") as server:
        chat = openai(server)
        hear(chat, seed=3)
        hear(chat, schema=SCHEMA)
    plain, formal = server.calls
    assert plain.headers["authorization"] == "Bearer sk-1"
    assert plain.path == "/v1/chat/completions"
    assert plain.body["max_tokens"] == 200
    assert plain.body["seed"] == 3
    assert plain.body["stream"] is True
    assert "response_format" not in plain.body
    assert formal.schema == SCHEMA


def test_what_servers_send_besides_does_no_harm() -> None:
    extra = b': ping\r\n\r\nevent: message\r\nid: 1\r\ndata:{"choices":[],"usage":null}\r\n\r\n'
    with chat_serving([Raw(extra), Think("Hm"), "Yes.", Raw(extra)]) as server:
        heard = hear(openai(server))
    assert (heard.thinking, heard.text) == ("Hm", "Yes.")


def test_the_other_name_of_thinking_and_an_end_without_its_mark() -> None:
    raw = (
        b'data: {"choices":[{"delta":{"reasoning":"Hm"}}]}\n\n'
        b'data: {"choices":[{"delta":{"content":"Yes."},"finish_reason":"stop"}]}\n\n'
    )

    with chat_serving([Raw(raw), Raw(b"")]) as server:
        heard = hear(openai(server))
    assert (heard.thinking, heard.text, heard.reply.answer_tokens) == ("Hm", "Yes.", None)
