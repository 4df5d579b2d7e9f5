"""The verdict is good only for gains on what was never trained on, and never by luck."""

from dataclasses import replace
from math import erfc, sqrt
from random import Random
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.training import Comparison, Decision, Gain, Part, Ranked
from app.domain.verdict import FEWEST, FORGETTING, verdict

MEASURED = ("hit@10", "ndcg@10")


def gains(part: Part, change: float, spread: float = 0.01, p: float | None = None) -> list[Gain]:
    """Both measures changed alike; `spread` is half the interval."""
    sure = abs(change) > spread
    chance = p if p is not None else (0.001 if sure else 0.4)
    return [
        Gain(part, measure, 0.5, 0.5 + change, change - spread, change + spread, chance)
        for measure in MEASURED
    ]


def compared(
    seen: float = 0.0,
    unseen: float = 0.0,
    other: float = 0.0,
    held: float | None = None,
    questions: int = 500,
) -> Comparison:
    parts = (Part.SEEN, Part.UNSEEN, Part.OTHER)
    ranks = [Ranked(f"{part} {n}", "", part, "", 1, 1) for part in parts for n in range(questions)]
    whole = held if held is not None else (unseen + other) / 2
    return Comparison(
        before=(),
        after=(),
        gains=(*gains(Part.SEEN, seen), *gains(Part.UNSEEN, unseen), *gains(Part.OTHER, other)),
        ranks=tuple(ranks),
        unknown={},
        drift={"before": 0.7, "after": 0.7},
        shared=0,
        held=tuple(gains(Part.UNSEEN, whole)),
    )


GOOD = compared(seen=0.1, unseen=0.06, other=0.05)


def test_a_gain_everywhere_is_better() -> None:
    found = verdict(GOOD)
    assert found.decision is Decision.BETTER
    assert found.reasons == ("unseen-better", "other-better")
    assert found.gain is not None
    assert (found.gain.measure, round(found.gain.after - found.gain.before, 3)) == ("hit@10", 0.055)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"shared": 1}, "shared-provisions"),
        ({"drift": {"before": 0.7, "after": 0.7 - FORGETTING - 0.01}}, "forgets"),
        ({"drift": {"before": 0.7, "after": float("nan")}}, "forgets"),
        ({"ranks": GOOD.ranks[: 500 + FEWEST - 1]}, "too-few-questions"),
        ({"held": ()}, "too-few-questions"),
    ],
)
def test_what_forbids_a_good_verdict(changed: dict[str, object], reason: str) -> None:
    found = verdict(replace(GOOD, **changed))
    assert found.decision is Decision.NO_GAIN
    assert found.reasons[0] == reason


def test_the_published_lesson() -> None:
    """Nearly perfect on what it was trained on, 0.3 points down elsewhere: no real gain."""
    found = verdict(compared(seen=0.35, unseen=-0.003, other=-0.003))
    assert (found.decision, found.reasons) == (Decision.NO_GAIN, ("seen-only",))
    sure = compared(seen=0.35)
    sure = replace(sure, held=tuple(gains(Part.UNSEEN, -0.003, spread=0.001)))
    assert verdict(sure).decision is Decision.NO_GAIN


def test_noise_is_told_as_noise() -> None:
    assert verdict(compared()).reasons == ("within-noise",)
    tiny = replace(compared(), held=tuple(gains(Part.UNSEEN, 0.004, spread=0.001)))
    assert verdict(tiny).decision is Decision.NO_GAIN


def test_losses_are_worse() -> None:
    found = verdict(compared(seen=0.2, unseen=-0.04, other=-0.05))
    assert found.decision is Decision.WORSE
    assert found.reasons == ("unseen-worse", "other-worse")
    one = verdict(compared(other=-0.05, held=-0.005))
    assert (one.decision, one.reasons) == (Decision.WORSE, ("other-worse",))
    assert one.gain is not None
    assert one.gain.part is Part.OTHER
    assert verdict(compared(seen=-0.05)).reasons == ("seen-worse",)


def test_a_gain_bought_with_a_loss_is_none() -> None:
    found = verdict(compared(unseen=0.15, other=-0.03, held=0.06))
    assert found.decision is Decision.NO_GAIN
    assert found.reasons == ("other-worse", "unseen-better")


def test_an_interval_without_p_is_not_enough() -> None:
    unsure = tuple(gains(Part.UNSEEN, 0.06, p=0.2))
    assert verdict(replace(GOOD, held=unsure)).decision is Decision.NO_GAIN


changes = st.floats(-0.5, 0.5)


@given(changes, changes, changes, changes, st.integers(1, 1_000))
def test_what_shares_provisions_is_never_better(
    seen: float, unseen: float, other: float, held: float, shared: int
) -> None:
    found = verdict(replace(compared(seen, unseen, other, held, 60), shared=shared))
    assert found.decision is not Decision.BETTER
    assert "shared-provisions" in found.reasons


@given(changes, changes, st.floats(-0.5, 0.0))
def test_gains_on_trained_laws_alone_are_never_better(
    seen: float, other_spread: float, held: float
) -> None:
    found = verdict(compared(seen=seen, unseen=held, other=held, held=held, questions=60))
    assert found.decision is not Decision.BETTER


def _normal(part: Part, differences: list[float]) -> list[Gain]:
    mean, error = fmean(differences), stdev(differences) / sqrt(len(differences))
    p = erfc(abs(mean) / error / sqrt(2))
    low, high = mean - 1.96 * error, mean + 1.96 * error
    return [Gain(part, name, 0.5, 0.5 + mean, low, high, p) for name in MEASURED]


def test_luck_makes_no_good_verdicts() -> None:
    """Of models that are neither better nor worse at most one in forty is called better."""
    chance, better, runs = Random(11), 0, 2_000
    frame = compared(questions=60)
    for _ in range(runs):
        drawn = {part: [chance.gauss(0, 0.3) for _ in range(60)] for part in Part}
        held = drawn[Part.UNSEEN] + drawn[Part.OTHER]
        each = [_normal(part, drawn[part]) for part in (Part.SEEN, Part.UNSEEN, Part.OTHER)]
        found = verdict(
            replace(
                frame,
                gains=tuple(one for some in each for one in some),
                held=tuple(_normal(Part.UNSEEN, held)),
            )
        )
        better += found.decision is Decision.BETTER
    assert 0 < better / runs <= 0.03
