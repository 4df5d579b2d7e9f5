"""The pace of training is told by the pace of reading, with the real bundled model."""

import pytest

from app.adapters.encoders.choice import EncoderChoice
from app.adapters.paths import MODELS
from app.domain.events import outcome
from app.domain.recipe import Recipe
from app.domain.recipe_sizing import DeviceFacts, sized
from app.services.training_pace import SAMPLE, measured_pace


@pytest.fixture
def encoder():
    choice = EncoderChoice(MODELS)
    yield choice.named("bundled")
    choice.close()


def test_it_follows_the_seconds_that_reading_took(encoder):
    texts = [f"Section {n}. The tenant gives notice." for n in range(SAMPLE + 10)]

    def pace(seconds: float) -> float:
        ticks = iter((100.0, 100.0 + seconds))
        found = outcome(measured_pace(encoder, texts, lambda: next(ticks)))
        assert found is not None
        return found

    assert pace(2.0) == pytest.approx(2 * pace(4.0))
    assert 0 < pace(1.0) < SAMPLE


def test_of_too_few_texts_nothing_is_said(encoder):
    assert outcome(measured_pace(encoder, ["one"] * 4)) is None


def test_a_slow_model_is_given_fewer_steps(encoder):
    quick = Recipe("quick", batch=16, epochs=3.0)
    slow, fast = (sized(quick, DeviceFacts("cpu", rate=rate), 5_000) for rate in (1.0, 30.0))
    assert slow.max_steps < fast.max_steps
    assert slow.pool <= fast.pool
