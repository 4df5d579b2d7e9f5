"""Asks a server for its language models without waiting for it longer than somebody wants."""

from collections.abc import Sequence
from threading import Thread
from time import monotonic

from app.domain.dialogue import ChatModel, Waiting
from app.domain.events import Work
from app.services.chatting import Chats

_STEP = 0.1


def list_chats(chats: Chats, host: str = "") -> Work[Sequence[ChatModel]]:
    """What the server has, by name; Waiting while it says nothing. Raises ChatFailed.

    Closed, it leaves the question to itself, which ends with the server's silence.
    """
    answer: list[Sequence[ChatModel]] = []
    trouble: list[Exception] = []

    def ask() -> None:
        try:
            answer.append(chats.models(host))
        except Exception as error:  # it is raised again where the work is
            trouble.append(error)

    began, asking = monotonic(), Thread(target=ask, name="chat models", daemon=True)
    asking.start()
    while asking.is_alive():
        asking.join(_STEP)
        if asking.is_alive():
            yield Waiting(monotonic() - began)
    if trouble:
        raise trouble[0]
    return answer[0]
