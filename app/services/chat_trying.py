"""Tries a language model with one tiny question."""

from app.domain.dialogue import ChatRequest, Message, Reply, Role
from app.domain.events import Work
from app.services.chatting import Chat
from app.services.talking import WINDOW

QUESTION = "Answer with the one word: ready"
LONGEST = 64
"""Tokens of the answer: enough for a word, or for the beginning of some thinking."""


def try_chat(chat: Chat, wanted: int = 0) -> Work[Reply]:
    """Ask the model something small; its reply, which the limit may have cut off.

    `wanted` are the tokens of the window, 0 for a sensible number: the same as for real questions,
    or a server would load the model again for the first of them. Yields what `Chat.saying` yields;
    closing it ends the connection. Raises ChatFailed.
    """
    context, window = chat.card().context, wanted or WINDOW
    room = min(window, context) if context else window
    request = ChatRequest((Message(Role.USER, QUESTION),), room, LONGEST, temperature=0.0)
    return (yield from chat.saying(request))
