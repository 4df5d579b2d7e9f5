"""Makes training pairs: sentence and rest of a provision, question and the passage that answers."""

import re
from collections.abc import Callable, Sequence

from app.adapters.static_training.bags import Bags
from app.adapters.static_training.corpus import Corpus, Question
from app.adapters.static_training.fit import Pairs
from app.adapters.static_training.recipe import StaticRecipe
from app.adapters.static_training.splits import is_composed
from app.adapters.static_training.vocabulary import is_chinese

Reader = Callable[[Sequence[str]], Bags]
"""Turns texts into bags of components."""

_SENTENCE = re.compile(r"(?<=[。；\n])|(?<=[.;:] )")
_CLAUSE = re.compile(r"(?<=，)|(?<=, )")
_SHORTEST = 8


def by_language(texts: Sequence[str]) -> list[list[int]]:
    """The places of the Chinese texts and those of the others; empty groups are left out."""
    chinese = [is_chinese(text) for text in texts]
    groups = [[i for i, found in enumerate(chinese) if found is wanted] for wanted in (True, False)]
    return [group for group in groups if group]


def cut_pairs(corpus: Corpus, read: Reader, seed: int) -> Pairs:
    """One sentence of each passage, drawn at random, asks for the rest of it."""
    import numpy as np

    random = np.random.default_rng(seed)
    asked, rest = [], []
    for words in corpus.words:
        head, _, text = words.partition("\n")
        parts = [part for part in _SENTENCE.split(text) if len(part) >= _SHORTEST]
        if len(parts) < 2:
            parts = [part for part in _CLAUSE.split(text) if len(part) >= _SHORTEST]
        if len(parts) > 1:
            taken = int(random.integers(len(parts)))
            asked.append(parts[taken])
            rest.append(head + " " + " ".join(parts[:taken] + parts[taken + 1 :]))
    answers = [(i,) for i in range(len(asked))]
    return Pairs(read(asked), read(rest), answers, by_language(rest))


def question_pairs(
    corpus: Corpus,
    passages: Bags,
    questions: Sequence[Question],
    read: Reader,
    recipe: StaticRecipe,
) -> Pairs:
    """Each question asks for the passages of its provisions; real ones are repeated."""
    repeated = [
        one
        for question in questions
        for one in [question] * (1 if is_composed(question, recipe) else recipe.repeat_real)
    ]
    answers = [
        [passage for one in sorted(question.provisions) for passage in corpus.passages_of(one)]
        for question in repeated
    ]
    pool = by_language(corpus.words)
    language = {passage: number for number, group in enumerate(pool) for passage in group}
    groups: list[list[int]] = [[] for _ in pool]
    for row, found in enumerate(answers):
        groups[language[found[0]]].append(row)
    kept = [(group, texts) for group, texts in zip(groups, pool, strict=True) if group]
    return Pairs(
        read([question.text for question in repeated]),
        passages,
        answers,
        [group for group, _ in kept],
        [texts for _, texts in kept],
    )
