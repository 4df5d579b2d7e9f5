"""Trains one encoder on a set of questions, and judges it by another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from app.adapters.static_training.bags import Bags
from app.adapters.static_training.composition import Composition
from app.adapters.static_training.corpus import Corpus, Question
from app.adapters.static_training.fit import trained
from app.adapters.static_training.initial import initial_weights
from app.adapters.static_training.measure import figures_of
from app.adapters.static_training.pairs import by_language, cut_pairs, question_pairs
from app.adapters.static_training.recipe import StaticRecipe
from app.adapters.static_training.vocabulary import build_vocabulary, gaps
from app.domain.events import Progress, Work

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer

_SAMPLE = 5000


@dataclass(frozen=True, slots=True)
class Trained:
    """A tokenizer, what its rows are composed of, the components' rows, and the law as bags."""

    tokenizer: "Tokenizer"
    composition: Composition
    table: "torch.Tensor"
    passages: Bags


def train_on(recipe: StaticRecipe, corpus: Corpus, questions: Sequence[Question]) -> Work[Trained]:
    """The encoder that the corpus and these questions give."""
    yield Progress("vocabulary", 0, None)
    tokenizer, composition = build_vocabulary(
        corpus.words,
        [one.text for one in questions],
        recipe.han_pairs,
        recipe.latin_pieces,
        recipe.question_weight,
    )
    read = partial(composition.bags, tokenizer)
    passages = read(corpus.words)
    table = yield from initial_weights(
        recipe, passages, by_language(corpus.words), composition.size
    )
    table = yield from trained(
        recipe,
        table,
        cut_pairs(corpus, read, recipe.seed),
        question_pairs(corpus, passages, questions, read, recipe),
    )
    return Trained(tokenizer, composition, table, passages)


def judge(
    recipe: StaticRecipe, corpus: Corpus, questions: Sequence[Question], model: Trained
) -> Work[dict[str, Any]]:
    """For each collection that one of `questions` asks about: measures, and vocabulary gaps."""
    found: dict[str, Any] = {}
    for number, name in enumerate(corpus.names):
        yield Progress("evaluating", number, len(corpus.names), "libraries")
        own = corpus.provisions_of(number)
        asked = [one for one in questions if any(i in own for i in one.provisions)]
        if not asked:
            continue
        texts, span = [one.text for one in asked], corpus.span(number)
        stride = max(1, len(span) // _SAMPLE)
        law = [corpus.words[i] for i in span[::stride]]
        found[name] = {
            "questions": len(asked),
            "passages": len(span),
            "gaps_in_questions": gaps(model.tokenizer, texts),
            "gaps_in_law": gaps(model.tokenizer, law),
            "measures": figures_of(
                corpus,
                number,
                asked,
                model.table,
                model.passages,
                model.composition.bags(model.tokenizer, texts),
                recipe.matryoshka,
            ),
        }
    return found
