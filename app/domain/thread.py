"""The earlier turns of a thread, as a follow-up question needs them."""

import re
from collections.abc import Sequence

from app.domain.asking import Turn
from app.domain.dialogue import Message, Role, tokens

_MARK = re.compile(r"[ \t]?\[\d+\](?!\()")
_CUT = "[…]"


def earlier(thread: Sequence[Turn], room: int) -> tuple[Message, ...]:
    """The latest turns that have room in so many tokens, as messages, the oldest first.

    Numbers of sources are left out, for they mean others now. Of an answer that alone is too long
    the beginning is given.
    """
    turns: list[Turn] = []
    for turn in reversed(thread):
        answer = _MARK.sub("", turn.answer)
        left = room - tokens(turn.question)
        if not turns and tokens(answer) > left > 0:
            answer = f"{_beginning(answer, left)}\n{_CUT}"
        room = left - tokens(answer)
        if room < 0 and turns:
            break
        turns.insert(0, Turn(turn.question, answer))
    return tuple(
        message
        for turn in turns
        for message in (
            Message(Role.USER, turn.question),
            Message(Role.ASSISTANT, turn.answer or _CUT),
        )
    )


def _beginning(text: str, room: int) -> str:
    """So much of a text as has room, by whole lines where one has."""
    cut = text[: room * 3]
    while tokens(cut) > room:
        cut = cut[: len(cut) * 3 // 4]
    return cut.rpartition("\n")[0] or cut


def condensed(question: str, thread: Sequence[Turn]) -> str:
    """What is searched for a follow-up: the question before it, and this one."""
    return f"{thread[-1].question} {question}" if thread else question
