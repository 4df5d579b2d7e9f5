"""Leaving at any moment ends the connection at once, and what comes is told at once."""

import gc
import socket
import statistics
import threading
from collections.abc import Iterator

import pytest

from app.adapters.chat.ollama import OllamaChat
from app.adapters.chat.openai import OpenAIChat
from app.domain.dialogue import Said, Waiting
from app.domain.events import Event
from app.services.chatting import Chat
from tests.adapters.chat.conftest import Make, ollama, openai, question
from tests.adapters.models.fake_ollama import Request
from tests.chat_server import MODEL, Die, Endless, Pause, Raw, Stall, chat_serving
from tests.file_server import moment


@pytest.mark.parametrize(
    "steps",
    [[Stall()], ["a", Stall()], [Endless("a ", 0.001)], [Endless("a", 0.2)]],
    ids=["before the first byte", "after it", "in a flood", "in a trickle"],
)
@pytest.mark.parametrize("seconds", [0.0, 0.3])
def test_closing_ends_the_connection(make: Make, steps: list[object], seconds: float) -> None:
    with chat_serving(steps) as server:
        work = make(server, patience=30).saying(question(longest=100_000))
        _run(work, seconds)
        began = moment()
        work.close()
        silent = moment() - began
        if server.calls:
            assert server.calls[0].gone.wait(2)
            assert server.calls[0].left is not None
            assert server.calls[0].left - began < 1
        assert silent < 0.5
        with pytest.raises(StopIteration):
            next(work)


@pytest.mark.parametrize("kind", [OllamaChat, OpenAIChat])
def test_closing_while_connecting(kind: type) -> None:
    # a queue of one that is full: further connections are neither taken nor refused
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server:
        address = server.getsockname()
        full = [socket.socket() for _ in range(4)]
        for one in full:
            one.setblocking(False)
            one.connect_ex(address)
        work = kind(MODEL, f"http://127.0.0.1:{address[1]}").saying(question())
        assert isinstance(_run(work, 0.3)[-1], Waiting)
        began = moment()
        work.close()
        assert moment() - began < 0.5
        for one in full:
            one.close()


def test_closing_while_the_model_is_looked_up() -> None:
    with chat_serving() as server:

        def stalling(request: Request) -> None:
            if request.hung_up():
                server.fake.left.set()

        server.fake.answers["/api/show"] = stalling
        work = ollama(server, patience=30).saying(question(schema={"type": "object"}))
        _run(work, 0.2)
        assert server.asked("/api/show")
        work.close()
        assert server.fake.left.wait(1)


def test_a_work_that_is_forgotten_hangs_up_too(make: Make) -> None:
    with chat_serving(["a", Stall()]) as server:
        work = make(server, patience=30).saying(question())
        _run(work, 0.2)
        del work
        gc.collect()
        assert server.calls[0].gone.wait(2)


def test_a_work_that_was_never_begun_asks_nobody(make: Make) -> None:
    with chat_serving() as server:
        make(server).saying(question()).close()
        assert server.fake.asked == []


def test_leaving_right_after_a_failure_is_silent(make: Make) -> None:
    with chat_serving(["a", Pause(0.05), Die()]) as server:
        work = make(server).saying(question())
        while not isinstance(next(work), Said):
            pass
        threading.Event().wait(0.3)
        work.close()
    gc.collect()


def test_a_first_piece_is_told_at_once(make: Make) -> None:
    delays = []
    with chat_serving([Pause(0.12), "a", Pause(0.01)]) as server:
        chat = make(server)
        for _ in range(20):
            for event in chat.saying(question()):
                if isinstance(event, Said):
                    told = server.calls[-1].told
                    assert told is not None
                    delays.append(moment() - told)
                    break
    # other programs on a busy machine take their time too; alone it is 2 ms
    assert statistics.median(delays) < 0.02, delays
    assert statistics.quantiles(delays, n=4)[-1] < 0.05, delays


def test_silence_is_given_up_at_the_end_of_patience_but_not_before(make: Make) -> None:
    trickle = [step for _ in range(4) for step in ("a", Pause(0.6))]
    with chat_serving(trickle) as server:
        heard = [event for event in make(server).saying(question()) if isinstance(event, Said)]
    assert len(heard) == 4


def test_signs_of_life_are_no_silence() -> None:
    ping = [Raw(b": on it\n\n"), Pause(0.5)]
    with chat_serving([*ping, *ping, *ping, *ping, "Yes."]) as server:
        assert Said("Yes.") in list(openai(server).saying(question()))


def test_two_answers_at_a_time(make: Make) -> None:
    with chat_serving(["a", Pause(0.1), "b"]) as server:
        chat = make(server)
        both: list[str] = []
        threads = [threading.Thread(target=lambda: both.append(_text(chat))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert both == ["ab"] * 4


def _text(chat: Chat) -> str:
    return "".join(one.text for one in chat.saying(question()) if isinstance(one, Said))


def _run(work: Iterator[Event], seconds: float) -> list[Event]:
    until = moment() + seconds
    events = [next(work)]
    while moment() < until:
        events.append(next(work))
    return events
