"""No text that others wrote breaks out of its place in an export."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.markdown import closed, fenced, inline, quoted

wild = st.text(st.sampled_from("`~ \n#>*_[]|ab文"), max_size=60)


def _in_code(text: str) -> bool:
    """Whether a line after `text` would be code, by the rule of CommonMark."""
    fence = ""
    for line in text.split("\n"):
        found = re.match(r" {0,3}(`{3,}|~{3,})(.*)$", line)
        if found is None:
            continue
        if not fence:
            fence = "" if found[1][0] == "`" and "`" in found[2] else found[1]
        elif found[1][0] == fence[0] and len(found[1]) >= len(fence) and not found[2].strip(" \t"):
            fence = ""
    return bool(fence)


@given(wild)
def test_a_block_holds_all_of_its_text(text: str) -> None:
    first, *middle, last = fenced(text).split("\n")
    assert "\n".join(middle) == text
    assert not _in_code(fenced(text))
    assert all(_in_code("\n".join([first, *middle[:n]])) for n in range(len(middle) + 1))
    assert set(last) == {"`"}


@given(wild)
def test_what_follows_an_answer_is_no_code(text: str) -> None:
    assert not _in_code(closed(text))
    assert closed(text).startswith(text.rstrip())


@pytest.mark.parametrize("text", ["plain", "```\ncode\n```", "inline ``` only", "~~~ x ` y\n~~~"])
def test_a_closed_text_stays(text: str) -> None:
    assert closed(text) == text


@given(wild)
def test_nothing_inline_is_markup(text: str) -> None:
    shown = inline(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>#|~]", shown)
    assert re.sub(r"\\(.)", r"\1", shown) == " ".join(text.split())


def test_every_line_of_a_quotation_is_one() -> None:
    assert quoted("# a\n\nb") == "> \\# a\n>\n> b"
    assert quoted("") == ">"
