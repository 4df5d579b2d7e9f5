"""Lays down what two models are judged by: questions, what answers them, and what is searched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from app.domain.events import Pace, Work
from app.domain.question import Filters
from app.domain.recipe import Recipe
from app.domain.splitting import drawn, shared_provisions
from app.domain.training import JUDGED, Example, Part, Split
from app.services.index_ports import OpenIndex
from app.services.law_ports import LawStore
from app.services.training_splitting import grounded

SAMPLE = 2_000
"""Passages whose words are looked up in the models' vocabularies."""
WORDS = 10
"""Provisions with a question's words that go into a pool, at most, for each question."""
_BATCH, _EVERY = 500, 2_000


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question of the judgement; any version of a provision counts for its answer."""

    id: str
    text: str
    part: Part
    citation: str
    answers: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class JudgementSheet:
    """What both models are asked; the same split, recipe and library give the same sheet.

    `pool` are the provisions that are searched, None for all law in force; `searched` is as in
    `Comparison`. `widths` are the recipe's, without the full one. `shared` counts provisions that
    training and judgement both use.
    """

    questions: tuple[JudgedQuestion, ...]
    widths: tuple[int, ...]
    pool: frozenset[str] | None
    searched: Mapping[str, int]
    shared: int
    sample: tuple[str, ...] = field(repr=False, default=())


def laid_down(
    store: LawStore,
    index: OpenIndex | None,
    examples: Sequence[Example],
    split: Split,
    recipe: Recipe,
) -> Work[JudgementSheet]:
    """The sheet for the judged parts of a split; `index` is one to search for words, if any."""
    parts = {id: part for part in JUDGED for id in split.parts.get(part, ())}
    judged = sorted((one for one in examples if one.id in parts), key=lambda one: one.id)
    ground = yield from grounded(store, examples)
    questions = yield from _questions(store, judged, parts)
    sizes, sample = yield from _library(store)
    pool, reasons = None, dict[str, int]()
    if 0 < recipe.pool < sum(sizes.values()):
        pool, reasons = yield from _pooled(index, questions, sizes, recipe)
    searched = sum(sizes.values()) if pool is None else sum(sizes[id] for id in pool)
    return JudgementSheet(
        questions=tuple(questions),
        widths=recipe.widths,
        pool=pool,
        searched={"passages": searched, "library": sum(sizes.values()), **reasons},
        shared=shared_provisions(examples, split, ground.likeness),
        sample=tuple(sample),
    )


def _questions(
    store: LawStore, judged: Sequence[Example], parts: Mapping[str, Part]
) -> Work[list[JudgedQuestion]]:
    ids = sorted({answer for one in judged for answer in one.answers})
    pace = Pace("resolving", len(ids), "provisions", monotonic)
    named, cited = dict[str, frozenset[str]](), dict[str, str]()
    for start in range(0, len(ids), _BATCH):
        yield pace.at(start)
        for id, (provision, law, _) in store.provisions(ids[start : start + _BATCH]).items():
            number = provision.number
            versions = store.numbered(law.id, number) if number else ()
            named[id] = frozenset({id, *(other.id for other, _ in versions)})
            cited[id] = law.cite(provision)
    return [
        JudgedQuestion(
            one.id,
            one.text,
            parts[one.id],
            next((cited[a] for a in one.answers if a in cited), one.answers[0]),
            tuple(dict.fromkeys(named.get(a, frozenset({a})) for a in one.answers)),
        )
        for one in judged
        if one.answers
    ]


def _library(store: LawStore) -> Work[tuple[dict[str, int], list[str]]]:
    """How many passages each provision in force has, and the words of some from all over."""
    total = store.counts().passages
    step = max(1, total // SAMPLE)
    pace = Pace("reading", total, "passages", monotonic)
    sizes, sample = dict[str, int](), list[str]()
    for done, row in enumerate(store.rows()):
        if not done % _EVERY:
            yield pace.at(done)
        if row.current:
            sizes[row.passage.provision_id] = sizes.get(row.passage.provision_id, 0) + 1
        if not done % step:
            sample.append(row.words)
    return sizes, sample


def _pooled(
    index: OpenIndex | None,
    questions: Sequence[JudgedQuestion],
    sizes: Mapping[str, int],
    recipe: Recipe,
) -> Work[tuple[frozenset[str], dict[str, int]]]:
    """The answers, then provisions with the questions' words, then some by chance.

    There are as many passages besides the answers as answers, at least, whatever the recipe says:
    among right answers alone the right one is easily found.
    What is near by the measure of either model is not looked for: wrong answers that are hard for
    one of them alone would let the other win.
    """
    answers = (id for one in questions for ids in one.answers for id in sorted(ids))
    pool = _Pool(sizes, recipe.pool)
    pool.take("answers", answers, beyond=True)
    pool.left = max(pool.left, pool.reasons["answers"])
    if index is not None:
        each = max(1, min(WORDS, pool.left // max(1, len(questions))))
        pace = Pace("searching", len(questions), "questions", monotonic)
        for done, one in enumerate(questions):
            yield pace.at(done)
            near = index.matching(one.text, Filters(), 2 * each)
            found = dict.fromkeys(hit.provision_id for hit in near)
            pool.take("words", list(found)[:each])
    rest = sorted(sizes, key=lambda id: drawn(recipe.seed, id))
    pool.take("chance", rest)
    return frozenset(pool.taken), pool.reasons


class _Pool:
    """Provisions up to a number of passages, and why each passage is there."""

    def __init__(self, sizes: Mapping[str, int], most: int) -> None:
        self._sizes, self.left = sizes, most
        self.taken: set[str] = set()
        self.reasons: dict[str, int] = {"answers": 0, "words": 0, "chance": 0}

    def take(self, reason: str, ids: Iterable[str], beyond: bool = False) -> None:
        """Take provisions while there is room, or all of them where `beyond` is True."""
        for id in ids:
            if not beyond and self.left <= 0:
                return
            if id in self._sizes and id not in self.taken:
                self.taken.add(id)
                self.left -= self._sizes[id]
                self.reasons[reason] += self._sizes[id]
