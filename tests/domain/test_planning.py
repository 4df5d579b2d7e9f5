"""Reading plans and judgements out of whatever a model wrote."""

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.asking import Coverage, Issue
from app.domain.planning import (
    ISSUES,
    JUDGE_SCHEMA,
    PLAN_SCHEMA,
    QUERIES,
    judgements_in,
    normal,
    plan_in,
    plan_without,
)
from app.domain.planning_json import Unusable
from app.domain.planning_places import day_named, region_named, regions_in

PLAN = {
    "issues": [
        {"title": "Return", "queries": ["return of a deposit"], "place": "", "date": ""},
        {"title": "Mould", "queries": ["damp and mould", "rent reduction"]},
    ]
}
TEXT = json.dumps(PLAN)
TWO = [Issue("1", "Return", ("a",)), Issue("2", "Mould", ("b",))]


@pytest.mark.parametrize(
    "said",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"Here is the plan you asked for:\n\n```\n{TEXT}\n```\nI hope it helps {{really}}.",
        f"Sure! {TEXT} Let me know if there is anything else [or not].",
        f'<think>{{"issues": [{{"title": "wrong"}}]}}</think>{TEXT}',
        json.dumps(PLAN["issues"]),
        json.dumps({"plan": PLAN["issues"]}),
        json.dumps({"issues": {"a": PLAN["issues"][0], "b": PLAN["issues"][1]}}),
        TEXT[:-1],
        TEXT[:-2],
        TEXT[:-3] + ",",
        f"```json\n{TEXT[:-2]}",
    ],
)
def test_plan_is_found_however_it_is_wrapped(said: str) -> None:
    plan = plan_in(said, "", ())
    assert [one.title for one in plan.issues] == ["Return", "Mould"]
    assert plan.issues[0].queries == ("return of a deposit",)
    assert [one.key for one in plan.issues] == ["1", "2"]
    assert not plan.fallback


def test_what_breaks_off_gives_what_is_complete() -> None:
    cut = TEXT.index("damp and")
    plan = plan_in(TEXT[: cut + 4], "", ())
    assert [one.title for one in plan.issues] == ["Return", "Mould"]
    assert plan.issues[1].queries == ("Mould",)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "empty"),
        ("   \n", "empty"),
        ("I would search for the deposit.", "no JSON"),
        ("<think>{}</think>", "empty"),
        ("{}", "no JSON"),
        ('{"issues": []}', "list of objects"),
        ('{"issues": [1, 2, null]}', "list of objects"),
        ('{"issues": [{"titel": "x"}]}', "list of objects"),
        ("[" * 5000, "no JSON"),
        ('{"a":' * 5000, "no JSON"),
    ],
)
def test_what_cannot_be_used_says_why(said: str, why: str) -> None:
    with pytest.raises(Unusable, match=why):
        plan_in(said, "", ())


def test_wrong_types_are_read_as_what_they_mean() -> None:
    said = {
        "issues": [
            {"title": 12, "queries": "first\nsecond", "place": None, "date": 5},
            "only a text",
            {"queries": ["only a query", 7, None, {}]},
            {"title": "same", "queries": ["Deposit return!", "deposit  return", "DEPOSIT RETURN"]},
        ]
    }
    issues = plan_in(json.dumps(said), "", ()).issues
    assert [one.title for one in issues] == ["first", "only a text", "only a query", "same"]
    assert issues[0].queries == ("first", "second")
    assert issues[1].queries == ("only a text",)
    assert issues[2].queries == ("only a query", "7")
    assert len(issues[3].queries) == 1


def test_no_plan_is_longer_than_may_be() -> None:
    many = {
        "issues": [{"title": f"t{n}", "queries": [f"q{n}{m}" for m in range(9)]} for n in range(30)]
    }
    issues = plan_in(json.dumps(many), "", ()).issues
    assert len(issues) == ISSUES
    assert all(len(one.queries) == QUERIES for one in issues)
    long = plan_in(json.dumps({"issues": [{"title": "x" * 9999, "queries": ["y" * 9999]}]}), "", ())
    assert len(long.issues[0].title) < 300
    assert len(long.issues[0].queries[0]) < 300


def test_signs_that_no_text_can_hold_are_left_out() -> None:
    said = '{"issues": [{"title": "a\\u0000b\\ud800c", "queries": ["q\\u0007\\udfff r"]}]}'
    issue = plan_in(said, "", ()).issues[0]
    assert issue.title == "a bc"
    assert issue.queries == ("q r",)


def test_place_and_day_come_only_from_what_was_asked() -> None:
    said = json.dumps(
        {"issues": [{"title": "t", "queries": ["q"], "place": "浙江", "date": "2016-05-03"}]}
    )
    named = plan_in(said, "2016年在浙江被辞退", ("山东", "浙江省")).issues[0]
    assert (named.region, named.on) == ("浙江省", date(2016, 5, 3))
    invented = plan_in(said, "被辞退", ("山东",)).issues[0]
    assert (invented.region, invented.on) == ("", None)


@pytest.mark.parametrize(
    ("said", "asked", "day"),
    [
        ("2016-05-03", "in 2016", date(2016, 5, 3)),
        ("2016", "in 2016", date(2016, 12, 31)),
        ("2016-02", "signed 2016", date(2016, 2, 29)),
        ("2019年5月1日", "二〇一九年五月", date(2019, 5, 1)),
        ("2020", "二零二零年", date(2020, 12, 31)),
        ("2023-04-01", "three years ago", date(2023, 4, 1)),
        ("2023", "去年签的合同", date(2023, 12, 31)),
        ("2023-04-01", "what holds now?", None),
        ("2016-13-40", "in 2016", None),
        ("none", "in 2016", None),
        ("0000", "0000", None),
        ("9999", "9999", None),
    ],
)
def test_days(said: str, asked: str, day: date | None) -> None:
    assert day_named(said, asked) == day


def test_regions() -> None:
    regions = ("上海", "浙江省", "广西壮族自治区", "West Merrow", "Ohio")
    assert region_named("浙江", regions) == "浙江省"
    assert region_named("浙江省杭州市", regions) == "浙江省"
    assert region_named("上海市", regions) == "上海"
    assert region_named("ohio", regions) == "Ohio"
    assert region_named("Ohioans", regions) == ""
    assert region_named("", regions) == ""
    assert regions_in("在上海和浙江开公司", regions) == ("上海", "浙江省")
    assert regions_in("a house in West Merrow", regions) == ("West Merrow",)
    assert regions_in("in the west of Merrow", regions) == ()


def test_plan_without_a_model_has_the_question_and_its_sentences() -> None:
    plan = plan_without("My boss fired me.  What am I owed? 还有押金怎么退？")
    assert plan.fallback
    assert [one.queries[0] for one in plan.issues] == [
        "My boss fired me. What am I owed? 还有押金怎么退？",
        "My boss fired me.",
        "What am I owed?",
        "还有押金怎么退？",
    ]
    assert len(plan_without("What am I owed?").issues) == 1
    assert len(plan_without("A sentence here. " * 50).issues) <= ISSUES


def test_judgements_name_sources_and_ask_for_more() -> None:
    said = {
        "judgements": [
            {"issue": "2", "coverage": "partly", "sources": [2, 2, 9, "x"], "missing": "the period",
             "queries": []},
            {"issue": 1, "coverage": "answered", "sources": [1], "missing": "", "queries": ["no"]},
        ]
    }  # fmt: skip
    first, second = judgements_in(json.dumps(said), TWO, ["a", "b"])
    assert (first.issue, first.coverage, first.by, first.queries) == (
        "1", Coverage.ANSWERED, ("a",), (),
    )  # fmt: skip
    assert (second.coverage, second.by, second.missing) == (Coverage.PARTLY, ("b",), "the period")
    assert second.queries == ("the period",)


def test_an_issue_left_out_is_partly_answered() -> None:
    said = '{"judgements": [{"issue": "Issue 1", "coverage": "NOT"}]}'
    first, second = judgements_in(said, TWO, ["a"])
    assert first.coverage is Coverage.NOT
    assert second.coverage is Coverage.PARTLY
    assert second.fallback
    assert not first.fallback


def test_nothing_is_answered_by_no_provision() -> None:
    said = '{"judgements": [{"issue": "1", "coverage": "answered"}]}'
    assert judgements_in(said, TWO, [])[0].coverage is Coverage.NOT


def test_judgements_of_nothing_known_are_unusable() -> None:
    for said in ('{"judgements": [{"issue": "7", "coverage": "not"}]}', '{"judgements": [3]}',
                 '{"judgements": [{"issue": "1", "coverage": "perhaps"}]}'):  # fmt: skip
        with pytest.raises(Unusable, match="1, 2"):
            judgements_in(said, TWO, ["a"])


def test_normal_levels_case_width_and_signs() -> None:
    assert normal("  Return of the DEPOSIT! ") == normal("return-of the　deposit")
    assert normal("押金，返还？") == normal("押金 返还")
    assert normal("?!") == ""


def test_schemas_close_every_object_and_require_all() -> None:
    for schema in (PLAN_SCHEMA, JUDGE_SCHEMA):
        (name,) = schema["required"]
        one = schema["properties"][name]["items"]
        assert schema["additionalProperties"] is one["additionalProperties"] is False
        assert set(one["required"]) == set(one["properties"])


@given(st.text(max_size=300))
def test_any_words_at_all_give_a_plan_or_a_reason(said: str) -> None:
    try:
        plan = plan_in(said, said, ("上海",))
    except Unusable:
        return
    assert plan.issues
    assert all(one.title and one.queries for one in plan.issues)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["issues", "title", "queries", "place", "date", "judgements", "issue",
                             "coverage", "sources", "missing"]), inner, max_size=5)
    ),
    max_leaves=20,
)  # fmt: skip


@given(_JSON, st.integers(0, 400))
def test_any_json_at_all_cut_anywhere(value: object, cut: int) -> None:
    said = json.dumps(value)[: cut + 1]
    for read in (lambda: plan_in(said, "2020", ("上海",)), lambda: judgements_in(said, TWO, ["a"])):
        with suppress(Unusable):
            assert read()


@given(st.integers(1, len(TEXT)))
def test_a_cut_plan_never_invents(cut: int) -> None:
    with suppress(Unusable):
        for issue in plan_in(TEXT[:cut], "", ()).issues:
            assert any(issue.title == one["title"] for one in PLAN["issues"])
            assert all(f'"{query}"' in TEXT for query in issue.queries)
