"""Exports have all of a record, in both languages, and comparisons say what changed."""

from dataclasses import replace

import pytest

from app.domain.asking import Coverage, Mode, Outcome
from app.domain.checking import Checked, Mark
from app.domain.run_words import SIGNS, words_in
from app.services.run_comparing import Change, compare, comparison_markdown
from app.services.run_text import explained, markdown, marked, shown
from tests.runs import TEXT, a_find, a_run


def test_everything_is_in_the_export() -> None:
    run = a_run(problem="connection-lost", follows="fedcba")
    text = markdown(run)
    for part in (
        run.question, run.when, run.library, run.model, run.address, run.id, "connection-lost",
        "fedcba", "Return of the deposit", "2021-03-01", "deposit return", "Section 14",
        "partly answered; missing: the amount; next: “fine for landlord”", "Within 14 days …",
        '{"issues": []}', "You plan.", "hm", "210 tokens in, 40 out", "| Total | 2,600 |",
        "3 citations: 1 verified, 1 quoted differently, 1 not found", "1 more had no room",
    ):  # fmt: skip
        assert part in text, part


def test_the_marks_stand_behind_the_citations() -> None:
    text = marked(TEXT, a_run().checks)
    assert "s 12 [✓])" in text
    assert "Section 13 [≠] allows" in text
    assert text.endswith("Section 99 [✗].")
    assert marked(TEXT, ()) == TEXT


def test_what_is_wrong_with_a_citation_is_said() -> None:
    words = words_in("en")
    misquoted = a_run().checks[1]
    assert explained(misquoted, words) == (
        "≠ quoted differently: Section 13 → Merrow Tenancy Act 2016, Section 13 "
        "(provision → quotation: [-Thirty-]{+Forty+} days)"
    )
    old = Checked(0, 3, "s 3", Mark.NOT_CURRENT, superseded="2020-01-01", successor="new/s3")
    assert explained(old, words) == "† not current: s 3 (since 2020-01-01; in its place: new/s3)"
    assert shown(()) == ""


def test_a_model_cannot_break_out_of_its_block() -> None:
    nasty = "```\n# Sources\n````text"
    run = a_run()
    run = replace(run, text=f"Fine.\n{nasty}", checks=(), thinking=nasty)
    run = replace(run, calls=(replace(run.calls[0], text=nasty, thinking=nasty),))
    outside, fence = [], ""
    for line in markdown(run).split("\n"):
        if not fence and line.startswith("```"):
            fence = line[: len(line) - len(line.lstrip("`"))]
        elif fence and line.startswith(fence) and not line.strip("`"):
            fence = ""
        elif not fence:
            outside.append(line)
    assert outside.count("# Sources") == 0
    assert not fence


def test_in_chinese() -> None:
    text = markdown(a_run(), "zh")
    for part in ("# 问题", "## 回答", "3 处引用：1 处已核实", "第 1 轮", "部分有答案", "| 合计 |"):
        assert part in text, part
    assert markdown(a_run(language="zh")) == text
    assert "处引用" in comparison_markdown(compare(a_run(), a_run("b")), "zh")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_word_is_lacking(language: str) -> None:
    words, other = words_in(language), words_in("en")
    assert set(words.marks) == set(SIGNS) == set(Mark)
    assert set(words.coverage) == set(Coverage)
    assert set(words.modes) == set(Mode)
    assert set(words.outcomes) == set(Outcome)
    assert len(set(SIGNS.values())) == len(SIGNS)
    for name in ("stages", "steps", "headings", "facts"):
        assert set(getattr(words, name)) == set(getattr(other, name))
    for key, text in words.facts.items():
        assert text.count("{}") == other.facts[key].count("{}"), key


@pytest.mark.parametrize(
    "changes",
    [
        {
            "plan": None,
            "rounds": (),
            "sources": (),
            "calls": (),
            "checks": (),
            "ms": {},
            "text": "",
        },
        {"text": " \n", "checks": ()},
        {"mode": Mode.ANSWER, "outcome": Outcome.STOPPED, "plan": None},
    ],
)
def test_whatever_is_lacking(changes: dict[str, object]) -> None:
    for language in ("en", "zh"):
        assert markdown(a_run(**changes), language).startswith("# ")
    empty = compare(a_run(**changes), a_run())
    assert comparison_markdown(empty).startswith("# Comparison")


def test_one_citation_is_not_many() -> None:
    words = words_in("en")
    assert words.count_line(a_run().checks[:1]) == "1 citation: 1 verified"
    assert words.count_line(()) == ""


def test_gained_and_lost() -> None:
    before = a_run()
    assert before.plan is not None
    first, second = before.plan.issues
    plan = replace(
        before.plan,
        issues=(replace(first, title="RETURN of  the deposit"), replace(second, title="Fine")),
    )
    [one] = before.rounds
    queries = (replace(one.queries[0], finds=(a_find(12), a_find(77))), *one.queries[1:])
    after = a_run(
        "b",
        plan=plan,
        rounds=(replace(one, queries=queries),),
        checks=before.checks[:1],
        sources=before.sources[:1],
        ms={"plan": 1.0, "new": 2.0},
    )
    found = compare(before, after)
    assert found.issues == Change(("Fine",), ("Penalty",), 1)
    assert found.finds == Change((a_find(77).citation,), (a_find(13).citation,), 2)
    assert found.sources.lost == (a_find(13).citation,)
    assert found.citations == Change((), (f"≠ {a_find(13).citation}", "✗ Section 99"), 1)
    assert found.marks == {
        Mark.VERIFIED: (1, 1), Mark.MISQUOTED: (1, 0), Mark.NOT_FOUND: (1, 0),
    }  # fmt: skip
    assert (found.ms["plan"], found.ms["new"]) == ((400.0, 1.0), (0.0, 2.0))
    text = comparison_markdown(found)
    assert "gained: Merrow Tenancy Act 2016, Section 77" in text
    assert "lost: Penalty" in text


def test_a_citation_whose_mark_changed_is_gained_and_lost() -> None:
    before = a_run()
    worse = (replace(before.checks[0], mark=Mark.NOT_CURRENT), *before.checks[1:])
    found = compare(before, a_run("b", checks=worse)).citations
    assert (len(found.gained), len(found.lost), found.kept) == (1, 1, 2)
    assert found.gained[0].startswith("†")
