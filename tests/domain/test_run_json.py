"""The record of a question survives JSON as it is, whatever is in it."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.asking import Coverage, Mode, Outcome, Run
from app.domain.run_json import as_fields, from_fields
from tests.runs import a_run


def _joined(text: str) -> str:
    """Two halves of a character beside each other are that character, to JSON too."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


_LEAVES: dict[type, st.SearchStrategy[Any]] = {
    # halves of characters too: a server may send such an escape
    str: st.text(st.characters(exclude_categories=()), max_size=8).map(_joined),
    int: st.integers(),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    date: st.dates(),
}


def _any(hint: Any) -> st.SearchStrategy[Any]:
    """Every value that a field of this type may have."""
    if isinstance(hint, UnionType):
        return st.none() | _any(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return st.lists(_any(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
        return st.dictionaries(*map(_any, get_args(hint)), max_size=2)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{one.name: _any(hints[one.name]) for one in fields(hint)})
    return st.sampled_from(hint) if issubclass(hint, Enum) else _LEAVES[hint]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(_any(Run))
def test_nothing_is_lost(run: Run) -> None:
    assert from_fields(json.loads(json.dumps(as_fields(run)))) == run


def test_halves_that_meet_become_one_character() -> None:
    run = replace(a_run(), question="\ud83d\ude00 and \ud83d alone")
    read = from_fields(json.loads(json.dumps(as_fields(run))))
    assert read.question == "😀 and \ud83d alone"


def test_plain_values_alone() -> None:
    raw = as_fields(a_run())
    assert (raw["mode"], raw["outcome"]) == ("agent", "whole")
    assert raw["plan"]["issues"][0]["on"] == "2021-03-01"
    assert raw["checks"][0]["mark"] == "verified"
    assert json.loads(json.dumps(raw)) == raw


def test_what_a_newer_program_added_is_left_out() -> None:
    raw = as_fields(a_run())
    raw["mood"] = {"good": True}
    raw["rounds"][0]["queries"][0]["rewritten"] = "x"
    raw["format"] = 7
    assert from_fields(raw) == a_run()


def test_what_an_older_program_did_not_know_has_its_default() -> None:
    raw = as_fields(a_run())
    for name in ("checks", "ms", "dropped", "plan", "outcome"):
        del raw[name]
    wanted = replace(a_run(), checks=(), ms={}, dropped=0, plan=None, outcome=Outcome.WHOLE)
    assert from_fields(raw) == wanted


@pytest.mark.parametrize(
    "change",
    [
        {"mode": "dance"},
        {"question": 3},
        {"dropped": True},
        {"dropped": "3"},
        {"rounds": {"queries": []}},
        {"sources": [1]},
        {"plan": []},
        {"ms": [1]},
        {"ms": {"total": "x"}},
        {"plan": {"issues": [{"key": "a", "title": "b", "queries": [], "on": "yesterday"}]}},
        {"plan": {"issues": [{"key": "a", "title": "b", "queries": [], "on": 5}]}},
    ],
)
def test_what_is_no_record_is_refused(change: Mapping[str, Any]) -> None:
    with pytest.raises(ValueError):
        from_fields(as_fields(a_run()) | change)


@pytest.mark.parametrize("raw", [[], None, "x", {}, {"id": "a"}])
def test_other_json_is_refused(raw: Any) -> None:
    with pytest.raises(ValueError):
        from_fields(raw)


def test_choices_are_those_of_the_record() -> None:
    run = from_fields(as_fields(a_run()))
    assert run.mode is Mode.AGENT
    assert run.rounds[0].assessments[0].coverage is Coverage.ANSWERED
