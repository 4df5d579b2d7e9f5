"""Every error has its sentence, in both languages, with its facts and at most one way out."""

import re
from dataclasses import fields

import pytest

from app.domain import errors
from app.domain.events import Problem
from app.domain.settings import Language
from app.ui import language, notices, notices_chat

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, errors.PandectaError)
    and kind is not errors.PandectaError
]
REASONS = (
    "not-text", "empty", "too-large", "unsafe-path", "broken-archive", "bad-front-matter",
    "no-title", "no-law", "unknown-format", "permission", "conflict",
)  # fmt: skip


def _made(kind: type[errors.PandectaError]) -> errors.PandectaError:
    values = {"line": 7, "cosine": 0.5, "reason": "empty"}
    return kind(**{f.name: values.get(f.name, f"<{f.name}>") for f in fields(kind)})


@pytest.mark.parametrize("speak", [Language.ENGLISH, Language.CHINESE])
@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_its_own_sentence(qapp, kind, speak: Language) -> None:
    language.apply(qapp, speak)
    notice = notices.notice(_made(kind))
    assert notice.text
    assert notice.text != notices.notice(errors.PandectaError()).text, "no sentence of its own"
    assert not re.search(r"\{\d", notice.text)
    chinese = any("\u4e00" <= c <= "\u9fff" for c in notice.text)
    assert chinese is (speak is Language.CHINESE)


@pytest.mark.parametrize("way", list(notices.Way))
def test_every_way_has_its_words(way) -> None:
    assert notices.way_named(way)


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_its_words(reason: str) -> None:
    told = notices.problem(Problem("file", reason))
    assert told != notices.problem(Problem("file", "something new"))


def test_a_new_reason_is_still_told() -> None:
    assert notices.reason_named("something new") == "it cannot be read"


CHAT = (
    "no-model", "not-running", "not-installed", "cannot-chat", "busy", "refused", "silent",
    "connection-lost", "nonsense", "failed", "no-room",
)  # fmt: skip


def _chat(reason: str, address: str = "http://127.0.0.1:11434", detail: str = "") -> notices.Notice:
    return notices.notice(errors.ChatFailed(address, "qwen3:8b", reason, detail))


def test_every_way_in_which_a_chat_fails_has_its_own_sentence_and_ways_out() -> None:
    told = {reason: _chat(reason) for reason in CHAT}
    assert len({notice.text for notice in told.values()}) == len(CHAT)
    for reason, notice in told.items():
        assert 1 <= len(notice.ways) <= 3, reason
        assert not re.search(r"\{\d", notice.text), reason
    for reason in CHAT[1:-1]:
        assert "127.0.0.1:11434" in told[reason].text or "qwen3:8b" in told[reason].text, reason


def test_ollama_is_named_where_it_is_meant() -> None:
    assert _chat("not-running").text.startswith("Ollama is not running")
    other = _chat("not-running", "http://10.0.0.7:8000/v1").text
    assert "Ollama" not in other
    assert "http://10.0.0.7:8000/v1" in other
    assert _chat("not-running", "http://[").text


def test_what_a_server_says_is_repeated_and_never_taken_for_a_place() -> None:
    told = _chat("failed", detail="out of {0} memory " * 40).text
    assert "out of {0} memory" in told
    assert len(told) < 300
    assert _chat("something new", detail="boom").text.endswith("boom")


def test_an_answer_that_was_cut_off_has_its_way_out() -> None:
    assert notices.Way.CHAT_WINDOW in notices_chat.cut_off().ways
