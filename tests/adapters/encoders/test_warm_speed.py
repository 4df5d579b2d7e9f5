"""What makes the short way short: few threads for little work, and no question asked twice."""

import os
import signal
import time
from pathlib import Path

import numpy as np
import pytest

from app.adapters.encoders import transformer, warm
from app.adapters.encoders.choice import EncoderChoice
from app.adapters.encoders.prompting import prompted
from app.adapters.encoders.transformer import TransformerEncoder
from app.domain.index import PROBES


@pytest.fixture
def encoder(choice: EncoderChoice, tiny: Path) -> TransformerEncoder:
    made = choice.named(str(tiny))
    assert isinstance(made, TransformerEncoder)
    return made


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts each batch had that went to the process."""
    sizes: list[int] = []
    before = warm.Child.ask

    def ask(self: warm.Child, texts: tuple[str, ...], prompt: str, urgent: bool):
        sizes.append(len(texts))
        return before(self, texts, prompt, urgent)

    monkeypatch.setattr(warm.Child, "ask", ask)
    return sizes


def test_the_same_probes_are_asked_once_a_moment(
    encoder: TransformerEncoder, sent: list[int]
) -> None:
    first = encoder.encode_questions(PROBES)
    kept = first.copy()
    first[:] = 0.0
    assert np.array_equal(encoder.encode_questions(PROBES), kept)
    assert sum(sent) == len(PROBES)
    encoder.encode_questions(PROBES[:5])
    assert sum(sent) == len(PROBES) + 5


def test_other_prompts_are_another_question(encoder: TransformerEncoder) -> None:
    plain = encoder.encode_questions(PROBES)
    other = prompted(encoder, "the query : ", "")
    assert not np.allclose(other.encode_questions(PROBES), plain)
    assert np.allclose(encoder.encode_questions(PROBES), plain, atol=1e-6)


def test_another_process_is_asked_again(encoder: TransformerEncoder, sent: list[int]) -> None:
    before = encoder.encode_questions(PROBES)
    assert encoder.model.pid is not None
    os.kill(encoder.model.pid, signal.SIGKILL)
    while encoder.model.pid is not None:
        time.sleep(0.01)
    assert np.allclose(encoder.encode_questions(PROBES), before, atol=1e-6)
    assert sum(sent) >= 2 * len(PROBES)


def test_a_moment_passes(
    encoder: TransformerEncoder, sent: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder.encode_questions(PROBES)
    monkeypatch.setattr(transformer, "_MOMENT", 0.0)
    encoder.encode_questions(PROBES)
    assert sum(sent) == 2 * len(PROBES)
