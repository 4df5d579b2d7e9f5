"""How quickly this computer would train a model, told by how quickly the model reads now."""

from collections.abc import Callable, Sequence
from time import monotonic

from app.domain.events import Work
from app.domain.recipe_sizing import examples_per_second
from app.services.encoder_ports import Encoder

SAMPLE = 20
"""Passages that are read to measure it: under two seconds even of a slow model."""

_FIRST = 4
"""Passages before them: a model is slower until it has begun."""

_CHARACTERS = {True: 120, False: 500}
"""About as long as what is trained on; Chinese signs are a token each."""

_WIDE = "\u2e80"
"""From here on a sign is as wide as two letters: Chinese, Japanese, Korean."""


def measured_pace(
    encoder: Encoder, texts: Sequence[str], clock: Callable[[], float] = monotonic
) -> Work[float | None]:
    """Examples per second that training may reach with this model; None for too few `texts`.

    Raises what encoding raises.
    """
    sample = [_cut(text) for text in texts[: _FIRST + SAMPLE]]
    if len(sample) <= _FIRST:
        return None
    yield from encoder.encoding_passages(sample[:_FIRST])
    start = clock()
    yield from encoder.encoding_passages(sample[_FIRST:])
    spent = clock() - start
    return examples_per_second((len(sample) - _FIRST) / spent) if spent > 0 else None


def _cut(text: str) -> str:
    wide = sum(sign >= _WIDE for sign in text) * 2 > len(text)
    return text[: _CHARACTERS[wide]]
