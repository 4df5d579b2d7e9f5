"""Lines of the lexicon are read as they were written, and faults are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lexicon import Entry
from app.domain.lexicon_lines import EntryUnusable, checked, line_of, read_line, switched_off


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("老赖\t失信被执行人|被执行人\tdebt", Entry("老赖", ("失信被执行人", "被执行人"), "debt")),
        (" 老赖 \t 失信被执行人 | ", Entry("老赖", ("失信被执行人",))),
        ("老赖\t-", Entry("老赖", ())),
        ("# 老赖\tx", None),
        ("   ", None),
    ],
)
def test_lines_are_read(line: str, entry: Entry | None) -> None:
    assert read_line(line) == entry


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("老赖 失信被执行人", "fields"),
        ("老赖\ta\tb\tc", "fields"),
        ("…\t失信", "nothing-to-match"),
        ("the\t-", "nothing-to-match"),
        ("老赖\t|", "no-terms"),
        ("老赖\t", "no-terms"),
        ("老赖\tv|w|x|y|z", "too-many-terms"),
        ("fire\tFired|x", "same"),
        ("老赖\t" + "长" * 121, "too-long"),
        ("长" * 61 + "\tx", "too-long"),
    ],
)
def test_faults_are_named(line: str, reason: str) -> None:
    with pytest.raises(EntryUnusable) as raised:
        read_line(line)
    assert raised.value.reason == reason


@pytest.mark.parametrize(
    "entry", [Entry("a\tb", ("x",)), Entry("a", ("x|y",)), Entry("#a", ("x",))]
)
def test_what_could_not_be_read_back_is_refused(entry: Entry) -> None:
    with pytest.raises(EntryUnusable, match="forbidden-character"):
        checked(entry)


@given(st.text(max_size=70), st.lists(st.text(max_size=30), max_size=5), st.text(max_size=5))
def test_whatever_is_accepted_is_read_back(expression: str, terms: list[str], area: str) -> None:
    entry = Entry(expression.strip(), tuple(term.strip() for term in terms), area.strip())
    try:
        checked(entry)
    except EntryUnusable:
        return
    assert read_line(line_of(entry)) == entry


def test_switched_off_is_read_back() -> None:
    assert read_line(line_of(switched_off("老赖"))) == Entry("老赖", ())
