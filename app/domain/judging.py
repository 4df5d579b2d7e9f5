"""Judges how well a search's list answers: the chance that an answer is among its first ten."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import exp, log1p
from statistics import median

from app.domain.index import cosine
from app.domain.judging_models import MODELS, Model
from app.domain.question import ExactCitation, Hit
from app.domain.ranking import Near
from app.domain.strength import Judgement, Strength
from app.domain.words import STOP, stem

FAIR, WEAK = 0.2, 0.1
"""Chances from which a list counts as fair, and as weak; below, the library has no answer.

On questions not fitted to, those that were answered are doubted below 0.2 in 5 to 10 % (14 % where
another model is asked in Chinese) and unanswerable ones in 60 to 72 %; below 0.3 it would be 15 to
46 % and 70 to 83 %: a right answer that is called doubtful costs more trust.
"""
STRONG = 0.8
"""The chance from which a list counts as strong."""

_FIRST, _LAST = 10, 150
_LONGEST = 6_000
"""Characters of a hit that are looked at: there are sections of a hundred thousand."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells an answer from the nearest there is; each is comparable between libraries.

    `height` is the best cosine, `lead` how far it is above the tenth, `steep` how far the tenth is
    above the last of 150, all in units of the encoder's own room above unrelated sentences.
    `focus` is the share of the first ten hits that are of one law, `first` the share of the
    question's words that stand in the first hit. `weight` is the logarithm of the best BM25 score,
    `ahead` that of its ratio to the tenth.
    """

    height: float = 0.0
    lead: float = 0.0
    steep: float = 0.0
    focus: float = 0.0
    first: float = 0.0
    weight: float = 0.0
    ahead: float = 0.0


@lru_cache(maxsize=16)
def room(probes: tuple[tuple[float, ...], ...]) -> float:
    """How far above the cosine of unrelated sentences an encoder's cosines can go: 0.05 to 1.5.

    Taken from an index's probe sentences, most of which have nothing to do with each other.
    """
    pairs = [cosine(one, other) for one, other in combinations(probes, 2)]
    return min(max(1.0 - median(pairs), 0.05), 1.5) if pairs else 1.0


def judge(
    tokens: Sequence[str],
    near: Sequence[Near],
    words: Sequence[Near],
    hits: Sequence[Hit],
    bundled: bool,
    space: float = 1.0,
) -> Judgement:
    """Judge the list `hits`, which was made of what meaning (`near`) and words found.

    `tokens` are the question's telling words, `bundled` tells whether `near` comes of the bundled
    encoder, `space` is the encoder's `room`. A question that names a provision which is there is
    answered; an empty list is not.
    """
    if not hits:
        return Judgement(Strength.NONE, 0.0)
    if any(isinstance(reason, ExactCitation) for reason in hits[0].reasons):
        return Judgement(Strength.STRONG, 1.0)
    found = signs(tokens, near, words, hits, space)
    chance = probability(found, MODELS[kind(tokens, bundled)])
    return Judgement(strength_of(chance), chance)


def kind(tokens: Sequence[str], bundled: bool) -> str:
    """Which of the `MODELS` judges: by the encoder, and by whether the question is in Chinese."""
    script = "han" if any(_HAN.search(token) for token in tokens) else "latin"
    return f"{'bundled' if bundled else 'other'} {script}"


def signs(
    tokens: Sequence[str],
    near: Sequence[Near],
    words: Sequence[Near],
    hits: Sequence[Hit],
    space: float,
) -> Signs:
    """The signs of a list; see `judge`."""
    telling = [token for token in tokens if token not in STOP]
    best, tenth, last = _heights(near)
    bm25, _, _ = _heights(words)
    return Signs(
        height=1.0 - (1.0 - best) / space if near else 0.0,
        lead=(best - tenth) / space,
        steep=(tenth - last) / space,
        focus=_focus([hit.law.id for hit in hits[:_FIRST]]),
        first=_standing(telling, hits[0]) if hits else 0.0,
        weight=log1p(bm25),
        ahead=_ahead(words),
    )


def probability(found: Signs, model: Model) -> float:
    """The chance that a model gives to these signs."""
    values: Mapping[str, float] = {name: getattr(found, name) for name in model.weights}
    sum_ = model.base + sum(weight * values[name] for name, weight in model.weights.items())
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, sum_))))


def strength_of(chance: float) -> Strength:
    """The strength that a chance counts as."""
    if chance >= STRONG:
        return Strength.STRONG
    if chance >= FAIR:
        return Strength.FAIR
    return Strength.WEAK if chance >= WEAK else Strength.NONE


def _heights(rows: Sequence[Near]) -> tuple[float, float, float]:
    """The best score, the tenth, and the last that is looked at; zeros where there is none."""
    if not rows:
        return 0.0, 0.0, 0.0
    scores = [row.score for row in rows[:_LAST]]
    return scores[0], scores[min(_FIRST, len(scores)) - 1], scores[-1]


def _ahead(words: Sequence[Near]) -> float:
    best, tenth, _ = _heights(words)
    return log1p(best / tenth - 1.0) if tenth > 0.0 else 0.0


def _focus(laws: Sequence[str]) -> float:
    return Counter(laws).most_common(1)[0][1] / len(laws) if laws else 0.0


def _standing(tokens: Sequence[str], hit: Hit) -> float:
    """The share of the tokens that stand in a hit; Latin words whatever their ending."""
    provision = hit.provision
    whole = " ".join((hit.law.title, *provision.path[-1:], provision.heading, provision.text))
    lowered = whole[:_LONGEST].casefold()
    latin = f" {' '.join(_LATIN.findall(lowered))}"
    found = [
        f" {stem(token)}" in latin if token.isascii() else token in lowered for token in tokens
    ]
    return sum(found) / len(found) if found else 0.0
