"""Reading the questions that a model wrote."""

import json

import pytest

from app.domain.planning_json import Unusable
from app.domain.question_writing import read_written

GOOD = {"asked": True, "plain": "May I?", "client": "They  said\nno!", "expert": "Liability?"}


@pytest.mark.parametrize("around", ["{0}", "```json\n{0}\n```", "Sure!\n{0}\nDone.", "[{0}]"])
def test_three_questions_however_they_are_wrapped(around: str) -> None:
    found = read_written(around.replace("{0}", json.dumps(GOOD)))
    assert found.questions == {"plain": "May I?", "client": "They said no!", "expert": "Liability?"}


@pytest.mark.parametrize("no", [False, "false", "No", 0])
def test_nobody_asks(no: object) -> None:
    assert read_written(json.dumps(GOOD | {"asked": no})).questions == {}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", "empty"),
        ("I would rather not.", "no JSON"),
        ('["a", "b"]', "one object"),
        (json.dumps(GOOD | {"client": ""}), '"client"'),
        (json.dumps(GOOD | {"expert": "?!"}), '"expert"'),
        (json.dumps(GOOD | {"plain": ["May I?"]}), '"plain"'),
        (json.dumps(GOOD | {"plain": "a" * 401}), "400"),
        ('{"asked": true, "plain": "May I?", "client": "They sa', '"expert"'),
    ],
)
def test_what_cannot_be_used_is_told_in_words_for_the_model(said: str, told: str) -> None:
    with pytest.raises(Unusable, match=told):
        read_written(said)
