"""Decides what a judgement comes to: a pure function of the figures before and after."""

from collections.abc import Iterable, Sequence

from app.domain.training import Comparison, Decision, Gain, Part, Verdict

FEWEST = 50
"""Questions of UNSEEN and OTHER together, below which nothing is decided.

Of fifty, a gain of ten points at hit@10 (15 of 100 newly found, 5 lost) is seen beyond chance
about every third time; of fewer a verdict would mostly be blind.
"""
LEAST = 0.01
"""A gain from which a model is worth an index of its own, and a loss from which it is worse."""
FORGETTING = 0.1
"""By how much the rank correlation on general text may fall: more is a model for one use only."""

DECIDING = "ndcg@10"
"""The measure that decides: one alone, since two tries would double the luck."""
TOLD = "hit@10"
"""The measure that people understand, told where it agrees."""
_LEVEL = 0.05


def verdict(comparison: Comparison) -> Verdict:
    """Better, no real gain, or worse, and the facts that it rests on.

    Better is a model that on questions about laws it was not trained on, and on those of another
    origin, has gained LEAST beyond chance (95 % interval and p), has lost beyond chance nowhere,
    has not forgotten general text, and was judged by at least FEWEST such questions, none of whose
    answers it was trained on. A gain on the laws that it was trained on counts for nothing. Worse
    is one that lost LEAST beyond chance anywhere without such a gain.
    """
    held = _of(comparison.held)
    if held is None or _held_questions(comparison) < FEWEST:
        reasons = [*_doubts(comparison), "too-few-questions"]
        return Verdict(Decision.NO_GAIN, tuple(reasons), held)
    losses = _losses(comparison)
    lost = _lost(comparison, held)
    if lost is not None and not is_better(held):
        worst = losses or ["unseen-worse"]
        return Verdict(Decision.WORSE, (*worst, *_doubts(comparison)), lost)
    against = [*_doubts(comparison), *losses]
    gained = _gained(comparison)
    if is_better(held) and held.after - held.before >= LEAST:
        decision = Decision.NO_GAIN if against else Decision.BETTER
        return Verdict(decision, (*against, *gained), _plainest(comparison.held, held))
    only = ["seen-only"] if _better_on(comparison, Part.SEEN) else []
    return Verdict(
        Decision.NO_GAIN,
        (*against, *(only or ["within-noise"])),
        _plainest(comparison.held, held),
    )


def is_better(gain: Gain) -> bool:
    """Whether a measure went up beyond chance."""
    return gain.low > 0 and gain.p < _LEVEL and gain.after > gain.before


def is_worse(gain: Gain) -> bool:
    """Whether a measure went down beyond chance."""
    return gain.high < 0 and gain.p < _LEVEL and gain.after < gain.before


def _held_questions(comparison: Comparison) -> int:
    return sum(one.part in (Part.UNSEEN, Part.OTHER) for one in comparison.ranks)


def _doubts(comparison: Comparison) -> list[str]:
    """What forbids a good verdict whatever the gains are."""
    before, after = (comparison.drift.get(name) for name in ("before", "after"))
    fell = before is not None and after is not None and not before - after <= FORGETTING
    return [
        *(["shared-provisions"] if comparison.shared else []),
        *(["forgets"] if fell else []),
    ]


def _losses(comparison: Comparison) -> list[str]:
    return [
        reason
        for part, reason in (
            (Part.UNSEEN, "unseen-worse"),
            (Part.OTHER, "other-worse"),
            (Part.SEEN, "seen-worse"),
        )
        if any(is_worse(one) for one in _both(comparison, part))
    ]


def _gained(comparison: Comparison) -> list[str]:
    found = {part: _better_on(comparison, part) for part in (Part.UNSEEN, Part.OTHER)}
    unseen = found[Part.UNSEEN] or not found[Part.OTHER]
    return [
        *(["unseen-better"] if unseen else []),
        *(["other-better"] if found[Part.OTHER] else []),
    ]


def _better_on(comparison: Comparison, part: Part) -> bool:
    return any(is_better(one) for one in _both(comparison, part) if one.measure == DECIDING)


def _both(comparison: Comparison, part: Part) -> list[Gain]:
    of_part = (one for one in comparison.gains if one.part is part)
    return [one for one in of_part if one.measure in (DECIDING, TOLD)]


def _of(gains: Iterable[Gain], measure: str = DECIDING) -> Gain | None:
    return next((one for one in gains if one.measure == measure), None)


def _plainest(gains: Sequence[Gain], deciding: Gain) -> Gain:
    """The gain in TOLD where it says the same as the deciding one."""
    plain = _of(gains, TOLD)
    if plain is None or is_better(plain) is not is_better(deciding):
        return deciding
    return plain


def _lost(comparison: Comparison, held: Gain) -> Gain | None:
    """The loss that makes a model worse: of all held-out questions, else of the part that lost."""
    parts = (Part.UNSEEN, Part.OTHER, Part.SEEN)
    every = (held, *(one for part in parts for one in _both(comparison, part)))
    return next((one for one in every if is_worse(one) and one.before - one.after >= LEAST), None)
