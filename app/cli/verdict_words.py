"""The verdict on a training in a sentence, for the command line."""

from collections.abc import Mapping

from app.domain.training import Decision, Gain, Part, Verdict
from app.domain.verdict import FEWEST

_DECISIONS: Mapping[Decision, str] = {
    Decision.BETTER: "better on questions it has not seen",
    Decision.NO_GAIN: "no real gain on questions it has not seen",
    Decision.WORSE: "worse than the model before",
}
_REASONS: Mapping[str, str] = {
    "seen-only": "better only on the laws it was trained on",
    "within-noise": "what changed may be chance, or is less than a point",
    "unseen-worse": "it lost on laws that it was not trained on",
    "other-worse": "it lost on questions of another origin",
    "seen-worse": "it lost on the laws it was trained on",
    "forgets": "it forgot general language",
    "shared-provisions": "training and judgement share provisions",
    "too-few-questions": f"fewer than {FEWEST} questions to judge by",
}
_PARTS: Mapping[Part, str] = {Part.SEEN: " on the laws it was trained on"}


def verdict_sentence(verdict: Verdict) -> str:
    """One line: the decision, the gain with its interval, and what speaks against it."""
    told = _DECISIONS[verdict.decision]
    gain = verdict.gain
    figures = f": {gain_words(gain)}" if gain is not None else ""
    against = [_REASONS[reason] for reason in verdict.reasons if reason in _REASONS]
    return told + figures + (f"; {'; '.join(against)}" if against else "")


def gain_words(gain: Gain) -> str:
    """``+6.1 points hit@10, 95 % certain (+3.2 to +9.0), p = 0.001``."""
    change = 100 * (gain.after - gain.before)
    bounds = f"({100 * gain.low:+.1f} to {100 * gain.high:+.1f})"
    p = "p < 0.001" if gain.p < 0.001 else f"p = {gain.p:.3f}"
    where = _PARTS.get(gain.part, "")
    return f"{change:+.1f} points {gain.measure}{where}, 95 % certain {bounds}, {p}"
