"""Decides which questions are trained on and which are judged by."""

from collections.abc import Sequence

from app.adapters.static_training.corpus import Question
from app.adapters.static_training.recipe import StaticRecipe
from app.domain.asked import fold_of


def is_composed(question: Question, recipe: StaticRecipe) -> bool:
    """Whether the question was written for training; such questions are never judged by."""
    return question.id.startswith(recipe.composed)


def by_question(
    questions: Sequence[Question], recipe: StaticRecipe
) -> tuple[list[Question], list[Question]]:
    """Questions to train on, and the real questions of one fold to judge by.

    Real questions of the closed folds are not trained on, and neither is a composed question
    whose character pairs overlap with one of them by `near_duplicate` (Jaccard).
    """
    real = [one for one in questions if not is_composed(one, recipe)]
    judged = [one for one in real if one.fold(recipe.folds) == recipe.judged_fold]
    closed = [one for one in real if one.fold(recipe.folds) in recipe.closed_folds]
    shingles = [_shingles(one.text) for one in closed]
    hidden = {one.id for one in closed}

    def is_open(question: Question) -> bool:
        if question.id in hidden:
            return False
        own = _shingles(question.text)
        return all(
            len(own & other) < recipe.near_duplicate * len(own | other) for other in shingles
        )

    return [one for one in questions if is_open(one)], judged


def by_law(
    questions: Sequence[Question], recipe: StaticRecipe
) -> tuple[list[Question], list[Question]]:
    """Questions that touch no left-out law to train on, real ones on these alone to judge by."""

    def left_out(law: str) -> bool:
        return fold_of(law, recipe.folds) in recipe.left_out_laws

    studied = [one for one in questions if not any(map(left_out, one.laws))]
    judged = [
        one for one in questions if not is_composed(one, recipe) and all(map(left_out, one.laws))
    ]
    return studied, judged


def _shingles(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(max(len(text) - 1, 1)))
