"""How a recipe is sized: the time that it takes at the measured pace, and what it never exceeds."""

import pytest

from app.domain.recipe import Recipe
from app.domain.recipe_sizing import BUDGET, DeviceFacts, sized
from app.domain.recipe_values import check

QUICK = Recipe("quick", batch=16, epochs=3.0, max_length=256)


def seconds(recipe: Recipe, rate: float) -> float:
    return recipe.max_steps * recipe.batch * recipe.accumulate / rate


@pytest.mark.parametrize("questions", [1, 30, 400, 1_800, 66_000])
@pytest.mark.parametrize("rate", [3.0, 8.0, 40.0])
def test_two_cores_are_done_within_minutes(questions: int, rate: float) -> None:
    found = sized(QUICK, DeviceFacts("cpu", 8 * 1024**3, rate), questions)
    check(found)
    assert seconds(found, rate) <= BUDGET["cpu"] * 1.1 or found.max_steps <= 20
    assert seconds(found, rate) <= 300
    assert found.pool / rate < 300
    assert found.max_length == 128


def test_where_there_is_time_questions_are_seen_as_often_as_the_recipe_says() -> None:
    found = sized(QUICK, DeviceFacts("cpu", None, 40.0), 400)
    assert (found.epochs, found.most_questions) == (3.0, 0)
    assert found.max_steps * found.batch >= 1_200


def test_where_there_is_little_time_fewer_are_taken_once() -> None:
    found = sized(QUICK, DeviceFacts("cpu", None, 10.0), 66_000)
    assert found.epochs == 1.0
    assert 1_500 < found.most_questions < 2_000


def test_a_large_card_takes_large_batches_and_longer_texts() -> None:
    small = sized(QUICK, DeviceFacts("cuda", 4 * 1024**3), 20_000)
    large = sized(QUICK, DeviceFacts("cuda", 80 * 1024**3), 20_000)
    assert (small.batch, large.batch) == (16, 128)
    assert large.max_length == 256
    assert large.pool > sized(QUICK, DeviceFacts("cpu"), 20_000).pool


def test_what_the_recipe_bounds_stays_bounded() -> None:
    tight = Recipe("r", max_steps=30, most_questions=50, pool=600, max_length=64, epochs=1.0)
    found = sized(tight, DeviceFacts("cuda", 80 * 1024**3, 1e4), 20_000)
    assert found.max_steps <= 30
    assert (found.most_questions, found.pool, found.max_length) == (50, 600, 64)
    assert found.epochs == 1.0


def test_a_matrix_of_words_is_told_apart() -> None:
    found = sized(QUICK, DeviceFacts("cpu", None, None, static=True), 10_000)
    assert found.kind == "static"
    assert found.learning_rate > 1e-3
    assert found.batch > 16


def test_few_questions_still_make_several_steps() -> None:
    found = sized(QUICK, DeviceFacts("cuda", 80 * 1024**3), 80)
    assert 2 <= found.batch <= 10
    assert sized(QUICK, DeviceFacts("abacus"), 0).batch >= 2
