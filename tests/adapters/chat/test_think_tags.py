"""Thinking between tags is split off alike, wherever the pieces are cut."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.adapters.chat.think_tags import ThinkTags

WORDS = st.lists(st.sampled_from(["<think>", "</think>", "<", "/", "think>", "a", "法", " ", "\n"]))


def _split(pieces: list[str]) -> tuple[str, str]:
    tags = ThinkTags()
    told = [one for piece in pieces for one in tags.feed(piece)] + list(tags.rest())
    if None in told:
        assert told.count(None) == 1
        place = told.index(None)
        told[: place + 1] = [(text, True) for text, _ in told[:place]]
    assert all(text for text, _ in told)
    answer = "".join(text for text, is_thinking in told if not is_thinking)
    return answer, "".join(text for text, is_thinking in told if is_thinking)


def _whole(text: str) -> tuple[str, str]:
    begun = text.lstrip()
    if not begun.startswith("<think>"):
        before, closed, answer = text.partition("</think>")
        return (answer.lstrip(), before) if closed and "<think>" not in before else (text, "")
    thought, _, answer = begun.removeprefix("<think>").partition("</think>")
    return answer.lstrip(), thought


@given(WORDS, st.data())
def test_cuts_change_nothing(words: list[str], data: st.DataObject) -> None:
    text = "".join(words)
    places = st.lists(st.integers(0, len(text)))
    cuts = sorted({0, len(text), *data.draw(places)})
    pieces = [text[a:b] for a, b in pairwise(cuts)]
    assert _split(pieces) == _split([*text]) == _whole(text)
