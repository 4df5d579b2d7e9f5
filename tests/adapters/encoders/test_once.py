"""A value that is made once for each object, without keeping other objects waiting."""

import threading
import time

import pytest

from app.adapters.encoders.once import Once


class Server:
    """Answers once it is let; counts how often it was asked."""

    def __init__(self, answering: bool = True) -> None:
        self.let, self.asked = threading.Event(), 0
        if answering:
            self.let.set()

    @Once
    def answer(self) -> int:
        self.asked += 1
        assert self.let.wait(30)
        return self.asked


def test_it_is_made_at_the_first_use_and_kept():
    server = Server()
    assert (server.asked, server.answer, server.answer, server.asked) == (0, 1, 1, 1)


def test_a_silent_object_keeps_no_other_waiting():
    silent = Server(answering=False)
    waiting = threading.Thread(target=lambda: silent.answer)
    waiting.start()
    while not silent.asked:
        time.sleep(0.001)
    assert Server().answer == 1
    assert waiting.is_alive()
    silent.let.set()
    waiting.join()


def test_several_threads_ask_one_object_once():
    server, found = Server(answering=False), []
    threads = [threading.Thread(target=lambda: found.append(server.answer)) for _ in range(4)]
    for thread in threads:
        thread.start()
    server.let.set()
    for thread in threads:
        thread.join()
    assert (found, server.asked) == ([1] * 4, 1)


def test_a_failure_is_not_kept():
    class Failing(Server):
        @Once
        def answer(self) -> int:
            self.asked += 1
            if self.asked == 1:
                raise OSError
            return self.asked

    server = Failing()
    with pytest.raises(OSError):
        _ = server.answer
    assert server.answer == 2
