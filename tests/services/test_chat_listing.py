"""Asking for language models: the answer, the trouble, and giving up on a server that is silent."""

from time import monotonic

import pytest

from app.adapters.chat.choice import ChatChoice
from app.domain.dialogue import Waiting
from app.domain.errors import ChatFailed
from app.domain.events import outcome
from app.services.chat_listing import list_chats
from tests.chat_server import EMBEDDING, MODEL, PLAIN, chat_serving


def test_the_models_of_a_server_are_given() -> None:
    with chat_serving() as server:
        models = outcome(list_chats(ChatChoice(), server.address))
    assert [model.name for model in models] == [EMBEDDING, PLAIN, MODEL]


def test_what_goes_wrong_is_raised() -> None:
    with pytest.raises(ChatFailed) as told:
        outcome(list_chats(ChatChoice(), "http://127.0.0.1:9"))
    assert told.value.reason == "not-running"


def test_a_silent_server_is_given_up_at_once() -> None:
    with chat_serving() as server:
        server.fake.answers["/api/tags"] = lambda request: request.hung_up(5)
        work = list_chats(ChatChoice(), server.address)
        assert isinstance(next(work), Waiting)
        began = monotonic()
        work.close()
        assert monotonic() - began < 0.5
