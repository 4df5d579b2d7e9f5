"""Fuses what was found by meaning with what was found by words into one ranking."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log1p

from app.domain.law import Level

STRENGTHS = (0.35, 0.45, 0.55)
"""Cosines from which a passage counts as 2, 3 and 4 of 4 close."""


@dataclass(frozen=True, slots=True)
class Near:
    """One row that the index found: which passage, of which law, how well (higher is better)."""

    provision_id: str
    start: int
    stop: int
    score: float
    law_id: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Fused:
    """A provision after fusion.

    `cosine` is None where meaning did not find it; `start` and `stop` bound its best passage.
    """

    provision_id: str
    start: int
    stop: int
    score: float
    cosine: float | None
    law_id: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the search, each of which can be switched off to measure what it does.

    `meaning` and `words` are the two sides, `second` is the bundled encoder's own view of what
    another model found; `lexicon` adds terms of art to the words, `priors` counts what kind of law
    it is and how often it is asked about, `references` brings provisions that strong hits cite,
    `interpretations` what interprets them, `duplicates` folds the same text of several laws into
    one, and `reranker` has a cross-encoder read the first hits again.
    """

    meaning: bool = True
    words: bool = True
    second: bool = True
    lexicon: bool = True
    priors: bool = True
    references: bool = True
    interpretations: bool = True
    duplicates: bool = True
    reranker: bool = False


HAN_SHARE, LATIN_SHARE = 0.1, 0.2
"""What a full BM25 score adds to a cosine, by the question's script.

Chosen on the sample library's questions, whose law the bundled encoder never saw: its meaning is
stronger in Chinese than in English. There 0.3 is best in English (hit@10 0.60 against 0.57); on
the United States Code, whose questions it was trained with, every word costs (30 held-out
questions: hit@10 0.87 at 0.3, 0.97 at 0.2, 1.00 without). Reciprocal rank
fusion (Cormack, Clarke, Buettcher, SIGIR 2009) lost to both on the sample.
"""
_HAN = re.compile(r"[\u3400-\u9fff]")


def words_share(text: str, bundled: bool = True) -> float:
    """How much the word side counts for a question.

    More where its script is not Chinese and the encoder the bundled one: beside a transformer
    every word more costs (the sample's English questions with MiniLM: hit@10 0.847, 0.796 and 0.757
    at 0.1, 0.2 and 0.3).
    """
    return LATIN_SHARE if bundled and not _HAN.search(text) else HAN_SHARE


UNSEEN = 0.9
"""What a provision found by words alone is taken to have of the lowest cosine that was found."""


def fuse(near: Sequence[Near], words: Sequence[Near], parts: Parts, share: float) -> list[Fused]:
    """Convex fusion of cosine and BM25, one entry per provision, best first.

    A provision counts with its best passage on each side. Its score is the sum of its
    cosine and, times `share`, of its BM25 score relative to the best one (Bruch, Gai, Ingber,
    TOIS 2023).
    Ties keep the order in which meaning, then words, found them.
    """
    meant = _best(near) if parts.meaning else {}
    worded = _best(words) if parts.words else {}
    floor = UNSEEN * min((row.score for row in meant.values()), default=0.0)
    top = max((row.score for row in worded.values()), default=0.0) or 1.0
    fused = []
    for provision_id, row in {**worded, **meant}.items():
        mine, theirs = meant.get(provision_id), worded.get(provision_id)
        score = mine.score if mine else floor
        score += share * (theirs.score / top if theirs else 0.0)
        cosine = mine.score if mine else None
        fused.append(Fused(provision_id, row.start, row.stop, score, cosine, row.law_id, row.level))
    order = {provision_id: n for n, provision_id in enumerate({**meant, **worded})}
    return sorted(fused, key=lambda one: (-one.score, order[one.provision_id]))


ASKED, LOCAL = 0.06, 0.04
"""What a much-asked law gains, and local law loses, in cosines: the bounds of the priors.

Chosen on the real Chinese questions of the fifth that neither the encoder nor the counts saw, over
all law: hit@10 0.740 without, 0.804 with both; were the law that answers never asked about before,
0.753 instead of 0.740. A larger share for `ASKED` goes on gaining for laws that were asked about
(0.826 at 0.14) and losing for those that were not.
"""
_MANY = 100
"""Questions from which on a law counts as much asked about."""


def asked_share(questions: int) -> float:
    """From how many known questions a law answered, how much it is asked about: 0 to 1."""
    return min(log1p(questions) / log1p(_MANY), 1.0)


def with_priors(fused: Sequence[Fused], asked: Mapping[str, float]) -> list[Fused]:
    """The list in the order that it has once law's level and how often it is asked about count.

    `asked` gives the `asked_share` of laws by id; a law that is not in it is not punished.
    """

    def prior(one: Fused) -> float:
        local = LOCAL if one.level == Level.LOCAL else 0.0
        return ASKED * asked.get(one.law_id, 0.0) - local

    moved = [replace(one, score=one.score + prior(one)) for one in fused]
    return sorted(moved, key=lambda one: -one.score)


SECOND = 0.25
"""What the bundled encoder's cosine counts beside that of another model.

Chosen so that it costs nothing where the bundled encoder knows least: on the sample's English
questions hit@10 0.847 and MRR@10 0.580 with MiniLM alone, 0.824 and 0.591 with it; on the held-out
fifth of the questions about the United States Code 0.700 and 0.417, 0.833 and 0.597.
"""


def with_second(fused: Sequence[Fused], cosines: Mapping[str, float]) -> list[Fused]:
    """The list in the order that it has with a second model's cosines by provision.

    What the second model was not asked about counts as its least.
    """
    least = min(cosines.values(), default=0.0)
    moved = [
        replace(one, score=one.score + SECOND * cosines.get(one.provision_id, least))
        for one in fused
    ]
    return sorted(moved, key=lambda one: -one.score)


def _best(rows: Sequence[Near]) -> dict[str, Near]:
    """The first, that is the best, row of each provision."""
    first: dict[str, Near] = {}
    for row in rows:
        first.setdefault(row.provision_id, row)
    return first


def strength(cosine: float) -> int:
    """Closeness for the eye: 1 (far) to 4 (very close)."""
    return 1 + sum(cosine >= bound for bound in STRENGTHS)
