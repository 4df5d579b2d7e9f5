"""What changed is told word by word, loses nothing, and takes no longer for hostile texts."""

import random
import time

import pytest

from app.domain.difference import Fate, Span, difference

MARKS = {Fate.KEPT: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "{{+{}+}}"}


def _told(old: str, new: str) -> str:
    return "".join(MARKS[span.fate].format(span.text) for span in difference(old, new))


def _side(spans: tuple[Span, ...], dropped: Fate) -> str:
    return "".join(span.text for span in spans if span.fate is not dropped)


def _spaceless(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("The fine is five crowns.", "The fine is ten crowns.",
         "The fine is[- five-]{+ ten+} crowns."),
        ("支付二倍的赔偿金", "支付三倍的赔偿金", "支付[-二-]{+三+}倍的赔偿金"),
        ("within 30 days", "within 1,000 days", "within[- 30-]{+ 1,000+} days"),
        ("the employer's duty ends", "the employer duty ends",
         "the[- employer's-]{+ employer+} duty ends"),
        ("be kept once. The wage is paid", "be kept, unless lost. The wage is paid",
         "be kept[- once-]{+, unless lost+}. The wage is paid"),
        ("same", "same", "same"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_changes_are_told_word_by_word(old: str, new: str, told: str) -> None:
    assert _told(old, new) == told


def test_spaces_alone_are_no_change() -> None:
    assert _told("a  b \tc", "a b c ") == "a b c "
    assert _told("第 一 条", "第一条") == "第一条"


def test_a_new_paragraph_is_a_change() -> None:
    told = _told(
        "A kite is flown by day. The fine is paid.", "A kite is flown by day.\nThe fine is paid."
    )
    assert told == "A kite is flown by day.{+\n+}The fine is paid."


def test_words_that_happen_to_be_the_same_belong_to_the_change() -> None:
    told = _told(
        "He shall pay the sum of ten crowns to a clerk and ask for a receipt.",
        "He shall pay nothing whatever of value if a judge or another officer asks for a receipt.",
    )
    assert told.count("[-") <= 2
    assert told.startswith("He shall pay[-")
    assert told.endswith(" for a receipt.")


def test_another_text_takes_the_place_of_the_first_as_a_whole() -> None:
    old = "Kites are flown in meadows, and in no other place."
    new = "用人单位应当支付赔偿金, and 其他费用。"
    assert [span.fate for span in difference(old, new)] == [Fate.REMOVED, Fate.ADDED]


def test_nothing_is_lost() -> None:
    rng = random.Random(7)
    pieces = ["kite ", "flies. ", "风", "筝", "，", "\n", "12 ", "(a) ", "é", "  ", "'s "]
    for _ in range(300):
        old = "".join(rng.choices(pieces, k=rng.randrange(40)))
        new = list(old)
        for _ in range(rng.randrange(4)):
            new.insert(rng.randrange(len(new) + 1), rng.choice(pieces))
        text = "".join(new)
        spans = difference(old, text)
        assert _side(spans, Fate.REMOVED) == text
        assert _spaceless(_side(spans, Fate.ADDED)) == _spaceless(old)
        assert all(span.text for span in spans)


def test_in_a_long_text_lines_are_compared_first_and_words_within_them() -> None:
    lines = [
        f"Paragraph {n} says that the kite of owner {n} is flown by day." for n in range(4_000)
    ]
    changed = [*lines]
    changed[2_000] = changed[2_000].replace("by day", "by night")
    changed[3_000] = changed[3_000].replace("flown", "sold")
    del changed[1_000]
    spans = difference("\n".join(lines), "\n".join(changed))
    assert _side(spans, Fate.REMOVED) == "\n".join(changed)
    assert {span.text.strip() for span in spans if span.fate is Fate.ADDED} == {"night", "sold"}
    assert {span.text.strip() for span in spans if span.fate is Fate.REMOVED} == {
        lines[1_000], "day", "flown",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 100_000, "b " + "a " * 99_000 + "b"),
        ("x" * 500_000, "y" + "x" * 400_000),
        ("word\n" * 50_000, "a\n" + "word\n" * 49_000 + "b"),
        ("a b " * 20_000, "b b a " * 20_000),
        ("条" * 200_000, "款" + "条" * 199_000 + "款"),
        ("(" * 100_000, ")" * 100_000),
        ("1,1.1," * 50_000, "1.1,1." * 50_000),
    ],
)
def test_hostile_texts_take_bounded_time(old: str, new: str) -> None:
    begun = time.process_time()
    spans = difference(old, new)
    assert time.process_time() - begun < 5
    assert _side(spans, Fate.REMOVED) == new
