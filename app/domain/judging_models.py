"""The fitted numbers by which a search's answer is judged.

Fitted by ``python -m tests.benchmarks.strength`` (logistic regression, ridge 0.01 on standardised
signs) to the half of the questions whose id's digest is even; what the models do on the other half
is in the same program's report. Questions with an answer: real ones about Chinese law and the
United States Code that the bundled encoder never saw, and the sample library's. Without: the same
while their law or its whole subject is left out, questions about law in the other language,
everyday ones and gibberish; each also as three or four words. Both sides count the same, so a
chance is right where half of what is asked has an answer.

The signs of each model were chosen on the same half, as those that do best on a library whose
questions were left out of the fit; a sign whose weight came out negative was dropped. The bundled
encoder has models of its own, since its cosines carry less in English than in Chinese. Those of
other encoders were fitted with all-MiniLM-L6-v2, in units that do not depend on the encoder's
scale; the one for Chinese to that model's English and its Chinese, which it hardly knows, so that
it holds for encoders of either kind, and without the BM25 score, which differs by script.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: the chance is 1 / (1 + e^-(base + sum of weight times sign))."""

    base: float
    weights: Mapping[str, float]


MODELS: Mapping[str, Model] = {
    "bundled han": Model(
        -4.302, {"lead": 7.601, "steep": 7.138, "focus": 1.133, "first": 1.628, "ahead": 1.204}
    ),
    "bundled latin": Model(-6.64, {"height": 7.14, "focus": 0.683, "weight": 0.982, "ahead": 0.89}),
    "other han": Model(
        -5.182,
        {
            "height": 1.288,
            "lead": 10.17,
            "steep": 3.978,
            "focus": 2.782,
            "first": 2.126,
            "ahead": 0.915,
        },
    ),
    "other latin": Model(
        -5.888, {"height": 4.666, "lead": 7.224, "steep": 5.985, "focus": 1.192, "weight": 0.789}
    ),
}
"""By encoder (``bundled`` or ``other``) and the question's script (``han`` or ``latin``)."""
