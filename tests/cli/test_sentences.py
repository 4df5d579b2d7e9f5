"""What the command line says of language models, prompts and kept answers that go wrong."""

import re

import pytest

from app.cli.sentences import sentence
from app.domain.errors import ChatFailed, PromptUnusable, RunDamaged, RunUnknown

REASONS = (
    "no-model", "not-running", "not-installed", "cannot-chat", "busy", "refused", "silent",
    "connection-lost", "nonsense", "failed", "no-room",
)  # fmt: skip


def _chat(reason: str, address: str = "http://127.0.0.1:11434", detail: str = "") -> str:
    return sentence(ChatFailed(address, "qwen3:8b", reason, detail))


def test_each_way_in_which_a_chat_fails_is_told_apart() -> None:
    told = {_chat(reason) for reason in REASONS}
    assert len(told) == len(REASONS)
    assert not any(re.search(r"ChatFailed|\{(address|model)\}", one) for one in told)


@pytest.mark.parametrize(
    ("reason", "way"),
    [
        ("no-model", "pandecta settings set chat_model=NAME"),
        ("not-installed", "ollama pull qwen3:8b"),
        ("refused", "pandecta settings secret chat"),
        ("nonsense", "chat_kind=openai"),
        ("no-room", "chat_window=TOKENS"),
    ],
)
def test_the_way_out_is_a_command(reason: str, way: str) -> None:
    assert way in _chat(reason)


def test_a_servers_own_words_are_repeated_as_they_are() -> None:
    assert _chat("failed", detail="out of {0} memory {model}").endswith(
        "(out of {0} memory {model})"
    )


def test_a_server_that_is_not_set_is_not_called_refusing() -> None:
    assert _chat("refused", address="").startswith("No server is set")


def test_prompts_and_kept_answers() -> None:
    told = sentence(PromptUnusable("answer", ("fence", "sources")))
    assert "lacks {fence} {sources}" in told
    assert "pandecta runs" in sentence(RunUnknown("8f"))
    assert sentence(RunDamaged("8f", "not JSON")) == "The kept answer 8f cannot be read: not JSON"
